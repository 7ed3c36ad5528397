"""From cells that the database wrote to JSON objects: the names of the members are put between the cells here.

That takes half the time that PostgreSQL needs to write the objects by itself. The cells arrive as COPY writes them, with
separators that no JSON holds unescaped, so that they are neither quoted nor escaped once more; null stands for nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.exporting.columns import Column, Kind

COPY_FORM = "FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02', NULL 'null'"
Buffer = bytes | bytearray | memoryview
_SEPARATOR, _SLOT, _NONE = b"\x02", "%s", b"null"


@dataclass(frozen=True, slots=True)
class ObjectForm:
    """How rows of cells become objects.

    Args:
        whole: an object, with a slot for each cell.
        tombstone: the object of a row that is gone; None when none is. The first cell of a row says then why it is gone.
        keys: the places of the cells that the tombstone holds before the reason.
    """

    whole: bytes
    tombstone: bytes | None = None
    keys: tuple[int, ...] = ()

    @classmethod
    def of(cls, columns: Sequence[Column], *, gone: Column | None = None, keys: Sequence[str] = ()) -> "ObjectForm":
        """Return the form of rows with these columns.

        Args:
            gone: the column that says why a row is gone, None when none is.
            keys: the names of the columns that are told of such a row.
        """
        whole = _object(columns)
        if gone is None:
            return cls(whole)
        places = tuple(place for place, column in enumerate(columns) if column.name in keys)
        return cls(whole, _object([*(columns[place] for place in places), gone]), places)

    def lines(self, rows: Sequence[Buffer]) -> bytes:
        """Return rows of cells, each ended by a newline, as JSON lines.

        >>> ObjectForm(b'{"low":%s,"words":%s}').lines([b'30\\x02"almost 30"\\n', b'null\\x02"dozens"\\n'])
        b'{"low":30,"words":"almost 30"}\\n{"low":null,"words":"dozens"}\\n'
        """
        if self.tombstone is not None:
            return b"".join(self._object_of(bytes(row[:-1]).split(_SEPARATOR)) + b"\n" for row in rows)
        cells = b"".join(rows)[:-1].replace(b"\n", _SEPARATOR).split(_SEPARATOR)
        return (self.whole + b"\n") * len(rows) % tuple(cells)

    def numbered(self, rows: Iterable[Buffer]) -> Iterator[tuple[int, bytes]]:
        """Yield the number and the object of each row; the number is its first cell."""
        for row in rows:
            number, *cells = bytes(row[:-1]).split(_SEPARATOR)
            yield int(number), self._object_of(cells)

    def _object_of(self, cells: list[bytes]) -> bytes:
        if self.tombstone is None:
            return self.whole % tuple(cells)
        reason, *others = cells
        if reason == _NONE:
            return self.whole % tuple(others)
        return self.tombstone % (*(others[place] for place in self.keys), reason)


def is_bare(column: Column) -> bool:
    """Tell whether a column's cells are words that need no escaping and are never missing: the form holds their quotes."""
    is_harmless = column.kind in (Kind.MOMENT, Kind.DAY) or bool(column.choices) or column.is_plain
    return is_harmless and column.is_required


def _object(columns: Sequence[Column]) -> bytes:
    """Return the form of an object; members "a.b" and "a.c" stand together in an object "a"."""
    pieces: list[str] = []
    group = ""
    for column in columns:
        if group and column.group != group:
            pieces[-1] += "}"
        opening = f'"{column.group}":{{' if column.group and column.group != group else ""
        group = column.group
        slot = f'"{_SLOT}"' if is_bare(column) else _SLOT
        pieces.append(f'{opening}"{column.name.rpartition(".")[2]}":{slot}')
    return f"{{{','.join(pieces)}{'}' if group else ''}}}".encode()
