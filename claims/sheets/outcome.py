"""What becomes of a row of a file."""

from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    """What a row did, or would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row.

    Args:
        line: of the file.
        deed: what it did.
        about: the row it is about, in a few words.
        said: what changed, or what is wrong with it, as sentences.
    """

    line: int
    deed: Deed
    about: str
    said: tuple[str, ...] = ()


class WrongRow(ValueError):
    """A row that cannot be taken; its arguments are sentences."""
