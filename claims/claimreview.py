"""A decided claim as schema.org's ClaimReview, for search engines and for other fact-checkers."""

import json
from typing import Any

from django.db.models import Max, Min
from django.utils.safestring import SafeString, mark_safe

from claims.figures import Range
from claims.models import Claim, Decision, Level
from claims.plain import plain
from claims.stated import origin_of


def claimreview_of(claim: Claim, decision: Decision, *, url: str, organisation: str, home: str) -> dict[str, Any]:
    """Return a decision on a claim as a ClaimReview; a level without a number gives words only, so that means stay honest.

    Source: https://schema.org/ClaimReview, https://schema.org/Observation, read 2026-11-23.

    Args:
        claim: with its source and claimant, veiled.
        url: the public page of the decision, absolute.
        organisation, home: who publishes the decision, and where.
    """
    source = claim.snapshot.source
    reviewed: dict[str, Any] = {
        "@type": "Claim",
        "author": {"@type": "Organization", "name": origin_of(claim).name},
        "appearance": {"@type": "CreativeWork", "headline": str(source)} | ({"url": source.url} if source.url else {}),
    }
    if source.published_on:
        reviewed["datePublished"] = plain(source.published_on)
    if claim.range is not None:
        reviewed["about"] = _observation(claim, claim.range)
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "datePublished": plain(decision.decided_at.date()),
        "author": {"@type": "Organization", "name": organisation, "url": home},
        "claimReviewed": claim.quote,
        "inLanguage": source.language or None,
        "itemReviewed": reviewed,
        "reviewRating": _rating(decision),
    }


def as_script(review: dict[str, Any]) -> SafeString:
    """Return a ClaimReview as the data block of a page; no words in it can end the block or open markup."""
    escapes = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
    data = json.dumps(review, ensure_ascii=False).translate(escapes)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 - escaped above


def _rating(decision: Decision) -> dict[str, Any]:
    level = decision.level
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": level.label, "ratingExplanation": decision.rationale}
    if level.number is None:
        return rating
    ends = Level.objects.filter(scale=level.scale_id).aggregate(best=Max("number"), worst=Min("number"))
    return rating | {"ratingValue": level.number, "bestRating": ends["best"], "worstRating": ends["worst"]}


def _observation(claim: Claim, range_: Range) -> dict[str, Any]:
    value: dict[str, Any] = {"@type": "QuantitativeValue"}
    if range_.low is not None:
        value["minValue"] = plain(range_.low)
    if range_.high is not None:
        value["maxValue"] = plain(range_.high)
    observation = {"@type": "Observation", "measuredProperty": claim.counted_kind or claim.counted, "value": value}
    if claim.as_of_last:
        observation["observationDate"] = plain(claim.as_of_last)
    return observation
