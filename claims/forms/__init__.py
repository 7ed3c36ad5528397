"""Forms: from what people type to what the acts take. Every error is a sentence that says what to do."""

from claims.forms.account import AccountForm, DigestForm, PasswordForm, TokenForm
from claims.forms.claim import CorrectionForm, EvidenceForm, PlaceForm, RemarkForm
from claims.forms.export import ExportForm
from claims.forms.finding import FindingForm, ProposalForm
from claims.forms.intake import IntakeForm
from claims.forms.review import DecisionForm, RatingForm, ShareForm, WordsForm
from claims.forms.topic import MeasureChangeForm, MeasureForm, MergeForm, TopicChangeForm, TopicForm
from claims.forms.watching import AddressForm, CadenceForm, PauseForm, StringsForm, VerdictForm
from claims.forms.withholding import RestrictionForm

__all__ = [
    "AccountForm",
    "AddressForm",
    "CadenceForm",
    "CorrectionForm",
    "DecisionForm",
    "DigestForm",
    "EvidenceForm",
    "ExportForm",
    "FindingForm",
    "IntakeForm",
    "MeasureChangeForm",
    "MeasureForm",
    "PasswordForm",
    "PauseForm",
    "MergeForm",
    "PlaceForm",
    "ProposalForm",
    "RatingForm",
    "RemarkForm",
    "ShareForm",
    "StringsForm",
    "TopicChangeForm",
    "RestrictionForm",
    "TokenForm",
    "TopicForm",
    "VerdictForm",
    "WordsForm",
]
