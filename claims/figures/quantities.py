"""Quantities: numbers with their unit, their qualifier, and the other end of their range."""

from dataclasses import dataclass
from decimal import Decimal

from claims.figures.figure import Qualifier
from claims.figures.languages.table import Language, Phrases, Tag
from claims.figures.numbers import Number
from claims.figures.tokens import Tokens
from claims.figures.units import MONEY_BEFORE, UNITS_AFTER, Unit

__all__ = ["Quantity", "find_quantities"]

ALWAYS = {"k": 3, "m": 6, "mn": 6, "mm": 6, "b": 9, "bn": 9, "tn": 12, "mil": 6, "mln": 6, "g": 9, "musd": 6, "meur": 6}
FLOORS = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
CEILINGS = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST})
THAN = frozenset({"than", "de", "que", "del"})
METRE_AFTER = frozenset({"tall", "long", "wide", "deep", "high", "away", "x", "above", "below", "from", "de"})
NUMBER, MARK, STOP, AND = int(Tag.NUMBER), int(Tag.MARK), int(Tag.STOP), int(Tag.AND)


@dataclass(slots=True)
class Quantity:
    """A figure in the making: tokens `first` to `last` (exclusive) with the qualifier and the unit.

    Args:
        core, core_end: the tokens of the number or numbers alone, with the unit.
        low, high: the written bounds.
        style: as of a number.
        rule: what joined or bounded the numbers, for "why was this read so?".
        scaled: whether the number is written with a scale word ("2 million"), which the one before may share.
    """

    first: int
    last: int
    core: int
    core_end: int
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    style: str
    unit: Unit | None
    doubtful: bool
    rule: str
    scaled: bool = False


def find_quantities(tokens: Tokens, numbers: list[Number], language: Language) -> list[Quantity]:
    """Return the quantities of a sentence in order."""
    singles = [read_single(tokens, number, language) for number in numbers]
    found: list[Quantity] = []
    index = 0
    while index < len(singles):
        one = singles[index]
        if index + 1 < len(singles):
            joined = join(tokens, one, singles[index + 1], language)
            if joined is not None:
                found.append(joined)
                index += 2
                continue
        found.append(one)
        index += 1
    return found


def read_single(tokens: Tokens, number: Number, language: Language) -> Quantity:
    """Return one number with its sign, its unit and its qualifier."""
    value, first, last = number.value, number.first, number.last
    unit: Unit | None = None
    exponent, last = scale_suffix(tokens, number, language)
    if exponent:
        value = value.scaleb(exponent)
    money = money_before(tokens, first)
    if money is not None:
        unit, first = money
    after = unit_after(tokens, last, number)
    if after is not None and (unit is None or after[0].kind is unit.kind):
        unit, last = unit or after[0], after[1]
    first, value = sign_before(tokens, first, value, number, language)
    quantity = Quantity(
        first, last, first, last, value, value, Qualifier.EXACT, number.style, unit, number.doubtful, "number"
    )
    quantity.scaled = bool(exponent) or number.last - number.first > 1
    qualify(tokens, quantity, language)
    return quantity


def money_before(tokens: Tokens, first: int) -> tuple[Unit, int] | None:
    """Return the currency whose sign or code stands before a number, and its first token."""
    words = tokens.words
    if not first:
        return None
    rows = MONEY_BEFORE.get(words[first - 1])
    if rows is None:
        return None
    for spelling, unit in rows:
        size = len(spelling)
        if first >= size and tuple(words[first - size : first]) == spelling:
            return unit, first - size
    return None


def unit_after(tokens: Tokens, last: int, number: Number) -> tuple[Unit, int] | None:
    """Return the unit that follows a number, also after a hyphen ("10-gallon"), and the token after it."""
    words, size = tokens.words, tokens.size
    at = last
    if at + 1 < size and words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    elif (
        at + 1 < size and words[at] in "(<" and words[at + 1] in UNITS_AFTER and at + 2 < size and words[at + 2] in ")>"
    ):
        signs = UNITS_AFTER[words[at + 1]]
        return next(((unit, at + 3) for spelling, unit in signs if len(spelling) == 1), None)
    rows = UNITS_AFTER.get(words[at]) if at < size else None
    if rows is None:
        return None
    for spelling, unit in rows:
        end = at + len(spelling)
        if end > size or (len(spelling) > 1 and tuple(words[at:end]) != spelling):
            continue
        if (
            len(spelling) == 1
            and len(spelling[0]) == 1
            and spelling[0].isalpha()
            and not is_unit_letter(tokens, at, last)
        ):
            continue
        return unit, end
    return None


def is_unit_letter(tokens: Tokens, at: int, last: int) -> bool:
    """Tell whether a single letter after a number is a unit: "45g", "20 m" at the end, not "30 l people"."""
    if tokens.starts[at] - tokens.ends[at - 1] > 1:
        return False
    following = at + 1
    if following < tokens.size and tokens.glued(following) and not tokens.tags[following] & MARK:
        return False
    if tokens.glued(at) or at > last:
        return True
    return following >= tokens.size or bool(tokens.tags[following] & (MARK | STOP))


def scale_suffix(tokens: Tokens, number: Number, language: Language) -> tuple[int, int]:
    """Return the power of ten of a suffix letter ("1.5m voters", "$8.1bn", "35k") and the token after it."""
    at = number.last
    if not number.digits or at >= tokens.size:
        return 0, at
    word = tokens.words[at]
    exponent = ALWAYS.get(word)
    if exponent is None:
        return 0, at
    money = money_before(tokens, number.first) is not None
    glued = tokens.glued(at)
    if not glued and not (money or word in ("bn", "mn", "mln", "mil", "k")):
        return 0, at
    following = tokens.words[at + 1] if at + 1 < tokens.size else ""
    if following and tokens.glued(at + 1) and not tokens.tags[at + 1] & MARK:
        return 0, at
    if money or word in ("bn", "mn", "mln", "tn", "k"):
        return exponent, at + 1
    if word == "mil" and language.code == "en":
        return exponent, at + 1
    if word == "m":
        upper = tokens.text[tokens.starts[at]] == "M"
        noun = bool(following) and not tokens.tags[at + 1] & (MARK | STOP | NUMBER) and following not in METRE_AFTER
        return (exponent, at + 1) if upper or noun or following == "of" else (0, at)
    if word in ("b", "g") and tokens.text[tokens.starts[at]].isupper():
        return exponent, at + 1
    return 0, at


def sign_before(tokens: Tokens, first: int, value: Decimal, number: Number, language: Language) -> tuple[int, Decimal]:
    """Return the first token and the value with a minus sign or word that stands before: "-504", "minus 5"."""
    if not first:
        return first, value
    words = tokens.words
    sign = words[first - 1]
    if sign in "-−" and number.digits:
        open_before = first == 1 or not tokens.glued(first - 1) or words[first - 2] in "(=<>"
        near = tokens.glued(first) or first == 1
        return (first - 1, -value) if open_before and near else (first, value)
    if sign in language.minus and (
        first < 2 or words[first - 2] not in ("al", "lo", "a", "cuando", "o", "mucho", "poco")
    ):
        return first - 1, -value
    return first, value


def qualify(tokens: Tokens, quantity: Quantity, language: Language) -> None:
    """Give a quantity the qualifiers around it; the widest word wins over "about"."""
    for _ in range(3):
        found = phrase_before(tokens, quantity.first, language.before)
        if found is None:
            break
        qualifier, quantity.first = found
        apply(quantity, qualifier)
    after = phrase_after(tokens, quantity.last, language.after)
    if after is not None:
        qualifier, quantity.last = after
        apply(quantity, qualifier)


def apply(quantity: Quantity, qualifier: Qualifier) -> None:
    """Take over a qualifier unless a stronger one is there already."""
    if quantity.qualifier in (Qualifier.EXACT, Qualifier.ABOUT) or (
        quantity.qualifier is Qualifier.NEARLY and qualifier is not Qualifier.ABOUT
    ):
        quantity.qualifier = qualifier
        quantity.rule = f"number, {qualifier.replace('_', ' ')}"


def phrase_before(tokens: Tokens, first: int, phrases: Phrases) -> tuple[Qualifier, int] | None:
    """Return the qualifier whose words end right before a token, and its first token."""
    if not first:
        return None
    rows = phrases.get(tokens.words[first - 1])
    if rows is None:
        return None
    for phrase, qualifier in rows:
        start = first - len(phrase)
        if start >= 0 and (len(phrase) == 1 or tuple(tokens.words[start:first]) == phrase):
            return qualifier, start
    return None


def phrase_after(tokens: Tokens, last: int, phrases: Phrases) -> tuple[Qualifier, int] | None:
    """Return the qualifier whose words begin at a token, and the token after it."""
    if last >= tokens.size:
        return None
    rows = phrases.get(tokens.words[last])
    if rows is None:
        return None
    for phrase, qualifier in rows:
        end = last + len(phrase)
        if end <= tokens.size and (len(phrase) == 1 or tuple(tokens.words[last:end]) == phrase):
            if end < tokens.size and tokens.words[end] in THAN:
                return None
            return qualifier, end
    return None


def join(tokens: Tokens, one: Quantity, other: Quantity, language: Language) -> Quantity | None:
    """Return the range that two neighbouring quantities make, or None where they are two figures."""
    words = tokens.words
    if one.style not in ("exact", "collective") or other.style not in ("exact", "collective"):
        return None
    if one.unit is not None and other.unit is not None and one.unit.name != other.unit.name:
        return None
    middle = words[one.last : other.first]
    if one.low is None or other.low is None or len(middle) > 2:
        return None
    pair = {one.qualifier, other.qualifier}
    if pair & FLOORS and pair & CEILINGS:
        if all(tokens.tags[at] & AND for at in range(one.last, other.first)):
            floor, ceiling = (one, other) if one.qualifier in FLOORS else (other, one)
            return (
                ranged(one, other, floor.low, ceiling.low, "range of two comparisons")
                if lower(floor, ceiling)
                else None
            )
        return None
    opening = words[one.first - 1] if one.first else ""
    joiners = language.frames.get(opening)
    framed = joiners is not None and len(middle) == 1 and middle[0] in joiners
    if not framed:
        bounded = other.qualifier is Qualifier.AT_MOST and not middle and joiners is not None
        plainly = len(middle) == 1 and middle[0] in language.betweens and other.qualifier is Qualifier.EXACT
        if not (bounded or plainly):
            return None
        if plainly and middle[0] in ("or", "o", "u") and not neighbours(one, other):
            return None
    if framed and is_trend(tokens, one.first - 1, language):
        return None
    low = shared_scale(one, other)
    if low is None or other.low is None or low >= other.low:
        return None
    return ranged(one, other, low, other.low, "range", from_token=one.first - 1 if framed else one.first)


def ranged(
    one: Quantity, other: Quantity, low: Decimal | None, high: Decimal | None, rule: str, from_token: int | None = None
) -> Quantity:
    """Return the quantity from one number to the other."""
    first = one.first if from_token is None else from_token
    doubtful = one.doubtful or other.doubtful
    unit = one.unit or other.unit
    return Quantity(first, other.last, first, other.last, low, high, Qualifier.RANGE, "exact", unit, doubtful, rule)


def lower(floor: Quantity, ceiling: Quantity) -> bool:
    """Tell whether a floor lies under a ceiling, so that both can be meant of one number."""
    return floor.low is not None and ceiling.low is not None and floor.low < ceiling.low


def neighbours(one: Quantity, other: Quantity) -> bool:
    """Tell whether "A or B" means a number in between, as in "three or four"; "5 or 500" are two figures."""
    return one.low is not None and other.low is not None and one.low < other.low <= one.low * 2


def shared_scale(one: Quantity, other: Quantity) -> Decimal | None:
    """Return the lower number at the scale of the higher: 1,000 in "1 to 2 thousand", 5 million in "5-7 million"."""
    low, high = one.low, other.low
    if low is None or high is None or high < 1000 or low >= 1000 or low != low.to_integral_value():
        return low
    zeros = (high.adjusted() // 3) * 3
    base = high.scaleb(-zeros)
    return low.scaleb(zeros) if other.scaled and low < base else low


def is_trend(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the words before "from A to B" speak of a change, so that A and B are two figures."""
    return any(word in language.trends for word in tokens.words[max(0, index - 4) : index])
