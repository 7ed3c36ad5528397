"""What was said, and what we found: every record of this app, importable from here."""

from claims.models.access import Allowance, Receipt, Token
from claims.models.change import Acknowledgement, Change, Comment, Repeat
from claims.models.claim import Claim, Evidence, Intake, Reading
from claims.models.desk import Bookmark, Presence
from claims.models.digest import Digest
from claims.models.export import Export
from claims.models.finding import Finding, Weighed
from claims.models.proposal import Proposal
from claims.models.review import Assignment, Decision, Draft, Level, Rating, Reviewer, Scale
from claims.models.topic import Claimant, Measure, Topic, Watch
from claims.models.touch import Touch
from claims.models.waiting import Waiting

__all__ = [
    "Acknowledgement",
    "Allowance",
    "Assignment",
    "Change",
    "Claim",
    "Claimant",
    "Comment",
    "Decision",
    "Digest",
    "Draft",
    "Evidence",
    "Export",
    "Finding",
    "Intake",
    "Bookmark",
    "Receipt",
    "Level",
    "Measure",
    "Presence",
    "Proposal",
    "Rating",
    "Reading",
    "Repeat",
    "Reviewer",
    "Scale",
    "Token",
    "Topic",
    "Watch",
    "Touch",
    "Waiting",
    "Weighed",
]
