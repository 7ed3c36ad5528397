"""Where and by what: the place and the cause that a sentence names for a figure."""

from claims.figures.kinds import HARMED, Cause
from claims.figures.languages.table import Form, Language, Tag
from claims.figures.noun_phrases import Counting
from claims.figures.quantities import Quantity
from claims.figures.tokens import Tokens

__all__ = ["cause_of", "place_of", "places_in"]

CAUSE, INSIDE, FORCES, SHOOTS = int(Tag.CAUSE), int(Tag.INSIDE), int(Tag.FORCES), int(Tag.SHOOTS)
MONTH, WEEKDAY, MARK, OF, DETERMINER = int(Tag.MONTH), int(Tag.WEEKDAY), int(Tag.MARK), int(Tag.OF), int(Tag.DETERMINER)
ARTICLE, PREPOSITION, AUX = int(Tag.ARTICLE), int(Tag.PREPOSITION), int(Tag.AUX)
BEFORE, COUNTS = int(Form.BEFORE), int(Tag.NUMBER | Tag.DIGITS)
REACH = 15
POSSESSIVE, JOINS_NAMES = "'s", frozenset({"del"})


def cause_of(tokens: Tokens, quantity: Quantity, counting: Counting, language: Language) -> str | None:
    """Return by what or whom people were harmed, where the sentence says it; of other figures None."""
    if counting.kind not in HARMED:
        return None
    if tokens.bits & FORCES and (is_done_by_forces(tokens, counting, language) or do_forces_shoot(tokens, language)):
        return Cause.STATE_FORCES.value
    if not tokens.bits & CAUSE:
        return None
    named = [
        (abs(at - quantity.first), at)
        for at, tag in enumerate(tokens.tags)
        if tag & CAUSE and abs(at - quantity.first) <= REACH and is_named_as_cause(tokens, at)
    ]
    return language.causes[tokens.words[min(named)[1]]].value if named else None


def is_done_by_forces(tokens: Tokens, counting: Counting, language: Language) -> bool:
    """Tell whether police or army are named as those who did it: "killed by the police", "the police arrested 30"."""
    tags, words = tokens.tags, tokens.words
    for at in range(max(counting.last, counting.state_at or 0), tokens.size):
        if words[at] in language.by and any(tag & FORCES for tag in tags[at + 1 : at + 7]):
            return True
    if not counting.state_before or counting.state_at is None:
        return False
    for at in range(counting.state_at - 1, max(0, counting.state_at - 10) - 1, -1):
        state = language.states.get(words[at])
        if state is not None and state.form & BEFORE:  # "the police *arrested* a man for killing two"
            return False
        if tags[at] & FORCES:
            return not (at and tags[at - 1] & COUNTS)  # "killed five *soldiers* and wounded seven"
    return False


def do_forces_shoot(tokens: Tokens, language: Language) -> bool:
    """Tell whether the sentence has police or army open fire; "a policeman was shot" has not."""
    tags, words = tokens.tags, tokens.words
    for at in [at for at, tag in enumerate(tags) if tag & FORCES]:
        for following in range(at + 1, min(at + 4, tokens.size)):
            if tags[following] & AUX and words[following] not in language.perfect:
                break
            if tags[following] & SHOOTS:
                return True
    return False


def is_named_as_cause(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is a cause here: behind an article or a preposition, or as the first word of a headline."""
    return at == 0 or any(tag & (DETERMINER | ARTICLE | PREPOSITION) for tag in tokens.tags[max(0, at - 2) : at])


def place_of(places: list[tuple[int, int]], tokens: Tokens, quantity: Quantity) -> str | None:
    """Return the place nearest to a figure, as the sentence names it: "Cusco" in "in the city of Cusco"."""
    if not places:
        return None
    after = [place for place in places if place[0] >= quantity.last]
    before = [place for place in places if place[1] <= quantity.first]
    chosen = after[0] if after else before[-1] if before else None
    return None if chosen is None else tokens.quote(chosen[0], chosen[1]).removesuffix("'s").removesuffix("’s")


def places_in(tokens: Tokens, language: Language) -> list[tuple[int, int]]:
    """Return the names that follow a preposition of place, without "the city of"; in a title capitals name nothing."""
    found: list[tuple[int, int]] = []
    if not tokens.bits & INSIDE:
        return found
    tags, size = tokens.tags, tokens.size
    for at in [at for at, tag in enumerate(tags) if tag & INSIDE]:
        first = at + 1
        limit = min(size, first + 5)
        while first < limit and not tokens.capital(first) and (tags[first] & (DETERMINER | OF) or not tags[first]):
            first += 1
        last = name_end(tokens, first, language)
        # "the southern Andean region": behind an article, a name before a noun is an adjective.
        adjective = first > at + 1 and last < size and not tags[last]
        is_letter = last == first + 1 and tokens.ends[first] - tokens.starts[first] == 1  # "en S/ 3,85"
        if last > first and not (adjective or is_letter or tokens.is_heading):
            found.append((first, last))
    return found


def name_end(tokens: Tokens, first: int, language: Language) -> int:
    """Return where the name that begins at a token ends: "Port-au-Prince", "San Salvador", "Santiago de Chile"."""
    tags, words, size = tokens.tags, tokens.words, tokens.size
    last = first
    while last < size and tokens.capital(last) and not tags[last] & (MONTH | WEEKDAY | MARK):
        if words[last].endswith(POSSESSIVE):  # "in *Ecuador's* prisons", but "in Tuesday's riot"
            return last + (words[last].removesuffix(POSSESSIVE) not in language.weekdays)
        last += 1
        while last + 1 < size and words[last] == "-" and tokens.glued(last) and tokens.glued(last + 1):
            last += 2
        joins = last + 1 < size and (tags[last] & (OF | DETERMINER) or words[last] in JOINS_NAMES)
        if joins and tokens.capital(last + 1):
            last += 1
    return last
