"""What was said, and what we found: every record of this app, importable from here."""

from claims.models.change import Acknowledgement, Change, Comment, Repeat
from claims.models.claim import Claim, Evidence, Intake, Reading
from claims.models.finding import Finding, Weighed
from claims.models.proposal import Proposal
from claims.models.review import Assignment, Decision, Draft, Level, Rating, Reviewer, Scale
from claims.models.topic import Claimant, Measure, Topic, Watch

__all__ = [
    "Acknowledgement",
    "Assignment",
    "Change",
    "Claim",
    "Claimant",
    "Comment",
    "Decision",
    "Draft",
    "Evidence",
    "Finding",
    "Intake",
    "Level",
    "Measure",
    "Proposal",
    "Rating",
    "Reading",
    "Repeat",
    "Reviewer",
    "Scale",
    "Topic",
    "Watch",
    "Weighed",
]
