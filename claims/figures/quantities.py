"""Quantities: numbers with their unit, their qualifier, and the other end of their range."""

from dataclasses import dataclass
from decimal import Decimal

from claims.figures.figure import Qualifier
from claims.figures.kinds import CountedKind
from claims.figures.languages.table import Language, Phrases, Tag
from claims.figures.numbers import Number
from claims.figures.tokens import Tokens
from claims.figures.units import UNITS_AFTER, UNITS_BEFORE, YEAR_OF_AGE, Unit

__all__ = ["Quantity", "find_quantities"]

NUMBER, MARK, STOP, AND, OF = int(Tag.NUMBER), int(Tag.MARK), int(Tag.STOP), int(Tag.AND), int(Tag.OF)
PERSON, ONE_PERSON = int(Tag.PERSON), int(Tag.ONE_PERSON)
HUNDRED = Decimal(100)

# Powers of ten that a suffix stands for; a bare letter only where no unit is meant.
SUFFIXES = {"k": 3, "m": 6, "mn": 6, "mm": 6, "mln": 6, "mil": 6, "b": 9, "bn": 9, "g": 9, "t": 12, "tn": 12}
CLEAR_SUFFIXES = frozenset({"k", "mn", "mln", "bn", "tn"})
MONEY_IN_MILLIONS = {"musd": "usd", "meur": "eur", "mgbp": "gbp", "msek": "sek"}
METRE_AFTER = frozenset({"tall", "long", "wide", "deep", "high", "away", "x", "above", "below", "from", "de"})
NOT_JOINED = frozenset({"vague", "few", "article", "none"})
CENTS = frozenset({"cent", "penny"})
THAN = frozenset({"than", "de", "que", "del"})
FLOORS = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
CEILINGS = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST})
REACHED = {Qualifier.MORE_THAN: Qualifier.AT_LEAST, Qualifier.LESS_THAN: Qualifier.AT_MOST}


@dataclass(slots=True)
class Quantity:
    """A figure in the making: tokens `first` to `last` (exclusive) with the qualifier and the unit.

    Args:
        low, high: the written bounds, as if nothing qualified them.
        style: as of a number.
        unit: the unit, written in the tokens `unit_first` to `unit_last`, or shared with the quantity behind.
        rule: what joined or bounded the numbers, for "why was this read so?".
        scaled: whether the number is written with a scale ("2 million"), which the one before may share.
        is_share: whether it is a share of what is counted ("two thirds of the homes").
    """

    first: int
    last: int
    low: Decimal
    high: Decimal
    qualifier: Qualifier
    style: str
    unit: Unit | None
    unit_first: int
    unit_last: int
    doubtful: bool
    rule: str
    scaled: bool
    is_share: bool = False


def find_quantities(tokens: Tokens, numbers: list[Number], language: Language) -> list[Quantity]:
    """Return the quantities of a sentence in order."""
    found: list[Quantity] = []
    for number in numbers:
        one = read_single(tokens, number, found[-1].last if found else 0, language)
        if found:
            share_unit(tokens, found[-1], one, language)
            joined = join(tokens, found[-1], one, language)
            if joined is not None:
                found[-1] = joined
                continue
            share_qualifier(tokens, found[-1], one)
        found.append(one)
    return [quantity for quantity in found if quantity.style != "half" or stands(tokens, quantity)]


def stands(tokens: Tokens, quantity: Quantity) -> bool:
    """Tell whether "half" is a figure of its own: bounded, as in "more than half", or all there is."""
    return quantity.qualifier is not Qualifier.EXACT or quantity.last - quantity.first == tokens.size


def read_single(tokens: Tokens, number: Number, taken: int, language: Language) -> Quantity:
    """Return one number with its sign, its unit and its qualifier; tokens before `taken` belong to another one."""
    value, first = number.value, number.first
    before = UNITS_BEFORE.before(tokens.words, first) if first > taken else None
    exponent, last = scale_suffix(tokens, number, language, is_money=before is not None)
    if exponent:
        value = value.scaleb(exponent)
    unit: Unit | None = None
    unit_first = unit_last = first
    if before is not None and words_in_case(tokens, first) and before[1] >= taken:
        unit, unit_first = before
        first = unit_first
    after = unit_after(tokens, last, in_millions=not exponent)
    if after is None and (number.scaled or number.style == "vague") and last < tokens.size and tokens.tags[last] & OF:
        after = unit_after(tokens, last + 1, in_millions=False)  # "millions of dollars", "2.500 millones de dólares"
    if after is not None and (unit is None or after[0].kind is unit.kind):
        if unit is None:
            unit, unit_first, unit_last = after[0], after[1], after[2]
        last = after[2]
        if after[3]:
            value = value.scaleb(after[3])
    if unit is not None and unit.name == "year" and is_age_of(tokens, number.first, unit_last, language):
        unit = YEAR_OF_AGE
    first, value = with_sign(tokens, first, value, number, language)
    qualifier = Qualifier.ABOUT if number.style == "round" else Qualifier.EXACT
    quantity = Quantity(
        first, last, value, value, qualifier, number.style, unit, unit_first, unit_last,
        number.doubtful, "number", number.scaled or bool(exponent), number.is_share and unit is None,
    )  # fmt: skip
    qualify(tokens, quantity, language)
    return quantity


def words_in_case(tokens: Tokens, first: int) -> bool:
    """Tell whether the currency code before a number is written so that it is no word: "PEN 100", not "his pen 7 times"."""
    return tokens.words[first - 1] not in UNITS_BEFORE.cased or tokens.acronym(first - 1)


def is_age_of(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Tell whether years are someone's age: "una joven de 17 años", "el presidente, de 68 años,".

    English says it in the unit ("17-year-old").
    """
    if first < 2 or not tokens.tags[first - 1] & OF or not language.links_nouns:
        return False
    aside = tokens.words[first - 2] == "," and tokens.words[last : last + 1] in ([","], ["."], [])
    return aside or bool(tokens.tags[first - 2] & (PERSON | ONE_PERSON))


def unit_after(tokens: Tokens, last: int, *, in_millions: bool) -> tuple[Unit, int, int, int] | None:
    """Return the unit behind a number, its tokens, and the power of ten that is part of it ("30 MUSD", "75 USD million").

    A hyphen may stand between them ("a 10-gallon cooler"), or brackets around the unit ("20 (kg)").
    """
    words, size = tokens.words, tokens.size
    if last >= size:
        return None
    at, closed = last, 0
    if at + 1 < size and tokens.tags[at] & MARK:
        if words[at] in "-‑" and tokens.glued(at) and tokens.glued(at + 1):
            at += 1
        elif words[at] in "(<" and at + 2 < size and words[at + 2] in ")>":
            at, closed = at + 1, 1
    if in_millions and words[at] in MONEY_IN_MILLIONS:
        code = UNITS_AFTER.after([MONEY_IN_MILLIONS[words[at]]], 0)
        return None if code is None else (code[0], at, at + 1, 6)
    found = UNITS_AFTER.after(words, at)
    if found is None:
        return None
    unit, end = found
    if (
        end == at + 1
        and len(words[at]) == 1
        and words[at].isalpha()
        and not closed
        and not is_unit_letter(tokens, at, last)
    ):
        return None
    if in_millions and unit.kind is CountedKind.MONEY and end < size and words[end] in ("million", "millones"):
        return unit, at, end + 1, 6
    return unit, at, end + closed, 0


def is_unit_letter(tokens: Tokens, at: int, last: int) -> bool:
    """Tell whether a single letter behind a number is a unit: "45g", "20 m" at the end, not "30 l people"."""
    if tokens.starts[at] - tokens.ends[at - 1] > 1:
        return False
    following = at + 1
    if following < tokens.size and tokens.glued(following) and not tokens.tags[following] & MARK:
        return False
    if tokens.glued(at) or at > last or following >= tokens.size:
        return True
    return bool(tokens.tags[following] & (MARK | STOP))


def scale_suffix(tokens: Tokens, number: Number, language: Language, *, is_money: bool) -> tuple[int, int]:
    """Return the power of ten of a suffix ("1.5m voters", "$8.1bn", "35k") and the token after it."""
    at = number.last
    if not number.digits or at >= tokens.size:
        return 0, at
    word = tokens.words[at]
    exponent = SUFFIXES.get(word)
    if exponent is None or not (tokens.glued(at) or is_money or word in CLEAR_SUFFIXES):
        return 0, at
    following = tokens.words[at + 1] if at + 1 < tokens.size else ""
    if following and tokens.glued(at + 1) and not tokens.tags[at + 1] & MARK:
        return 0, at
    upper = tokens.text[tokens.starts[at]].isupper()
    if word == "m":
        noun = bool(following) and not tokens.tags[at + 1] & (MARK | STOP | NUMBER) and following not in METRE_AFTER
        means_scale = is_money or upper or noun or following in language.of
    elif word in ("b", "g"):
        means_scale = is_money or upper
    elif word in ("mm", "t"):
        means_scale = is_money
    else:
        means_scale = word != "mil" or language.code == "en"
    return (exponent, at + 1) if means_scale else (0, at)


def with_sign(tokens: Tokens, first: int, value: Decimal, number: Number, language: Language) -> tuple[int, Decimal]:
    """Return the first token and the value with the minus before it: "-504", "minus 5", "a minus-5 reading"."""
    if not first:
        return first, value
    words, at = tokens.words, first - 1
    if words[at] in "-−‑":
        if at and words[at - 1] in language.minus and tokens.glued(at):
            return at - 1, -value
        free = at == 0 or not tokens.glued(at) or words[at - 1] in "(=<>"
        near = tokens.glued(first) or at == 0
        return (at, -value) if free and near and number.digits else (first, value)
    if words[at] in language.minus and (
        at == 0 or words[at - 1] not in ("al", "lo", "a", "cuando", "o", "mucho", "poco")
    ):
        return at, -value
    return first, value


def qualify(tokens: Tokens, quantity: Quantity, language: Language) -> None:
    """Give a quantity the qualifiers around it; a bound wins over "about"."""
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
    reached = REACHED.get(quantity.qualifier)
    if reached is not None:
        quantity.last, quantity.qualifier = or_equal(tokens, quantity, reached, language)


def apply(quantity: Quantity, qualifier: Qualifier) -> None:
    """Take over a qualifier unless a stronger one is there already."""
    known = quantity.qualifier
    if known in (Qualifier.EXACT, Qualifier.ABOUT) or (known is Qualifier.NEARLY and qualifier is not Qualifier.ABOUT):
        quantity.qualifier = qualifier
        quantity.rule = f"number, {qualifier.replace('_', ' ')}"


def or_equal(tokens: Tokens, quantity: Quantity, reached: Qualifier, language: Language) -> tuple[int, Qualifier]:
    """Return the end and the qualifier after "or equal to", which lets a compared number itself be reached."""
    for phrase in language.or_equal:
        end = quantity.last + len(phrase)
        if tuple(tokens.words[quantity.last : end]) == phrase:
            other_number = end < tokens.size and tokens.tags[end] & (NUMBER | int(Tag.DIGITS))
            return (quantity.last, quantity.qualifier) if other_number else (end, reached)
    return quantity.last, quantity.qualifier


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
    """Return the qualifier whose words begin at a token, and the token after it; "or more than" begins another one."""
    rows = phrases.get(tokens.words[last]) if last < tokens.size else None
    if rows is None:
        return None
    for phrase, qualifier in rows:
        end = last + len(phrase)
        if end <= tokens.size and (len(phrase) == 1 or tuple(tokens.words[last:end]) == phrase):
            return None if end < tokens.size and tokens.words[end] in THAN else (qualifier, end)
    return None


def share_unit(tokens: Tokens, one: Quantity, other: Quantity, language: Language) -> None:
    """Give a number that ends in a hyphen the unit of the next: "a 7- or 8-inch screen"."""
    if one.unit is not None or other.unit is None or one.last >= tokens.size or tokens.words[one.last] != "-":
        return
    if tokens.glued(one.last) and not tokens.glued(one.last + 1):
        one.unit, one.unit_first, one.unit_last = other.unit, other.unit_first, other.unit_last


def share_qualifier(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """Give a conversion in brackets the qualifier of what it converts: "more than 100 kilometres (60 miles)"."""
    if one.unit is None or other.unit is None or one.qualifier is Qualifier.RANGE:
        return
    opened = other.first == one.last + 1 and tokens.words[one.last] in "([" and one.unit.kind is other.unit.kind
    if opened and other.qualifier is Qualifier.EXACT:
        other.qualifier, other.rule = one.qualifier, one.rule


def join(tokens: Tokens, one: Quantity, other: Quantity, language: Language) -> Quantity | None:
    """Return the range, or the amount, that two neighbouring quantities make; None where they are two figures."""
    gap = other.first - one.last
    if gap > 3 or one.qualifier is Qualifier.RANGE or one.style in NOT_JOINED or other.style in NOT_JOINED:
        return None
    middle = tokens.words[one.last : other.first]
    amount = with_cents(tokens, one, other, middle)
    if amount is not None or (one.unit is not None and other.unit is not None and one.unit.name != other.unit.name):
        return amount
    pair = {one.qualifier, other.qualifier}
    if pair & FLOORS and pair & CEILINGS:
        floor, ceiling = (one, other) if one.qualifier in FLOORS else (other, one)
        adjoining = all(tokens.tags[at] & AND for at in range(one.last, other.first))
        if not adjoining or floor.low >= ceiling.low:
            return None
        return ranged(one, other, one.first, floor.low, ceiling.low, "two comparisons")
    if other.qualifier is not Qualifier.EXACT and (middle or other.qualifier is not Qualifier.AT_MOST):
        return None
    opening = tokens.words[one.first - 1] if one.first else ""
    framing = language.frames.get(opening, frozenset())
    joiner = joiner_in(middle, language)
    framed = bool(framing) and (joiner in framing or (not middle and other.qualifier is Qualifier.AT_MOST))
    if not framed and (joiner not in language.betweens or (joiner in language.eithers and not are_close(one, other))):
        return None
    if framed and is_trend(tokens, one.first - 1, language):
        return None
    low = at_scale_of(one, other)
    if low >= other.low:
        return None
    return ranged(one, other, one.first - framed, low, other.low, "range")


def joiner_in(middle: list[str], language: Language) -> str:
    """Return the word or mark that joins two numbers: "to" in "0-to-60" and in "8- to 16-meter".

    "A 7- or 8-inch screen" comes in two sizes; nothing joins them.
    """
    if len(middle) > 1 and middle[0] == "-" and middle[1] not in language.eithers and middle[2:] in ([], ["-"]):
        return middle[1]
    return middle[0] if len(middle) == 1 else ""


def ranged(one: Quantity, other: Quantity, first: int, low: Decimal, high: Decimal, rule: str) -> Quantity:
    """Return the quantity from one number to the other; what was only about is still no more than a range."""
    known = one if one.unit is not None else other
    return Quantity(
        first, other.last, low, high, Qualifier.RANGE, "exact", known.unit, known.unit_first, known.unit_last,
        one.doubtful or other.doubtful, rule, other.scaled,
    )  # fmt: skip


def with_cents(tokens: Tokens, one: Quantity, other: Quantity, middle: list[str]) -> Quantity | None:
    """Return the amount of "3 dollars 50 cents" or, at the end of a phrase, "15 dollars 50"; or None."""
    if (
        one.unit is None
        or one.unit.kind is not CountedKind.MONEY
        or one.unit.name in CENTS
        or one.unit_first == one.first
    ):
        return None
    if other.low >= HUNDRED or other.scaled or middle not in ([], ["and"], ["y"], ["con"]):
        return None
    ends = other.last >= tokens.size or bool(tokens.tags[other.last] & MARK)
    if not (other.unit.name in CENTS if other.unit is not None else ends and other.low >= 10):
        return None
    amount = one.low + other.low / HUNDRED
    return Quantity(
        one.first, other.last, amount, amount, one.qualifier, "exact", one.unit, one.unit_first, one.unit_last,
        one.doubtful, one.rule, one.scaled,
    )  # fmt: skip


def are_close(one: Quantity, other: Quantity) -> bool:
    """Tell whether "A or B" means a number in between, as in "three or four"; "5 or 500" and "8 or $9" are two figures."""
    own_sign = other.unit is not None and other.unit_first == other.first
    return one.low < other.low <= one.low * 2 and not own_sign


def at_scale_of(one: Quantity, other: Quantity) -> Decimal:
    """Return the lower number at the scale of the higher: 1,000 in "1 to 2 thousand", 5 million in "5-7 million"."""
    low, high = one.low, other.low
    if one.scaled or not other.scaled or high < 1000 or low >= 1000:
        return low
    zeros = (high.adjusted() // 3) * 3
    return low.scaleb(zeros) if low < high.scaleb(-zeros) else low


def is_trend(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the words before "from A to B" speak of a change, so that A and B are two figures."""
    return any(word in language.trends for word in tokens.words[max(0, index - 4) : index])
