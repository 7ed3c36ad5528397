"""Numbers in digits: thousands and decimals by the marks of the document, spaced groups, written fractions."""

from dataclasses import dataclass
from decimal import Decimal

from claims.figures.conventions import Conventions
from claims.figures.languages.table import Tag, words_of
from claims.figures.tokens import Tokens

__all__ = ["read_digit_group", "read_digits"]

MARK, DIGITS = int(Tag.MARK), int(Tag.DIGITS)

# Longer digit strings are identifiers, not counts of anything.
LONGEST = 24
EXPONENTS = range(-40, 19)
MAY_GO_ON = frozenset("/×xe")
SPACES = "\u00a0\u202f\u2009 "
ARABIC_MARKS = str.maketrans("٫٬", ".,")
DENOMINATORS = words_of("2 3 4 5 6 7 8 9 10 12 16 20 25 32 50 64 100 1000")
VULGAR = {
    char: Decimal(over) / Decimal(under)
    for char, over, under in (
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4),
        ("⅕", 1, 5), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8),
    )
}  # fmt: skip


@dataclass(slots=True)
class DigitGroup:
    """Digits in a sentence, tokens `first` to `last` (exclusive), with their value.

    Args:
        doubtful: whether the marks may be read in two ways ("1.234").
        whole: whether it is one plain group of digits, which scale words and fractions may follow.
    """

    first: int
    last: int
    value: Decimal
    doubtful: bool
    whole: bool


def read_digits(written: str, conventions: Conventions) -> tuple[Decimal, bool] | None:
    """Return the value of a digit group and whether it could be read in another way; None for what is no number.

    Versions (1.2.3), days (12.05.2022) and digit strings too long to count anything are no numbers.

    >>> unknown = Conventions("", "es", None)
    >>> read_digits("1,234.5", unknown)
    (Decimal('1234.5'), False)
    >>> read_digits("1.234", unknown)
    (Decimal('1234'), True)
    >>> read_digits("1.2.3", unknown) is None
    True
    """
    if len(written) > LONGEST:
        return None
    if written.isdecimal():
        return Decimal(written), False
    written = written.translate(ARABIC_MARKS)
    dots, commas = written.count("."), written.count(",")
    if dots and commas:
        decimal = "." if written.rfind(".") > written.rfind(",") else ","
        whole, _, rest = written.rpartition(decimal)
        groups = whole.split("," if decimal == "." else ".")
        if decimal in whole or not are_thousands(groups):
            return None
        return Decimal(f"{''.join(groups)}.{rest}"), False
    groups = written.split("." if dots else ",")
    if len(groups) > 2:
        return (Decimal("".join(groups)), False) if are_thousands(groups) else None
    whole, rest = groups
    if len(rest) != 3 or len(whole) > 3 or whole.startswith("0"):
        return Decimal(f"{whole}.{rest}"), False
    marks = conventions.marks
    if rest == "000" and not marks.certain:  # nobody measures to three zeros behind the mark
        return Decimal(whole + rest), False
    return Decimal(f"{whole}.{rest}" if marks.decimal in written else whole + rest), not marks.certain


def are_thousands(groups: list[str]) -> bool:
    """Tell whether digit groups are a number in thousands, or in lakhs (12,34,567) as in South Asia."""
    first, *middle, last = groups
    return 0 < len(first) <= 3 and len(last) == 3 and all(len(group) in (2, 3) for group in middle)


def read_digit_group(tokens: Tokens, index: int, conventions: Conventions) -> DigitGroup | None:
    """Return the digits at a token with the groups that follow: "1 234 567", "2 1/4", "5½", ",08", "1.99×10−30"."""
    words, size = tokens.words, tokens.size
    written, last = words[index], index + 1
    if written in VULGAR:
        return DigitGroup(index, last, VULGAR[written], doubtful=False, whole=False)
    is_plain = written.isdecimal()
    if last < size and is_plain and len(written) <= 3 and written[0] != "0":
        while last < size and (step := step_to_group(tokens, last)):
            written += words[last + step - 1]
            last += step
        if last > index + 1 and not written.isdecimal():  # 1 234 567,89
            written = written.translate(ARABIC_MARKS).replace(",", ".")
            one_mark = written.count(".") == 1
            return DigitGroup(index, last, Decimal(written), doubtful=False, whole=False) if one_mark else None
    read = read_digits(written, conventions)
    if read is None:
        return None
    group = DigitGroup(index, last, read[0], doubtful=read[1], whole=is_plain)
    if is_plain and index and words[index - 1] in ".," and tokens.glued(index) and not hangs(tokens, index - 1):
        return DigitGroup(index - 1, last, Decimal(f"0.{written}"), doubtful=False, whole=False)
    if last < size and (tokens.tags[last] & DIGITS or words[last] in MAY_GO_ON):
        group = scientific(tokens, with_fraction(tokens, group) if is_plain else group)
    return group


def step_to_group(tokens: Tokens, index: int) -> int:
    """Return how many tokens lead to the next three digits of a number set apart by a space, 0 where none follow.

    Corpora that were cut into words write "50 ,000"; that space is no more than a trace of the cutting.
    """
    words = tokens.words
    gap = tokens.starts[index] - tokens.ends[index - 1]
    if gap != 1 or tokens.text[tokens.ends[index - 1]] not in SPACES:
        return 0
    if words[index] == "," and index + 1 < tokens.size and tokens.glued(index + 1):
        return 2 if len(words[index + 1]) == 3 and words[index + 1].isdecimal() else 0
    word = words[index]
    grouped = len(word) >= 3 and word[:3].isdecimal() and (len(word) == 3 or (word[3] == "," and word[4:].isdecimal()))
    return 1 if grouped else 0


def hangs(tokens: Tokens, index: int) -> bool:
    """Tell whether a mark hangs on the word or digits before it."""
    return tokens.glued(index) and not tokens.tags[index - 1] & MARK


def with_fraction(tokens: Tokens, group: DigitGroup) -> DigitGroup:
    """Return whole digits with the fraction after them: "1/2" is 0.5, "10 1/2" is 10.5, "5½" is 5.5."""
    words, last = tokens.words, group.last
    if words[last] in VULGAR:
        return DigitGroup(group.first, last + 1, group.value + VULGAR[words[last]], group.doubtful, whole=False)
    if last == group.first + 1:
        share = share_at(tokens, group.first)
        if share is not None:
            return DigitGroup(group.first, last + 2, share, doubtful=False, whole=False)
    share = None if tokens.glued(last) else share_at(tokens, last)
    return (
        group if share is None else DigitGroup(group.first, last + 3, group.value + share, group.doubtful, whole=False)
    )


def share_at(tokens: Tokens, index: int) -> Decimal | None:
    """Return the share that "3/4" at a token writes; days (7/12/2022) and names (9/11, 24/7) are none."""
    words, size = tokens.words, tokens.size
    if index + 2 >= size or words[index + 1] != "/" or not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    over, under = words[index], words[index + 2]
    if under not in DENOMINATORS or not over.isdecimal() or len(over) > 3 or int(over) >= int(under) or int(over) == 0:
        return None
    if (index + 3 < size and words[index + 3] == "/") or (index and words[index - 1] == "/"):
        return None
    return Decimal(over) / Decimal(under)


def scientific(tokens: Tokens, group: DigitGroup) -> DigitGroup:
    """Return digits with their power of ten: "2.998×10−8", "12,32e+14"; powers beyond reason are left alone."""
    words, at, size = tokens.words, group.last, tokens.size
    if at + 2 < size and words[at] in "×x" and words[at + 1] == "10":
        at += 2
        at += words[at] == "^"
    elif at + 1 < size and words[at] == "e" and tokens.glued(at):
        at += 1
    else:
        return group
    negative = at < size and words[at] in "-−–"
    at += negative or (at < size and words[at] == "+")
    if at >= size or not words[at].isdecimal() or len(words[at]) > 3 or not tokens.glued(at):
        return group
    exponent = -int(words[at]) if negative else int(words[at])
    if exponent not in EXPONENTS:
        return group
    return DigitGroup(group.first, at + 1, group.value.scaleb(exponent), group.doubtful, whole=False)
