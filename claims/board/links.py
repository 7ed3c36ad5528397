"""The links of a board: each filter as an address of its own, the files, and the link that always shows what it shows now."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from claims.board.board import Board
from claims.display import moment_text
from claims.figures import DEFAULT_PROFILE, PROFILES

OTHER_PROFILES = tuple(sorted(set(PROFILES) - {DEFAULT_PROFILE}))


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its words, how many rows it leads to where that is known, and whether it is the present one."""

    query: str
    words: str
    count: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class BoardLinks:
    """Every link of a board.

    Args:
        scopes, profiles: one link for each choice.
        collapse: to the board with the repeats of one origin as one row, or back.
        everything: to the board without any choice; empty where nothing is chosen.
        known: the moment that the board is known at, in words; empty for now.
        now: to the same board as known now.
        permanent: to the board as it is known at this moment, whatever comes later.
        unpinned: to the board with nothing pinned.
        csv, svg: addresses of the files.
    """

    scopes: tuple[Link, ...]
    profiles: tuple[Link, ...]
    collapse: Link
    everything: str
    known: str
    now: str
    permanent: str
    unpinned: str
    csv: str
    svg: str


def links_of(board: Board, *, now: datetime) -> BoardLinks:
    """Return the links of a board, all keeping what else is chosen."""
    choice, pk, slug = board.choice, board.measure.pk, board.measure.topic.slug
    query = choice.query(pk)
    known = choice.known_at or now.replace(microsecond=0)
    return BoardLinks(
        scopes=tuple(
            Link(choice.query(pk, scope=scope.key), scope.words, scope.count, scope.key == choice.scope)
            for scope in board.scopes
        ),
        profiles=tuple(
            Link(choice.query(pk, profile=name), words, is_chosen=name == choice.profile)
            for name, words in (("", _("as each was read")), *((name, name) for name in OTHER_PROFILES))
        ),
        collapse=Link(
            choice.query(pk, collapses=not choice.collapses), _("collapse repeats"), is_chosen=choice.collapses
        ),
        everything="" if choice.is_everything else f"?measure={pk}",
        known=moment_text(choice.known_at) if choice.known_at else "",
        now=choice.query(pk, known_at=None),
        permanent=choice.query(pk, known_at=known.astimezone(UTC)),
        unpinned=choice.query(pk, pins=()),
        csv=reverse("topic-board-csv", args=[slug]) + query,
        svg=reverse("topic-board-svg", args=[slug]) + query,
    )
