"""What was said, and what we found: every record of this app, importable from here."""

from claims.models.claim import Claim, Evidence, Intake, Reading
from claims.models.review import Decision, Level, Rating, Reviewer, Scale
from claims.models.topic import Claimant, Measure, Topic

__all__ = [
    "Claim",
    "Claimant",
    "Decision",
    "Evidence",
    "Intake",
    "Level",
    "Measure",
    "Rating",
    "Reading",
    "Reviewer",
    "Scale",
    "Topic",
]
