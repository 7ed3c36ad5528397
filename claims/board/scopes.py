"""The scopes that a board can be narrowed to, found in what its claims' own words narrow."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.board.choice import WHOLE
from claims.board.rows import narrower_aspects
from claims.display import name_text
from claims.models import Claim, Measure


@dataclass(frozen=True, slots=True)
class ScopeChoice:
    """A scope that may be chosen: how it stands in the address, its words, and how many figures have it."""

    key: str
    words: str
    count: int


def scopes_of(claims: Iterable[Claim], measure: Measure) -> tuple[ScopeChoice, ...]:
    """Return the scopes that claims of a measure have: everything first, the whole measure, then each narrower one."""
    narrower = [narrower_aspects(claim, measure) for claim in claims]
    counts = Counter(f"{aspect}:{value}" for aspects in narrower for aspect, value in aspects.items())
    if not counts:
        return ()
    everything = ScopeChoice("", _("every scope"), len(narrower))
    whole = ScopeChoice(WHOLE, _("the whole measure only"), sum(not aspects for aspects in narrower))
    found = [ScopeChoice(key, name_text(key.partition(":")[2]), count) for key, count in counts.items()]
    return (everything, whole, *sorted(found, key=lambda scope: (-scope.count, scope.words)))


def is_in_scope(claim: Claim, scope: str, measure: Measure) -> bool:
    """Tell whether a claim has a chosen scope; every claim has the empty one."""
    if not scope:
        return True
    aspects = narrower_aspects(claim, measure)
    if scope == WHOLE:
        return not aspects
    aspect, _colon, value = scope.partition(":")
    return aspects.get(aspect) == value
