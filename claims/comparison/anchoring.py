"""Finding a claim's quote again in a newer text of its page, and saying what became of it.

The quote is looked for as it stood, then with its numbers masked, then between its old neighbours. A place that is not
sure is no place: the claim is an orphan, and a person looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.comparison.masking import MaskedText, mask, masked
from claims.figures.figure import Figure

__all__ = ["Anchor", "AnchorState", "ChangeKind", "FoundChange", "Quote", "anchor", "change_of", "take_quote"]

# How much of the text on either side is kept with a quote, in code points.
CONTEXT = 64
# So many equal masked code points on one side tell the right place from another one of the same words.
_TELLING_CONTEXT = 16
# A quote of so many words besides its numbers does not occur twice by accident.
_TELLING_WORDS = 6
_PLACES_AT_MOST = 50
# How much longer than the quote the words between its old neighbours may be.
_LONGEST_REPLACEMENT = 3


class AnchorState(StrEnum):
    """Where a quote stands in a newer text."""

    SAME = "same"
    OTHER_NUMBERS = "other_numbers"
    REPLACED = "replaced"
    ORPHAN = "orphan"
    GONE = "gone"


class ChangeKind(StrEnum):
    """What a newer text did to a claim."""

    FIGURE = "figure"
    QUALIFIER = "qualifier"
    ATTRIBUTION = "attribution"
    REWORDED = "reworded"
    GONE = "gone"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a claim as they stood, with what stood around them.

    Args:
        words: the sentence, verbatim.
        figure_start, figure_end: span of the figure within `words`.
        prefix, suffix: up to 64 code points before and after, verbatim; shorter only at an end of the text.
        start: where the quote began in its text.
    """

    words: str
    figure_start: int
    figure_end: int
    prefix: str
    suffix: str
    start: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands now.

    Args:
        state: same words; the same but for numbers; other words in its place; unsure; gone.
        start, end: span of the quote, for the first two states; its masked words are always those of the quote.
        figure_start, figure_end: span of the claim's figure, likewise.
        instead_start, instead_end: span of the words that stand between the quote's old neighbours, when replaced.
    """

    state: AnchorState
    start: int | None = None
    end: int | None = None
    figure_start: int | None = None
    figure_end: int | None = None
    instead_start: int | None = None
    instead_end: int | None = None


def take_quote(text: str, *, start: int, end: int, figure_start: int, figure_end: int) -> Quote:
    """Return the quote `text[start:end]` with what stands around it.

    Raises:
        ValueError: the figure does not lie within the quote, or the quote not within the text.
    """
    if not 0 <= start <= figure_start < figure_end <= end <= len(text):
        raise ValueError(f"no figure {figure_start}-{figure_end} in a quote {start}-{end} of {len(text)} characters")
    return Quote(
        words=text[start:end],
        figure_start=figure_start - start,
        figure_end=figure_end - start,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
    )


def anchor(quote: Quote, text: MaskedText) -> Anchor:
    """Find a quote in a newer text; the time taken grows with the length of the text alone.

    Args:
        quote: what to find.
        text: the newer text, masked in the same language; masked once, it serves all quotes of a page.

    >>> old = "It rained. At least 30 people died in the floods of Puno. Roads are closed."
    >>> new = "It rained. More than 48 people died in the floods of Puno. Roads are closed."
    >>> quote = take_quote(old, start=11, end=57, figure_start=11, figure_end=22)
    >>> found = anchor(quote, masked(new, "en"))
    >>> print(found.state, "|", new[found.figure_start : found.figure_end])
    other_numbers | More than 48
    """
    places = list(_places(quote, text))
    same = [place for place in places if text.original[place.start : place.end] == quote.words]
    if same:
        return _surest(quote, text, same, AnchorState.SAME)
    if places:
        return _surest(quote, text, places, AnchorState.OTHER_NUMBERS)
    return _between_neighbours(quote, text)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the masked words of a quote stand: its span and its figure's in the text, and its span when masked."""

    start: int
    end: int
    figure_start: int
    figure_end: int
    masked_start: int
    masked_end: int


def _places(quote: Quote, text: MaskedText) -> Iterator[_Place]:
    """Yield where the quote stands but for its numbers; no more places than could still be told apart."""
    words = masked(quote.words, text.language)
    figure_start, figure_end = words.masked_span(quote.figure_start, quote.figure_end)
    at = text.text.find(words.text)
    for _ in range(_PLACES_AT_MOST):
        if at < 0:
            return
        end = at + len(words.text)
        yield _Place(*text.original_span(at, end), *text.original_span(at + figure_start, at + figure_end), at, end)
        at = text.text.find(words.text, at + 1)


def _surest(quote: Quote, text: MaskedText, places: Sequence[_Place], state: AnchorState) -> Anchor:
    """Return the place whose surroundings are most like the old ones; an orphan where that does not decide."""
    shared = [_shared_context(quote, text, place) for place in places]
    best = max(shared)
    likeliest = [place for place, score in zip(places, shared, strict=True) if score == best]
    is_telling = best >= _TELLING_CONTEXT or (len(places) == 1 and _word_count(quote, text) >= _TELLING_WORDS)
    # Equal words in equal surroundings say the same, so the nearest may stand for the others; with other numbers they
    # say different things.
    if not is_telling or (state is AnchorState.OTHER_NUMBERS and len(likeliest) > 1):
        return Anchor(AnchorState.ORPHAN)
    place = min(likeliest, key=lambda place: abs(place.start - quote.start))
    return Anchor(state, place.start, place.end, place.figure_start, place.figure_end)


def _shared_context(quote: Quote, text: MaskedText, place: _Place) -> int:
    """Return how many masked code points on one side are as they were, the better side counting.

    An end of the text that was one before tells as much as words do.
    """
    before = text.text[max(0, place.masked_start - CONTEXT) : place.masked_start]
    after = text.text[place.masked_end : place.masked_end + CONTEXT]
    if (not quote.prefix.strip() and not before.strip()) or (not quote.suffix.strip() and not after.strip()):
        return CONTEXT
    shared_before = _shared_start(mask(quote.prefix, text.language)[::-1], before[::-1])
    return max(shared_before, _shared_start(mask(quote.suffix, text.language), after))


def _shared_start(one: str, other: str) -> int:
    differing = (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def _word_count(quote: Quote, text: MaskedText) -> int:
    return sum(word[0].isalpha() for word in mask(quote.words, text.language).split())


def _between_neighbours(quote: Quote, text: MaskedText) -> Anchor:
    """Return what stands between the quote's old neighbours, when each of them is found in just one place.

    A beginning or end of the old text counts as a neighbour. With neither neighbour left, nothing of the passage is.
    """
    # A neighbour that was cut off begins or ends within a word.
    prefix = quote.prefix.partition(" ")[2] if len(quote.prefix) == CONTEXT else quote.prefix
    suffix = quote.suffix.rpartition(" ")[0] if len(quote.suffix) == CONTEXT else quote.suffix
    before, after = _only_place(prefix, text), _only_place(suffix, text)
    if before is None and after is None:
        return Anchor(AnchorState.GONE)
    start = before[1] if before else None if prefix.strip() else 0
    end = after[0] if after else None if suffix.strip() else len(text.original)
    if start is None or end is None or start > end:
        return Anchor(AnchorState.ORPHAN)
    if not text.original[start:end].strip():
        return Anchor(AnchorState.GONE)
    if end - start > _LONGEST_REPLACEMENT * len(quote.words) + CONTEXT:
        return Anchor(AnchorState.ORPHAN)
    return Anchor(AnchorState.REPLACED, instead_start=start, instead_end=end)


def _only_place(words: str, text: MaskedText) -> tuple[int, int] | None:
    """Return the one place where words stand with any numbers; None where there is none or more than one."""
    wanted = mask(words.strip(), text.language)
    at = text.text.find(wanted) if wanted else -1
    if at < 0 or text.text.find(wanted, at + 1) >= 0:
        return None
    return text.original_span(at, at + len(wanted))


@dataclass(frozen=True, slots=True)
class FoundChange:
    """What a newer text did to a claim.

    Args:
        kind: what it did.
        figure: the figure that stands there now; None when it is gone, or when the words there are not read as one.
    """

    kind: ChangeKind
    figure: Figure | None = None


def change_of(before: Figure, anchor: Anchor, after: Sequence[Figure], *, was_gone: bool = False) -> FoundChange | None:
    """Return what became of a claim's figure; None when nothing did, and for an orphan, which a person has to place.

    Args:
        before: the figure as it was read.
        anchor: where its quote stands in the newer text.
        after: all figures of the newer text, read by the same version of the reader.
        was_gone: whether the newest change before said that the claim was gone; finding its words again is then a
            change of its own.
    """
    if anchor.state is AnchorState.ORPHAN:
        return None
    now = _figure_there(before, anchor, after)
    if anchor.state is AnchorState.SAME:
        return FoundChange(ChangeKind.BACK, now) if was_gone else None
    if anchor.state is AnchorState.OTHER_NUMBERS:
        return FoundChange(ChangeKind.FIGURE if now is None else _kind_of_change(before, now), now)
    if now is None:
        return None if was_gone else FoundChange(ChangeKind.GONE)
    return FoundChange(_kind_of_change(before, now), now)


def _figure_there(before: Figure, anchor: Anchor, after: Sequence[Figure]) -> Figure | None:
    """Return the one figure at the anchor that counts what the claim counts."""
    if anchor.figure_start is not None and anchor.figure_end is not None:
        start, end = anchor.figure_start, anchor.figure_end
        return next((figure for figure in after if figure.start < end and start < figure.end), None)
    if anchor.instead_start is None or anchor.instead_end is None:
        return None
    counting_same = [
        figure
        for figure in after
        if anchor.instead_start <= figure.start
        and figure.end <= anchor.instead_end
        and (figure.counted_kind, figure.unit, figure.population)
        == (before.counted_kind, before.unit, before.population)
    ]
    return counting_same[0] if len(counting_same) == 1 else None


def _kind_of_change(before: Figure, now: Figure) -> ChangeKind:
    numbers_before = {number for number in (before.low, before.high) if number is not None}
    numbers_now = {number for number in (now.low, now.high) if number is not None}
    if numbers_before != numbers_now:
        return ChangeKind.FIGURE
    if before.qualifier is not now.qualifier:
        return ChangeKind.QUALIFIER
    claimant_before = before.attribution.claimant if before.attribution else None
    claimant_now = now.attribution.claimant if now.attribution else None
    return ChangeKind.REWORDED if claimant_before == claimant_now else ChangeKind.ATTRIBUTION
