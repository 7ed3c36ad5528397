"""What differs between two versions of a text: paragraph beside paragraph, and word by word where two of them correspond. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Row", "Stretch", "differences"]

MOST_PARAGRAPHS = 2_000  # of either side between the first and the last that differ; beyond, the middle is one change
MOST_WORDS = 600  # of a paragraph that is compared word by word
MOST_COMPARED = 200  # paragraphs compared word by word
_AROUND = 1  # paragraphs shown before and after a change
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words of one version, and whether the other version has it too."""

    text: str
    is_shared: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the older version beside what stands in its place in the newer one; empty where nothing does.

    Args:
        skipped: of a row without words: how many paragraphs that both versions have are left out here.
    """

    before: tuple[Stretch, ...] = ()
    after: tuple[Stretch, ...] = ()
    skipped: int = 0

    @property
    def is_change(self) -> bool:
        return not self.skipped and not all(stretch.is_shared for stretch in (*self.before, *self.after))


def differences(before: str, after: str) -> tuple[Row, ...]:
    """Return the paragraphs that differ, each with one that does not on either side; nothing when both say the same.

    The time taken grows with the length of the texts, whatever stands in them: beyond some thousand paragraphs that differ
    they are not told apart any more.

    >>> [row] = differences("48 people were killed.", "49 people were killed.")
    >>> [stretch.text for stretch in row.before if not stretch.is_shared], [stretch.text for stretch in row.after]
    (['48'], ['49', ' people were killed.'])
    """
    old, new = _paragraphs(before), _paragraphs(after)
    if old == new:
        return ()
    return tuple(_with_little_around(list(_rows(old, new))))


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    start = _shared_start(old, new)
    end = _shared_start(old[start:][::-1], new[start:][::-1])
    yield from (_shared(paragraph) for paragraph in old[:start])
    yield from _rows_between(old[start : len(old) - end], new[start : len(new) - end])
    yield from (_shared(paragraph) for paragraph in old[len(old) - end :])


def _shared_start(old: Sequence[str], new: Sequence[str]) -> int:
    differing = (index for index, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(differing, min(len(old), len(new)))


def _rows_between(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    compared = 0
    for kind, i1, i2, j1, j2 in _blocks(old, new):
        if kind == "equal":
            yield from (_shared(paragraph) for paragraph in old[i1:i2])
            continue
        for index in range(max(i2 - i1, j2 - j1)):
            one = old[i1 + index] if i1 + index < i2 else ""
            other = new[j1 + index] if j1 + index < j2 else ""
            compared += 1
            yield _word_by_word(one, other) if compared <= MOST_COMPARED else _whole(one, other)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """Return what is equal and what is not, as difflib names it; one change where comparing would take too long."""
    repeats = len(old) - len(set(old)) + len(new) - len(set(new))
    if max(len(old), len(new)) > MOST_PARAGRAPHS or repeats > MOST_PARAGRAPHS // 4:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _word_by_word(before: str, after: str) -> Row:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        return _whole(before, after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    one: list[Stretch] = []
    other: list[Stretch] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if i1 < i2:
            one.append(Stretch("".join(old[i1:i2]), kind == "equal"))
        if j1 < j2:
            other.append(Stretch("".join(new[j1:j2]), kind == "equal"))
    return Row(tuple(one), tuple(other))


def _whole(before: str, after: str) -> Row:
    return Row(
        (Stretch(before, is_shared=False),) if before else (), (Stretch(after, is_shared=False),) if after else ()
    )


def _shared(paragraph: str) -> Row:
    return Row((Stretch(paragraph),), (Stretch(paragraph),))


def _with_little_around(rows: list[Row]) -> Iterator[Row]:
    """Yield the changes with what stands next to them, and for each run of other paragraphs how many were left out."""
    changes = [index for index, row in enumerate(rows) if row.is_change]
    shown = {near for index in changes for near in range(index - _AROUND, index + _AROUND + 1)}
    skipped = 0
    for index, row in enumerate(rows):
        if index in shown:
            if skipped:
                yield Row(skipped=skipped)
            skipped = 0
            yield row
        else:
            skipped += 1
    if skipped:
        yield Row(skipped=skipped)
