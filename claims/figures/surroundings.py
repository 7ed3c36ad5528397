"""Where and by what: the place and the cause that a sentence names for a figure."""

from claims.figures.counted import Counting
from claims.figures.kinds import Cause, CountedKind
from claims.figures.languages.table import Language, Tag
from claims.figures.not_figures import is_heading
from claims.figures.quantities import Quantity
from claims.figures.tokens import Tokens

__all__ = ["HARMED", "cause_of", "place_of", "places_in"]

CAUSE, INSIDE = int(Tag.CAUSE), int(Tag.INSIDE)
MONTH, WEEKDAY, MARK, OF, DETERMINER = int(Tag.MONTH), int(Tag.WEEKDAY), int(Tag.MARK), int(Tag.OF), int(Tag.DETERMINER)
HARMED = frozenset(
    {
        CountedKind.DEATHS,
        CountedKind.INJURED,
        CountedKind.MISSING,
        CountedKind.DEAD_OR_MISSING,
        CountedKind.DISPLACED,
        CountedKind.HOMELESS,
        CountedKind.AFFECTED,
        CountedKind.TRAPPED,
        CountedKind.EVACUATED,
        CountedKind.KIDNAPPED,
        CountedKind.DETAINED,
        CountedKind.ARRESTS,
    }
)


def cause_of(tokens: Tokens, quantity: Quantity, counting: Counting, language: Language) -> str | None:
    """Return by what or whom people were harmed, where the sentence says it; of other figures None."""
    if counting.kind not in HARMED:
        return None
    words = tokens.words
    start = max(counting.last, counting.state_at or 0)
    for at in range(start, tokens.size):
        if words[at] in language.by and any(word in language.state_forces for word in words[at + 1 : at + 7]):
            return Cause.STATE_FORCES.value
    if counting.state_before and counting.state_at is not None:
        subject = words[max(0, counting.state_at - 10) : counting.state_at]
        if any(word in language.state_forces for word in subject):
            return Cause.STATE_FORCES.value
    if not tokens.bits & CAUSE:
        return None
    named = [
        (abs(at - quantity.first), language.causes[words[at]]) for at, tag in enumerate(tokens.tags) if tag & CAUSE
    ]
    return min(named)[1].value


def place_of(places: list[tuple[int, int]], tokens: Tokens, quantity: Quantity) -> str | None:
    """Return the place nearest to a figure, as the sentence names it: "Cusco" in "in the city of Cusco"."""
    after = [place for place in places if place[0] >= quantity.last]
    before = [place for place in places if place[1] <= quantity.first]
    chosen = after[0] if after else before[-1] if before else None
    return None if chosen is None else tokens.quote(chosen[0], chosen[1])


def places_in(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the names that follow a preposition of place, without "the city of"."""
    found: list[tuple[int, int]] = []
    if not tokens.bits & INSIDE or is_heading(tokens):
        return found
    tags, size = tokens.tags, tokens.size
    for at, tag in enumerate(tags):
        if not tag & INSIDE:
            continue
        first = at + 1
        limit = min(size, first + 5)
        while first < limit and not tokens.capital(first) and (tags[first] & (DETERMINER | OF) or not tags[first]):
            first += 1
        last = first
        while last < size and tokens.capital(last) and not tags[last] & (MONTH | WEEKDAY | MARK):
            last += 1
            if last + 1 < size and tags[last] & (OF | DETERMINER) and tokens.capital(last + 1):
                last += 1
        adjective = last < size and not tags[last] and not tokens.capital(last)
        if last > first and not adjective:
            found.append((first, last))
    return found
