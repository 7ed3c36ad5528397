"""The noun phrase behind a number, and what is known of those it counts."""

from dataclasses import dataclass
from enum import Enum, auto

from claims.figures.figure import Part
from claims.figures.kinds import CountedKind, Population
from claims.figures.languages.table import Form, Language, State, Tag
from claims.figures.quantities import Quantity
from claims.figures.tokens import Tokens

__all__ = ["Counting", "Tie", "behind_them", "ends_phrase", "is_verb", "noun_phrase"]

MARK, STOP, NUMBER, AUX, STATE = int(Tag.MARK), int(Tag.STOP), int(Tag.NUMBER), int(Tag.AUX), int(Tag.STATE)
OF, DETERMINER, ADVERB, SAYS, PERSON = int(Tag.OF), int(Tag.DETERMINER), int(Tag.ADVERB), int(Tag.SAYS), int(Tag.PERSON)
BLOCKED, SHOOTS = int(Tag.BLOCKED), int(Tag.SHOOTS)
DIGITS, WEEKDAY, MONTH, ARTICLE = int(Tag.DIGITS), int(Tag.WEEKDAY), int(Tag.MONTH), int(Tag.ARTICLE)
ENDS_PHRASE = MARK | STOP | NUMBER | AUX | SAYS | DIGITS | WEEKDAY | MONTH
AS_NOUN, AFTER = int(Form.NOUN), int(Form.AFTER)

LONGEST_PHRASE = 7
TRAILING = ("ly", "mente")


class Tie(Enum):
    """How a figure hangs on the one before it."""

    NONE = auto()
    COORDINATE = auto()  # six jesuits and two women
    ASIDE = auto()  # including 4 children; four of whom were policemen
    LISTED = auto()  # 49 deaths: 42 civilians, 1 policeman and 6 soldiers; of the 120, 118 died


@dataclass(slots=True)
class Counting:
    """What one quantity counts; tokens `first` to `last` are its noun phrase, empty where nothing follows it.

    Args:
        told: whether a verb right after the phrase tells something else of them.
        state: what happened to those counted, told by the token `state_at`.
        state_before: whether that token is a verb or noun before the number ("killed 30", "the murder of six").
        tie: how it hangs on the figure before it.
        others: whether it counts others than the figure before ("otros 12"), whose noun is then not theirs.
        noun: the noun phrase that stands for this one where it is empty, taken over from a figure beside it.
        subject: what a bare number speaks of, from the words before it: "death toll".
        words: the words for what is counted, put together.
        question: what a person should decide, because the noun leaves it open.
    """

    first: int
    last: int
    told: bool = False
    state: State | None = None
    state_at: int | None = None
    state_before: bool = False
    tie: Tie = Tie.NONE
    others: bool = False
    noun: str | None = None
    subject: str | None = None
    words: str | None = None
    kind: CountedKind | None = None
    population: Population | None = None
    part: Part = Part.TOTAL
    question: str | None = None

    @property
    def is_elliptic(self) -> bool:
        """Tell whether no noun follows the number, as in "25 the day before"."""
        return self.first == self.last


def noun_phrase(tokens: Tokens, quantity: Quantity, limit: int, language: Language) -> Counting:
    """Return the noun phrase that follows a quantity: "people" in "dozens of people", "puntos de bloqueo"."""
    words, tags, size = tokens.words, tokens.tags, tokens.size
    at = quantity.last
    if quantity.head is not None:
        return phrase_from(tokens, at, quantity.head, limit, language)
    if at + 1 < size and words[at] in "-‑" and tokens.glued(at) and tokens.glued(at + 1):
        return Counting(at + 1, at + 2, told=True)  # "a 24-storey block": what is counted is the storeys alone
    if at < size and tags[at] & OF:
        if behind_them(tokens, at, language) > at:
            return Counting(at, at)
        at += 1
        while at < size and tags[at] & DETERMINER and not tokens.acronym(at):
            at += 1
    elif quantity.unit is not None and language.links_nouns:
        return Counting(at, at)  # what follows a unit without "de" is no longer what is measured
    return phrase_from(tokens, at, at, limit, language)


def behind_them(tokens: Tokens, at: int, language: Language) -> int:
    """Return the token behind "of them", "de las cuales" where that stands at a token; otherwise that token."""
    tags, words = tokens.tags, tokens.words
    if at >= tokens.size or not tags[at] & OF:
        return at
    last = at + 1
    last += last < tokens.size and bool(tags[last] & DETERMINER) and words[last] not in language.them
    return last + 1 if last < tokens.size and words[last] in language.them else at


def phrase_from(tokens: Tokens, first: int, at: int, limit: int, language: Language) -> Counting:
    """Return the noun phrase from token `first` on, of which the tokens before `at` are known to be part."""
    words, tags = tokens.words, tokens.tags
    longest = at + LONGEST_PHRASE
    while at < limit and at < longest:
        tag = tags[at]
        if tag & STATE:
            state = language.states.get(words[at])
            if state is None or not state.form & AS_NOUN or (at > first and state.form & AFTER):
                break
            at += 1
            if state.form & AFTER and not (at < limit and tags[at] & PERSON and not language.links_nouns):
                break  # but "43 missing *students*"
            continue
        if ends_phrase(tag) and not goes_on(tokens, at, first, limit, language):
            break
        if at > first and tells(tokens, at, language):
            return Counting(first, at, told=True)
        at += 1
    while (
        at > first and not tags[at - 1] & STATE and (tags[at - 1] & (ADVERB | OF) or words[at - 1].endswith(TRAILING))
    ):
        at -= 1
    return Counting(first, at)


def tells(tokens: Tokens, at: int, language: Language) -> bool:
    """Tell whether an unknown word tells something of those before it: "people *disapprove*", "casas *ardieron*"."""
    word, before = tokens.words[at], tokens.words[at - 1]
    if word in language.verbs:
        return True
    if is_verb(word, tokens.tags[at] & ~(BLOCKED | SHOOTS), language) and is_plural(before, tokens.tags[at - 1]):
        return True
    of_people = tokens.tags[at - 1] & PERSON and (before.endswith("s") or before == "people")
    return bool(of_people) and not tokens.tags[at] and not word.endswith("s") and not tokens.capital(at)


def ends_phrase(tag: int) -> bool:
    """Tell whether a word with these bits usually ends a noun phrase."""
    return bool(tag & ENDS_PHRASE)


def goes_on(tokens: Tokens, at: int, first: int, limit: int, language: Language) -> bool:
    """Tell whether a word that usually ends a phrase goes on with it: a hyphen, "de" before a noun, "US"."""
    tags, words = tokens.tags, tokens.words
    tag = tags[at]
    if tag & MARK:
        return words[at] in "-‑" and at > first and at + 1 < limit and tokens.glued(at) and tokens.glued(at + 1)
    if tag & OF and language.links_nouns:
        noun_follows = at + 1 < limit and not tags[at + 1] & (ENDS_PHRASE | DETERMINER | ARTICLE)
        return at > first and noun_follows and not tags[at - 1] & OF
    if tag & SAYS:
        noun = words[at].endswith("s") and not language.links_nouns  # "36 *states*": no verb of several ends so
        return at == first and (noun or (at + 1 < limit and not tags[at + 1] & (ENDS_PHRASE | DETERMINER)))
    return (
        bool(tag & STOP)
        and not tag & (AUX | NUMBER)
        and tokens.acronym(at)
        and at + 1 < limit
        and not tags[at + 1] & AUX
    )


def is_verb(word: str, tag: int, language: Language) -> bool:
    """Tell whether a word is, or an unknown one looks like, a verb that tells something of those counted."""
    return word in language.verbs or (not tag and word.endswith(language.verb_endings))


def is_plural(word: str, tag: int) -> bool:
    """Tell whether a word is a noun of those counted, so that what looks like a verb behind it is one."""
    return bool(tag & PERSON) or word.endswith("s")
