"""Proposing claims: a snapshot is read for figures, and each figure becomes a suggestion for a person."""

from datetime import datetime

from django.db import transaction

from claims import figures
from claims.choosing import as_chosen, choices_for, mark_repeats
from claims.comparison.echo import KnownClaimant, find_claimant, is_generic
from claims.comparison.language import Language
from claims.context import CONTEXT
from claims.figures import Figure
from claims.figures.profiles import DEFAULT_PROFILE
from claims.figures.reading import VERSION
from claims.models import Claim, Claimant, Reading
from claims.models.fields import LARGEST
from sources.models import Snapshot, published_day


def read_figures_of(snapshot: Snapshot, *, profile: str = DEFAULT_PROFILE) -> figures.FiguresRead:
    """Read a snapshot's text; an item of a listing is read with the conventions of the whole listing."""
    source = snapshot.source
    locale = source.publisher.locale if source.publisher else ""
    whole = snapshot.taken_from.text if snapshot.taken_from else snapshot.text
    return figures.read(
        snapshot.text,
        language=source.language,
        published=published_day(source),
        number_locale=locale or None,
        profile=profile,
        conventions=figures.conventions_of(whole, language=source.language, number_locale=locale or None),
    )


@transaction.atomic
def propose(*, reading: Reading, now: datetime) -> int:
    """Write the figures of a leased reading as suggested claims and close the reading; return how many were found.

    Safe to run twice: claims that are there already stay as they are, and a worker whose lease has passed to another
    changes nothing and returns 0.
    """
    if not Reading.objects.held(reading).exists():
        return 0
    snapshot = reading.snapshot
    found = read_figures_of(snapshot)
    claimants = claimants_of(found.figures, language=snapshot.source.language)
    choices = choices_for(snapshot)
    claims = [
        as_chosen(suggestion_of(figure, snapshot=snapshot, claimants=claimants, now=now), snapshot, choices)
        for figure in found.figures
        if is_storable(figure)
    ]
    Claim.objects.bulk_create(claims, ignore_conflicts=True)
    mark_repeats(snapshot, choices)
    Reading.objects.filter(pk=reading.pk).update(
        is_pending=False,
        lease_until=None,
        lease_token=None,
        reader_version=VERSION,
        figure_count=len(found.figures),
        left_out=list(found.left_out),
        read_at=now,
    )
    return len(found.figures)


def suggestion_of(figure: Figure, *, snapshot: Snapshot, claimants: dict[str, Claimant], now: datetime) -> Claim:
    """Return a suggested claim for a figure, quoting the sentence it stands in."""
    start, end = figure.sentence_start, figure.sentence_end
    return Claim(
        snapshot=snapshot,
        start=start,
        end=end,
        quote=snapshot.span(start, end),
        prefix=snapshot.text[max(0, start - CONTEXT) : start],
        suffix=snapshot.text[end : end + CONTEXT],
        section=heading_of(snapshot, figure.start),
        figure_start=figure.start,
        figure_end=figure.end,
        wording=figure.quote,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        range=figure.range,
        plausible=figure.plausible,
        is_vague=figure.vague,
        counted=(figure.counted or "")[:300],
        counted_kind=figure.counted_kind or "",
        population=figure.population or "",
        cause=figure.cause or "",
        place=(figure.place or "")[:120],
        unit=figure.unit or "",
        part=figure.part,
        basis=figure.basis,
        as_of_first=figure.as_of.first_day if figure.as_of else None,
        as_of_last=figure.as_of.last_day if figure.as_of else None,
        as_of_known=figure.as_of.known if figure.as_of else figures.Known.UNKNOWN,
        is_current_report=figure.is_current_report,
        grows=figure.grows,
        attribution=(figure.attribution.words if figure.attribution else "")[:300],
        claimant=claimants.get(figure.attribution.claimant) if figure.attribution else None,
        via=((figure.attribution.via if figure.attribution else None) or "")[:200],
        profile=figure.profile,
        rule=figure.rule,
        entered_at=now,
    )


def heading_of(snapshot: Snapshot, position: int) -> str:
    """Return the heading of the section that holds a position of the text, or an empty string."""
    for section in snapshot.sections:
        if section["start"] <= position < section["end"]:
            return str(section["heading"])[:500]
    return ""


def claimants_of(found: tuple[Figure, ...], *, language: str) -> dict[str, Claimant]:
    """Return the claimant for each attributed name; names that nobody on record bears become claimants of their own.

    A generic name ("human rights organizations") has one row, but is never taken for the same people in two sources:
    `claims.board.origin_of` keeps them apart.
    """
    named = {f.attribution.claimant: f.attribution for f in found if f.attribution}
    if not named:
        return {}
    tongue = Language.SPANISH if language.startswith("es") else Language.ENGLISH
    rows = {str(claimant.pk): claimant for claimant in Claimant.objects.all()}
    known = [KnownClaimant(key, row.name, tuple(row.aliases)) for key, row in rows.items()]
    by_name = {row.name.casefold(): row for row in rows.values()}
    claimants = {}
    for name, attribution in sorted(named.items()):
        match = find_claimant(name, known, tongue)
        row = rows[match.key] if match else by_name.get(name[:200].casefold())
        claimants[name] = row or _new_claimant(name[:200], attribution.kind, is_generic=is_generic(name, tongue))
    return claimants


def _new_claimant(name: str, kind: str, *, is_generic: bool) -> Claimant:
    """Write a claimant down; when another worker has just done so, theirs is taken."""
    Claimant.objects.bulk_create([Claimant(name=name, kind=kind, is_generic=is_generic)], ignore_conflicts=True)
    return Claimant.objects.get(name__iexact=name)


def is_storable(figure: Figure) -> bool:
    """Tell whether the figure's numbers fit our columns: nothing in the news is larger than LARGEST."""
    return all(abs(number) < LARGEST for number in (figure.low, figure.high) if number is not None)
