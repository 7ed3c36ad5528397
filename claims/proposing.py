"""Proposing claims: a snapshot is read for figures, and each figure becomes a suggestion for a person."""

from datetime import datetime

from django.db import transaction

from claims import figures
from claims.figures import Figure
from claims.figures.reading import VERSION
from claims.models import Claim, Claimant, Reading
from claims.models.fields import LARGEST
from sources.models import Snapshot, published_day

CONTEXT = 32  # characters kept before and after a quote, to find it again


def read_figures_of(snapshot: Snapshot) -> figures.FiguresRead:
    """Read a snapshot's text; an item of a listing is read with the conventions of the whole listing."""
    source = snapshot.source
    locale = source.publisher.locale if source.publisher else ""
    whole = snapshot.taken_from.text if snapshot.taken_from else snapshot.text
    return figures.read(
        snapshot.text,
        language=source.language,
        published=published_day(source),
        number_locale=locale or None,
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
    claimants = claimants_of(found.figures)
    claims = [
        suggestion_of(figure, snapshot=snapshot, claimants=claimants, now=now)
        for figure in found.figures
        if _is_storable(figure)
    ]
    Claim.objects.bulk_create(claims, ignore_conflicts=True)
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
        claimant=claimants.get(figure.attribution.claimant.casefold()) if figure.attribution else None,
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


def claimants_of(found: tuple[Figure, ...]) -> dict[str, Claimant]:
    """Return the claimant for each attributed name, in lower case; unknown names become claimants of their own.

    The machine joins only equal names and written-down aliases: whether two organisations are one is for a person.
    """
    named = {f.attribution.claimant.casefold(): f.attribution for f in found if f.attribution}
    if not named:
        return {}
    known = _known_claimants()
    Claimant.objects.bulk_create(
        [
            Claimant(
                name=attribution.claimant[:200], kind=attribution.kind, is_generic=_is_generic(attribution.claimant)
            )
            for name, attribution in sorted(named.items())
            if name not in known
        ],
        ignore_conflicts=True,
    )
    known = _known_claimants()
    return {name: known[name] for name in named if name in known}


def _known_claimants() -> dict[str, Claimant]:
    known: dict[str, Claimant] = {}
    for claimant in Claimant.objects.all():
        known |= {alias.casefold(): claimant for alias in claimant.aliases}
        known[claimant.name.casefold()] = claimant
    return known


def _is_generic(name: str) -> bool:
    """Tell whether a name is that of a kind of people rather than of somebody: its last word is no proper noun.

    "Peruvian human rights organizations" and "authorities" are generic, "the Ministry of Health" is not.
    """
    return name.split()[-1][:1].islower()


def _is_storable(figure: Figure) -> bool:
    """Tell whether the figure's numbers fit our columns: nothing in the news is larger than LARGEST."""
    return all(abs(number) < LARGEST for number in (figure.low, figure.high) if number is not None)
