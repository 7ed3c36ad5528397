"""Number words as they add up: "two hundred and five", "dos mil millones", "two and a half million", "one in five"."""

from dataclasses import dataclass
from decimal import Decimal

from claims.figures.languages.table import ROUND_WHOLES, Language, NumberWord, Tag
from claims.figures.tokens import Tokens

__all__ = [
    "COLLECTIVES",
    "HUNDRED",
    "NOTHING",
    "ONE",
    "THOUSAND",
    "ZERO",
    "Number",
    "add_tail",
    "add_words",
    "multiply_by_fraction",
    "multiply_by_scales",
    "word_at",
]

DIGITS, ARTICLE, GOES_ON = int(Tag.DIGITS), int(Tag.ARTICLE), int(Tag.GOES_ON)
PERSON = int(Tag.PERSON)
ZERO, ONE, TEN, HUNDRED, THOUSAND = Decimal(0), Decimal(1), Decimal(10), Decimal(100), Decimal(1000)
NOTHING = NumberWord("none", ZERO)
COLLECTIVES = frozenset({"collective", "round"})
LONGEST_DECIMALS = 24


@dataclass(slots=True)
class Number:
    """A number in a sentence, from token `first` up to, not including, token `last`.

    Args:
        value: what is written; of a vague word the magnitude ("dozens": 12).
        style: exact, collective ("a dozen"), round ("una veintena"), vague ("dozens"), few ("several hundred"),
            article ("a", "un"), or none ("no deaths").
        doubtful: whether the marks may be read in two ways ("1.234").
        digits: whether it begins with digits.
        scaled: whether a scale word stands in it ("2 million"), which the number before may share.
        is_share: whether it is a share of something ("two thirds", "one in five").
        head: of an article, the token of the person it counts: "an off-duty *officer*".
    """

    first: int
    last: int
    value: Decimal
    style: str = "exact"
    doubtful: bool = False
    digits: bool = False
    scaled: bool = False
    is_share: bool = False
    head: int | None = None


def word_at(tokens: Tokens, index: int, language: Language) -> NumberWord:
    """Return the number word at a token, or one without a role."""
    return language.numbers.get(tokens.words[index], NOTHING) if index < tokens.size else NOTHING


class Sum:
    """A number in words while it is added up.

    `room` is what still fits below the next scale: after "forty" a number below 10, after "two hundred" one below 100.
    """

    __slots__ = ("group", "parts", "room")

    def __init__(self, group: Decimal, room: Decimal) -> None:
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.group = group
        self.room = room

    def add(self, value: Decimal, room: Decimal) -> bool:
        """Add a number below what fits, and say whether it did."""
        if not ZERO < value < self.room:
            return False
        self.group, self.room = self.group + value, room
        return True

    def times_hundred(self) -> bool:
        """Multiply what was said since the last scale, nothing counting as one."""
        if self.group >= HUNDRED or self.group != self.group.to_integral_value():
            return False
        self.group, self.room = (self.group or ONE) * HUNDRED, HUNDRED
        return True

    def times(self, scale: Decimal) -> bool:
        """Multiply what was said since a scale at least as large: "mil" in "dos mil millones" is multiplied too."""
        below = sum((part for part, own in self.parts if own < scale), ZERO)
        above = [(part, own) for part, own in self.parts if own >= scale]
        if above and above[-1][1] == scale:
            return False
        self.parts = [*above, (((self.group + below) or ONE) * scale, scale)]
        self.group, self.room = ZERO, THOUSAND
        return True

    def total(self) -> Decimal:
        """Return the number so far."""
        return self.group + sum((part for part, _ in self.parts), ZERO)


ROOM_AFTER = {"unit": ONE, "teen": ONE, "ten": TEN, "hundreds": HUNDRED}


def add_words(tokens: Tokens, number: Number, language: Language) -> bool:
    """Read number words from `number.last` on, after the digits it may begin with; False if there are none."""
    total = Sum(number.value, ONE) if number.digits else Sum(ZERO, THOUSAND)
    begun = number.digits
    index, start = number.last, number.last
    while index < tokens.size:
        at = index
        joined = False
        if begun and at + 1 < tokens.size:
            at, joined = after_join(tokens, at, total, language)
        if not take(tokens, at, total, number, joined, begun, language):
            break
        begun = True
        index = number.last = at + 1
    if number.last == start:
        return False
    number.value = total.total()
    return True


def after_join(tokens: Tokens, at: int, total: Sum, language: Language) -> tuple[int, bool]:
    """Return the token after the hyphen or the "and" that may stand inside a number, and whether one stood there."""
    word = tokens.words[at]
    if word == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return at + 1, True
    if word not in language.joins:
        return at, False
    if language.join_after_tens:
        return (at + 1, True) if total.room == TEN else (at, False)
    adds_share = word_at(tokens, at + 2, language).role == "fraction"  # "one hundred and three quarters"
    return (at + 1, True) if total.room in (HUNDRED, THOUSAND) and not adds_share else (at, False)


def take(tokens: Tokens, at: int, total: Sum, number: Number, joined: bool, begun: bool, language: Language) -> bool:
    """Take the word or the digits at a token into a number, and say whether they belong to it."""
    word = tokens.words[at]
    if tokens.tags[at] & DIGITS:
        fits = (joined and total.room == TEN) or (bool(total.parts) and not total.group)
        return begun and fits and word.isdecimal() and len(word) <= 3 and total.add(Decimal(word), ONE)
    if tokens.tags[at] & ARTICLE:  # "treinta y un": a one only behind tens
        return joined and total.room == TEN and total.add(ONE, ONE)
    entry = language.numbers.get(word, NOTHING)
    role, value = entry.role, entry.value
    if role in ROOM_AFTER:
        return total.add(value, ROOM_AFTER[role])
    if role == "hundred" or (role == "plural" and begun and value == HUNDRED):
        return total.times_hundred()
    if role == "scale" or (role == "plural" and begun and value >= THOUSAND):
        number.scaled = True
        return total.times(value)
    return role == "zero" and not total.group and not total.parts


def multiply_by_scales(tokens: Tokens, number: Number, language: Language) -> None:
    """Multiply by the scale words that follow: "2.3 million", "1,5 mil millones"."""
    while (word := word_at(tokens, number.last, language)).role in ("scale", "plural") and word.value >= THOUSAND:
        number.value, number.last, number.scaled = number.value * word.value, number.last + 1, True


def add_tail(tokens: Tokens, number: Number, language: Language) -> None:
    """Read what may follow a number: decimals in words, a fraction, "and a half", a collective."""
    if number.last >= tokens.size or not tokens.tags[number.last] & GOES_ON:
        return
    add_decimals(tokens, number, language)
    if multiply_by_fraction(tokens, number, language) or divide_by_ratio(tokens, number, language):
        return
    add_share(tokens, number, language)
    word = word_at(tokens, number.last, language)
    if word.role in COLLECTIVES or (word.role == "plural" and word.value < THOUSAND):
        is_one = number.value == ONE and not number.digits
        number.value, number.last = number.value * word.value, number.last + 1
        number.style = word.role if is_one and word.role in COLLECTIVES else "exact"


def add_decimals(tokens: Tokens, number: Number, language: Language) -> None:
    """Read decimals in words: "two point five", "tres coma cinco", "uno con cinco"."""
    at = number.last
    if at + 1 >= tokens.size or tokens.words[at] not in language.points:
        return
    if number.value != number.value.to_integral_value():
        return
    written, index = "", at + 1
    while index < tokens.size and len(written) < LONGEST_DECIMALS:
        word = word_at(tokens, index, language)
        if tokens.words[index].isdecimal():
            written, index = written + tokens.words[index], index + 1
            break
        if word.role == "zero":
            written, index = written + "0", index + 1
            continue
        if word.role not in ROOM_AFTER and not (language.join_after_tens and word.role == "scale" and not written):
            break
        rest = Sum(ZERO, THOUSAND)
        part = Number(index, index, ZERO)
        while index < tokens.size:
            step, joined = after_join(tokens, index, rest, language) if part.last > part.first else (index, False)
            scale = word_at(tokens, step, language).role == "scale"
            if (scale and not language.join_after_tens) or step >= tokens.size:
                break
            if not take(tokens, step, rest, part, joined, part.last > part.first, language):
                break
            index = part.last = step + 1
        written += str(rest.total())
    fraction = word_at(tokens, index, language).role
    if not written or len(written) > LONGEST_DECIMALS or fraction == "fraction":
        return
    number.value, number.last = Decimal(f"{number.value.to_integral_value()}.{written}"), index
    multiply_by_scales(tokens, number, language)


def multiply_by_fraction(tokens: Tokens, number: Number, language: Language) -> bool:
    """Divide by the fraction that follows ("two thirds", "three quarters of a million"), and say whether one did."""
    at = number.last
    if at + 1 < tokens.size and tokens.words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    under = word_at(tokens, at, language)
    if under.role in COLLECTIVES and number.value == ONE:
        number.value, number.last, number.style = under.value, at + 1, under.role
        of = at + 1 < tokens.size and tokens.words[at + 1] in language.of
        after = word_at(tokens, at + 1 + of, language)
        if after.role in ("hundred", "scale"):  # a couple of hundred, a dozen thousand
            number.value, number.last, number.scaled = number.value * after.value, at + 2 + of, True
        return True
    if under.role != "fraction" or number.digits:
        return False
    number.value, number.last = number.value / under.value, at + 1
    at += 1
    at += at < tokens.size and tokens.words[at] in language.of
    at += at < tokens.size and bool(tokens.tags[at] & ARTICLE)
    if word_at(tokens, at, language).role == "scale":
        number.last = at
        multiply_by_scales(tokens, number, language)
    else:
        number.is_share = number.value < ONE
    return True


def divide_by_ratio(tokens: Tokens, number: Number, language: Language) -> bool:
    """Divide by the number behind "out of", "in", "de cada": "one in five"; or say that no ratio is meant.

    "5 out of 12 hostages" counts five hostages: only round wholes, and ones out of any whole, are shares.
    """
    for phrase, wholes in language.ratios:
        at = number.last + len(phrase)
        if tuple(tokens.words[number.last : at]) != phrase or at >= tokens.size:
            continue
        whole = Number(at, at, ZERO)
        if tokens.words[at].isdecimal() and len(tokens.words[at]) <= 4:
            whole.value, whole.last = Decimal(tokens.words[at]), at + 1
        elif not add_words(tokens, whole, language):
            continue
        known = whole.value in wholes or (whole.value in ROUND_WHOLES and is_of_people(tokens, whole.last))
        if ZERO < number.value < whole.value and (number.value == ONE or known):
            number.value, number.last, number.is_share = number.value / whole.value, whole.last, True
            return True
    return False


def is_of_people(tokens: Tokens, at: int) -> bool:
    """Tell whether a token names people of a kind: "nine in 10 *Peruvians*"."""
    return at < tokens.size and (
        bool(tokens.tags[at] & PERSON) or (tokens.capital(at) and tokens.words[at].endswith("s"))
    )


def add_share(tokens: Tokens, number: Number, language: Language) -> None:
    """Add "and a half", "y medio", "con tres cuartos" to a number, at the scale it ends with."""
    at = number.last + 1
    if at >= tokens.size or tokens.words[number.last] not in language.share_joins:
        return
    word, after = word_at(tokens, at, language), word_at(tokens, at + 1, language)
    has_article = bool(tokens.tags[at] & ARTICLE)
    if word.role == "half":
        share, last = ONE / 2, at + 1
    elif has_article and after.role == "half":
        share, last = ONE / 2, at + 2
    elif (has_article or word.role in ("unit", "teen")) and after.role == "fraction":
        share, last = (ONE if has_article else word.value) / after.value, at + 2
    else:
        return
    ending = word_at(tokens, number.last - 1, language)
    scale = ending.value if ending.role in ("scale", "plural") and ending.value >= THOUSAND else ONE
    number.value, number.last = number.value + share * scale, last
    multiply_by_scales(tokens, number, language)
