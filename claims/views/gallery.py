"""The gallery of parts: every piece that pages are made of, to be looked at in one place. Only while developing."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET


class SpecimenForm(forms.Form):
    """One field of each kind, none of which is sent anywhere."""

    words = forms.CharField(label=_("Words"), help_text=_("As they stand in the text."))
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("deaths", _("deaths")), ("injured", _("injured"))])
    sure = forms.ChoiceField(
        label=_("Confidence"), choices=[("1", _("low")), ("2", _("medium"))], widget=forms.RadioSelect
    )
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    is_open = forms.BooleanField(label=_("Public"), required=False)


@require_GET
@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every part in its states."""
    wrong = SpecimenForm({"words": ""})
    return render(request, "claims/gallery.html", {"form": SpecimenForm(auto_id="good_%s"), "wrong": wrong})
