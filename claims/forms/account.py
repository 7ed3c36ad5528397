"""What belongs to a person's own account."""

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.models import Reviewer


class AccountForm(forms.ModelForm):
    """How pages are written for a reviewer."""

    class Meta:
        model = Reviewer
        fields = ["language", "time_zone", "keys_on"]
        labels = {"language": _("Language"), "time_zone": _("Time zone"), "keys_on": _("Single keys press buttons")}
        help_texts = {
            "time_zone": _("As the tz database names it, such as America/Lima; moments are written in it."),
            "keys_on": _("Switch them off where they get in the way of speech input or a screen reader."),
        }
        widgets = {
            "language": forms.Select(choices=settings.LANGUAGES),
            "time_zone": forms.TextInput(attrs={"list": "time-zones", "autocomplete": "off"}),
        }

    def clean_language(self) -> str:
        """Take only a language that the pages are written in."""
        language: str = self.cleaned_data["language"]
        if language not in dict(settings.LANGUAGES):
            raise ValidationError(_("Choose one of the languages of the site."))
        return language

    def clean_time_zone(self) -> str:
        """Take only a zone that exists."""
        zone: str = self.cleaned_data["time_zone"]
        if zone not in available_timezones():
            raise ValidationError(_("There is no such time zone. Try the nearest large city, such as America/Lima."))
        return zone
