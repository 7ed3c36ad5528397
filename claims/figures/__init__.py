"""The reader of figures: news text in English or Spanish goes in, typed figures with exact spans come out.

Pure: no clock, no network, no settings; the same text gives the same figures on every machine.
"""

from claims.figures.conventions import Conventions, conventions_of
from claims.figures.figure import AsOf, Attribution, Basis, Figure, Known, Part, Qualifier
from claims.figures.kinds import Cause, CountedKind, Population
from claims.figures.profiles import ACLED, DEFAULT_PROFILE, LOGICAL_V1, PROFILES, Profile
from claims.figures.range import EmptyRange, Range
from claims.figures.reading import VERSION, FiguresRead, read
from claims.figures.wording import Commitment, UnknownProfile, range_of

__all__ = [
    "ACLED",
    "DEFAULT_PROFILE",
    "LOGICAL_V1",
    "PROFILES",
    "VERSION",
    "AsOf",
    "Attribution",
    "Basis",
    "Cause",
    "Commitment",
    "Conventions",
    "CountedKind",
    "EmptyRange",
    "Figure",
    "FiguresRead",
    "Known",
    "Part",
    "Population",
    "Profile",
    "Qualifier",
    "Range",
    "UnknownProfile",
    "conventions_of",
    "range_of",
    "read",
]
