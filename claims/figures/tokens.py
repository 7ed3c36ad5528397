"""The words of one sentence, with their places and with what a language's table says about each."""

import re
from functools import reduce
from itertools import accumulate
from operator import or_

from claims.figures.languages.table import VULGAR_FRACTIONS, Tag, Tags

__all__ = ["TOKEN", "Tokens", "lowered"]

# Digit groups, words (also "u.s." and "o'clock"), single marks. Each alternative begins with a character that no other
# begins with, or is decided within one character, so that the time grows with the length of the text alone.
TOKEN = re.compile(
    rf"(\d++(?:[.,٫٬]\d++)*+|[{VULGAR_FRACTIONS}]"
    r"|[^\W\d_](?:\.[^\W\d_])++\.?+|[^\W\d_]++(?:'[^\W\d_]++)*+|[^\s\w]|_)"
)

NO_WORD = int(Tag.MARK | Tag.DIGITS)


def lowered(text: str) -> str:
    """Return the text in lower case and with straight apostrophes, with every character still in its place.

    >>> len(lowered("İstanbul")) == len("İstanbul")
    True
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    return low.replace("’", "'")


class Tokens:
    """The tokens of `text[start:end]`: digit groups, words, and single marks; white space is none.

    Args:
        text: the whole text that offsets count in.
        start, end: span of the sentence.
        tags: bits that a language gives to words; `bits` unites those of the sentence.
    """

    __slots__ = ("_heading", "bits", "ends", "size", "starts", "tags", "text", "words")

    def __init__(self, text: str, start: int, end: int, tags: Tags) -> None:
        # Cutting at the tokens leaves gaps and tokens in turn, and their lengths give every place at once.
        pieces = TOKEN.split(lowered(text[start:end]))
        places = list(accumulate(map(len, pieces), initial=start))
        self.text = text
        self.words = words = pieces[1::2]
        self.starts = places[1:-1:2]
        self.ends = places[2::2]
        self.tags = own = list(map(tags.__getitem__, words))
        self.size = len(words)
        self.bits = reduce(or_, own, 0)
        self._heading: bool | None = None

    @property
    def is_heading(self) -> bool:
        """Tell whether most words begin with a capital, as in a title, so that a capital says nothing of a name."""
        if self._heading is None:
            text = self.text
            capitals = [text[at].isupper() for at, tag in zip(self.starts, self.tags, strict=True) if not tag & NO_WORD]
            self._heading = len(capitals) < 3 or sum(capitals) * 10 >= len(capitals) * 6
        return self._heading

    def glued(self, index: int) -> bool:
        """Tell whether no space stands between a token and the one before it; the first token is not glued."""
        return 0 < index < self.size and self.starts[index] == self.ends[index - 1]

    def quote(self, first: int, last: int) -> str:
        """Return the text of the tokens from `first` up to, not including, `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def capital(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter in the text."""
        return self.text[self.starts[index]].isupper()

    def acronym(self, index: int) -> bool:
        """Tell whether a token is written in capitals, as "US" and "WHO" are and "us" and "who" are not."""
        return self.ends[index] - self.starts[index] > 1 and self.quote(index, index + 1).isupper()
