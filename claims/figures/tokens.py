"""The words of one sentence, with their places and with what a language's table says about each."""

import re
from collections.abc import Mapping

__all__ = ["Tokens", "lowered"]

# Each alternative begins with a character that no other can begin with, or is decided within one character,
# so that the time grows with the length of the text alone.
TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\s\w]|_")


def lowered(text: str) -> str:
    """Return the text in lower case, with every character still in its place.

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
        tags: bits that a language gives to words; an unknown word gets 0, a digit group and a mark their own.
    """

    __slots__ = ("ends", "size", "starts", "tags", "text", "words")

    def __init__(self, text: str, start: int, end: int, tags: Mapping[str, int]) -> None:
        low = lowered(text[start:end])
        spans = [match.span() for match in TOKEN.finditer(low)]
        self.text = text
        self.starts = [start + first for first, _ in spans]
        self.ends = [start + last for _, last in spans]
        self.words = words = [low[first:last] for first, last in spans]
        self.tags = [tags[word] for word in words]
        self.size = len(words)

    def glued(self, index: int) -> bool:
        """Tell whether no space stands between a token and the one before it; the first token is not glued."""
        return 0 < index < self.size and self.starts[index] == self.ends[index - 1]

    def quote(self, first: int, last: int) -> str:
        """Return the text of the tokens from `first` up to, not including, `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def capital(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter in the text."""
        return self.text[self.starts[index]].isupper()
