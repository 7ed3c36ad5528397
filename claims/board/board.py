"""What a board shows: the figures of a measure side by side, how they relate, and what is still to find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.board.choice import BoardChoice
from claims.board.known_at import claims_known_at
from claims.board.rows import BoardRow, last_change_of, page_state_of, row_of
from claims.board.scopes import ScopeChoice, is_in_scope, scopes_of
from claims.board.wholes import PartOrWhole, parts_and_wholes
from claims.comparison.echo import Echo, collapse, repeats_sentence
from claims.comparison.language import Language
from claims.comparison.relation import Family, Relation, relate
from claims.comparison.side_by_side import SideBySide, lay_side_by_side
from claims.comparison.stated import StatedFigure
from claims.display import page_language
from claims.models import Change, Claim, Measure
from claims.stated import figures_of, scope_of_measure
from claims.veiling import veil_changes, veil_claims

FAMILIES = {
    Family.FITS: gettext_lazy("fits"),
    Family.GROWTH: gettext_lazy("growth"),
    Family.CONFLICT: gettext_lazy("conflict"),
    Family.OPEN: gettext_lazy("for a person"),
    Family.APART: gettext_lazy("not compared"),
}
URGENT = (Family.CONFLICT, Family.OPEN)
REASONS_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two figures differ or fit: the family of their relation, its word for people, and the sentence."""

    family: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Board:
    """A measure's board.

    Args:
        measure: the measure.
        choice: what was asked for.
        rows: the comparable claims, in the order in which neighbours are worth comparing.
        reading: the whole in one sentence.
        origins: how many figures there are and from how many origins, as a sentence.
        reasons: why they differ, for every relation worth a reader's time, conflicts and questions first.
        left_out_count: conflicts and questions that were found and are not among the reasons.
        wholes: what parts and wholes of this measure owe each other.
        apart: claims placed here that count something else, with the sentence that says what.
        off_page: claims whose page says something else by now; they are not compared any more.
        dates_to_find: rows whose day is unknown.
        pinned: the rows seen side by side, none or two; `between` says how they relate.
        scopes: the scopes that may be chosen, each with its count.
        figures: the comparable claims as the comparison sees them, in the order of the rows, for the chart.
    """

    measure: Measure
    choice: BoardChoice
    rows: tuple[BoardRow, ...]
    reading: str
    origins: str
    reasons: tuple[Reason, ...]
    left_out_count: int
    wholes: tuple[PartOrWhole, ...]
    apart: tuple[BoardRow, ...]
    off_page: tuple[BoardRow, ...]
    dates_to_find: tuple[BoardRow, ...]
    pinned: tuple[BoardRow, ...]
    between: Reason | None
    scopes: tuple[ScopeChoice, ...]
    figures: tuple[StatedFigure, ...]

    @property
    def telling(self) -> tuple[Reason, ...]:
        """The reasons to list at once: all of them while they are few, else what a person has to look at."""
        if len(self.reasons) <= REASONS_AT_ONCE:
            return self.reasons
        return tuple(reason for reason in self.reasons if reason.family in URGENT)

    @property
    def settled(self) -> tuple[Reason, ...]:
        """The reasons that can wait: those that the table tells beside its rows."""
        return self.reasons[len(self.telling) :]

    @property
    def narrower(self) -> tuple[BoardRow, ...]:
        """The rows whose own words narrow what they count, although they were placed as counting the whole."""
        return tuple(row for row in self.rows if row.scope)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show at all."""
        return not (self.rows or self.apart or self.off_page)


def board_of(measure: Measure, *, now: datetime, choice: BoardChoice | None = None) -> Board:
    """Lay the open claims of a measure side by side, in the language of the page, with what may be shown at a moment."""
    choice = choice or BoardChoice()
    language = page_language()
    placed = _claims_of(measure, choice, now=now)
    off_page = [claim for claim in placed if _is_off_page(claim, choice)]
    on_page = [claim for claim in placed if not _is_off_page(claim, choice)]
    within = [claim for claim in on_page if is_in_scope(claim, choice.scope, measure)]
    claims = {str(claim.pk): claim for claim in within}
    figures = [f for f in figures_of(within, measure=measure, profile=choice.profile) if _is_in_period(f, choice)]
    echoes = collapse(figures)
    side_by_side = lay_side_by_side(
        [echo.first for echo in echoes] if choice.collapses else figures, measure=scope_of_measure(measure)
    )
    rows = _rows(side_by_side, claims, echoes, measure=measure, choice=choice, language=language)
    pinned = tuple(row for row in rows if row.is_pinned)
    on_board = {figure.key for figure in side_by_side.figures}
    return Board(
        measure=measure,
        choice=choice,
        rows=rows,
        reading=side_by_side.sentence(language),
        origins=repeats_sentence(echoes, language) if len(figures) > 1 else "",
        reasons=tuple(_reason(relation, language) for relation in sorted(side_by_side.relations, key=_urgency)),
        left_out_count=side_by_side.left_out_count,
        wholes=parts_and_wholes(measure, side_by_side.figures, now=now, language=language)
        if not choice.known_at
        else (),
        apart=tuple(
            row_of(claims[key], None, measure=measure, relation=relation.sentence(language))
            for relation in side_by_side.apart
            for key in relation.keys
            if key not in on_board
        ),
        off_page=tuple(
            row_of(
                claim, None, measure=measure, relation=page_state_of(claim) or _("another claim has taken its place")
            )
            for claim in off_page
        ),
        dates_to_find=tuple(row for row in rows if row.needs_date),
        pinned=pinned if len(pinned) > 1 else (),
        between=_between(pinned, side_by_side, language),
        scopes=scopes_of(on_page, measure),
        figures=side_by_side.figures,
    )


def _claims_of(measure: Measure, choice: BoardChoice, *, now: datetime) -> list[Claim]:
    """Return the claims of a measure, with all that their rows need and with what may be shown of them."""
    if choice.known_at is not None:
        claims = claims_known_at(measure, choice.known_at)
    else:
        claims = list(measure.claims.stating().with_source().with_outcome().prefetch_related("repeats", "replaced_by"))
    veil_changes([change for claim in claims for change in claim.page_changes], now=now)
    return veil_claims(claims, now=now)


def _is_off_page(claim: Claim, choice: BoardChoice) -> bool:
    """Tell whether a claim's page says something else by now, or a person has put another claim in its place."""
    if last_change_of(claim.page_changes) is not None:
        return True
    if claim.page_changes and claim.page_changes[0].kind == Change.Kind.BACK:
        return False
    replaced_by = getattr(claim, "replaced_by", None) if choice.known_at is None else None
    return replaced_by is not None and replaced_by.state == Claim.State.OPEN


def _is_in_period(figure: StatedFigure, choice: BoardChoice) -> bool:
    """Tell whether the days a figure may speak for meet the chosen period."""
    window = figure.window()
    is_over = choice.first_day is not None and window.last_day < choice.first_day
    is_to_come = choice.last_day is not None and window.first_day > choice.last_day
    return not (is_over or is_to_come)


def _rows(
    side_by_side: SideBySide,
    claims: Mapping[str, Claim],
    echoes: Sequence[Echo],
    *,
    measure: Measure,
    choice: BoardChoice,
    language: Language,
) -> tuple[BoardRow, ...]:
    """Return the compared claims in their order, each with how it relates to the one before."""
    collapsed = {echo.first.key: len(echo.repeats) for echo in echoes} if choice.collapses else {}
    rows = []
    for number, (figure, before) in enumerate(
        zip(side_by_side.figures, (None, *side_by_side.steps), strict=False), start=1
    ):
        claim = claims[figure.key]
        rows.append(
            row_of(
                claim,
                figure,
                measure=measure,
                number=number,
                family=before.family if before else "",
                relation=before.sentence(language) if before else "",
                repeat_count=len(claim.repeats.all()) + collapsed.get(figure.key, 0),
                is_pinned=claim.pk in choice.pins,
                pin_query=choice.query(measure.pk, pins=choice.toggled(claim.pk)),
            )
        )
    return tuple(rows)


def _between(pinned: Sequence[BoardRow], side_by_side: SideBySide, language: Language) -> Reason | None:
    """Return how the two pinned figures relate, whether or not that is worth a line among the reasons."""
    if len(pinned) < 2:
        return None
    keys = {str(row.claim.pk) for row in pinned}
    one, other = (figure for figure in side_by_side.figures if figure.key in keys)
    return _reason(relate(one, other), language)


def _urgency(relation: Relation) -> int:
    """Order conflicts before questions before what is settled; within each the order stays."""
    return URGENT.index(relation.family) if relation.family in URGENT else len(URGENT)


def _reason(relation: Relation, language: Language) -> Reason:
    return Reason(relation.family, str(FAMILIES[relation.family]), relation.sentence(language))
