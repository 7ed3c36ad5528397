"""Paragraphs and sentences of a text, as spans."""

import re

from claims.figures.languages.table import words_of

__all__ = ["Sentence", "sentences_of"]

# Start, end (exclusive) and the number of the paragraph.
Sentence = tuple[int, int, int]

# A line break ends a sentence unless the lines were only wrapped, which shows in the next line going on in lower case.
BREAK = re.compile(r"[.!?…][\"'”’»)\]]*+(?=\s|$)|\n(?:[ \t\r]*+\n)*+")

# No writer's sentence is as long as this; it keeps the work on hostile text in proportion to its length.
LONGEST = 2_000

ABBREVIATIONS = words_of(
    "mr mrs ms dr prof gen col lt sgt capt gov sen rep st jr sr vs etc inc ltd corp co no nos approx ca est dept fig",
    "vol jan feb mar apr jun jul aug sep sept oct nov dec u.s u.n u.k e.g i.e a.m p.m ave blvd rd",
    "sra srta dra ing lic arq av núm art aprox ee uu pág tel cía depto ud uds",
)
LONGEST_ABBREVIATION = 12
OPENING = "([\"'“‘«¡¿-—–"  # marks that may stand before one
ENDING_TOO = frozenset({"etc", "inc", "ltd", "corp", "co", "a.m", "p.m", "no"})


def sentences_of(text: str) -> list[Sentence]:
    """Return every sentence in order; a blank line ends a paragraph.

    >>> text = "Mr. Rojas spoke. 30 people died."
    >>> [text[start:end] for start, end, _ in sentences_of(text)]
    ['Mr. Rojas spoke.', '30 people died.']
    """
    found: list[Sentence] = []
    start, paragraph, size = 0, 0, len(text)
    for match in BREAK.finditer(text):
        at = match.start()
        if text[at] == "\n":
            blank = match.end() - at > 1
            if not blank and is_wrapped(text, at):
                continue
            add(found, text, start, at, paragraph)
            start = match.end()
            paragraph += blank
            continue
        if text[at] == "." and match.end() - at == 1 and not ends_sentence(text, start, at):
            continue
        add(found, text, start, match.end(), paragraph)
        start = match.end()
    add(found, text, start, size, paragraph)
    return found


def add(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    """Add a sentence without the white space around it, if anything is left; what never ends is cut into pieces."""
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return
    start += len(piece) - len(piece.lstrip())
    end = start + len(stripped)
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        found.append((start, cut, paragraph))
        start = cut
    found.append((start, end, paragraph))


def is_wrapped(text: str, at: int) -> bool:
    """Tell whether a line break stands inside a sentence: the line is long, and the next goes on in lower case."""
    line = text[max(0, at - 200) : at]
    following = text[at + 1 : at + 40].lstrip(" \t")
    if not following or not line:
        return False
    length = len(line) - line.rfind("\n") - 1
    first = following[0]
    return (
        length >= 40
        and line[-1] not in ".!?:"
        and (first.islower() or (first.isdigit() and length >= 55) or first in '[("$')
    )


def ends_sentence(text: str, start: int, at: int) -> bool:
    """Tell whether the full stop at a place ends the sentence, and not an abbreviation or a list mark."""
    if at - start < 6 and text[start:at].strip().isdecimal():
        return False
    written = text[max(start, at - LONGEST_ABBREVIATION) : at]
    word = "" if not written or written[-1].isspace() else written.split()[-1].lstrip(OPENING).lower()
    following = text[at + 1 : at + 12].lstrip()
    if word in ABBREVIATIONS:
        return word in ENDING_TOO and following[:1].isupper()
    if "." in word and not following[:1].isupper():
        return False
    if len(word) <= 2 and following[:1].islower():
        return False
    return not (len(word) == 1 and text[at - 1].isupper() and following[:1].isupper())
