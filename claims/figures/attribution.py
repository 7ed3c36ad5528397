"""Who a sentence says its figures come from, and how firmly it states them."""

from dataclasses import dataclass

from claims.figures.figure import Attribution, Basis
from claims.figures.languages.table import Language, Tag, words_of
from claims.figures.tokens import Tokens

__all__ = ["Saying", "find_sayings", "saying_of"]

MARK, STOP, AUX, SAYS, CLAUSE = int(Tag.MARK), int(Tag.STOP), int(Tag.AUX), int(Tag.SAYS), int(Tag.CLAUSE)
SOURCE = int(Tag.SOURCE)
OF, DETERMINER, ADVERB, AND, DIGITS = int(Tag.OF), int(Tag.DETERMINER), int(Tag.ADVERB), int(Tag.AND), int(Tag.DIGITS)
PREPOSITION, NUMBER, MONTH, WEEKDAY = int(Tag.PREPOSITION), int(Tag.NUMBER), int(Tag.MONTH), int(Tag.WEEKDAY)
LONGEST_CLAIMANT = 12
PRONOUNS = words_of("he she it they we i you who which that this él ella ellos ellas quien que se lo")


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of a sentence that attributes.

    Args:
        first, last: its tokens.
        attribution: who is named; None where the verb names nobody ("was confirmed").
        basis: how firmly it states what it introduces.
        backward: whether it speaks of what stands before it (", the ministry said").
        anywhere: whether it may speak of the whole sentence ("according to the government").
    """

    first: int
    last: int
    attribution: Attribution | None
    basis: Basis | None
    backward: bool
    anywhere: bool


def find_sayings(tokens: Tokens, language: Language) -> list[Saying]:
    """Return the attributing stretches of a sentence in order."""
    found: list[Saying] = []
    if not tokens.bits & (SAYS | SOURCE):
        return found
    for at, tag in enumerate(tokens.tags):
        if tag & SAYS:
            saying = read_verb(tokens, at, language)
            if saying is not None:
                found.append(saying)
        elif tag & SOURCE:
            saying = read_according(tokens, at, language)
            if saying is not None:
                found.append(saying)
    return found


def read_according(tokens: Tokens, at: int, language: Language) -> Saying | None:
    """Return "according to the government", "según la Defensoría"."""
    for phrase in language.sources_before:
        if tuple(tokens.words[at : at + len(phrase)]) == phrase:
            first = at + len(phrase)
            last = claimant_end(tokens, first)
            claimant = claimant_words(tokens, first, last)
            if claimant is None:
                return None
            kind = claimant_kind(tokens, first, last, language)
            words = tokens.quote(at, last)
            return Saying(at, last, Attribution(words, claimant, kind), None, backward=False, anywhere=True)
    return None


def read_verb(tokens: Tokens, at: int, language: Language) -> Saying | None:
    """Return what an attributing verb says with its subject, on its left or, inverted, on its right."""
    words, tags = tokens.words, tokens.tags
    basis = language.says[words[at]]
    if at and tags[at - 1] & AUX and words[at - 1] not in language.perfect:
        return Saying(at, at + 1, None, basis, backward=True, anywhere=False)
    first = at
    while first and tags[first - 1] & (AUX | ADVERB) and not tags[first - 1] & (MARK | CLAUSE):
        first -= 1
    start = claimant_start(tokens, first)
    claimant = claimant_words(tokens, start, first)
    final = at + 1 >= tokens.size or (tags[at + 1] & MARK and words[at + 1] not in ':«“"')
    if claimant is not None:
        quote = tokens.quote(start, at + 1)
        kind = claimant_kind(tokens, start, first, language)
        backward = bool(final and start and tags[start - 1] & MARK)
        return Saying(start, at + 1, Attribution(quote, claimant, kind), basis, backward, anywhere=False)
    if start == first and (at == 0 or tags[at - 1] & MARK or language.join_after_tens) and at + 1 < tokens.size:
        last = claimant_end(tokens, at + 1)
        claimant = claimant_words(tokens, at + 1, last)
        if claimant is not None:
            quote = tokens.quote(at, last)
            kind = claimant_kind(tokens, at + 1, last, language)
            return Saying(at, last, Attribution(quote, claimant, kind), basis, backward=at > 0, anywhere=False)
    return None


def claimant_start(tokens: Tokens, end: int) -> int:
    """Return where the subject that ends before a token begins."""
    tags, words = tokens.tags, tokens.words
    at = end
    while at and end - at < LONGEST_CLAIMANT:
        tag, word = tags[at - 1], words[at - 1]
        if tag & (SAYS | CLAUSE | DIGITS | AUX) or word in PRONOUNS:
            break
        if tag & MARK and not (word in "-'&" or word in ".()[]" and len(word) == 1 and tokens.glued(at - 1)):
            break
        if (
            tag & AND
            and not tokens.capital(at - 1)
            and not (at < end and tokens.capital(at) and at > 1 and tokens.capital(at - 2))
        ):
            break
        at -= 1
    return at


def claimant_end(tokens: Tokens, first: int) -> int:
    """Return where the claimant that begins at a token ends."""
    tags, words = tokens.tags, tokens.words
    at = first
    while at < tokens.size and at - first < LONGEST_CLAIMANT:
        tag, word = tags[at], words[at]
        if tag & (SAYS | CLAUSE | AUX | MONTH | WEEKDAY) or (tag & MARK and word not in "-'&"):
            break
        if tag & STOP and not tag & (OF | DETERMINER | PREPOSITION) and not tag & AND:
            break
        if tag & AND and not (at + 1 < tokens.size and tokens.capital(at + 1)):
            break
        if tag & PREPOSITION and not tag & OF and not (at + 1 < tokens.size and tokens.capital(at + 1)):
            break
        at += 1
    return at


def claimant_words(tokens: Tokens, first: int, last: int) -> str | None:
    """Return the claimant verbatim without its article, or None where no noun is left."""
    tags = tokens.tags
    while first < last and tags[first] & (DETERMINER | ADVERB | AND | MARK | PREPOSITION | AUX):
        first += 1
    while (
        last > first
        and tags[last - 1] & (MARK | ADVERB | PREPOSITION | DETERMINER)
        and tokens.words[last - 1] not in ")]"
    ):
        last -= 1
    if first >= last or all(tags[at] & (STOP | MARK | NUMBER | DIGITS) for at in range(first, last)):
        return None
    return tokens.quote(first, last)


def claimant_kind(tokens: Tokens, first: int, last: int, language: Language) -> str:
    """Return what kind of claimant the words name; the last telling word decides ("human rights *organizations*")."""
    kinds = [language.claimants[word] for word in tokens.words[first:last] if word in language.claimants]
    return kinds[-1] if kinds else "other"


def saying_of(sayings: list[Saying], first: int, last: int) -> Saying | None:
    """Return the saying that a figure stands under: the nearest before it, else one that follows, else one for all."""
    before = [saying for saying in sayings if saying.last <= first and (saying.anywhere or not saying.backward)]
    after = [saying for saying in sayings if saying.first >= last and (saying.anywhere or saying.backward)]
    if before:
        return before[-1]
    return after[0] if after else None
