"""Neighbouring numbers that make one quantity: the ends of a range, dollars and cents, sizes of one unit."""

from decimal import Decimal

from claims.figures.figure import Qualifier
from claims.figures.kinds import CountedKind
from claims.figures.languages.table import Language, Tag
from claims.figures.numbers import Number
from claims.figures.quantities import Quantity, is_trend, read_single
from claims.figures.tokens import Tokens

__all__ = ["find_quantities"]

MARK, AND, LEADS_IN = int(Tag.MARK), int(Tag.AND), int(Tag.DETERMINER | Tag.ARTICLE)
HUNDRED = Decimal(100)

NOT_JOINED = frozenset({"vague", "few", "article", "none"})
CENTS = frozenset({"cent", "penny"})
FLOORS = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
CEILINGS = frozenset({Qualifier.LESS_THAN, Qualifier.AT_MOST})


def find_quantities(tokens: Tokens, numbers: list[Number], language: Language) -> list[Quantity]:
    """Return the quantities of a sentence in order."""
    found: list[Quantity] = []
    for number in numbers:
        if found and number.first < found[-1].last:  # the zero of "18 degrees below zero"
            continue
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
    """Tell whether "half" is a figure: bounded ("more than half"), measured ("half an hour"), or all there is."""
    if quantity.unit is not None:
        return True
    return quantity.qualifier is not Qualifier.EXACT or quantity.last - quantity.first == tokens.size


def share_unit(tokens: Tokens, one: Quantity, other: Quantity, language: Language) -> None:
    """Give a number that has no noun the unit of the next: "a 7- or 8-inch screen", "de 8 y 11 años"."""
    if one.unit is not None or other.unit is None or other.unit_first <= other.first or one.style in NOT_JOINED:
        return
    gap = range(one.last, other.first)
    hangs = len(gap) > 0 and tokens.words[one.last] == "-" and tokens.glued(one.last) and not tokens.glued(one.last + 1)
    joined = len(gap) == 1 and bool(tokens.tags[one.last] & AND) and not tokens.tags[one.last] & MARK
    if hangs or (joined and not one.is_share):
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
    if one.is_share and other.unit is not None:  # "fell by a third to 2 billion euros"
        return None
    if one.unit is not None and one.unit.kind is CountedKind.RATE and other.unit is None:  # "fell 12% to 1,004"
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
    opening = one.first - 1
    if opening > 0 and tokens.tags[opening] & LEADS_IN and len(middle) == 2 and tokens.tags[other.first - 1] & LEADS_IN:
        opening, middle = opening - 1, middle[:1]  # "entre un 2 y un 4 %"
    framing = language.frames.get(tokens.words[opening], frozenset()) if opening >= 0 else frozenset()
    joiner = joiner_in(middle, language)
    framed = bool(framing) and (joiner in framing or (not middle and other.qualifier is Qualifier.AT_MOST))
    if not framed and (joiner not in language.betweens or (joiner in language.eithers and not are_close(one, other))):
        return None
    changes = framed and not tokens.tags[one.last] & AND  # "rose from 5 to 7", but "rose by between 5 and 7"
    low = at_scale_of(one, other)
    if changes and (low >= other.low or is_trend(tokens, opening, language)):
        share_measure(one, other)
        return None
    if low >= other.low:
        return None
    return ranged(one, other, opening if framed else one.first, low, other.low, "range")


def share_measure(one: Quantity, other: Quantity) -> None:
    """Give the first number of a change the unit and the scale of the second: "slowed from 4.8 to 4.7 percent"."""
    if one.unit is None and other.unit is not None:
        one.unit, one.unit_first, one.unit_last = other.unit, one.first, one.first
    if one.style == "exact":
        one.low = one.high = at_scale_of(one, other)


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
    """Tell whether "A or B" means a number in between: "three or four" does, "5 or 500" and "8 or $9" do not."""
    own_sign = other.unit is not None and other.unit_first == other.first
    return one.low < other.low <= one.low * 2 and not own_sign


def at_scale_of(one: Quantity, other: Quantity) -> Decimal:
    """Return the lower number at the scale of the higher: 1,000 in "1 to 2 thousand", 5 million in "5-7 million"."""
    low, high = one.low, other.low
    if one.scaled or not other.scaled or high < 1000 or low >= 1000:
        return low
    zeros = (high.adjusted() // 3) * 3
    return low.scaleb(zeros) if low < high.scaleb(-zeros) else low
