"""The data package: every table as one archive with its description, from which relations and findings can be worked out again."""
