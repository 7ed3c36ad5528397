"""How many rows are in what is written."""

from collections.abc import Iterable, Iterator


def csv_rows(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Yield pieces of CSV, each of whole rows, with how many rows are in it; a line may end inside a quoted cell.

    >>> list(csv_rows([b'"two\\r\\nlines",1\\r\\n']))
    [(b'"two\\r\\nlines",1\\r\\n', 1)]
    """
    for piece in pieces:
        yield piece, sum(unquoted.count(b"\r\n") for unquoted in piece.split(b'"')[::2])


def ndjson_rows(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Yield pieces of JSON lines with how many there are in each; no line ends inside a value."""
    for piece in pieces:
        yield piece, piece.count(b"\n")
