"""What a figure counts: the noun phrase, what happened to those counted, who they are, and whether it is a part."""

from dataclasses import dataclass

from claims.figures.figure import Part
from claims.figures.kinds import CountedKind, Population
from claims.figures.languages.table import Form, Language, State, Tag
from claims.figures.quantities import Quantity
from claims.figures.tokens import Tokens

__all__ = ["Counting", "read_counting"]

MARK, STOP, NUMBER, AUX, STATE = int(Tag.MARK), int(Tag.STOP), int(Tag.NUMBER), int(Tag.AUX), int(Tag.STATE)
AND, OF, DETERMINER, ADVERB, SAYS = int(Tag.AND), int(Tag.OF), int(Tag.DETERMINER), int(Tag.ADVERB), int(Tag.SAYS)
CLAUSE, DIGITS, PREPOSITION, PERSON = int(Tag.CLAUSE), int(Tag.DIGITS), int(Tag.PREPOSITION), int(Tag.PERSON)
WEEKDAY, MONTH, ARTICLE = int(Tag.WEEKDAY), int(Tag.MONTH), int(Tag.ARTICLE)
ENDS_PHRASE = MARK | STOP | NUMBER | AUX | SAYS | DIGITS | WEEKDAY | MONTH
BEFORE, AFTER, NOUN = int(Form.BEFORE), int(Form.AFTER), int(Form.NOUN)

LONGEST_PHRASE = 7
LONGEST_REACH = 28
THEM = frozenset(["them", "whom", "these", "those", "ellos", "ellas", "quienes", "cuales", "estos", "estas"])
CLOSED = frozenset(".;!?")


@dataclass(slots=True)
class Counting:
    """What one quantity counts; tokens `first` to `last` are its noun phrase, empty where nothing follows it.

    Args:
        state: what happened to those counted, told by the token `state_at`, which may stand before the number.
        told: whether a verb right after the phrase tells something else of them.
    """

    first: int
    last: int
    state: State | None = None
    state_at: int | None = None
    state_before: bool = False
    words: str | None = None
    kind: CountedKind | None = None
    population: Population | None = None
    part: Part = Part.TOTAL
    question: str | None = None
    told: bool = False

    @property
    def is_elliptic(self) -> bool:
        """Tell whether no noun follows the number, as in "25 the day before"."""
        return self.first == self.last


def read_counting(tokens: Tokens, quantities: list[Quantity], language: Language) -> list[Counting]:
    """Return what each quantity of a sentence counts, in order."""
    limits = [quantity.first for quantity in quantities[1:]] + [tokens.size]
    countings = [
        noun_phrase(tokens, quantity, limit, language) for quantity, limit in zip(quantities, limits, strict=True)
    ]
    for index, (quantity, counting) in enumerate(zip(quantities, countings, strict=True)):
        find_state(tokens, quantities, countings, index, language)
        name_kind(tokens, counting, quantity, language)
        earlier = countings[index - 1] if index else None
        inherit(tokens, quantities, countings, index, language)
        counting.part = part_of(tokens, quantity, counting, earlier, language)
    for counting, quantity in zip(countings, quantities, strict=True):
        counting.words = counted_words(tokens, quantity, counting)
    return countings


def noun_phrase(tokens: Tokens, quantity: Quantity, limit: int, language: Language) -> Counting:
    """Return the noun phrase that follows a quantity: "people" in "dozens of people", "puntos de bloqueo"."""
    words, tags, size = tokens.words, tokens.tags, tokens.size
    at = quantity.last
    if at < size and words[at] == "-" and tokens.glued(at):
        at += 1
    if at < size and tags[at] & OF:
        if at + 1 < size and words[at + 1] in THEM:
            return Counting(at, at)
        at += 1
        while at < size and tags[at] & DETERMINER:
            at += 1
    first = at
    while at < limit and at - first < LONGEST_PHRASE:
        tag = tags[at]
        if words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1) and at > first:
            at += 1
            continue
        if tag & STATE:
            state = language.states.get(words[at])
            if state is None or not state.form & NOUN or (at > first and state.form & AFTER):
                break
            at += 1
            if state.form & AFTER:
                break
            continue
        if tag & ENDS_PHRASE:
            linked = language.join_after_tens and tag & OF and first < at < limit - 1
            if not linked or tags[at + 1] & (ENDS_PHRASE | DETERMINER | ARTICLE) or tags[at - 1] & OF:
                break
        at += 1
    told = at > first + 1 and is_finite(words[at - 1], tags[at - 1], language)
    if told:
        at -= 1
    while at > first and (tags[at - 1] & (ADVERB | OF) or words[at - 1].endswith(("ly", "mente"))):
        if tags[at - 1] & STATE:
            break
        at -= 1
    return Counting(first, at, told=told)


def find_state(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int, language: Language
) -> None:
    """Find what happened to those counted: in the phrase, in the verb before, or in the verb after."""
    counting = countings[index]
    for at in range(counting.first, counting.last):
        if tokens.tags[at] & STATE:
            state = language.states.get(tokens.words[at])
            if state is not None:
                counting.state, counting.state_at = state, at
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
    """Return the state that a token or the phrase it begins tells."""
    word = tokens.words[at]
    for phrase, state in language.state_phrases.get(word, ()):
        if tuple(tokens.words[at : at + len(phrase)]) == phrase:
            return state
    return language.states.get(word)


def state_before(tokens: Tokens, first: int, language: Language) -> tuple[State, int] | None:
    """Return the state in "killed 30", "matando a dos", "the murder of six"; a passive before a number is none."""
    tags, words = tokens.tags, tokens.words
    at = first - 1
    skipped = 0
    while (
        at >= 0
        and skipped < 4
        and (tags[at] & (DETERMINER | ADVERB | ARTICLE) or words[at] == "a")
        and not tags[at] & STATE
    ):
        at -= 1
        skipped += 1
    if at < 0:
        return None
    if tags[at] & OF and at:
        state = language.states.get(words[at - 1]) if tags[at - 1] & STATE else None
        return (state, at - 1) if state is not None and state.form & NOUN else None
    if not tags[at] & STATE:
        if at and words[at] in ("down", "dead", "hostage"):
            state = state_at(tokens, at - 1, language)
            return (state, at - 1) if state is not None and state.form & BEFORE else None
        return None
    state = state_at(tokens, at, language)
    if state is None or not state.form & BEFORE:
        return None
    passive = at > 0 and tags[at - 1] & AUX and state.form & AFTER and words[at - 1] not in language.perfect
    return None if passive else (state, at)


def state_after(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int, language: Language
) -> tuple[State, int] | None:
    """Return the state of the verb after the phrase: "were killed", "resultaron heridas", "lost their lives"."""
    tags, words, size = tokens.tags, tokens.words, tokens.size
    at = countings[index].last
    ahead = index + 1
    reach = min(size, at + LONGEST_REACH)
    verb = False
    while at < reach:
        if ahead < len(quantities) and at >= quantities[ahead].first:
            joined = all(
                tags[k] & (AND | ADVERB | DETERMINER) for k in range(countings[ahead - 1].last, quantities[ahead].first)
            )
            aside = is_aside(tokens, quantities[ahead], countings[ahead], language)
            if not (joined or aside) or verb:
                return None
            at, ahead = max(at + 1, countings[ahead].last), ahead + 1
            continue
        tag = tags[at]
        if tag & STATE:
            state = state_at(tokens, at, language)
            if state is not None and state.form & AFTER:
                return state, at
            if state is not None and verb and state.form & NOUN:
                return state, at
            if state is not None and state.form & BEFORE and not state.form & NOUN:
                return None
        if words[at] in CLOSED:
            return None
        if verb and not tag & (ADVERB | AUX | DETERMINER | AND | STATE):
            if words[at] not in ("in", "en", "to", "a", "by", "de"):
                return None
        if tag & AUX:
            verb = True
        elif tag & SAYS and not tag & ADVERB or not verb and is_finite(words[at], tag, language):
            return None
        at += 1
    return None


def is_aside(tokens: Tokens, quantity: Quantity, counting: Counting, language: Language) -> bool:
    """Tell whether a quantity is a remark on the one before it: "26 people, four of whom are policemen, were hurt"."""
    before = tokens.words[quantity.first - 1] if quantity.first else ""
    return before in language.part_before or tokens.words[quantity.last : quantity.last + 2][-1:] in (
        ["whom"],
        ["them"],
    )


def is_finite(word: str, tag: int, language: Language) -> bool:
    """Tell whether an unknown word looks like a verb that tells something else of those counted."""
    return not tag and word.endswith(language.verb_endings)


def name_kind(tokens: Tokens, counting: Counting, quantity: Quantity, language: Language) -> None:
    """Name the canonical kind and the population from the phrase and the state."""
    words = tokens.words
    for at in range(counting.first, counting.last):
        word = words[at]
        if counting.question is None:
            counting.question = language.ask.get(word)
        if counting.population is None:
            counting.population = language.populations.get(word)
        kind = language.nouns.get(word)
        if word in language.roads or kind is CountedKind.PLACES:
            kind = CountedKind.ROADBLOCKS if are_roads_blocked(tokens, language) else kind
        if kind is not None and counting.kind is None:
            counting.kind = kind
    if counting.state is not None and counting.state.kind is not None:
        counting.kind = counting.state.kind
    if quantity.unit is not None:
        counting.kind, counting.population, counting.state = quantity.unit.kind, None, None


def are_roads_blocked(tokens: Tokens, language: Language) -> bool:
    """Tell whether a sentence speaks of roads that are blocked, so that its points are roadblocks."""
    words = tokens.words
    return any(word in language.blocked for word in words) and any(word in language.roads for word in words)


def inherit(
    tokens: Tokens, quantities: list[Quantity], countings: list[Counting], index: int, language: Language
) -> None:
    """Take over from the figure before what this one leaves out: "six jesuits and two women", "31 of them"."""
    counting, quantity = countings[index], quantities[index]
    if index == 0 or quantity.unit is not None:
        return
    earlier = countings[index - 1]
    gap = range(max(earlier.last, quantities[index - 1].last), quantity.first)
    coordinate = len(gap) > 0 and all(tokens.tags[at] & (AND | DETERMINER | ADVERB) for at in gap)
    if counting.state is None and earlier.state is not None and counting.kind is None:
        part = is_aside(tokens, quantity, counting, language)
        if part or (coordinate and (earlier.state_before or counting.first == counting.last)):
            counting.state, counting.state_at, counting.state_before = (
                earlier.state,
                earlier.state_at,
                earlier.state_before,
            )
            counting.kind = earlier.kind
    if counting.first == counting.last:
        if counting.population is None and counting.state is earlier.state:
            counting.population = earlier.population


def part_of(
    tokens: Tokens, quantity: Quantity, counting: Counting, earlier: Counting | None, language: Language
) -> Part:
    """Tell whether a figure is a whole, a part of the one before it, or something added to an earlier count."""
    words, tags, size = tokens.words, tokens.tags, tokens.size
    before = words[quantity.first - 1] if quantity.first else ""
    after = words[quantity.last] if quantity.last < size else ""
    if before in language.part_before:
        return Part.PART
    if quantity.last + 1 < size and tags[quantity.last] & OF and words[quantity.last + 1] in THEM:
        return Part.PART
    more = before in language.more_before or after in language.more_after
    if not more or (earlier is not None and earlier.kind is not counting.kind):
        return Part.TOTAL
    return Part.INCREMENT


def counted_words(tokens: Tokens, quantity: Quantity, counting: Counting) -> str | None:
    """Return the words for what is counted: the phrase and what happened, "people killed"."""
    parts: list[str] = []
    if quantity.unit is not None:
        parts.append(quantity.unit.words)
    if counting.first < counting.last:
        parts.append(tokens.quote(counting.first, counting.last))
    at = counting.state_at
    if counting.state is not None and at is not None and not counting.first <= at < counting.last:
        parts.append(tokens.quote(at, at + 1))
    return " ".join(parts) or None
