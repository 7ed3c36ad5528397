"""Tables for other programs: what they hold, who may have which rows, and the rows as bytes."""
