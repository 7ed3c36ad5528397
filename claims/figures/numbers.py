"""Numbers as they stand in a sentence: digits with their marks, number words, and both together."""

from dataclasses import dataclass
from decimal import Decimal

from claims.figures.languages.table import Language, NumberWord, Tag
from claims.figures.tokens import Tokens

__all__ = ["Marks", "Number", "find_numbers", "read_digits"]

ONE = Decimal(1)
ZERO = Decimal(0)
THOUSAND = Decimal(1000)
DIGITS, NUMBER, MARK = int(Tag.DIGITS), int(Tag.NUMBER), int(Tag.MARK)

# Longer digit strings are identifiers, not counts of anything.
LONGEST = 24
SPACES = "\u00a0\u202f\u2009 "
ARABIC_MARKS = str.maketrans("٫٬", ".,")
SIGNS = "-−–"
VULGAR = {
    char: Decimal(over) / Decimal(under)
    for char, over, under in (
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8)
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marks:
    """How numbers are written here.

    Args:
        decimal: the decimal mark, "." or ",".
        certain: whether the text or its publisher's locale shows it; otherwise it is the language's habit.
    """

    decimal: str
    certain: bool


@dataclass(slots=True)
class Number:
    """A number in a sentence, from token `first` up to, not including, token `last`.

    Args:
        value: what is written; of a vague word the magnitude ("dozens": 12).
        style: exact, collective ("a dozen"), vague ("dozens"), few ("several hundred") or article ("a", "un").
        doubtful: whether the marks may be read in two ways ("1.234").
        digits: whether it begins with digits.
    """

    first: int
    last: int
    value: Decimal
    style: str = "exact"
    doubtful: bool = False
    digits: bool = False
    fraction: bool = False


def read_digits(written: str, marks: Marks) -> tuple[Decimal, bool] | None:
    """Return the value of a digit group and whether it could be read in another way; None for what is no number.

    Versions (1.2.3), days (12.05.2022) and digit strings too long to count anything are no numbers.

    >>> read_digits("1,234.5", Marks(",", certain=False))
    (Decimal('1234.5'), False)
    >>> read_digits("1.234", Marks(",", certain=False))
    (Decimal('1234'), True)
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
    value = Decimal(f"{whole}.{rest}") if marks.decimal in written else Decimal(whole + rest)
    return value, not marks.certain


def are_thousands(groups: list[str]) -> bool:
    """Tell whether digit groups are a number in thousands, or in lakhs (12,34,567) as in South Asia."""
    first, *middle, last = groups
    return bool(first) and len(first) <= 3 and len(last) == 3 and all(len(group) in (2, 3) for group in middle)


def find_numbers(tokens: Tokens, language: Language, marks: Marks) -> list[Number]:
    """Return the numbers of a sentence in order, whether or not they turn out to be figures."""
    found: list[Number] = []
    index, size, tags = 0, tokens.size, tokens.tags
    while index < size:
        if tags[index] & (DIGITS | NUMBER):
            number = read_number(tokens, index, language, marks)
            if number is not None:
                found.append(number)
                index = number.last
                continue
        elif tokens.words[index] in VULGAR:
            found.append(Number(index, index + 1, VULGAR[tokens.words[index]], digits=True))
        index += 1
    return found


def read_number(tokens: Tokens, index: int, language: Language, marks: Marks) -> Number | None:
    """Return the longest number that begins at a token, or None."""
    if tokens.tags[index] & DIGITS:
        number = read_digit_group(tokens, index, marks)
        if number is None:
            return None
        if "." in str(number.value) or number.value >= THOUSAND:
            read_scales(tokens, number, language)
        else:
            read_words(tokens, number, language, marks)
    else:
        word = language.numbers[tokens.words[index]]
        number = Number(index, index, ZERO)
        if word.role in ("few", "half", "article"):
            if not read_opening(tokens, number, word, language, marks):
                return None
        elif word.role in ("plural", "collective"):
            open_collective(tokens, number, language)
            return number
        elif (
            not read_words(tokens, number, language, marks)
            or word.role == "scale"
            and number.last == index + 1
            and word.value > THOUSAND
            and tokens.size > 1
        ):
            return None
    if number.style != "few":
        read_tail(tokens, number, language, marks)
    return number


def read_digit_group(tokens: Tokens, index: int, marks: Marks) -> Number | None:
    """Return the digits at a token with the groups that follow: "1 234 567", "2 1/4", "5½", ",08"."""
    words, size = tokens.words, tokens.size
    written, last = words[index], index + 1
    if written.isdecimal() and len(written) <= 3 and not written.startswith("0"):
        while last < size and is_group(tokens, last):
            written += words[last][:3] if words[last].isdecimal() else words[last]
            last += 1
    if len(written) > 3 and last > index + 1:
        tail = words[last - 1]
        if not tail.isdecimal():  # 1 234 567,89
            value = Decimal(written.replace(",", "."))
            return Number(index, last, value, digits=True)
    read = read_digits(written, marks)
    if read is None:
        return None
    number = Number(index, last, read[0], doubtful=read[1], digits=True)
    if (
        index
        and words[index - 1] in ".,"
        and tokens.glued(index)
        and not attached(tokens, index - 1)
        and written.isdecimal()
    ):
        number.value, number.first = Decimal(f"0.{written}"), index - 1
    read_fraction_of_digits(tokens, number)
    return number


def is_group(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is the next three digits of a number whose thousands are set apart by a space."""
    word = tokens.words[index]
    if len(word) < 3 or not word[:3].isdecimal() or (len(word) > 3 and (word[3] != "," or not word[4:].isdecimal())):
        return False
    return tokens.starts[index] - tokens.ends[index - 1] == 1 and tokens.text[tokens.ends[index - 1]] in SPACES


def attached(tokens: Tokens, index: int) -> bool:
    """Tell whether a mark hangs on the word or digits before it."""
    return index > 0 and tokens.glued(index) and not tokens.tags[index - 1] & MARK


def read_fraction_of_digits(tokens: Tokens, number: Number) -> None:
    """Extend whole digits by a fraction: "1/2" is 0.5, "10 1/2" is 10.5, "5½" is 5.5."""
    words, last = tokens.words, number.last
    if last < tokens.size and words[last] in VULGAR and number.value == number.value.to_integral_value():
        number.value, number.last = number.value + VULGAR[words[last]], last + 1
        return
    if over_under(tokens, last - 1) is not None and last - 1 == number.first:
        under = over_under(tokens, last - 1)
        if under:
            number.value, number.last, number.fraction = number.value / under, last + 2, True
        return
    if last < tokens.size and words[last].isdecimal() and not tokens.glued(last):
        under = over_under(tokens, last)
        over = Decimal(words[last]) if len(words[last]) <= 2 else ZERO
        if under and over < under:
            number.value, number.last = number.value + over / under, last + 3


def over_under(tokens: Tokens, index: int) -> Decimal | None:
    """Return the denominator where a token is the numerator of a written fraction; dates (7/12/2022) are none."""
    words, size = tokens.words, tokens.size
    if index + 2 >= size or words[index + 1] != "/" or not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    under = words[index + 2]
    if not under.isdecimal() or len(under) > 3 or len(words[index]) > 3 or under.startswith("0"):
        return None
    if (index + 3 < size and words[index + 3] == "/") or (index and words[index - 1] == "/"):
        return None
    return Decimal(under)


def read_words(tokens: Tokens, number: Number, language: Language, marks: Marks) -> bool:
    """Read a number in words from `number.last` on, after the digits it may begin with; False if there is none.

    `room` is what still fits: after "forty" a number below 10, after "two hundred" one below 100.
    """
    words, size, table = tokens.words, tokens.size, language.numbers
    parts: list[tuple[Decimal, Decimal]] = []
    group, room = ZERO, THOUSAND
    begun = number.digits
    if begun:
        group, room = number.value, ONE
    index = number.last
    while index < size:
        at = index
        if begun and at + 1 < size:
            if words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
                at += 1
            elif words[at] in language.joins:
                fits = room == 10 if language.join_after_tens else room in (100, 1000)
                if not fits:
                    break
                at += 1
        if tokens.tags[at] & DIGITS:
            joined = at > index and room == 10
            if not (joined or (parts and not group)) or not begun or not words[at].isdecimal() or len(words[at]) > 3:
                break
            value = Decimal(words[at])
            if value >= room or not value:
                break
            group, room = group + value, ONE
        else:
            word = table.get(words[at])
            if word is None:
                break
            role, value = word.role, word.value
            if role in ("unit", "teen", "ten", "hundreds"):
                if value >= room:
                    break
                group += value
                room = TEN_ROOM[role]
            elif role == "hundred":
                if group >= 100 or (group and group != group.to_integral_value()):
                    break
                group, room = (group or ONE) * 100, Decimal(100)
            elif role == "scale" or (role == "plural" and begun and value >= 1000):
                below = [part for part, scale in parts if scale < value]
                parts = [(part, scale) for part, scale in parts if scale >= value]
                if parts and parts[-1][1] == value:
                    break
                own = group + sum(below)
                parts.append(((own or ONE) * value, value))
                group, room = ZERO, THOUSAND
            elif role == "plural" and begun and value == 100:
                group, room = (group or ONE) * 100, Decimal(100)
            elif role == "zero" and not group and not parts:
                pass
            else:
                break
        begun = True
        index = number.last = at + 1
    if number.last == number.first:
        return False
    number.value = group + sum(part for part, _ in parts)
    return True


TEN_ROOM = {"unit": ONE, "teen": ONE, "ten": Decimal(10), "hundreds": Decimal(100)}


def read_scales(tokens: Tokens, number: Number, language: Language) -> None:
    """Multiply digits by the scale words that follow: "2.3 million", "1,5 mil millones"."""
    while number.last < tokens.size:
        word = language.numbers.get(tokens.words[number.last])
        if word is None or not (word.role == "scale" or (word.role == "plural" and word.value >= 1000)):
            return
        number.value, number.last = number.value * word.value, number.last + 1


def read_opening(tokens: Tokens, number: Number, word: NumberWord, language: Language, marks: Marks) -> bool:
    """Read a number that begins with an article, "half" or "several": "a dozen", "half a million", "a few hundred"."""
    words, size, table = tokens.words, tokens.size, language.numbers
    index = number.first + 1
    if word.role == "article":
        after = table.get(words[index]) if index < size else None
        if after is None:
            if size == 1:
                number.value, number.last = ONE, index
                return True
            return False
        if after.role == "few":
            return read_few(tokens, number, index + 1, after, language)
        if after.role == "half":
            return read_half(tokens, number, index, language)
        if after.role in ("hundred", "scale", "collective", "fraction"):
            number.last = index
            if after.role in ("hundred", "scale"):
                return read_words(tokens, number, language, marks)
            number.value = ONE
            number.digits = False
            return read_denominator(tokens, number, language) or after.role == "collective"
        return False
    if word.role == "half":
        return read_half(tokens, number, number.first, language)
    return read_few(tokens, number, index, word, language)


def read_few(tokens: Tokens, number: Number, index: int, word: NumberWord, language: Language) -> bool:
    """Read "several", "a few", "a handful", alone or before a magnitude: "several thousand", "a few dozen"."""
    words, size, table = tokens.words, tokens.size, language.numbers
    number.style, number.value, number.last = "few", ONE, index
    if index < size and words[index] in language.of and index + 1 < size:
        after = table.get(words[index + 1])
        if after is not None and after.role in ("plural", "collective", "hundred", "scale"):
            index += 1
    while index < size:
        after = table.get(words[index])
        if after is None or after.role not in ("plural", "collective", "hundred", "scale"):
            break
        number.value, index = number.value * after.value, index + 1
        number.last = index
    return True


def read_half(tokens: Tokens, number: Number, index: int, language: Language) -> bool:
    """Read "half a million", "half a dozen", "medio centenar"; half of something else is no number here."""
    words, size, table = tokens.words, tokens.size, language.numbers
    at = index + 1
    if at < size and table.get(words[at], NOTHING).role == "article":
        at += 1
    after = table.get(words[at], NOTHING) if at < size else NOTHING
    if after.role not in ("scale", "collective", "hundred"):
        return False
    number.value, number.last = after.value / 2, at + 1
    if after.role == "collective":
        number.style = "collective"
    return True


NOTHING = NumberWord("none", ZERO)


def read_tail(tokens: Tokens, number: Number, language: Language, marks: Marks) -> None:
    """Read what may follow a number: decimals in words, a fraction, "and a half", a collective."""
    words, size, table = tokens.words, tokens.size, language.numbers
    read_decimals(tokens, number, language, marks)
    read_denominator(tokens, number, language)
    at = number.last
    if at + 1 < size and words[at] in language.joins | frozenset({"con"}):
        half = read_and_half(tokens, at + 1, language)
        if half is not None:
            share, number.last = half
            scale = last_scale(tokens, number, at, language)
            number.value += share * scale
            read_scales(tokens, number, language)
            at = number.last
    if at < size:
        after = table.get(words[at], NOTHING)
        if after.role == "collective" or (after.role == "plural" and after.value < 1000 and number.style == "exact"):
            number.value, number.last = number.value * after.value, at + 1
            if number.value == after.value and not number.digits:
                number.style = "collective"


def last_scale(tokens: Tokens, number: Number, at: int, language: Language) -> Decimal:
    """Return the scale that "and a half" belongs to: a million in "two million and a half"."""
    word = language.numbers.get(tokens.words[at - 1], NOTHING)
    return word.value if word.role in ("scale", "plural") and word.value >= 1000 else ONE


def read_and_half(tokens: Tokens, index: int, language: Language) -> tuple[Decimal, int] | None:
    """Return the share and the token after "a half", "medio", "three quarters" or "1/4"."""
    words, size, table = tokens.words, tokens.size, language.numbers
    word = table.get(words[index], NOTHING)
    if word.role == "half":
        return ONE / 2, index + 1
    after = table.get(words[index + 1], NOTHING) if index + 1 < size else NOTHING
    if word.role == "article" and after.role == "half":
        return ONE / 2, index + 2
    if word.role in ("article", "unit", "teen") and after.role == "fraction":
        return word.value / after.value, index + 2
    return None


def read_decimals(tokens: Tokens, number: Number, language: Language, marks: Marks) -> None:
    """Read decimals in words: "two point five", "tres coma cinco", "uno con cinco"."""
    at = number.last
    if at + 1 >= tokens.size or tokens.words[at] not in language.points:
        return
    following = tokens.words[at + 1]
    if (
        number.digits
        and language.numbers.get(following, NOTHING).role not in ("unit", "zero")
        and not following.isdecimal()
    ):
        return
    written = ""
    index = at + 1
    while index < tokens.size:
        if tokens.words[index].isdecimal():
            written += tokens.words[index]
            index += 1
            break
        word = language.numbers.get(tokens.words[index], NOTHING)
        if word.role == "zero":
            written += "0"
            index += 1
            continue
        if word.role not in ("unit", "teen", "ten", "hundreds", "scale"):
            break
        rest = Number(index, index, ZERO)
        read_words(tokens, rest, language, marks)
        if word.role == "scale" and written:
            break
        written += str(rest.value)
        index = rest.last
    if not written or len(written) > LONGEST or number.value != number.value.to_integral_value():
        return
    number.value, number.last = Decimal(f"{number.value}.{written}"), index
    read_scales(tokens, number, language)


def read_denominator(tokens: Tokens, number: Number, language: Language) -> bool:
    """Divide by the fraction that follows: "two thirds", "one-fourth", "tres cuartos", "three quarters of a million"."""
    words, size, table = tokens.words, tokens.size, language.numbers
    at = number.last
    if at + 1 < size and words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    under = table.get(words[at], NOTHING) if at < size else NOTHING
    if under.role == "collective" and number.value == ONE:
        number.value, number.last, number.style = under.value, at + 1, "collective"
        return True
    if under.role != "fraction" or number.digits:
        return False
    number.value, number.last, number.fraction = number.value / under.value, at + 1, True
    at += 1
    if at < size and words[at] in language.of:
        at += 1
    if at < size and table.get(words[at], NOTHING).role == "article":
        at += 1
    after = table.get(words[at], NOTHING) if at < size else NOTHING
    if after.role == "scale":
        number.value, number.last = number.value * after.value, at + 1
        read_scales(tokens, number, language)
    return True


def open_collective(tokens: Tokens, number: Number, language: Language) -> None:
    """Read a collective or a plural that stands without a number: "dozens", "tens of thousands", "una docena"."""
    words, size, table = tokens.words, tokens.size, language.numbers
    word = table[words[number.first]]
    number.value, number.last = word.value, number.first + 1
    number.style = "vague" if word.role == "plural" else "collective"
    at = number.last
    while at < size:
        step = 2 if words[at] in language.of and at + 1 < size else 1
        after = table.get(words[at + step - 1], NOTHING)
        if after.role not in ("plural", "scale") or after.value < THOUSAND:
            break
        number.value, at = number.value * after.value, at + step
        number.last = at
