"""What a figure counts: the noun phrase, what happened to those counted, who they are, and whether it is a part."""

from claims.figures.ages import AGES
from claims.figures.figure import Part
from claims.figures.kinds import HARMED, CountedKind
from claims.figures.languages.table import Form, Language, Tag
from claims.figures.noun_phrases import Counting, Tie, behind_them, ends_phrase, is_verb, noun_phrase
from claims.figures.quantities import THAN, Quantity, is_trend
from claims.figures.states import LONGEST_REACH, SENTENCE_ENDS, find_state, state_from
from claims.figures.ties import tie_to_earlier
from claims.figures.tokens import Tokens

__all__ = ["read_countings"]

MARK, PREPOSITION = int(Tag.MARK), int(Tag.PREPOSITION)
STATE, OF, DETERMINER, NOUN = int(Tag.STATE), int(Tag.OF), int(Tag.DETERMINER), int(Tag.NOUN)
ROAD, BLOCKED, POINT, TOLL, TREND = int(Tag.ROAD), int(Tag.BLOCKED), int(Tag.POINT), int(Tag.TOLL), int(Tag.TREND)
PERSON, PRESENT, AUX, STOP = int(Tag.PERSON), int(Tag.PRESENT), int(Tag.AUX), int(Tag.STOP)
AS_NOUN, AFTER = int(Form.NOUN), int(Form.AFTER)


def read_countings(tokens: Tokens, quantities: list[Quantity], language: Language) -> list[Counting]:
    """Return what each quantity of a sentence counts, in order."""
    last = len(quantities) - 1
    countings = [
        noun_phrase(tokens, quantity, next_behind(tokens, quantities, index), language)
        for index, quantity in enumerate(quantities)
    ]
    for index, quantity in enumerate(quantities):
        counting = countings[index]
        counting.tie = tie = tie_to_earlier(tokens, quantities, countings, index, language)
        if quantity.unit is None:
            find_state(tokens, quantities, countings, index, tie, language)
        name_kind(tokens, counting, quantity, language)
        if quantity.unit is None and index:
            counting.others = tokens.words[quantity.first - 1] in language.more_before
            if quantities[index - 1].head is None or not counting.is_elliptic:
                take_over(tokens, quantities[index - 1], countings[index - 1], counting, tie)
        if quantity.unit is None and counting.kind is None:
            find_subject(tokens, quantity, counting, start_of_subject(quantities, index), language)
        counting.part = part_of(tokens, quantity, counting, tie, language)
        counting.words = counted_words(tokens, quantity, counting, language)
    for index in range(last):
        counting, following = countings[index], countings[index + 1]
        is_part = is_part_of_next(tokens, quantities, countings, index)
        if not is_part and not is_changed_into_next(tokens, quantities, counting, index, language):
            continue
        take_from_next(tokens, counting, following)
        counting.words = counted_words(tokens, quantities[index], counting, language)
        if is_part:
            counting.part = Part.PART
            name_whole(tokens, quantities[index + 1], following, language)
    return countings


def next_behind(tokens: Tokens, quantities: list[Quantity], index: int) -> int:
    """Return where the next quantity begins; "a *12-year-old* boy" has one inside what the article counts."""
    behind, at = quantities[index].head or quantities[index].first, index + 1
    while at < len(quantities) and quantities[at].first <= behind:
        at += 1
    return quantities[at].first if at < len(quantities) else tokens.size


def name_kind(tokens: Tokens, counting: Counting, quantity: Quantity, language: Language) -> None:
    """Name the canonical kind and the population, from the phrase and from what happened."""
    if quantity.unit is not None:
        counting.kind = quantity.unit.kind
        return
    words, tags = tokens.words, tokens.tags
    behind = behind_them(tokens, quantity.last, language)
    if quantity.last < behind < tokens.size:  # "three of them children"
        counting.population = language.populations.get(words[behind])
    name_by_predicate(tokens, counting, language)
    for at in range(counting.first, counting.last):
        word = words[at]
        counting.question = counting.question or language.ask.get(word)
        if counting.population is None and is_who_is_counted(tokens, counting, at, language):
            counting.population = language.populations.get(word)
        if counting.kind is None and tags[at] & (NOUN | ROAD | POINT):
            roads = tokens.bits & ROAD or (at + 1 < tokens.size and tags[at + 1] & BLOCKED)  # "89 puntos bloqueados"
            blocked = tags[at] & (ROAD | POINT) and tokens.bits & BLOCKED and roads
            counting.kind = CountedKind.ROADBLOCKS if blocked else language.nouns.get(word)
    if counting.state is not None and counting.state.kind is not None:
        counting.kind = counting.state.kind
    if quantity.is_share:
        counting.kind = CountedKind.RATE


def is_who_is_counted(tokens: Tokens, counting: Counting, at: int, language: Language) -> bool:
    """Tell whether a word of the phrase names those counted, and not what is theirs: "three *police* stations"."""
    following = at + 1
    if tokens.words[at] not in language.attributive or following >= counting.last:
        return True
    return bool(tokens.tags[following])


def name_by_predicate(tokens: Tokens, counting: Counting, language: Language) -> None:
    """Name those counted by what they are said to be: "three were *children*", "12 eran *menores*"."""
    at = behind_them(tokens, counting.last, language)
    if not (at + 1 < tokens.size and tokens.tags[at] & AUX and tokens.words[at] not in language.perfect):
        return
    population = language.populations.get(tokens.words[at + 1])
    if population is not None:
        counting.population = population
        counting.noun = tokens.quote(at + 1, at + 2) if counting.is_elliptic else None


def take_over(tokens: Tokens, quantity: Quantity, earlier: Counting, counting: Counting, tie: Tie) -> None:
    """Take over from the figure before what this one leaves out: "six jesuits and two women", "31 of them"."""
    if quantity.unit is not None and tie is not Tie.ASIDE:
        return
    part = tie in (Tie.ASIDE, Tie.LISTED)
    shares = part or (tie is Tie.COORDINATE and (earlier.state_before or counting.is_elliptic))
    if shares and counting.state is None and earlier.state is not None and counting.kind is None:
        counting.state, counting.state_at = earlier.state, earlier.state_at
        counting.state_before, counting.kind = earlier.state_before, earlier.kind
    if tie is not Tie.NONE and counting.kind is None and earlier.subject is not None:
        counting.kind, counting.subject = earlier.kind, earlier.subject
    if counting.is_elliptic and (tie is not Tie.NONE or counting.state is not None) and not counting.others:
        counting.noun = earlier.noun or (tokens.quote(earlier.first, earlier.last) if not earlier.is_elliptic else None)
        if part:
            counting.noun = counting.noun or earlier.words or earlier.subject
        if counting.population is None and (part or counting.state is earlier.state):
            counting.population = earlier.population


def start_of_subject(quantities: list[Quantity], index: int) -> int:
    """Return from which token on a number's subject may stand: behind the figure before it, unless that is a change.

    So it is in "the number of dead *rose 12 %* to 1,004".
    """
    before = index - 1
    while before >= 0 and (unit := quantities[before].unit) is not None and unit.kind is CountedKind.RATE:
        before -= 1
    return quantities[before].last if before >= 0 else 0


def find_subject(tokens: Tokens, quantity: Quantity, counting: Counting, start: int, language: Language) -> None:
    """Find what a number speaks of in the words before it: "the death toll ... rose to 30", "the crowd at 40,000".

    What is counted by a toll comes before any other noun; a number with a noun of its own needs a toll before it.
    """
    tags, words = tokens.tags, tokens.words
    if not tokens.bits & (STATE | NOUN):
        return
    reached = range(quantity.first - 1, max(start, quantity.first - LONGEST_REACH) - 1, -1)
    toll = any(tags[at] & TOLL for at in reached)
    if not toll and not counting.is_elliptic:
        return
    found: tuple[CountedKind, int] | None = None
    for at in reached:
        if words[at] in SENTENCE_ENDS or (found is not None and tags[at] & MARK):
            break
        state = state_from(tokens, at, language)[0] if tags[at] & STATE else None
        if state is not None and state.kind is not None and state.form & AS_NOUN:
            found = state.kind, at
            if at and tags[at - 1] & PREPOSITION and not tags[at - 1] & OF:  # "*deaths* among refugees"
                continue
            head = head_of(tokens, at)
            if words[head] in AGES:  # "the average *age* of the dead"
                found = CountedKind.AGE, head
            break
        if (
            state is not None
            and state.kind is not None
            and state.form & AFTER
            and toll
            and is_of_people(tokens, at, language)
        ):
            found = state.kind, at - 1
            break
        kind = language.nouns.get(words[at]) if tags[at] & NOUN else None
        if kind is not None and kind is not CountedKind.PLACES and found is None:
            found = kind, at
    if found is None:
        return
    counting.kind, at = found
    last = at + 1
    while last < quantity.first and not (
        ends_phrase(tags[last]) or tags[last] & (TREND | PRESENT) or is_verb(words[last], tags[last], language)
    ):
        last += 1
    counting.subject = tokens.quote(at, last)


def head_of(tokens: Tokens, at: int) -> int:
    """Return the token before the "of" that leads to a noun, or before the noun where none does."""
    before = at - 1
    while before > 0 and tokens.tags[before] & DETERMINER:
        before -= 1
    return before - 1 if before > 0 and tokens.tags[before] & OF else max(0, at - 1)


def is_of_people(tokens: Tokens, at: int, language: Language) -> bool:
    """Tell whether a participle stands right behind those it speaks of: "the number of people *killed*"."""
    return at > 1 and (bool(tokens.tags[at - 1] & PERSON) or tokens.words[at - 1] in language.them)


def part_of(tokens: Tokens, quantity: Quantity, counting: Counting, tie: Tie, language: Language) -> Part:
    """Tell whether a figure is a whole, a part of the one before it, or something added to an earlier count."""
    if tie in (Tie.ASIDE, Tie.LISTED):
        return Part.PART
    before = tokens.words[quantity.first - 1] if quantity.first else ""
    after = tokens.words[quantity.last] if quantity.last < tokens.size else ""
    compares = not THAN.isdisjoint(tokens.words[quantity.last + 1 : quantity.last + 2])
    behind = after in language.more_after and not (compares and quantity.unit is not None)
    adds = (
        before in language.grown_by
        and quantity.unit is None
        and counting.kind not in (CountedKind.PLACES, CountedKind.RATE)
    )
    grown = adds and is_trend(tokens, quantity.first - 1, language)
    more = behind or grown or before in language.more_before
    new = after in language.newly and (counting.kind in HARMED or counting.kind is CountedKind.CASES)
    return Part.INCREMENT if more or new or is_more_at_end(tokens, counting, language) else Part.TOTAL


def is_more_at_end(tokens: Tokens, counting: Counting, language: Language) -> bool:
    """Tell whether "more" stands behind the phrase and compares nothing: "tres personas más."."""
    at = counting.last
    if counting.is_elliptic or at >= tokens.size or tokens.words[at] not in language.more_after:
        return False
    return at + 1 >= tokens.size or bool(tokens.tags[at + 1] & (MARK | PREPOSITION))


def is_part_of_next(tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int) -> bool:
    """Tell whether the whole follows a part: "9 of the 14 fishermen", "11 de los 18 fallecidos"."""
    quantity, following = quantities[index], quantities[index + 1]
    gap = tokens.tags[quantity.last : following.first]
    if len(gap) > 1 and tokens.words[following.first - 1].endswith("'s"):  # "9 of Peru's 25 regions"
        return bool(gap[0] & OF) and all(tag & DETERMINER for tag in gap[1:-1])
    if not gap or not gap[0] & OF or not countings[index].is_elliptic:
        return False
    if quantity.unit is not None and quantity.unit.kind is not CountedKind.RATE:  # 16 tons of the past few years
        return False
    leads_in = OF | DETERMINER
    last = leads_in | (STOP if len(gap) > 2 and not gap[-1] & (AUX | PREPOSITION) else 0)  # "10 of its *last* 12 games"
    return all(tag & leads_in for tag in gap[:-1]) and bool(gap[-1] & last)


def is_changed_into_next(
    tokens: Tokens, quantities: list[Quantity], counting: Counting, index: int, language: Language
) -> bool:
    """Tell whether a bare number went up or down to the next one: "pasó *de 37 a* 46 muertos"."""
    quantity, words = quantities[index], tokens.words
    if not counting.is_elliptic or counting.kind is not None or quantity.unit is not None or not quantity.first:
        return False
    joins = language.frames.get(words[quantity.first - 1], frozenset())
    gap = words[quantity.last : quantities[index + 1].first]
    return len(gap) == 1 and gap[0] in joins


def take_from_next(tokens: Tokens, counting: Counting, following: Counting) -> None:
    """Give a bare number what the next one counts."""
    counting.last = counting.first
    counting.noun = following.noun or (
        tokens.quote(following.first, following.last) if not following.is_elliptic else None
    )
    counting.kind = counting.kind or following.kind
    counting.population = counting.population or following.population
    if counting.state is None:
        counting.state, counting.state_at = following.state, following.state_at


def name_whole(tokens: Tokens, quantity: Quantity, whole: Counting, language: Language) -> None:
    """Leave to the part what happened to it: of "9 of the 14 fishermen were killed" only nine were."""
    if whole.state_at is None or whole.state_at < whole.last:
        return
    whole.state, whole.state_at, whole.kind = None, None, None
    name_kind(tokens, whole, quantity, language)
    whole.words = counted_words(tokens, quantity, whole, language)


def counted_words(tokens: Tokens, quantity: Quantity, counting: Counting, language: Language) -> str | None:
    """Return the words for what is counted: the unit, the phrase, and what happened ("people killed")."""
    parts: list[str] = []
    if quantity.unit is not None:
        behind = quantity.unit_first > quantity.first and quantity.unit_last > quantity.unit_first
        written = tokens.quote(quantity.unit_first, quantity.unit_last) if behind else ""
        parts.append(written if written[:1].isalpha() else quantity.unit.words)
    first = counting.first
    while first < counting.last and tokens.words[first] in language.more_after:
        first += 1  # "12 *more* women"
    if first < counting.last:
        parts.append(tokens.quote(first, counting.last))
    elif counting.noun is not None or counting.subject is not None:
        parts.append(counting.noun or counting.subject or "")
    elif quantity.style == "vague" and quantity.unit is None:
        parts.append(language.implied)
    told = state_words(tokens, counting, language)
    if told is not None and not (parts and told in parts[-1]):
        parts.append(told)
    return " ".join(parts) or None


def state_words(tokens: Tokens, counting: Counting, language: Language) -> str | None:
    """Return the words for what happened, where they do not stand in the phrase; a verb before has its own."""
    at = counting.state_at
    if counting.state is None or at is None or counting.first <= at < counting.last:
        return None
    if counting.state_before:
        return language.done.get(counting.state.kind) if counting.state.kind is not None else None
    return tokens.quote(at, state_from(tokens, at, language)[1])
