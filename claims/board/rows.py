"""The rows of a board: one claim each, every field a finished string."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.comparison.measure import Sameness, match_measures
from claims.comparison.stated import StatedFigure
from claims.display import day_text, name_text, range_text, window_text
from claims.figures import Known
from claims.models import Change, Claim, Measure
from claims.stated import origin_of, scope_of_measure
from sources.models import Source, published_day

SCOPE_ASPECTS = ("population", "cause", "place")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One claim on a board, every field but the claim and its source a finished string.

    Args:
        number: its place on the board, from 1; also its key on the chart.
        claim: the claim, for its address.
        words: the figure's words, verbatim.
        range: what they commit their author to.
        as_of: the days the figure speaks for.
        scope: what its own words narrow it to, beyond the measure; empty when nothing.
        origin: who it comes from.
        source: where it was published.
        published: the day of that; empty when unknown.
        standing: what people decided about it so far.
        level: key of the decided level, for its colour; empty before a decision.
        mark: the decided level's shape.
        repeats: how often it is repeated ("repeated 2 times"); empty when never.
        page_state: what became of it on its page since; empty while it stands there.
        needs_date: whether its day is still to be found.
        family: the family of its relation to the row before.
        relation: how it relates to the row before; empty for the first.
        is_pinned: whether it is one of the two seen side by side.
        pin_query: query of the address of the same board with it pinned, or taken off.
    """

    number: int
    claim: Claim
    words: str
    range: str
    as_of: str
    scope: str
    origin: str
    source: Source
    published: str
    standing: str
    level: str
    mark: str
    repeats: str
    page_state: str
    needs_date: bool
    family: str
    relation: str
    is_pinned: bool = False
    pin_query: str = ""


def row_of(
    claim: Claim,
    figure: StatedFigure | None,
    *,
    measure: Measure,
    number: int = 0,
    family: str = "",
    relation: str = "",
    repeat_count: int = 0,
    is_pinned: bool = False,
    pin_query: str = "",
) -> BoardRow:
    """Return a claim as a row.

    Args:
        figure: the claim as it was compared; None where it was not, so that only its own words tell its days.
        repeat_count: how many other claims only repeat it.
    """
    window = figure.window() if figure else None
    known = window.known if window else Known(claim.as_of_known)
    source = claim.snapshot.source
    published_on = published_day(source)
    decision = claim.standing_decisions[0] if claim.standing_decisions else None
    return BoardRow(
        number=number,
        claim=claim,
        words=claim.wording or claim.quote,
        range=range_text(claim.range, is_vague=claim.is_vague),
        as_of=window_text(
            *(window.first_day, window.last_day) if window else (claim.as_of_first, claim.as_of_last), known
        ),
        scope=", ".join(map(name_text, narrower_aspects(claim, measure).values())),
        origin=origin_of(claim).name,
        source=source,
        published=day_text(published_on) if published_on else "",
        standing=standing_of(claim),
        level=decision.level.key if decision else "",
        mark=decision.level.mark if decision else "",
        repeats=repeats_text(repeat_count),
        page_state=page_state_of(claim),
        needs_date=known is Known.UNKNOWN,
        family=family,
        relation=relation,
        is_pinned=is_pinned,
        pin_query=pin_query,
    )


def narrower_aspects(claim: Claim, measure: Measure) -> Mapping[str, str]:
    """Return what a claim's own words narrow it to where the measure does not: aspect to canonical value.

    A cause that only names the event ("in the protests") narrows nothing; who killed does.
    """
    whole = StatedFigure("whole", "", None, scope=scope_of_measure(measure))
    narrower = {}
    for aspect in SCOPE_ASPECTS:
        value = getattr(claim, aspect)
        if value and value != getattr(measure, aspect):
            own = StatedFigure("own", "", None, scope=replace(whole.scope, **{aspect: value}))
            if match_measures(own, whole).sameness is not Sameness.SAME:
                narrower[aspect] = value
    return narrower


def standing_of(claim: Claim) -> str:
    """Say what people decided about a claim; never whether or how anybody rated it while others may still be blind."""
    if not claim.standing_decisions:
        return _("not decided yet")
    decision = claim.standing_decisions[0]
    if decision.claim_revision == claim.revision:
        return str(decision.level)
    return _("%s (for an earlier reading)") % decision.level


def last_change_of(changes: Sequence[Change]) -> Change | None:
    """Return the change that says what became of a claim on its page, or None while the page says what it said."""
    last = changes[0] if changes else None
    return None if last is None or last.kind in Change.LEAVES_THE_FIGURE else last


def page_state_of(claim: Claim) -> str:
    """Say what became of a claim on its page since it was made; empty while it stands there."""
    change = last_change_of(claim.page_changes)
    if change is None:
        return ""
    day = day_text(change.snapshot.captured_at.date())
    if change.kind == Change.Kind.GONE or not change.wording_after:
        return _("no longer on its page since %s") % day
    return _("its page says “%(words)s” since %(day)s") % {"words": change.wording_after, "day": day}


def repeats_text(count: int) -> str:
    """Say how often a claim is repeated; nothing for never."""
    if not count:
        return ""
    return ngettext("repeated %(count)d time", "repeated %(count)d times", count) % {"count": count}
