"""Adding an article."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import DAY
from sources.adding import Given

LANGUAGES = [("", _("find out")), ("en", _("English")), ("es", _("Spanish"))]


class IntakeForm(forms.Form):
    """A text to paste, a file to choose or an address to fetch, and what is known about the page."""

    url = forms.CharField(
        label=_("Address of the page"),
        required=False,
        max_length=4000,
        widget=forms.URLInput,
        help_text=_("Alone it is enough: the page is fetched. A page with an address is watched for changes."),
    )
    text = forms.CharField(
        label=_("Text of the article"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    file = forms.FileField(
        label=_("or a file (.txt, .html)"), required=False, widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm"})
    )
    publisher = forms.CharField(
        label=_("Publisher"), required=False, max_length=200, widget=forms.TextInput(attrs={"list": "publishers"})
    )
    title = forms.CharField(label=_("Title"), required=False, max_length=500)
    published_on = forms.DateField(
        label=_("Day of publication"),
        required=False,
        widget=DAY,
        help_text=_("Words like “on Tuesday” are dated by it."),
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=LANGUAGES)
    charset = forms.CharField(
        label=_("Encoding of the file"),
        required=False,
        max_length=40,
        help_text=_("Leave empty unless the letters come out wrong."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        is_empty = file is None and not (cleaned.get("text") or "").strip()
        if is_empty and not cleaned.get("url") and not self.errors:
            raise ValidationError(
                _("Paste the text of an article, choose a file, or give the address of its page."), code="empty"
            )
        if file is not None and (cleaned.get("text") or "").strip():
            raise ValidationError(_("Paste a text or choose a file, not both."), code="both")
        if file is not None and file.size > settings.INTAKE_MAX_BYTES:
            self.add_error(
                "file",
                _("The file is larger than %(size)d MB. Cut it into parts, or paste only the article.")
                % {"size": settings.INTAKE_MAX_BYTES // 1024**2},
            )
        return cleaned

    def is_address_alone(self) -> bool:
        """Tell whether the page has to be fetched: there is an address, and neither text nor file."""
        return self.cleaned_data["file"] is None and not self.cleaned_data["text"].strip()

    def body(self) -> bytes:
        """Return the bytes to take in."""
        file = self.cleaned_data["file"]
        return file.read() if file is not None else self.cleaned_data["text"].encode()

    def media_type(self) -> str:
        """Return what kind of bytes they are, by the file's name; the reader looks at the bytes themselves as well."""
        file = self.cleaned_data["file"]
        is_html = file is not None and file.name.lower().endswith((".html", ".htm", ".xhtml"))
        return "text/html" if is_html else "text/plain"

    def file_name(self) -> str:
        """Return the name of the file as uploaded; empty for a paste."""
        file = self.cleaned_data["file"]
        return file.name if file is not None else ""

    def given(self) -> Given:
        """Return what the person says about the page; a publisher not known yet is written down."""
        return Given(
            publisher=self.cleaned_data["publisher"],
            title=self.cleaned_data["title"],
            url=self.cleaned_data["url"],
            language=self.cleaned_data["language"],
            published_on=self.cleaned_data["published_on"],
        )
