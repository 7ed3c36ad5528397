"""Whether a page tells its readers that it changed: a correction note, a moved "updated" stamp, a changelog line.

What is not found may still stand somewhere the reader of pages did not look; "no notice found" is a lead for a person,
never a reproach.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import re2

from claims.comparison.stated import MeasureKind
from claims.figures.range import Range

__all__ = [
    "ChangeNature",
    "Notice",
    "NoticeKind",
    "new_notice",
    "find_notices",
    "is_revert",
    "nature_of",
]


class NoticeKind(StrEnum):
    """How a page tells that it changed."""

    CORRECTION = "correction"
    UPDATE = "update"
    CHANGELOG = "changelog"


@dataclass(frozen=True, slots=True)
class Notice:
    """A line of a page that tells of a change: `text[start:end]`, verbatim."""

    kind: NoticeKind
    start: int
    end: int
    quote: str


class ChangeNature(StrEnum):
    """What a change of a figure is: the count went on, a mistake was put right, or that is not clear."""

    UPDATE = "update"
    CORRECTION = "correction"
    UNCLEAR = "unclear"


# Each opens a line, since the same words within a sentence are reporting ("the ministry issued a correction").
_OPENINGS: tuple[tuple[NoticeKind, str], ...] = (
    (
        NoticeKind.CORRECTION,
        r"(?:correction|corrections|clarification|erratum|retraction)s?\b(?:\s*\(|\s*[:.–—-]|\s+\w+ \d)",
    ),
    (NoticeKind.CORRECTION, r"(?:editor(?:'|’)?s'? note|editors(?:'|’) note)\b"),
    (
        NoticeKind.CORRECTION,
        r"(?:this|the) (?:article|story|report|post|piece|headline|item)\b.{0,60}\b(?:was|were|has been|have been) "
        r"(?:corrected|amended|edited|changed|revised to)",
    ),
    (NoticeKind.CORRECTION, r"an? (?:earlier|previous|prior|original) version of (?:this|the) \w+"),
    (
        NoticeKind.CORRECTION,
        r"(?:correcci[oó]n|fe de errat[ao]s|rectificaci[oó]n|aclaraci[oó]n)\b(?:\s*\(|\s*[:.–—-]|\s+del? )",
    ),
    (NoticeKind.CORRECTION, r"nota d(?:el editor|e la redacci[oó]n)\b"),
    (NoticeKind.CORRECTION, r"una versi[oó]n (?:anterior|previa) de (?:este|esta) \w+"),
    (
        NoticeKind.CORRECTION,
        r"est[ea] (?:art[ií]culo|nota|noticia|informaci[oó]n|texto|titular)\b.{0,60}\b(?:fue|ha sido) "
        r"(?:corregid|modificad|rectificad|enmendad)",
    ),
    (NoticeKind.CHANGELOG, r"(?:changelog|change log|changes|version history|historial de cambios)\s*[:–—-]"),
    (
        NoticeKind.UPDATE,
        r"(?:last |latest )?(?:updated|update|updates|modified|revised)\b(?:\s*\(|\s*[:.–—-]|\s+(?:on|at|as of)\b|\s+\w*\s*\d|\s+\w{3,9} \d|$)",
    ),
    (NoticeKind.UPDATE, r"(?:this|the) (?:article|story|report|post) (?:was|has been) (?:last )?updated"),
    (NoticeKind.UPDATE, r"(?:[uú]ltima )?actualizaci[oó]n\b\s*(?:\(|[:.–—-]|\d|$)"),
    (
        NoticeKind.UPDATE,
        r"(?:[uú]ltima vez )?(?:actualizad[oa]|modificad[oa])\b\s*(?:\(|[:.–—-]|el |a las |hace |\d|$)",
    ),
)
_LEAD = r"[\s*•·\[(>\x{a0}–—-]*"
_NOTICES = [(kind, re2.compile(rf"(?i)^{_LEAD}(?:{opening})")) for kind, opening in _OPENINGS]
_ANY_NOTICE = re2.compile(r"(?im)^" + _LEAD + "(?:" + "|".join(f"(?:{opening})" for _, opening in _OPENINGS) + ")")
_LONGEST_NOTICE = 600


def find_notices(text: str) -> tuple[Notice, ...]:
    """Return the lines of a page that tell of a change, in English or Spanish, in order.

    >>> page = "At least 48 died.\\nCorrection (19 January): an earlier version said 84."
    >>> [(notice.kind.value, notice.quote) for notice in find_notices(page)]
    [('correction', 'Correction (19 January): an earlier version said 84.')]
    """
    found = []
    for match in _ANY_NOTICE.finditer(text):
        start = match.start()
        line_end = text.find("\n", match.end())
        end = min(len(text) if line_end < 0 else line_end, start + _LONGEST_NOTICE)
        line = text[start:end]
        start += len(line) - len(line.lstrip())
        kind = next(kind for kind, opening in _NOTICES if opening.search(line))
        found.append(Notice(kind, start, start + len(line.strip()), line.strip()))
    return tuple(found)


def new_notice(before: str, after: str) -> Notice | None:
    """Return the notice that is new in the newer text, or whose words moved on; a correction before any other.

    A notice that stood there before says nothing of this change.
    """
    stood_before = {notice.quote for notice in find_notices(before)}
    new = [notice for notice in find_notices(after) if notice.quote not in stood_before]
    ranked = sorted(new, key=lambda notice: (list(NoticeKind).index(notice.kind), notice.start))
    return ranked[0] if ranked else None


def nature_of(before: Range | None, after: Range | None, notice: Notice | None, kind: MeasureKind) -> ChangeNature:
    """Return what a change of a figure looks like, for a person to confirm.

    A page that says it corrected itself did. A count that rises, or a level that moves, was brought up to date: a live
    page that goes from 48 to 49 is no misconduct. A cumulative count that falls without a word is unclear.

    Args:
        before, after: what the figure's words committed to, and commit to now; None where they commit to nothing.
        notice: what the newer text says about it, None where no notice was found.
        kind: of the measure.
    """
    if notice is not None and notice.kind is NoticeKind.CORRECTION:
        return ChangeNature.CORRECTION
    if kind is MeasureKind.LEVEL:
        return ChangeNature.UPDATE
    return ChangeNature.UNCLEAR if before is None or after is None or _falls(before, after) else ChangeNature.UPDATE


def _falls(before: Range, after: Range) -> bool:
    if before.low is not None and after.low is not None and after.low < before.low:
        return True
    return after.lies_below(before)


def is_revert(earlier_wordings: Sequence[str], now: str) -> bool:
    """Tell whether a page went back to words it had used before and given up since: A, B, A.

    Args:
        earlier_wordings: the figure's words in all earlier snapshots, oldest first, repeats included.
        now: the words in the newest one.

    >>> is_revert(["30", "48"], "30"), is_revert(["30", "30"], "30")
    (True, False)
    """
    return bool(earlier_wordings) and now != earlier_wordings[-1] and now in earlier_wordings[:-1]
