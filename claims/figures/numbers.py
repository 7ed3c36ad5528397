"""Numbers as they stand in a sentence: in digits, in words, and in both together."""

from claims.figures.conventions import Conventions
from claims.figures.digits import read_digit_group
from claims.figures.languages.table import Language, NumberWord, Tag
from claims.figures.number_words import (
    COLLECTIVES,
    HUNDRED,
    NOTHING,
    ONE,
    THOUSAND,
    ZERO,
    Number,
    add_tail,
    add_words,
    multiply_by_fraction,
    multiply_by_scales,
    word_at,
)
from claims.figures.tokens import Tokens
from claims.figures.units import UNITS_AFTER

__all__ = ["Number", "find_numbers"]

DIGITS, NONE, ARTICLE, GOES_ON = int(Tag.DIGITS), int(Tag.NONE), int(Tag.ARTICLE), int(Tag.GOES_ON)
STATE, ONE_PERSON, MARK = int(Tag.STATE), int(Tag.ONE_PERSON), int(Tag.MARK)
DETERMINER = int(Tag.DETERMINER)
MAY_OPEN = int(Tag.DIGITS | Tag.NUMBER | Tag.NONE | Tag.ONE_UNIT)
NO_MODIFIER = int(Tag.STOP | Tag.MARK | Tag.ARTICLE | Tag.NONE | Tag.NUMBER)
MOST_MODIFIERS = 6  # tokens between an article and its person: "a 12-year-old schoolboy"
LONGEST_NONE = 4  # "no se han reportado"
MAGNITUDES = frozenset({"plural", "collective", "round", "hundred", "scale"})


def find_numbers(tokens: Tokens, language: Language, conventions: Conventions) -> list[Number]:
    """Return the numbers of a sentence in order, whether or not they turn out to be figures."""
    if tokens.size == 1 and tokens.tags[0] & ARTICLE:
        return [Number(0, 1, ONE)]
    found: list[Number] = []
    done = 0
    happens = tokens.bits & STATE and tokens.bits & ONE_PERSON
    opening = MAY_OPEN | ARTICLE if happens else MAY_OPEN
    for index in [at for at, tag in enumerate(tokens.tags) if tag & opening]:
        if index < done:
            continue
        number = read_number(tokens, index, language, conventions)
        if number is not None and number.first >= done:
            found.append(number)
            done = number.last
    return found


def read_number(tokens: Tokens, index: int, language: Language, conventions: Conventions) -> Number | None:
    """Return the longest number that begins at a token, or None."""
    if tokens.tags[index] & DIGITS:
        group = read_digit_group(tokens, index, conventions)
        if group is None:
            return None
        number = Number(group.first, group.last, group.value, doubtful=group.doubtful, digits=True)
        if number.last >= tokens.size or not tokens.tags[number.last] & GOES_ON:
            return number
        if group.whole and group.value < THOUSAND:
            add_words(tokens, number, language)
        else:
            multiply_by_scales(tokens, number, language)
        add_tail(tokens, number, language)
        return number
    if tokens.tags[index] & NONE:
        return read_none(tokens, index, language)
    if tokens.tags[index] & ARTICLE:
        return read_article(tokens, index, language)
    return NumberInWords(tokens, index, language).read()


def read_none(tokens: Tokens, index: int, language: Language) -> Number | None:
    """Return the longest phrase at a token that counts to zero: "no", "no se reportaron", "not a single"."""
    for last in range(min(index + LONGEST_NONE, tokens.size), index, -1):
        if tuple(tokens.words[index:last]) in language.none:
            return Number(index, last, ZERO, style="none")
    return None


def read_article(tokens: Tokens, index: int, language: Language) -> Number | None:
    """Return the one that an article counts: "a minor", "an off-duty police officer", "a 12-year-old boy"."""
    tags = tokens.tags
    for at in range(index + 1, min(index + 1 + MOST_MODIFIERS, tokens.size)):
        if tags[at] & ONE_PERSON and not opens_compound(tokens, at, language):
            if tags[at] & STATE and at > index + 1 and language.links_nouns:  # "un punto muerto"
                return None
            return Number(index, index + 1, ONE, style="article", head=at)
        if tags[at] & NO_MODIFIER and not is_in_compound(tokens, at):
            return None
    return None


def is_in_compound(tokens: Tokens, at: int) -> bool:
    """Tell whether a token is a hyphen inside a word, or stands beside one: "*off-duty*"."""
    return any(
        tokens.words[hyphen] in "-‑" and tokens.glued(hyphen) and tokens.glued(hyphen + 1)
        for hyphen in range(max(1, at - 1), min(at + 2, tokens.size - 1))
    )


def opens_compound(tokens: Tokens, at: int, language: Language) -> bool:
    """Tell whether a person stands before the noun that is meant, as in "a *refugee* camp"; not so in Spanish."""
    following = at + 1
    if language.links_nouns or following >= tokens.size or tokens.capital(following):
        return False
    return not tokens.tags[following] and not tokens.words[following].endswith(language.verb_endings)


class NumberInWords:
    """Reads a number that begins with a word; each method returns None where its kind of number does not stand."""

    def __init__(self, tokens: Tokens, index: int, language: Language) -> None:
        self.tokens = tokens
        self.index = index
        self.language = language
        self.word = language.numbers.get(tokens.words[index], NOTHING)
        self.has_article = index > 0 and bool(tokens.tags[index - 1] & ARTICLE)
        self.first = index - self.has_article

    def word_at(self, index: int) -> NumberWord:
        """Return the number word at a token."""
        return word_at(self.tokens, index, self.language)

    def read(self) -> Number | None:
        """Return the number, by the role of its first word; "dozen" and "third" open one only behind an article."""
        role = self.word.role
        if role == "none":  # a unit: "a week"
            return Number(self.index - 1, self.index, ONE, style="article") if self.has_article else None
        if role == "few":
            return self.few()
        if role == "half":
            return self.half()
        if role == "plural" or (role in COLLECTIVES and self.tokens.size == 1):
            return self.magnitude()
        if role in COLLECTIVES or role == "fraction":
            return self.one_of()
        return self.cardinal()

    def cardinal(self) -> Number | None:
        """Return "two hundred and five", "mil quinientos"; a bare "million" is no number, unless it is all there is."""
        index, tokens, role = self.index, self.tokens, self.word.role
        if index and tokens.words[index - 1] in self.language.per and self.word.value == HUNDRED:
            return None
        number = Number(self.first if role in ("hundred", "scale") else index, index, ZERO)
        add_words(tokens, number, self.language)
        bare = role == "scale" and number.last == number.first + 1
        if bare and self.word.value > THOUSAND and tokens.size > 1:
            return None
        add_tail(tokens, number, self.language)
        return number

    def one_of(self) -> Number | None:
        """Return "a dozen", "a third", "quarter million"."""
        if self.has_article:
            number = Number(self.first, self.index, ONE)
            return number if multiply_by_fraction(self.tokens, number, self.language) else None
        after = self.word_at(self.index + 1)
        if after.role != "scale" or self.word.role != "fraction":
            return None
        return Number(self.index, self.index + 2, after.value / self.word.value, scaled=True)

    def few(self) -> Number:
        """Return "several", "a few", "a handful", alone or before a magnitude: "several thousand", "a few dozen"."""
        at = self.index + 1
        number = Number(self.first, at, ONE, style="few")
        if at < self.tokens.size and self.tokens.words[at] in self.language.of:
            at += self.word_at(at + 1).role in MAGNITUDES
        while (word := self.word_at(at)).role in MAGNITUDES:
            number.value, number.last, number.scaled = number.value * word.value, at + 1, True
            at += 1
        return number

    def half(self) -> Number:
        """Return "half a million", "half a dozen", "medio centenar"; half of anything else where it is bounded."""
        after = self.index + 1
        after += after < self.tokens.size and bool(self.tokens.tags[after] & ARTICLE)
        word = self.word_at(after)
        if word.role in COLLECTIVES or word.role in ("scale", "hundred"):
            style = word.role if word.role in COLLECTIVES else "exact"
            return Number(self.first, after + 1, word.value / 2, style=style, scaled=True)
        if after > self.index + 1 and UNITS_AFTER.after(self.tokens.words, after) is not None:  # half an hour
            return Number(self.first, after, ONE / 2, style="half")
        first = self.first
        if first == self.index and first and self.tokens.tags[first - 1] & DETERMINER:  # "la mitad"
            first -= 1
        return Number(first, self.index + 1, ONE / 2, style="half", is_share=True)

    def magnitude(self) -> Number:
        """Return a plural or a collective that stands without a number: "dozens", "tens of thousands", "docena"."""
        index = self.index
        style = "vague" if self.word.role == "plural" else self.word.role
        number = Number(index, index + 1, self.word.value, style=style)
        at = number.last
        while at < self.tokens.size:
            after = at + 1 if self.tokens.words[at] in self.language.of else at
            word = self.word_at(after)
            if word.role not in ("plural", "scale") or word.value < THOUSAND:
                break
            number.value, number.last = number.value * word.value, after + 1
            at = number.last
        return number
