"""Template tags that write figures, ranges and days in the reader's language."""

from datetime import datetime

from django import template
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.display import moment_text, range_text, window_text
from claims.figures import Range
from claims.models import Claim, Rating

register = template.Library()


@register.simple_tag
def range_of(claim: Claim) -> str:
    """Write what a claim's figure commits its author to."""
    return range_text(claim.range, is_vague=claim.is_vague)


@register.simple_tag
def as_of(claim: Claim) -> str:
    """Write the days a claim's figure speaks for."""
    return window_text(claim.as_of_first, claim.as_of_last, claim.as_of_known)


@register.filter
def moment(when: datetime) -> str:
    """Write a moment in the reader's time zone."""
    return moment_text(when)


@register.simple_tag
def marked_quote(claim: Claim) -> str | SafeString:
    """Write a claim's sentence with its figure marked."""
    if claim.withheld is not None or claim.figure_start is None or claim.figure_end is None:
        return claim.quote
    start, end = claim.figure_start - claim.start, claim.figure_end - claim.start
    return format_html("{}<mark>{}</mark>{}", claim.quote[:start], claim.quote[start:end], claim.quote[end:])


@register.simple_tag
def own_reading(rating: Rating) -> str:
    """Write the reviewer's own reading of the figure, where one was given."""
    if rating.own_low is None and rating.own_high is None:
        return ""
    return " · " + _("own reading %s") % range_text(Range(rating.own_low, rating.own_high))


@register.simple_tag
def with_keys(field: BoundField, keys: str) -> list[tuple[BoundWidget, str]]:
    """Pair the choices of a field with the keys that choose them; a choice beyond the last key has none."""
    choices = list(field)
    return list(zip(choices, [*keys.split(), *([""] * len(choices))], strict=False))
