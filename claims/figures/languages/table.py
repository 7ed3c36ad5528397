"""What the one grammar needs to know of a language. A further language is a further table and a corpus."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntFlag
from itertools import groupby
from typing import TypeVar

from claims.figures.figure import Basis, Qualifier
from claims.figures.kinds import Cause, CountedKind, Population

__all__ = [
    "EARLY",
    "Form",
    "LATE",
    "Language",
    "MIDDLE",
    "ROUND_WHOLES",
    "NumberWord",
    "Phrases",
    "State",
    "Tag",
    "Tags",
    "by_first_word",
    "by_last_word",
    "by_word",
    "in_order",
    "merged",
    "numbers",
    "phrases",
    "plain",
    "spelled",
    "states",
    "tagged",
    "word_tuples",
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
    STATE = 1 << 13  # has an entry among the states, or begins a state phrase
    SAYS = 1 << 14  # a verb that attributes
    SOURCE = 1 << 15  # begins words that a claimant follows: according, según
    NAME = 1 << 16  # before a number it makes a name of it: article, flight, chapter
    PERSON = 1 << 17  # a noun for people
    CLAUSE = 1 << 18  # begins a clause of its own: that, who, which, que
    NOUN = 1 << 19  # a noun of a known kind
    DAY = 1 << 20  # ends "today", "the day before"
    INSIDE = 1 << 21  # stands before a place
    CAUSE = 1 << 22  # names a cause
    ROAD = 1 << 23
    BLOCKED = 1 << 24
    PRESENT = 1 << 25  # reports a state of things as of the time of writing
    GROWTH = 1 << 26  # says that a count has gone up
    NONE = 1 << 27  # begins a phrase that counts to zero
    ONE_PERSON = 1 << 28  # a person who may be counted as one behind an article
    ONE_UNIT = 1 << 35  # a unit that may be: "more than a week"
    FORCES = 1 << 29  # police and army
    SHOOTS = 1 << 30
    TOLL = 1 << 31  # what a bare number may be of: toll, number, cifra
    GOES_ON = 1 << 32  # may stand inside a number behind its first word
    POINT = 1 << 33  # places along a road: points, puntos
    TREND = 1 << 34  # tells of a change: rose, fell, subió


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
            scale, collective (dozen), round (a collective that is only about its number: veintena),
            plural (dozens, hundreds: vague when no number stands before), few, half, fraction.
        value: what it is worth or multiplies by; of a fraction, the denominator.
    """

    role: str
    value: Decimal


EARLY, MIDDLE, LATE = (1, 10), (11, 20), (21, 31)
ROUND_WHOLES = frozenset(Decimal(whole) for whole in (10, 100, 1000))
VULGAR_FRACTIONS = "½⅓⅔¼¾⅕⅛⅜⅝⅞"
# By the word of a phrase that the grammar meets first: the phrases by their length, longest first.
Phrases = Mapping[str, tuple[tuple[int, Mapping[tuple[str, ...], Qualifier]], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language as tables, every word in lower case with straight apostrophes.

    Args:
        decimal_mark: what a number is read with where nothing else decides.
        numbers: words of the number grammar.
        articles: words that are a one only where they count something: "a dozen", "un herido".
        joins: words that may stand inside a number: "and" in "two hundred and five", "y" in "treinta y uno".
        join_after_tens: whether the join follows tens (Spanish) rather than hundreds (English).
        verb_first: whether the verb may stand before those it speaks of: "fueron detenidas 14 personas".
        links_nouns: whether nouns are linked by a preposition inside one phrase: "puntos *de* bloqueo".
        share_joins: words before a fraction that is added: "two *and* a half", "dos *y* medio", "cien *con* un tercio".
        of: words that join a collective with what it multiplies: "tens *of* thousands".
        per: words that make a percentage of the hundred after them: "por ciento".
        ratios: words between the two numbers of a share ("one *in* five"), with the wholes that make one of any number.
        points: words for the decimal mark.
        minus: words for the sign.
        before: qualifiers that stand before the number, by their last word.
        after: qualifiers that stand after it, by their first word.
        or_equal: words after a compared number that let it be reached: "more than 30 *or equal*".
        frames: opening word of a two-sided range to the words that may join its numbers.
        betweens: words and marks that make a range of two numbers without an opening word.
        eithers: those of them that mean one or the other ("three or four").
        trends: words before "from A to B" that make two figures of it.
        states: words that tell what happened to those who are counted.
        state_phrases: likewise of several words ("lost their lives"), by the first one.
        done: by kind, the word to tell it with where the text only has a verb before: "people *killed*".
        perfect: auxiliaries after which a participle is still active: "has killed 30".
        verb_endings: endings that make an unknown word look like a finite verb.
        verbs: finite verbs without such an ending: "prices *rose*".
        by: words before those who did it.
        since: words before a date that is not the day the figure speaks for.
        onset: those of them behind which a later date names the beginning: "*since* the coup in February".
        relative_days: "today", "yesterday", by their last word, in days from the day of publication; None is the day
            before the one named last.
        thirds: words for a third of a month, by the last of them, to its first and last day: "*late* January".
        earlier_than: words before a count of an earlier day that the one before is held against: "up *from* 37".
        grown_by: words between a trend and what it adds: "rose *by* 12".
        goes_up_to: words of a change behind which "up to" names what was reached: "*revised* up to 48".
        below_zero: words behind a temperature that make it negative: "18 grados *bajo cero*".
        nouns: nouns of things to their kind.
        populations: nouns of people to their population.
        attributive: those of them that may stand before the noun that is meant: "three *police* stations".
        implied: whom a vague word counts that stands alone ("thousands march").
        them: pronouns for those counted before ("31 of *them*").
        ask: ambiguous words to the question a person should answer.
        none: phrases that count to zero, before a noun or by themselves: "no", "no hubo", "nobody".
        nobody: last words of those that need no noun: "no *one* died", "*none* of the passengers".
        age_bounds: words that bound an age where they stand behind those counted: "children *under* 12".
        has_age: verbs before one's age: "tenía 25 años".
        part_before, part_phrases: words before a number that make it part of an earlier one: "including", "among them".
        more_before, more_after: words that make it an increment: "another 12", "12 more".
        newly: likewise, of people alone: "12 *new* deaths", but not "two new aircraft".
        says: attributing verbs to the basis they give.
        says_of_things: those of them that things do as well ("the country recorded"), and then attribute nothing.
        sources_before: words that a claimant follows: "according to".
        may, comes_to: verbs that leave open whether, and those that say to what: "*could reach* 100".
        expects: verbs of what is still to come: "*expect* 20,000 people".
        claimants: words of a claimant to its kind.
        causes: words to the cause they name.
        months, weekdays: names to 1-12 and to 0 (Monday) - 6.
        tags: bits of every word.
    """

    code: str
    decimal_mark: str
    numbers: Mapping[str, NumberWord]
    articles: frozenset[str]
    joins: frozenset[str]
    join_after_tens: bool
    verb_first: bool
    links_nouns: bool
    share_joins: frozenset[str]
    of: frozenset[str]
    per: frozenset[str]
    ratios: tuple[tuple[tuple[str, ...], frozenset[Decimal]], ...]
    points: frozenset[str]
    minus: frozenset[str]
    before: Phrases
    after: Phrases
    or_equal: tuple[tuple[str, ...], ...]
    frames: Mapping[str, frozenset[str]]
    betweens: frozenset[str]
    eithers: frozenset[str]
    trends: frozenset[str]
    states: Mapping[str, State]
    state_phrases: Mapping[str, tuple[tuple[tuple[str, ...], State], ...]]
    done: Mapping[CountedKind, str]
    perfect: frozenset[str]
    verb_endings: tuple[str, ...]
    verbs: frozenset[str]
    by: frozenset[str]
    since: frozenset[str]
    onset: frozenset[str]
    relative_days: Mapping[str, tuple[tuple[tuple[str, ...], int | None], ...]]
    thirds: Mapping[str, tuple[tuple[tuple[str, ...], tuple[int, int]], ...]]
    earlier_than: frozenset[str]
    grown_by: frozenset[str]
    goes_up_to: frozenset[str]
    below_zero: frozenset[tuple[str, ...]]
    nouns: Mapping[str, CountedKind]
    populations: Mapping[str, Population]
    attributive: frozenset[str]
    implied: str
    them: frozenset[str]
    ask: Mapping[str, str]
    none: frozenset[tuple[str, ...]]
    nobody: frozenset[str]
    age_bounds: frozenset[str]
    has_age: frozenset[str]
    part_before: frozenset[str]
    part_phrases: frozenset[tuple[str, ...]]
    more_before: frozenset[str]
    more_after: frozenset[str]
    newly: frozenset[str]
    says: Mapping[str, Basis]
    says_of_things: frozenset[str]
    sources_before: tuple[tuple[str, ...], ...]
    may: frozenset[str]
    comes_to: frozenset[str]
    expects: frozenset[str]
    claimants: Mapping[str, str]
    causes: Mapping[str, Cause]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    tags: "Tags"


class Tags(dict[str, int]):
    """Bits of every word of a language; a digit group and a mark have theirs without being listed.

    Words met in texts are remembered up to a limit, as most of a text is words that came before.
    """

    MOST_WORDS = 100_000

    def __missing__(self, word: str) -> int:
        first = word[0]
        if first.isdecimal() or first in VULGAR_FRACTIONS:
            tag = int(Tag.DIGITS)
        else:
            tag = 0 if first.isalpha() else int(Tag.MARK)
        if len(self) < self.MOST_WORDS and len(word) < 24:
            self[word] = tag
        return tag


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


def word_tuples(*lists: str) -> frozenset[tuple[str, ...]]:
    """Return phrases, written with "|" between them, as tuples of their words, also without their accents."""
    listed = [phrase for phrases in lists for phrase in phrases.split("|")]
    return frozenset(tuple(spelling.split()) for phrase in listed for spelling in (phrase, plain(phrase)))


def by_word(table: Mapping[Entry, str]) -> dict[str, Entry]:
    """Return, by each word of its lists, the entry that a word stands for."""
    return spelled({word: entry for entry, words in table.items() for word in words.split()})


def in_order(*names: str, first: int) -> dict[str, int]:
    """Return names with their place in an order, several names for one place in one string."""
    return spelled({name: place for place, listed in enumerate(names, first) for name in listed.split()})


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


def by_last_word(table: Mapping[Entry, str]) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Return phrases, written with "|" between those of one entry, by their last word, longest first."""
    return indexed(((phrase, entry) for entry, listed in table.items() for phrase in listed.split("|")), at=-1)


def by_first_word(table: Mapping[str, Entry]) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Return phrases, written with "|" between those of one entry, by their first word, longest first."""
    return indexed(((phrase, entry) for listed, entry in table.items() for phrase in listed.split("|")), at=0)


def phrases(table: Mapping[Qualifier, str], *, by_last_word: bool) -> Phrases:
    """Return the qualifying phrases of a table by the word that the grammar meets first, and by their length."""
    listed = ((phrase, qualifier) for qualifier, words in table.items() for phrase in words.split("|"))
    return {
        word: tuple((length, dict(same_length)) for length, same_length in groupby(rows, key=lambda row: len(row[0])))
        for word, rows in indexed(listed, at=-1 if by_last_word else 0).items()
    }


def indexed(rows: Iterable[tuple[str, Entry]], *, at: int) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Return phrases with their entries by the word at a place, longest first, also without their accents."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
    for phrase, entry in rows:
        for spelling in {phrase, plain(phrase)}:
            words = tuple(spelling.split())
            found[words[at]].append((words, entry))
    return {word: tuple(sorted(listed, key=lambda row: -len(row[0]))) for word, listed in found.items()}


def tagged(*groups: tuple[Tag, Iterable[str]]) -> Tags:
    """Return the bits of all words; a word in several groups has the bits of each."""
    tags = Tags()
    for tag, words in groups:
        for word in words:
            own = int(tag) if word[0].isalpha() else int(tag | Tag.MARK)
            tags[word] = tags.get(word, 0) | own
    return tags
