"""How figures that were stated for one thing relate. Pure: no database, no clock, no network."""

from claims.comparison.language import Language
from claims.comparison.measure import Aspect, MeasureMatch, Sameness, match_measures
from claims.comparison.relation import Family, Relation, RelationKind, relate
from claims.comparison.side_by_side import SideBySide, lay_side_by_side
from claims.comparison.stated import MeasureKind, Origin, Scope, StatedFigure

__all__ = [
    "Aspect",
    "Family",
    "Language",
    "MeasureKind",
    "MeasureMatch",
    "Origin",
    "Relation",
    "RelationKind",
    "Sameness",
    "Scope",
    "SideBySide",
    "StatedFigure",
    "lay_side_by_side",
    "match_measures",
    "relate",
]
