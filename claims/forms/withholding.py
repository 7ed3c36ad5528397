"""Words that must not be shown."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import DAY
from sources.models import Restriction, Snapshot


class RestrictionForm(forms.Form):
    """Which words of a source must not be shown, why, and until when."""

    words = forms.CharField(
        label=_("Words"),
        help_text=_("Copied from the text, exactly. They are withheld wherever they stand. Empty for the whole text."),
        required=False,
        strip=True,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.ChoiceField(label=_("Why"), choices=Restriction.Reason)
    until = forms.DateField(label=_("Until"), required=False, help_text=_("Empty for no end."), widget=DAY)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        help_text=_("For those who may lift it; never shown to others."),
    )

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.snapshot = snapshot

    def clean_words(self) -> str:
        """Take only words that stand in the text."""
        words: str = self.cleaned_data["words"].replace("\r\n", "\n")
        if words and words not in self.snapshot.text:
            raise forms.ValidationError(_("These words are not in the source. Copy them exactly as they stand there."))
        return words

    def span(self) -> tuple[int | None, int | None]:
        """Return where the words first stand, end exclusive; none and none for the whole text."""
        words = self.cleaned_data["words"]
        if not words:
            return None, None
        start = self.snapshot.text.index(words)
        return start, start + len(words)

    def ends_at(self) -> datetime | None:
        """Return the moment from which the words may be shown again: the end of the last day, in UTC."""
        last = self.cleaned_data["until"]
        return None if last is None else datetime.combine(last, time.max, tzinfo=UTC)
