"""Why a claim was read as it was, step by step, as sentences that a person can check against the words."""

from django.utils.translation import gettext as _

from claims.display import day_text, name_text, number_text, range_text
from claims.figures import Basis, Known, Part, Qualifier
from claims.models import Claim
from sources.models import published_day


def reasons_for_reading(claim: Claim) -> list[str]:
    """Return how the words became figure, range, day and origin; nothing for a plain statement or withheld words."""
    if not claim.states_a_figure or claim.withheld is not None:
        return []
    return [_who_read(claim), _numbers(claim), *_narrowed(claim), *_stated_as(claim), _dated(claim), _attributed(claim)]


def _who_read(claim: Claim) -> str:
    if not claim.rule:
        return _("A person read these words, or corrected how they were read.")
    return _("The machine read them by its rule “%(rule)s”, profile %(profile)s.") % {
        "rule": claim.rule,
        "profile": claim.profile,
    }


def _numbers(claim: Claim) -> str:
    written = " – ".join(number_text(number) for number in (claim.low, claim.high) if number is not None)
    commits = range_text(claim.range, is_vague=claim.is_vague)
    if claim.range is None:
        return _("“%(words)s” commits its author to no number.") % {"words": claim.wording}
    if claim.qualifier == Qualifier.VAGUE:
        return _(
            "“%(words)s” names no number; the profile %(profile)s takes it as %(range)s, and it never contradicts."
        ) % {"words": claim.wording, "profile": claim.profile, "range": commits}
    if claim.low is not None and claim.low == claim.high:
        written = number_text(claim.low)
    return _("“%(words)s” is %(qualifier)s %(written)s, which commits its author to %(range)s.") % {
        "words": claim.wording,
        "qualifier": claim.get_qualifier_display(),
        "written": written,
        "range": commits,
    }


def _narrowed(claim: Claim) -> list[str]:
    sentences = []
    if claim.counted_kind:
        sentences.append(
            _("“%(counted)s” is read as %(kind)s.")
            % {"counted": claim.counted or claim.wording, "kind": name_text(claim.counted_kind)}
        )
    narrowing = [name_text(name) for name in (claim.population, claim.cause, claim.place) if name]
    if narrowing:
        sentences.append(_("The sentence narrows it to: %s.") % ", ".join(narrowing))
    return sentences


def _stated_as(claim: Claim) -> list[str]:
    sentences = []
    if claim.basis == Basis.FEARED:
        sentences.append(_("It is feared or expected, not counted, so it is not compared with counts."))
    if claim.part != Part.TOTAL:
        sentences.append(_("It is not a total: %s.") % claim.get_part_display())
    if claim.grows:
        sentences.append(_("Words of growth stand with it, so it comes after the figure it grew from."))
    return sentences


def _dated(claim: Claim) -> str:
    if claim.as_of_first is None or claim.as_of_last is None:
        published = published_day(claim.snapshot.source)
        if claim.is_current_report and published is not None:
            return _("It tells the state of things when it was written, so the day of publication dates it: %s.") % (
                day_text(published)
            )
        return _("The words give no day. Until somebody finds one, it may speak for any day up to its capture.")
    days = day_text(claim.as_of_first)
    if claim.as_of_last != claim.as_of_first:
        days = f"{days} – {day_text(claim.as_of_last)}"
    if claim.as_of_known == Known.STATED:
        return _("The text states the days it speaks for: %s.") % days
    return _("The days it speaks for follow from the text and the day of publication: %s.") % days


def _attributed(claim: Claim) -> str:
    if claim.claimant is None:
        return _("The sentence names nobody, so the publisher itself says it.")
    if claim.attribution:
        return _("“%(words)s” attributes it to %(claimant)s.") % {
            "words": claim.attribution,
            "claimant": claim.claimant.name,
        }
    return _("It is attributed to %s.") % claim.claimant.name
