"""Quantities: numbers with their sign, their unit and their qualifier."""

from dataclasses import dataclass
from decimal import Decimal

from claims.figures.ages import is_age_of, is_bounded_age
from claims.figures.figure import Qualifier
from claims.figures.kinds import CountedKind
from claims.figures.languages.table import Language, Phrases, Tag
from claims.figures.numbers import Number
from claims.figures.tokens import Tokens
from claims.figures.units import UNITS_AFTER, UNITS_BEFORE, YEAR_OF_AGE, Unit

__all__ = ["SUFFIXES", "THAN", "Quantity", "is_trend", "phrase_before", "read_single"]

DIGITS, NUMBER, MARK, STOP, AND, OF = (
    int(Tag.DIGITS),
    int(Tag.NUMBER),
    int(Tag.MARK),
    int(Tag.STOP),
    int(Tag.AND),
    int(Tag.OF),
)
PERSON, ONE_PERSON = int(Tag.PERSON), int(Tag.ONE_PERSON)

WORD = int(Tag.ARTICLE | Tag.STOP)

# Powers of ten that a suffix stands for; a bare letter only where no unit is meant.
SUFFIXES = {"k": 3, "m": 6, "mn": 6, "mm": 6, "mln": 6, "mil": 6, "b": 9, "bn": 9, "g": 9, "t": 12, "tn": 12}
CLEAR_SUFFIXES = frozenset({"k", "mn", "mln", "bn", "tn"})
MONEY_IN_MILLIONS = {"musd": "usd", "meur": "eur", "mgbp": "gbp", "msek": "sek"}
METRE_AFTER = frozenset({"tall", "long", "wide", "deep", "high", "away", "x", "above", "below", "from", "de"})
THAN = frozenset({"than", "de", "que", "del"})  # behind "more": it compares
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
        head: as of a number.
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
    head: int | None = None


def read_single(tokens: Tokens, number: Number, taken: int, language: Language) -> Quantity:
    """Return one number with its sign, its unit and its qualifier; tokens before `taken` belong to another one."""
    value, first = number.value, number.first
    before = unit_before(tokens, first) if first > taken else None
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
        if after[0].kind is CountedKind.TEMPERATURE and tuple(tokens.words[last : last + 2]) in language.below_zero:
            value, last = -value, last + 2
    first, value = with_sign(tokens, first, value, number, language)
    qualifier = Qualifier.ABOUT if number.style == "round" else Qualifier.EXACT
    quantity = Quantity(
        first, last, value, value, qualifier, number.style, unit, unit_first, unit_last,
        number.doubtful, "number", number.scaled or bool(exponent), number.is_share and unit is None, number.head,
    )  # fmt: skip
    qualify(tokens, quantity, language)
    if unit is None or unit.name == "year":
        tell = is_bounded_age if unit is None else is_age_of
        if tell(tokens, quantity.first, quantity.last, language):
            quantity.unit = YEAR_OF_AGE
    return quantity


def unit_before(tokens: Tokens, first: int) -> tuple[Unit, int] | None:
    """Return the unit right before a number, and its first token; "a $200 million budget" has no Australian dollars."""
    found = UNITS_BEFORE.before(tokens.words, first)
    if found is None or found[1] == first - 1:
        return found
    is_word = len(tokens.words[found[1]]) == 1 and tokens.tags[found[1]] & WORD
    if not is_word or tokens.glued(found[1] + 1):
        return found
    sign = UNITS_BEFORE.units.get((tokens.words[first - 1],))
    return None if sign is None else (sign, first - 1)


def words_in_case(tokens: Tokens, first: int) -> bool:
    """Tell whether the currency code before a number is written as one: "PEN 100", not "his pen 7 times"."""
    return tokens.words[first - 1] not in UNITS_BEFORE.cased or tokens.acronym(first - 1)


def unit_after(tokens: Tokens, last: int, *, in_millions: bool) -> tuple[Unit, int, int, int] | None:
    """Return the unit behind a number, its tokens, and the power of ten in it ("30 MUSD", "75 USD million").

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
    if tokens.glued(following):
        code = tokens.words[following] == "-" and tokens.glued(following + 1) and tokens.tags[following + 1] & DIGITS
        if code or not tokens.tags[following] & MARK:  # 23 M-16 rifles
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
        at == 0 or words[at - 1] not in ("al", "lo", "a", "cuando", "o", "or", "mucho", "poco")
    ):
        return at, -value
    return first, value


def qualify(tokens: Tokens, quantity: Quantity, language: Language) -> None:
    """Give a quantity the qualifiers around it; a bound wins over "about"."""
    for _ in range(3):
        found = phrase_before(tokens, quantity.first, language.before)
        if found is None:
            break
        qualifier, first = found
        if qualifier is Qualifier.AT_MOST and first and tokens.words[first - 1] in language.goes_up_to:
            break  # "the toll was revised *up to* 48"
        quantity.first = first
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
            other_number = end < tokens.size and tokens.tags[end] & (NUMBER | DIGITS)
            return (quantity.last, quantity.qualifier) if other_number else (end, reached)
    return quantity.last, quantity.qualifier


def phrase_before(tokens: Tokens, first: int, phrases: Phrases) -> tuple[Qualifier, int] | None:
    """Return the qualifier whose words end right before a token, and its first token."""
    if not first:
        return None
    for length, known in phrases.get(tokens.words[first - 1], ()):
        qualifier = known.get(tuple(tokens.words[first - length : first])) if length <= first else None
        if qualifier is not None:
            return qualifier, first - length
    return None


def phrase_after(tokens: Tokens, last: int, phrases: Phrases) -> tuple[Qualifier, int] | None:
    """Return the qualifier whose words begin at a token, and the token after it; "or more than" begins another one."""
    if last >= tokens.size:
        return None
    for length, known in phrases.get(tokens.words[last], ()):
        end = last + length
        qualifier = known.get(tuple(tokens.words[last:end]))
        if qualifier is not None:
            return None if end < tokens.size and tokens.words[end] in THAN else (qualifier, end)
    return None


def is_trend(tokens: Tokens, index: int, language: Language) -> bool:
    """Tell whether the words before a token speak of a change: "rose", "subió"."""
    return any(word in language.trends for word in tokens.words[max(0, index - 4) : index])
