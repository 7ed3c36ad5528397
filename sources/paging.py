"""Pages of very many rows, of which nobody sees the last: they are not counted to the end."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator

AHEAD = 1000  # rows that are counted beyond the page that is asked for


class LongPaginator(Paginator):
    """The pages of a list that may be very long: counted exactly while it is short, else as far as one may want to go next.

    Args:
        asked: number of the page that is asked for, as it stands in the address.
    """

    def __init__(self, *args: Any, asked: str | None, **more: Any) -> None:
        super().__init__(*args, **more)
        number = int(asked) if asked is not None and asked.isdecimal() and len(asked) < 10 else 1
        self._most = number * self.per_page + AHEAD

    @cached_property
    def count(self) -> int:
        """How many rows there are, or, where `is_cut_short`, how many of them were counted."""
        return min(self._counted, self._most)

    @property
    def is_cut_short(self) -> bool:
        return self._counted > self._most

    @cached_property
    def _counted(self) -> int:
        rows: Any = self.object_list
        return int(rows[: self._most + 1].count())
