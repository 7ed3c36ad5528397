"""Who a sentence says its figures come from, and how firmly it states them."""

from dataclasses import dataclass, replace

from claims.figures.figure import Attribution, Basis
from claims.figures.languages.table import Language, Tag, words_of
from claims.figures.tokens import Tokens

__all__ = ["attribution_of", "find_sayings"]

MARK, STOP, AUX, SAYS, CLAUSE = int(Tag.MARK), int(Tag.STOP), int(Tag.AUX), int(Tag.SAYS), int(Tag.CLAUSE)
OF, DETERMINER, ADVERB, AND, DIGITS = int(Tag.OF), int(Tag.DETERMINER), int(Tag.ADVERB), int(Tag.AND), int(Tag.DIGITS)
PREPOSITION, NUMBER, MONTH, WEEKDAY = int(Tag.PREPOSITION), int(Tag.NUMBER), int(Tag.MONTH), int(Tag.WEEKDAY)
SOURCE, ARTICLE, DAY = int(Tag.SOURCE), int(Tag.ARTICLE), int(Tag.DAY)
BEFORE_ADJECTIVE = OF | NUMBER
OPENS_NAME = DETERMINER | ARTICLE

LONGEST_CLAIMANT = 12
CLOSE = 2  # tokens between a figure and a source that is its own
OTHER = "other"
PRONOUNS = words_of("he she it they we i you who which that this él ella ellos ellas quien que se lo le les")
OPENS_QUOTE = frozenset(':«“"')
INSIDE_NAME = frozenset("-'&.()[]‑")
FIRMEST_LAST = (Basis.REPORTED, Basis.CONFIRMED, Basis.ESTIMATED, Basis.FEARED)


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of a sentence that attributes.

    Args:
        first, last: its tokens.
        attribution: who is named; None where the verb names nobody ("was confirmed").
        basis: how firmly it states what it introduces.
        backward: whether it speaks of what stands before it (", the ministry said").
        anywhere: whether it may speak of the whole sentence ("according to the government").
        certain: whether the claimant is of a known kind or has a name; "the country recorded" attributes nothing.
        until: the token that it no longer speaks of: a remark on what stands before it ends with its clause.
    """

    first: int
    last: int
    attribution: Attribution | None
    basis: Basis
    backward: bool
    anywhere: bool
    certain: bool
    until: int


def find_sayings(tokens: Tokens, language: Language) -> list[Saying]:
    """Return the attributing stretches of a sentence in order."""
    found: list[Saying] = []
    if not tokens.bits & (SAYS | SOURCE):
        return found
    for at, tag in enumerate(tokens.tags):
        saying = None
        if tag & SAYS and not (at and tokens.capital(at) and tokens.capital(at - 1)):
            saying = read_verb(tokens, at, language)
        elif tag & SOURCE:
            saying = read_source(tokens, at, language)
        if saying is not None:
            found.append(saying)
    return found


def attribution_of(sayings: list[Saying], first: int, last: int) -> tuple[Attribution | None, Basis]:
    """Return who a figure is attributed to and its basis: by the nearest saying before it, else by one that follows."""
    if not sayings:
        return None, Basis.REPORTED
    speaking = [
        saying
        for saying in sayings
        if (saying.last <= first < saying.until and (saying.anywhere or not saying.backward))
        or (saying.first >= last and (saying.anywhere or saying.backward))
        or (first <= saying.first < last)
    ]
    if not speaking:
        return None, Basis.REPORTED
    basis = max((saying.basis for saying in speaking), key=FIRMEST_LAST.index)
    naming = [saying for saying in speaking if saying.attribution is not None]
    if not naming:
        return None, basis
    close = [saying for saying in naming if saying.anywhere and 0 <= saying.first - last <= CLOSE]
    if close:  # "50,000 according to the organisers, 15,000 according to the police"
        return close[0].attribution, basis
    before = [saying for saying in naming if saying.last <= first]
    ordered = [*reversed(before), *(saying for saying in naming if saying.first >= last)]
    chosen = next((saying for saying in ordered if saying.certain), ordered[0] if ordered else None)
    return None if chosen is None else chosen.attribution, basis


def read_source(tokens: Tokens, at: int, language: Language) -> Saying | None:
    """Return "according to the government", "según la Defensoría"."""
    for phrase in language.sources_before:
        first = at + len(phrase)
        if tuple(tokens.words[at:first]) == phrase:
            last = claimant_end(tokens, first)
            return saying(tokens, at, last, (first, last), Basis.REPORTED, language, backward=False, anywhere=True)
    return None


def read_verb(tokens: Tokens, at: int, language: Language) -> Saying | None:
    """Return what an attributing verb says with its subject, on its left or, inverted, on its right."""
    words, tags, size = tokens.words, tokens.tags, tokens.size
    basis = language.says[words[at]]
    if at + 1 < size and words[at + 1] in language.by:
        last = claimant_end(tokens, at + 2)
        return saying(tokens, at, last, (at + 2, last), basis, language, backward=True, anywhere=False)
    passive = bool(at and tags[at - 1] & AUX and words[at - 1] not in language.perfect)
    passive = passive or bool(at and tags[at - 1] & BEFORE_ADJECTIVE)  # "the number of *confirmed* deaths"
    if not passive:
        first = at
        while first and tags[first - 1] & (AUX | ADVERB) and not tags[first - 1] & (MARK | CLAUSE):
            first -= 1
        start = claimant_start(tokens, first)
        backward = (
            start > 0 and ends_clause(tokens, at + 1) and bool(tags[start - 1] & MARK or tags[start] & OPENS_NAME)
        )
        spoken = saying(tokens, start, at + 1, (start, first), basis, language, backward=backward, anywhere=False)
        if spoken is not None:
            via = passed_on_to(tokens, at, language)
            if via is not None and spoken.attribution is not None:
                spoken = replace(spoken, attribution=replace(spoken.attribution, via=via))
            return spoken
        inverted = at == 0 or tags[at - 1] & MARK or language.verb_first
        if start == first and inverted and at + 1 < size:
            last = claimant_end(tokens, at + 1)
            spoken = saying(tokens, at, last, (at + 1, last), basis, language, backward=at > 0, anywhere=False)
            if spoken is not None:
                return spoken
    if basis is Basis.REPORTED:
        return None
    return Saying(at, at + 1, None, basis, backward=True, anywhere=True, certain=False, until=tokens.size)


def ends_clause(tokens: Tokens, at: int) -> bool:
    """Tell whether nothing that could be said follows a verb: the end, a mark, "on Sunday", "yesterday"."""
    if at >= tokens.size:
        return True
    following = tokens.tags[at : at + 2]
    if following[0] & MARK:
        return tokens.words[at] not in OPENS_QUOTE
    return bool(following[0] & (WEEKDAY | DAY)) or (
        bool(following[0] & PREPOSITION) and any(tag & WEEKDAY for tag in following)
    )


def saying(
    tokens: Tokens,
    first: int,
    last: int,
    claimant: tuple[int, int],
    basis: Basis,
    language: Language,
    *,
    backward: bool,
    anywhere: bool,
) -> Saying | None:
    """Return a saying of the claimant in some tokens, or None where no claimant is left of them."""
    start, end = without_edges(tokens, *claimant)
    if start >= end:
        return None
    names_nobody = all(tag & (STOP | MARK | NUMBER | DIGITS) for tag in tokens.tags[start:end])
    if names_nobody and not any(tokens.acronym(at) for at in range(start, end)):
        return None
    kind = claimant_kind(tokens, start, end, language)
    certain = kind != OTHER or any(tokens.capital(at) for at in range(max(start, 1), end))
    if not certain and any(word in language.says_of_things for word in tokens.words[first:last]):
        return None
    named = Attribution(tokens.quote(first, last), tokens.quote(start, end), kind)
    is_remark = anywhere and first > 0 and ";" in tokens.words[last:]
    until = tokens.words.index(";", last) if is_remark else tokens.size
    return Saying(first, last, named, basis, backward, anywhere, certain, until)


def passed_on_to(tokens: Tokens, at: int, language: Language) -> str | None:
    """Return the medium that was told: "AFP" in "a hospital source told AFP"."""
    last = claimant_end(tokens, at + 1)
    first, last = without_edges(tokens, at + 1, last)
    if first >= last or claimant_kind(tokens, first, last, language) != "media":
        return None
    return tokens.quote(first, last)


def claimant_start(tokens: Tokens, end: int) -> int:
    """Return where the subject that ends before a token begins."""
    tags, words = tokens.tags, tokens.words
    at = end
    while at and end - at < LONGEST_CLAIMANT:
        tag, word = tags[at - 1], words[at - 1]
        if (
            tag & (SAYS | CLAUSE | DIGITS | AUX | WEEKDAY)
            and not tokens.capital(at - 1)
            or (word in PRONOUNS and not tokens.acronym(at - 1))
        ):
            break
        if tag & MARK and word not in INSIDE_NAME:
            break
        if tag & AND and not joins_names(tokens, at - 1, end):
            break
        at -= 1
        if tag & (DETERMINER | ARTICLE) and not (at and tags[at - 1] & (OF | PREPOSITION)):
            break
    return at


def joins_names(tokens: Tokens, at: int, end: int) -> bool:
    """Tell whether "and" stands between two names, as in "Médecins du Monde and Oxfam"."""
    return 0 < at < end - 1 and tokens.capital(at - 1) and tokens.capital(at + 1)


def claimant_end(tokens: Tokens, first: int) -> int:
    """Return where the claimant that begins at a token ends."""
    tags, words = tokens.tags, tokens.words
    at = first
    while at < tokens.size and at - first < LONGEST_CLAIMANT:
        tag, word = tags[at], words[at]
        if tag & (CLAUSE | AUX | MONTH | WEEKDAY) or (tag & SAYS and not tokens.capital(at)):
            break
        if tag & MARK and word not in INSIDE_NAME or word == "." or word == "(":
            break
        name_follows = at + 1 < tokens.size and tokens.capital(at + 1)
        if tag & (AND | PREPOSITION) and not tag & OF and not name_follows:
            break
        if tag & STOP and not tag & (OF | DETERMINER | ARTICLE | AND | PREPOSITION):
            break
        at += 1
    return at


def without_edges(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of a claimant without the article and what else does not belong to a name."""
    tags = tokens.tags
    while first < last and tags[first] & (DETERMINER | ARTICLE | ADVERB | AND | MARK | PREPOSITION | AUX | STOP):
        if tokens.acronym(first):
            break
        first += 1
    while (
        last > first and tags[last - 1] & (MARK | ADVERB | PREPOSITION | DETERMINER) and tokens.words[last - 1] != ")"
    ):
        last -= 1
    return first, last


def claimant_kind(tokens: Tokens, first: int, last: int, language: Language) -> str:
    """Return what kind of claimant the words name; the last telling word decides ("human rights *organizations*")."""
    kinds = [language.claimants[word] for word in tokens.words[first:last] if word in language.claimants]
    return kinds[-1] if kinds else OTHER
