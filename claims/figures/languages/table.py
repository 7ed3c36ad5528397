"""What the one grammar needs to know of a language. A further language is a further table and a corpus."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntFlag
from typing import TypeVar

from claims.figures.figure import Qualifier
from claims.figures.kinds import Cause, CountedKind, Population

__all__ = [
    "Form",
    "Language",
    "NumberWord",
    "Phrases",
    "State",
    "Tag",
    "Tags",
    "merged",
    "numbers",
    "phrases",
    "plain",
    "spelled",
    "states",
    "tagged",
    "words_of",
]

Entry = TypeVar("Entry")


class Tag(IntFlag):
    """What the grammar asks of a word; a word may carry several."""

    DIGITS = 1 << 0
    MARK = 1 << 1  # punctuation or a sign
    NUMBER = 1 << 2  # a word the number grammar knows
    ARTICLE = 1 << 3  # a, an, un, una: a number only where it counts something
    STOP = 1 << 4  # ends a noun phrase: prepositions, conjunctions, pronouns, common verbs
    AUX = 1 << 5  # was, were, have; fue, resultaron
    AND = 1 << 6  # joins two figures
    OF = 1 << 7  # of, de: may join two nouns of one phrase
    DETERMINER = 1 << 8  # the, these, los
    ADVERB = 1 << 9  # may stand between a verb and its number or its participle
    PREPOSITION = 1 << 10
    MONTH = 1 << 11
    WEEKDAY = 1 << 12
    STATE = 1 << 13  # has an entry among the states
    SAYS = 1 << 14  # a verb that attributes
    NAME = 1 << 15  # before a number it makes a name of it: article, flight, chapter
    PERSON = 1 << 16  # a noun for people
    CLAUSE = 1 << 17  # begins a clause of its own: that, who, which, que


class Form(IntFlag):
    """How a state word stands to the number it belongs to."""

    NOUN = 1  # 30 deaths, 30 muertos; the death of 30
    AFTER = 2  # 30 people died; 30 people (were) killed
    BEFORE = 4  # killed 30 people; dejó 30 muertos


@dataclass(frozen=True, slots=True)
class State:
    """A word that tells what happened to those who are counted."""

    kind: CountedKind | None
    form: Form


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of the number grammar.

    Args:
        role: zero, unit (1-9), teen (closed: nothing follows below 100), ten, hundred (multiplies), hundreds (adds),
            scale, collective (dozen), plural (dozens, hundreds: vague when no number stands before), few, half,
            fraction, article.
        value: what it is worth or multiplies by; of a fraction, the denominator.
    """

    role: str
    value: Decimal


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language as tables, every word in lower case with straight apostrophes.

    Args:
        decimal_mark: what a number is read with where nothing else decides.
        numbers: words of the number grammar.
        joins: words that may stand inside a number: "and" in "two hundred and five", "y" in "treinta y uno".
        join_after_tens: whether the join follows tens (Spanish) rather than hundreds (English).
        of: words that join a collective with what it multiplies: "tens *of* thousands".
        points: words for the decimal mark.
        minus: words for the sign.
        before: qualifiers that stand before the number, by their last word, longest first.
        after: qualifiers that stand after it, by their first word, longest first.
        frames: opening word of a two-sided range to the words that may join its numbers.
        betweens: words and marks that make a range of two numbers without an opening word.
        trends: words before "from A to B" that make two figures of it.
        states: words that tell what happened to those who are counted.
        state_phrases: likewise of several words ("lost their lives"), by the first one.
        perfect: auxiliaries after which a participle is still active: "has killed 30".
        verb_endings: endings that make an unknown word look like a finite verb.
        roads, blocked: words that together speak of roadblocks.
        state_forces: words for police and army as those who did it, after a word of `by`.
        inside: prepositions before a place.
        since: words before a date that is not the day the figure speaks for.
        present: words that report a state of things as of the time of writing: "has", "so far".
        growth: words that say a count has gone up.
        relative_days: "today", "yesterday", by first word, in days from the day of publication; None is the day
            before the one named last.
        nouns: nouns of things to their kind.
        populations: nouns of people to their population.
        ask: ambiguous words to the question a person should answer.
        none: words that count to zero before a noun.
        part_before: words before a number that make it part of an earlier one: "including".
        more_before, more_after: words that make it an increment: "another 12", "12 more".
        says: attributing verbs to their basis (confirmed, reported, estimated, feared).
        sources_before: words that a claimant follows: "according to".
        according: the first words of these.
        claimants: words of a claimant to its kind.
        causes: words to the cause they name.
        months, weekdays: names to 1-12 and to 0 (Monday) - 6.
        tags: bits of every word.
    """

    code: str
    decimal_mark: str
    numbers: Mapping[str, NumberWord]
    joins: frozenset[str]
    join_after_tens: bool
    of: frozenset[str]
    points: frozenset[str]
    minus: frozenset[str]
    before: Phrases
    after: Phrases
    frames: Mapping[str, frozenset[str]]
    betweens: frozenset[str]
    trends: frozenset[str]
    states: Mapping[str, State]
    state_phrases: Mapping[str, tuple[tuple[tuple[str, ...], State], ...]]
    perfect: frozenset[str]
    verb_endings: tuple[str, ...]
    roads: frozenset[str]
    blocked: frozenset[str]
    state_forces: frozenset[str]
    by: frozenset[str]
    inside: frozenset[str]
    since: frozenset[str]
    present: frozenset[str]
    growth: frozenset[str]
    relative_days: Mapping[str, tuple[tuple[tuple[str, ...], int | None], ...]]
    nouns: Mapping[str, CountedKind]
    populations: Mapping[str, Population]
    ask: Mapping[str, str]
    none: frozenset[str]
    part_before: frozenset[str]
    more_before: frozenset[str]
    more_after: frozenset[str]
    says: Mapping[str, str]
    sources_before: tuple[tuple[str, ...], ...]
    according: frozenset[str]
    claimants: Mapping[str, str]
    causes: Mapping[str, Cause]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    tags: "Tags"


class Tags(dict[str, int]):
    """Bits of every word of a language; a digit group and a mark have theirs without being listed."""

    def __missing__(self, word: str) -> int:
        first = word[0]
        if first.isdigit():
            return int(Tag.DIGITS)
        return 0 if first.isalpha() else int(Tag.MARK)


def plain(word: str) -> str:
    """Return a word without its accents, as hurried people write it.

    >>> plain("veintitrés")
    'veintitres'
    """
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def spelled(table: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the table with each word also in its spelling without accents, unless that is another word of it."""
    return {plain(word): entry for word, entry in table.items()} | dict(table)


def words_of(*lists: str) -> frozenset[str]:
    """Return the words of some lists, also without their accents."""
    listed = {word for words in lists for word in words.split()}
    return frozenset(listed | {plain(word) for word in listed})


def numbers(role: str, **values: int) -> dict[str, NumberWord]:
    """Return number words of one role."""
    return spelled({word: NumberWord(role, Decimal(value)) for word, value in values.items()})


def states(kind: CountedKind | None, form: Form, words: str) -> dict[str, State]:
    """Return the state words of one kind and form."""
    return spelled({word: State(kind, form) for word in words.split()})


def merged(*tables: Mapping[str, State]) -> dict[str, State]:
    """Return one table; a word that is listed twice has both forms, and the kind of its later listing."""
    found: dict[str, State] = {}
    for table in tables:
        for word, state in table.items():
            known = found.get(word)
            found[word] = state if known is None else State(state.kind, state.form | known.form)
    return found


def phrases(table: Mapping[Qualifier, str], *, by_last_word: bool) -> Phrases:
    """Return the phrases of a table, separated by "|", by the word that the grammar meets first, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = defaultdict(list)
    for qualifier, listed in table.items():
        for spelling in {listed, plain(listed)}:
            for phrase in spelling.split("|"):
                words = tuple(phrase.split())
                found[words[-1 if by_last_word else 0]].append((words, qualifier))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def tagged(*groups: tuple[Tag, Iterable[str]]) -> Tags:
    """Return the bits of all words; a word in several groups has the bits of each."""
    tags = Tags()
    for tag, words in groups:
        for word in words:
            own = int(tag) if word[0].isalpha() else int(tag | Tag.MARK)
            tags[word] = tags.get(word, 0) | own
    return tags
