"""The only place where words become ranges: what a written figure commits its author to, by a profile."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from claims.figures.figure import Qualifier
from claims.figures.kinds import CountedKind
from claims.figures.profiles import DEFAULT_PROFILE, PROFILES, Profile
from claims.figures.range import Range

__all__ = ["Commitment", "UnknownProfile", "VagueWord", "low_of_vague", "range_of"]

ZERO = Decimal(0)
TEN = Decimal(10)
KINDS = {kind.value: kind for kind in CountedKind}


class UnknownProfile(ValueError):
    """No profile has this name; nothing was read."""


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A word that names an order of magnitude: "dozens" is 12, "tens of thousands" 10,000, "several" 1.

    Args:
        base: the smallest number the word could name, were it exact.
        few: whether it is "several", "a few" or "a handful" of that base rather than a plural of it.
    """

    base: Decimal
    few: bool = False


class Commitment(NamedTuple):
    """What words commit their author to.

    Args:
        range: every value that would make the figure true, or None where the words bound nothing.
        plausible: what a reader would expect; for display, never for conflict.
        vague: whether the words cannot be held to a number.
    """

    range: Range | None
    plausible: Range | None
    vague: bool


def profile_named(name: str) -> Profile:
    """Return the profile of that name.

    Raises:
        UnknownProfile: there is none.
    """
    try:
        return PROFILES[name]
    except KeyError:
        raise UnknownProfile(f"no profile is called {name!r}; known are {', '.join(sorted(PROFILES))}") from None


def range_of(
    qualifier: Qualifier,
    low: Decimal | None,
    high: Decimal | None,
    *,
    counted_kind: str | None = None,
    unit: str | None = None,
    collective: bool = False,
    profile: str = DEFAULT_PROFILE,
) -> Commitment:
    """Return the range that written bounds commit to, the plausible range, and whether the words are vague.

    The same rules serve the reader and a person who corrects a reading by hand.

    Args:
        qualifier: how the words bound the number.
        low: lower written bound, in the figure's unit; None where the words give none.
        high: upper written bound, likewise.
        counted_kind: what is counted, as `CountedKind` has it; a count cannot be below 0, a temperature can.
        unit: canonical unit, or None for a plain count.
        collective: whether the number is a round collective ("a dozen", "una treintena"): that number, vague.
        profile: name of the profile.

    Raises:
        UnknownProfile: no profile has this name.
        EmptyRange: the bounds leave no value, as in "from 30 to 20".

    >>> more_than_50 = range_of(Qualifier.MORE_THAN, Decimal(50), None)
    >>> 50 in more_than_50.range, 51 in more_than_50.range, more_than_50.vague
    (False, True, False)
    >>> nearly_30 = range_of(Qualifier.NEARLY, Decimal(30), Decimal(30))
    >>> str(nearly_30.range.low), str(nearly_30.range.high), nearly_30.vague
    ('27.0', '30', True)
    """
    rules = profile_named(profile)
    written = low if low is not None else high
    if written is None:
        return Commitment(None, None, True)
    floor = ZERO if written >= 0 and is_count(counted_kind, unit) else None
    if collective and qualifier in (Qualifier.EXACT, Qualifier.ABOUT):
        return Commitment(Range(written, written), None, True)
    if qualifier in (Qualifier.EXACT, Qualifier.RANGE):
        return Commitment(Range(low, high), None, False)
    if qualifier is Qualifier.AT_LEAST:
        return Commitment(Range(written, None), up_to_next_round(written, low_inc=True), False)
    if qualifier is Qualifier.MORE_THAN:
        return Commitment(Range(written, None, low_inc=False), up_to_next_round(written, low_inc=False), False)
    if qualifier is Qualifier.AT_MOST:
        return Commitment(Range(floor, written), None, True)
    if qualifier is Qualifier.LESS_THAN:
        return Commitment(below(written, floor), None, False)
    if qualifier is Qualifier.NEARLY:
        return Commitment(sorted_range(written * rules.nearly_from, written), None, True)
    if qualifier is Qualifier.ABOUT:
        margin = written * rules.about_within
        return Commitment(sorted_range(written - margin, written + margin), None, True)
    return Commitment(Range(low, None), plausible_of_vague(written), True)


def low_of_vague(word: VagueWord, *, profile: str = DEFAULT_PROFILE) -> Decimal:
    """Return the lower bound that a profile gives to a vague word; upwards such a word bounds nothing.

    >>> str(low_of_vague(VagueWord(Decimal(12)))), str(low_of_vague(VagueWord(Decimal(12)), profile="acled"))
    ('24', '12')
    """
    rules = profile_named(profile)
    return word.base * (rules.few if word.few else rules.plural)


def is_count(counted_kind: str | None, unit: str | None) -> bool:
    """Tell whether a figure counts things, so that it cannot lie below 0."""
    kind = KINDS.get(counted_kind or "")
    return unit is None if kind is None else kind.is_count


def plausible_of_vague(low: Decimal) -> Range:
    """Return the range up to the last number that still has as many digits: thousands, up to 9,999."""
    ceiling = TEN ** (low.adjusted() + 1) - 1
    return Range(low, max(ceiling, low))


def up_to_next_round(low: Decimal, *, low_inc: bool) -> Range | None:
    """Return the range up to the next round number: 48 up to 50, 50 up to 60, 1,200 up to 1,300.

    Nobody writes "more than 48" for 70: the author would have taken a round number on the way.
    """
    if low <= 0 or low != low.to_integral_value():
        return None
    zeros = int(low.normalize().as_tuple().exponent)
    step = TEN ** max(zeros, 1)
    ceiling = (low // step + 1) * step
    return Range(low, ceiling, low_inc=low_inc, high_inc=False)


def sorted_range(one: Decimal, other: Decimal) -> Range:
    """Return the closed range between two numbers in either order, as a margin around a negative number needs."""
    return Range(min(one, other), max(one, other))


def below(high: Decimal, floor: Decimal | None) -> Range | None:
    """Return everything under a number; nothing can be under a floor that it reaches ("fewer than 0 people")."""
    if floor is not None and high <= floor:
        return None
    return Range(floor, high, high_inc=False)
