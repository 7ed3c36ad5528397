"""Topics and what is counted in them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import DAY
from claims.models import Measure, Topic


class TopicForm(forms.ModelForm):
    """A new topic."""

    class Meta:
        model = Topic
        fields = ["title", "slug", "definition", "started_on", "time_zone"]
        widgets = {"started_on": DAY, "definition": forms.Textarea(attrs={"rows": 3})}

    def clean_slug(self) -> str:
        """Refuse the one word that is an address of its own."""
        slug: str = self.cleaned_data["slug"]
        if slug == "new":
            raise ValidationError(_("Choose another short name; this one is taken by the site."))
        return slug


class MeasureForm(forms.ModelForm):
    """A new measure of a topic."""

    class Meta:
        model = Measure
        fields = ["title", "counted_kind", "kind", "population", "cause", "place", "whole"]
        widgets = {"counted_kind": forms.TextInput(attrs={"list": "counted-kinds"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A part lies in its own topic.
        self.fields["whole"] = forms.ModelChoiceField(
            label=_("Part of"),
            queryset=self.instance.topic.measures.all(),
            required=False,
            empty_label=_("nothing: a whole"),
        )
