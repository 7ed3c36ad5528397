"""Profiles: named, versioned tables that say how much a wording commits to. Changing a number means a new name."""

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["ACLED", "DEFAULT_PROFILE", "LOGICAL_V1", "PROFILES", "Profile"]


@dataclass(frozen=True, slots=True)
class Profile:
    """How one school of recorders turns wordings into numbers.

    Args:
        name: what figures that were read with it keep.
        version: goes up when the numbers below change; a figure keeps the name it was read with.
        source: where the numbers are published.
        plural: lower bound of a plural magnitude word, as a multiple: "hundreds" is at least 2 x 100.
        few: lower bound of "several" and its kin, as a multiple.
        nearly_from: lower end of "nearly N", as a share of N.
        about_within: half the width of "about N", as a share of N.
    """

    name: str
    version: int
    source: str
    plural: Decimal
    few: Decimal
    nearly_from: Decimal
    about_within: Decimal


LOGICAL_V1 = Profile(
    name="logical-v1",
    version=1,
    source=(
        "What the words say: a plural is at least two of its unit, as in the Crowd Counting Consortium's coding of "
        "'hundreds' as 200 (https://github.com/nonviolent-action-lab/crowd-counting-consortium)."
    ),
    plural=Decimal(2),
    few=Decimal(3),
    nearly_from=Decimal("0.9"),
    about_within=Decimal("0.1"),
)

ACLED = Profile(
    name="acled",
    version=1,
    source=(
        "ACLED Codebook, reported fatalities: 'several', 'many' and 'few' are recorded as 3 (as 10 in large events), "
        "'dozens' as 12, 'hundreds' as 100; the most conservative number is taken "
        "(https://acleddata.com/methodology/acled-codebook, read on 2026-11-23)."
    ),
    plural=Decimal(1),
    few=Decimal(3),
    nearly_from=Decimal("0.9"),
    about_within=Decimal("0.1"),
)

DEFAULT_PROFILE = LOGICAL_V1.name
PROFILES = {profile.name: profile for profile in (LOGICAL_V1, ACLED)}
