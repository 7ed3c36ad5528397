"""What a figure counts: the noun phrase, what happened to those counted, who they are, and whether it is a part."""

from dataclasses import dataclass

from claims.figures.figure import Part
from claims.figures.kinds import CountedKind, Population
from claims.figures.languages.table import Form, Language, State, Tag
from claims.figures.quantities import Quantity
from claims.figures.tokens import Tokens

__all__ = ["Counting", "read_countings"]

MARK, STOP, NUMBER, AUX, STATE = int(Tag.MARK), int(Tag.STOP), int(Tag.NUMBER), int(Tag.AUX), int(Tag.STATE)
AND, OF, DETERMINER, ADVERB, SAYS = int(Tag.AND), int(Tag.OF), int(Tag.DETERMINER), int(Tag.ADVERB), int(Tag.SAYS)
DIGITS, PREPOSITION, WEEKDAY, MONTH, ARTICLE = (
    int(Tag.DIGITS),
    int(Tag.PREPOSITION),
    int(Tag.WEEKDAY),
    int(Tag.MONTH),
    int(Tag.ARTICLE),
)
CLAUSE, GROWTH, TOLL = int(Tag.CLAUSE), int(Tag.GROWTH), int(Tag.TOLL)
NOUN, ROAD, BLOCKED = int(Tag.NOUN), int(Tag.ROAD), int(Tag.BLOCKED)
ENDS_PHRASE = MARK | STOP | NUMBER | AUX | SAYS | DIGITS | WEEKDAY | MONTH
LEADS_IN = DETERMINER | ADVERB | ARTICLE
AS_NOUN, AFTER, BEFORE = int(Form.NOUN), int(Form.AFTER), int(Form.BEFORE)

LONGEST_PHRASE = 7
LONGEST_REACH = 28
CLOSED = frozenset(".;!?")
TRAILING = ("ly", "mente")


@dataclass(slots=True)
class Counting:
    """What one quantity counts; tokens `first` to `last` are its noun phrase, empty where nothing follows it.

    Args:
        state: what happened to those counted, told by the token `state_at`.
        state_before: whether that token is a verb or noun before the number ("killed 30", "the murder of six").
        told: whether a verb right after the phrase tells something else of them.
        words: the words for what is counted, put together.
        noun: the noun phrase that stands for this one where it is empty, taken over from a figure before.
        subject: what a bare number speaks of, from the words before it: "death toll".
    """

    first: int
    last: int
    state: State | None = None
    state_at: int | None = None
    state_before: bool = False
    told: bool = False
    words: str | None = None
    noun: str | None = None
    subject: str | None = None
    kind: CountedKind | None = None
    population: Population | None = None
    part: Part = Part.TOTAL
    question: str | None = None

    @property
    def is_elliptic(self) -> bool:
        """Tell whether no noun follows the number, as in "25 the day before"."""
        return self.first == self.last


def read_countings(tokens: Tokens, quantities: list[Quantity], language: Language) -> list[Counting]:
    """Return what each quantity of a sentence counts, in order."""
    last = len(quantities) - 1
    countings = [
        noun_phrase(tokens, quantity, quantities[index + 1].first if index < last else tokens.size, language)
        for index, quantity in enumerate(quantities)
    ]
    for index, quantity in enumerate(quantities):
        counting = countings[index]
        if quantity.unit is None:
            find_state(tokens, quantities, countings, index, language)
        name_kind(tokens, counting, quantity, language)
        earlier = countings[index - 1] if index else None
        if earlier is not None and quantity.unit is None:
            take_over(tokens, quantities, countings, index, language)
        if quantity.unit is None and counting.kind is None:
            find_subject(tokens, quantity, counting, quantities[index - 1].last if index else 0, language)
        counting.part = part_of(tokens, quantity, counting, earlier, language)
        counting.words = counted_words(tokens, quantity, counting, language)
    return countings


def noun_phrase(tokens: Tokens, quantity: Quantity, limit: int, language: Language) -> Counting:
    """Return the noun phrase that follows a quantity: "people" in "dozens of people", "puntos de bloqueo"."""
    words, tags, size = tokens.words, tokens.tags, tokens.size
    at = quantity.last
    if at + 1 < size and words[at] in "-‑" and tokens.glued(at) and tokens.glued(at + 1):
        return Counting(at + 1, at + 2, told=True)  # "a 24-storey block": what is counted is the storeys alone
    if at < size and tags[at] & OF:
        if at + 1 < size and words[at + 1] in language.them:
            return Counting(at, at)
        at += 1
        while at < size and tags[at] & DETERMINER and not tokens.acronym(at):
            at += 1
    elif quantity.unit is not None and language.join_after_tens:
        return Counting(at, at)  # what follows a Spanish unit without "de" is no longer what is measured
    first = at
    while at < limit and at - first < LONGEST_PHRASE:
        tag = tags[at]
        if tag & STATE:
            state = language.states.get(words[at])
            if state is None or not state.form & AS_NOUN or (at > first and state.form & AFTER):
                break
            at += 1
            if state.form & AFTER:
                break
            continue
        if tag & ENDS_PHRASE and not goes_on(tokens, at, first, limit, language):
            break
        at += 1
    told = at > first + 1 and is_verb(words[at - 1], tags[at - 1], language)
    at -= told
    while (
        at > first and not tags[at - 1] & STATE and (tags[at - 1] & (ADVERB | OF) or words[at - 1].endswith(TRAILING))
    ):
        at -= 1
    return Counting(first, at, told=told)


def goes_on(tokens: Tokens, at: int, first: int, limit: int, language: Language) -> bool:
    """Tell whether a word that usually ends a phrase goes on with it: a hyphen, "de" before a noun, "US", "recorded"."""
    tags, words = tokens.tags, tokens.words
    tag = tags[at]
    if tag & MARK:
        return words[at] in "-‑" and at > first and at + 1 < limit and tokens.glued(at) and tokens.glued(at + 1)
    if tag & OF and language.join_after_tens:
        noun_follows = at + 1 < limit and not tags[at + 1] & (ENDS_PHRASE | DETERMINER | ARTICLE)
        return at > first and noun_follows and not tags[at - 1] & OF
    if tag & SAYS:
        return at == first and at + 1 < limit and not tags[at + 1] & (ENDS_PHRASE | DETERMINER)
    return (
        bool(tag & STOP)
        and not tag & (AUX | NUMBER)
        and tokens.acronym(at)
        and at + 1 < limit
        and not tags[at + 1] & AUX
    )


def is_verb(word: str, tag: int, language: Language) -> bool:
    """Tell whether an unknown word looks like a verb that tells something of those counted."""
    return not tag and word.endswith(language.verb_endings)


def find_state(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int, language: Language
) -> None:
    """Find what happened to those counted: in the phrase, in the verb before, or in the verb after."""
    counting = countings[index]
    if not tokens.bits & STATE:
        return
    for at in range(counting.first, counting.last):
        if tokens.tags[at] & STATE:
            counting.state, counting.state_at = state_at(tokens, at, language), at
            return
    before = state_before(tokens, quantities[index].first, language)
    if before is not None:
        counting.state, counting.state_at = before
        counting.state_before = True
        return
    after = None if counting.told else state_after(tokens, quantities, countings, index, language)
    if after is not None:
        counting.state, counting.state_at = after


def state_at(tokens: Tokens, at: int, language: Language) -> State | None:
    """Return the state that a token, or the phrase it begins, tells."""
    word = tokens.words[at]
    for phrase, state in language.state_phrases.get(word, ()):
        if tuple(tokens.words[at : at + len(phrase)]) == phrase:
            return state
    return language.states.get(word)


def state_before(tokens: Tokens, first: int, language: Language) -> tuple[State, int] | None:
    """Return the state in "killed 30", "matando a dos", "the murder of six"; a passive before a number is none."""
    tags, words = tokens.tags, tokens.words
    at = first - 1
    while at >= 0 and first - at < 5 and (tags[at] & LEADS_IN) and not tags[at] & STATE:
        at -= 1
    if at < 0:
        return None
    if tags[at] & OF and at and tags[at - 1] & STATE:
        state = language.states.get(words[at - 1])
        return (state, at - 1) if state is not None and state.form & AS_NOUN else None
    for start in range(max(0, at - 3), at + 1):
        if tags[start] & STATE:
            for phrase, state in language.state_phrases.get(words[start], ()):
                if start + len(phrase) == at + 1 and tuple(words[start : at + 1]) == phrase and state.form & BEFORE:
                    return state, start
    state = language.states.get(words[at])
    if state is None or not state.form & BEFORE:
        return None
    passive = at > 0 and tags[at - 1] & AUX and state.form & AFTER and words[at - 1] not in language.perfect
    return None if passive else (state, at)


def state_after(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int, language: Language
) -> tuple[State, int] | None:
    """Return the state of the verb after the phrase: "were killed", "resultaron heridas", "lost their lives"."""
    tags, words = tokens.tags, tokens.words
    at, ahead = countings[index].last, index + 1
    reach = min(tokens.size, at + LONGEST_REACH)
    verb = False
    while at < reach:
        if ahead < len(quantities) and at >= quantities[ahead].first:
            if verb or not is_passed_over(tokens, quantities, countings, index, ahead, language):
                return None
            at, ahead = max(at + 1, countings[ahead].last), ahead + 1
            continue
        tag = tags[at]
        if tag & STATE:
            state = state_at(tokens, at, language)
            if state is not None and state.form & BEFORE and not verb and leads_to(tokens, at, quantities, ahead):
                return None
            if state is not None and (state.form & AFTER or (verb and state.form & AS_NOUN)):
                return state, at
            if state is not None and state.form & BEFORE and not state.form & AS_NOUN:
                return None
        if words[at] in CLOSED or (tag & SAYS and not tag & ADVERB):
            return None
        if tag & CLAUSE and not (at + 1 < reach and tags[at + 1] & (AUX | STATE | ADVERB)):
            return None
        if verb:
            if not tag & (ADVERB | AUX | DETERMINER | AND | STATE | PREPOSITION):
                return None
        elif tag & AUX:
            verb = True
        elif is_verb(words[at], tag, language):
            return None
        at += 1
    return None


def leads_to(tokens: Tokens, at: int, quantities: list[Quantity], ahead: int) -> bool:
    """Tell whether a verb has the next figure for its object: "... and *injured* 400 others"."""
    if ahead >= len(quantities):
        return False
    return all(tag & LEADS_IN for tag in tokens.tags[at + 1 : quantities[ahead].first])


def is_passed_over(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], waiting: int, index: int, language: Language
) -> bool:
    """Tell whether the verb that a figure waits for may stand behind another figure.

    So it does behind "six priests *and two women* were killed", behind an aside ("26 people, *four of whom* are
    policemen, were hurt") and behind a place ("people from *its 9,000-strong* mission were missing").
    """
    quantity = quantities[index]
    between = tokens.tags[countings[index - 1].last : quantity.first]
    if all(tag & (AND | LEADS_IN) for tag in between) or is_aside(tokens, quantity, language):
        return True
    if countings[waiting].is_elliptic or not between:
        return False
    return bool(between[0] & PREPOSITION) and not any(tag & AUX for tag in between)


def is_aside(tokens: Tokens, quantity: Quantity, language: Language) -> bool:
    """Tell whether a quantity is a remark on the one before it: "including 4 children", "four of whom"."""
    words, at, first = tokens.words, quantity.last, quantity.first
    if first and (words[first - 1] in language.part_before or tuple(words[first - 2 : first]) in language.part_phrases):
        return True
    return at + 1 < tokens.size and bool(tokens.tags[at] & OF) and words[at + 1] in language.them


def name_kind(tokens: Tokens, counting: Counting, quantity: Quantity, language: Language) -> None:
    """Name the canonical kind and the population, from the phrase and from what happened."""
    if quantity.unit is not None:
        counting.kind = quantity.unit.kind
        return
    words, tags = tokens.words, tokens.tags
    for at in range(counting.first, counting.last):
        word = words[at]
        if counting.question is None:
            counting.question = language.ask.get(word)
        if counting.population is None:
            counting.population = language.populations.get(word)
        if counting.kind is None and tags[at] & (NOUN | ROAD):
            counting.kind = language.nouns.get(word)
            if tags[at] & ROAD or counting.kind is CountedKind.PLACES:
                blocked = tokens.bits & BLOCKED and tokens.bits & ROAD
                counting.kind = CountedKind.ROADBLOCKS if blocked else counting.kind
    if counting.state is not None and counting.state.kind is not None:
        counting.kind = counting.state.kind


def take_over(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int, language: Language
) -> None:
    """Take over from the figure before what this one leaves out: "six jesuits and two women", "31 of them"."""
    counting, quantity, earlier = countings[index], quantities[index], countings[index - 1]
    if quantities[index - 1].unit is not None and not is_aside(tokens, quantity, language):
        return
    gap = tokens.tags[max(earlier.last, quantities[index - 1].last) : quantity.first]
    coordinate = bool(gap) and all(tag & (AND | LEADS_IN) for tag in gap)
    aside = is_aside(tokens, quantity, language)
    shares = aside or (coordinate and (earlier.state_before or counting.is_elliptic))
    if shares and counting.state is None and earlier.state is not None and counting.kind is None:
        counting.state, counting.state_at = earlier.state, earlier.state_at
        counting.state_before, counting.kind = earlier.state_before, earlier.kind
    if counting.is_elliptic and (aside or coordinate or counting.state is not None):
        counting.noun = earlier.noun or (tokens.quote(earlier.first, earlier.last) if not earlier.is_elliptic else None)
        if aside:
            counting.noun, counting.subject = counting.noun or earlier.words, None
        if counting.population is None and counting.state is earlier.state:
            counting.population = earlier.population


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
        if words[at] in CLOSED:
            break
        state = language.states.get(words[at]) if tags[at] & STATE else None
        if state is not None and state.kind is not None and state.form & AS_NOUN:
            found = state.kind, at
            break
        kind = language.nouns.get(words[at]) if tags[at] & NOUN else None
        if kind is not None and kind is not CountedKind.PLACES and found is None:
            found = kind, at
    if found is None:
        return
    counting.kind, at = found
    last = at + 1
    while last < quantity.first and not tags[last] & (ENDS_PHRASE | GROWTH):
        last += 1
    counting.subject = tokens.quote(at, last)


def part_of(
    tokens: Tokens, quantity: Quantity, counting: Counting, earlier: Counting | None, language: Language
) -> Part:
    """Tell whether a figure is a whole, a part of the one before it, or something added to an earlier count.

    "Hundreds more injured" behind the killed is a whole of another kind, not an addition.
    """
    if is_aside(tokens, quantity, language):
        return Part.PART
    before = tokens.words[quantity.first - 1] if quantity.first else ""
    after = tokens.words[quantity.last] if quantity.last < tokens.size else ""
    more = before in language.more_before or after in language.more_after
    other_kind = earlier is not None and earlier.kind is not counting.kind
    return Part.INCREMENT if more and not other_kind else Part.TOTAL


def counted_words(tokens: Tokens, quantity: Quantity, counting: Counting, language: Language) -> str | None:
    """Return the words for what is counted: the unit, the phrase, and what happened ("people killed")."""
    parts: list[str] = []
    if quantity.unit is not None:
        written = (
            tokens.quote(quantity.unit_first, quantity.unit_last) if quantity.unit_last > quantity.unit_first else ""
        )
        parts.append(written if written[:1].isalpha() else quantity.unit.words)
    if not counting.is_elliptic:
        parts.append(tokens.quote(counting.first, counting.last))
    elif counting.noun is not None or counting.subject is not None:
        parts.append(counting.noun or counting.subject or "")
    elif quantity.style == "vague" and quantity.unit is None:
        parts.append(language.implied)
    told = state_words(tokens, counting, language)
    if told is not None and not (
        parts and (told in parts[-1] or counting.state_before and told not in language.done.values())
    ):
        parts.append(told)
    return " ".join(parts) or None


def state_words(tokens: Tokens, counting: Counting, language: Language) -> str | None:
    """Return the word for what happened, where it does not stand in the phrase."""
    at = counting.state_at
    if counting.state is None or at is None or counting.first <= at < counting.last:
        return None
    done = language.done.get(counting.state.kind) if counting.state_before and counting.state.kind is not None else None
    return done or tokens.quote(at, at + 1)
