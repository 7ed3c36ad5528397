"""Two versions of a page: which of its figures changed, whatever else was rewritten around them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher

import re2

from claims.comparison.anchoring import ChangeKind
from claims.comparison.masking import MASK
from claims.figures import Conventions, Figure, conventions_of, read
from claims.figures.sentences import sentences_of

__all__ = ["PageChange", "PageComparison", "compare_pages", "lines_of_fields"]

# Sentences are matched when they share this much of their words.
_ALIKE = 0.5
# So many sentences that are in one version only are matched with each other; beyond, only the nearest in order.
_MATCHED_AT_MOST = 400
_LONGEST_SENTENCE = 400  # words; of a longer one only the beginning is matched word by word
# Word comparisons that one page may cost at the very worst, some seconds; after that, sentences alike are compared
# only when they hold equally many figures.
_EFFORT = 20_000_000


@dataclass(frozen=True, slots=True)
class PageChange:
    """One figure that is not what it was, in the words of either version; None where a field was or is empty."""

    kind: ChangeKind
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class PageComparison:
    """What became of the figures of a page. Sentences that were only added or only cut change no figure."""

    changes: tuple[PageChange, ...]

    @property
    def figure_changed(self) -> bool:
        return bool(self.changes)


def compare_pages(before: str, after: str, *, language: str) -> PageComparison:
    """Return the figures that changed between two versions of a page's text.

    Both versions are read by the same reader. Sentences that stayed word for word are set aside; of the others, those
    alike are laid word against word, and figures that stand in one place of both are compared. Dates, counters of
    views and comments, and the same digits set with other marks are no change. Lines of the form "name: number" are
    compared by name, an empty one counting as no number.

    >>> before = "At least 30 people died, officials said. It rained."
    >>> after = "At least 48 people have died, officials said. Roads are closed."
    >>> compare_pages(before, after, language="en").changes
    (PageChange(kind=<ChangeKind.FIGURE: 'figure'>, before='At least 30', after='At least 48'),)
    """
    fields_before, fields_after = _fields(before), _fields(after)
    shared = fields_before.keys() & fields_after.keys()
    prose_before, prose_after = _without_fields(before, shared), _without_fields(after, shared)
    conventions = conventions_of(f"{prose_before}\n{prose_after}", language=language)
    only_before, only_after = _what_differs(prose_before, prose_after)
    old, new = _sentences(only_before, language, conventions), _sentences(only_after, language, conventions)
    changes = [*_changes_of_fields(fields_before, fields_after), *_changes_of_sentences(old, new)]
    return PageComparison(tuple(dict.fromkeys(changes)))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as the two versions are matched by it.

    Args:
        words: its words in lower case, a sign for each figure.
        figures: the figures behind the signs, in order.
    """

    words: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def telling_words(self) -> frozenset[str]:
        return frozenset(word for word in self.words if len(word) > 3)


_WORD = re2.compile(r"[\pL\pM\pN]+(?:[.,'’:/-][\pL\pM\pN]+)*|" + MASK)
_TAG = re2.compile(r"<[^<>]*>")
_COUNTERS = frozenset(
    {
        *(
            "views",
            "comments",
            "comment",
            "shares",
            "likes",
            "followers",
            "subscribers",
            "reads",
            "readers",
            "min",
            "mins",
        ),
        *("vistas", "visitas", "comentarios", "comentario", "compartidos", "seguidores", "lecturas", "suscriptores"),
    }
)
_AGO = re2.compile(
    r"(?i)^\S+\s+(?:(?:second|minute|hour|day|week|month|year)s?\s+ago\b|(?:mins?|minutes?|hrs?|h)\s+(?:ago|read)\b)"
)


def _what_differs(before: str, after: str) -> tuple[str, str]:
    """Return the sentences of either text that do not stand word for word in the other, each a paragraph of its own."""
    olds = [before[start:end] for start, end, _ in sentences_of(before)]
    news = [after[start:end] for start, end, _ in sentences_of(after)]
    return "\n\n".join(_beyond(olds, Counter(news))), "\n\n".join(_beyond(news, Counter(olds)))


def _beyond(sentences: Sequence[str], in_other: Counter[str]) -> Iterator[str]:
    for sentence in sentences:
        if in_other[sentence]:
            in_other[sentence] -= 1
        else:
            yield sentence


def _sentences(text: str, language: str, conventions: Conventions) -> list[_Sentence]:
    figures = [
        figure
        for figure in read(text, language=language, conventions=conventions).figures
        if not _is_furniture(figure, text)
    ]
    found = []
    position = 0
    for start, end, _ in sentences_of(text):
        within = []
        while position < len(figures) and figures[position].start < end:
            within.append(figures[position])
            position += 1
        found.append(_sentence(text, start, end, within))
    return found


def _sentence(text: str, start: int, end: int, figures: Sequence[Figure]) -> _Sentence:
    pieces: list[str] = []
    at = start
    for figure in figures:
        pieces += (text[at : figure.start], f" {MASK} ")
        at = figure.end
    pieces.append(text[at:end])
    words = [match.group().lower() for match in _WORD.finditer("".join(pieces))]
    return _Sentence(tuple(words[:_LONGEST_SENTENCE]), tuple(figures))


def _is_furniture(figure: Figure, text: str) -> bool:
    """Tell whether a figure counts what pages count about themselves: views, comments, hours ago."""
    counted = (figure.counted or "").lower().split()
    before = text[max(0, figure.start - 12) : figure.start].lower().split()
    if any(word in _COUNTERS for word in (*counted[-1:], *before[-1:])):
        return True
    return before[-1:] == ["hace"] or _AGO.search(text[figure.start : figure.end + 24]) is not None


def _alike(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Yield sentences of both versions that say the same but for some words or numbers, each at most once."""
    old_by_words, new_by_words = _by_words(old), _by_words(new)
    for words, olds in old_by_words.items():
        news = new_by_words.get(words, [])
        yield from _same_words(olds, news)
    old_left = [s for words, ss in old_by_words.items() for s in ss[len(new_by_words.get(words, ())) :] if s.figures]
    new_left = [s for words, ss in new_by_words.items() for s in ss[len(old_by_words.get(words, ())) :] if s.figures]
    ranked = sorted(
        (
            (likeness, -abs(i - j), i, j)
            for i, j in _candidates(len(old_left), len(new_left))
            if (likeness := _likeness(old_left[i], new_left[j])) >= _ALIKE
        ),
        reverse=True,
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, _, i, j in ranked:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield old_left[i], new_left[j]


def _by_words(sentences: Sequence[_Sentence]) -> dict[tuple[str, ...], list[_Sentence]]:
    grouped: dict[tuple[str, ...], list[_Sentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.words:
            grouped[sentence.words].append(sentence)
    return grouped


def _same_words(olds: Sequence[_Sentence], news: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Yield pairs of sentences of equal words; those of equal figures are set aside first, whatever their order."""
    new_numbers = Counter(_numbers(sentence) for sentence in news)
    changed_old = []
    for sentence in olds:
        if new_numbers[_numbers(sentence)]:
            new_numbers[_numbers(sentence)] -= 1
        else:
            changed_old.append(sentence)
    left = +new_numbers
    changed_new = []
    for sentence in reversed(news):
        if left[_numbers(sentence)]:
            left[_numbers(sentence)] -= 1
            changed_new.append(sentence)
    yield from zip(changed_old, reversed(changed_new), strict=False)


def _numbers(sentence: _Sentence) -> tuple[tuple[Decimal | None, Decimal | None, str, str | None], ...]:
    return tuple((figure.low, figure.high, figure.qualifier.value, figure.unit) for figure in sentence.figures)


def _candidates(old_count: int, new_count: int) -> Iterator[tuple[int, int]]:
    for i in range(old_count):
        if max(old_count, new_count) <= _MATCHED_AT_MOST:
            yield from ((i, j) for j in range(new_count))
        else:
            middle = i * new_count // old_count
            yield from ((i, j) for j in range(max(0, middle - 50), min(new_count, middle + 50)))


def _likeness(one: _Sentence, other: _Sentence) -> float:
    """Return the share of telling words that two sentences have in common."""
    ones, others = one.telling_words, other.telling_words
    return len(ones & others) / len(ones | others) if ones and others else 0.0


def _changes_of_sentences(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> Iterator[PageChange]:
    """Lay alike sentences word against word and yield the figures that stand in one place and differ."""
    effort_left = _EFFORT
    for one, other in _alike(old, new):
        sizes = sorted((len(one.words), len(other.words)))
        effort_left -= sizes[0] ** 2 * sizes[1]
        blocks = _blocks(one, other) if effort_left > 0 else [(one.figures, other.figures)]
        for before_figures, after_figures in blocks:
            if len(before_figures) == len(after_figures):
                for before, after in zip(before_figures, after_figures, strict=True):
                    if (kind := _difference(before, after)) is not None:
                        yield PageChange(kind, before.quote, after.quote)


def _blocks(one: _Sentence, other: _Sentence) -> Iterator[tuple[Sequence[Figure], Sequence[Figure]]]:
    """Yield the figures of stretches of words that are equal in both sentences, or stand in each other's place."""
    ones = others = 0
    for _, i1, i2, j1, j2 in SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes():
        one_count, other_count = one.words[i1:i2].count(MASK), other.words[j1:j2].count(MASK)
        yield one.figures[ones : ones + one_count], other.figures[others : others + other_count]
        ones, others = ones + one_count, others + other_count


def _difference(before: Figure, after: Figure) -> ChangeKind | None:
    if before.unit and after.unit and before.unit != after.unit:
        return ChangeKind.FIGURE
    if _digits(before.quote) == _digits(after.quote) != "":
        return None if before.qualifier is after.qualifier else ChangeKind.QUALIFIER
    if (before.low, before.high) != (after.low, after.high):
        return ChangeKind.FIGURE
    return None if before.qualifier is after.qualifier else ChangeKind.QUALIFIER


def _digits(words: str) -> str:
    return "".join(character for character in words if character.isdigit())


# What may stand behind the colon of a line that names a number, as data sheets and information boxes have them.
_VALUE = re2.compile(r"-?[0-9][0-9.,\x{a0}\x{202f} ]*%?|null|None|-|")
_LONGEST_NAME = 60
# Names of what places, keeps or orders a sheet of data, and counts nothing.
_BOOKKEEPING = re2.compile(
    r"(?i)(?:^|[_ .a-z])(?:ids?|uuid|guid|code|codes|lat|lon|lng|latitude|longitude|latitud|longitud|year|a[nñ]o|date|fecha|day"
    r"|month|time|hora|updated?|created|modified|started|ended|version|phone|tel[eé]fono|tel|zip|fips|order|sort|page|port"
    r"|views|visits|visitas|vistas)$"
)


def _field(line: str) -> tuple[str, str] | None:
    """Return the name and the value of a line "name: number", None for any other line."""
    name, colon, value = line.partition(":")
    name, value = name.strip(), value.strip()
    if not colon or not name[:1].isalpha() or len(name) > _LONGEST_NAME or not _VALUE.fullmatch(value):
        return None
    return name, value


def _fields(text: str) -> dict[str, Decimal | None]:
    """Return the numbers of lines "name: number" by name; a name that stands twice is left out."""
    fields = [field for line in text.split("\n") if (field := _field(line)) is not None]
    times = Counter(name for name, _ in fields)
    return {name: _number(value) for name, value in fields if times[name] == 1 and not _BOOKKEEPING.search(name)}


def _number(value: str) -> Decimal | None:
    try:
        return Decimal(value.strip(" %\u00a0\u202f").replace(",", ""))
    except InvalidOperation:
        return None


def _without_fields(text: str, names: Set[str]) -> str:
    """Return a text without the lines that are compared by name or count nothing, and without tags left in it."""
    lines = text.split("\n")
    prose = (
        line
        for line in lines
        if (field := _field(line)) is None or not (field[0] in names or _BOOKKEEPING.search(field[0]))
    )
    return str(_TAG.sub(" ", "\n".join(prose)))


def _changes_of_fields(
    before: Mapping[str, Decimal | None], after: Mapping[str, Decimal | None]
) -> Iterator[PageChange]:
    for name, old in before.items():
        if name in after and after[name] != old:
            new = after[name]
            yield PageChange(ChangeKind.FIGURE, None if old is None else f"{old}", None if new is None else f"{new}")


def lines_of_fields(fields: Mapping[str, object]) -> str:
    """Return a sheet of data as lines "name: value", an empty value for none; values that hold values, by joint names.

    >>> print(lines_of_fields({"Injuries": 15, "Fatalities": None, "Where": {"Counties": ["Tulare"]}}))
    Injuries: 15
    Fatalities:
    Where.Counties: Tulare
    """
    return "\n".join(f"{name}: {value}".rstrip() for name, value in _flat(fields))


def _flat(fields: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, list | tuple):
            yield f"{prefix}{name}", ", ".join(str(each) for each in value)
        else:
            yield f"{prefix}{name}", "" if value is None else str(value)
