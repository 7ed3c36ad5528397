"""Topics and what is counted in them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from claims.forms.fields import DAY
from claims.models import Measure, Topic


class TopicForm(forms.ModelForm):
    """A new topic."""

    class Meta:
        model = Topic
        fields = ["title", "slug", "definition", "started_on", "time_zone", "reviewers_needed"]
        labels = {
            "title": _("Title"),
            "slug": _("Short name, for its address"),
            "definition": _("What counts"),
            "started_on": _("Began on"),
            "time_zone": _("Time zone"),
            "reviewers_needed": _("Reviewers per claim"),
            "is_public": _("open to readers without an account"),
        }
        widgets = {"started_on": DAY, "definition": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewers_needed"].required = False

    def clean_reviewers_needed(self) -> int:
        """Leave the number as it is where none is given."""
        return self.cleaned_data["reviewers_needed"] or self.instance.reviewers_needed

    def clean_slug(self) -> str:
        """Refuse the one word that is an address of its own."""
        slug: str = self.cleaned_data["slug"]
        if slug == "new":
            raise ValidationError(_("Choose another short name; this one is taken by the site."))
        return slug


class TopicChangeForm(TopicForm):
    """What a topic says of itself, by a person who has its present version before them."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta(TopicForm.Meta):
        fields = [*TopicForm.Meta.fields, "is_public"]


class MeasureForm(forms.ModelForm):
    """A new measure of a topic."""

    class Meta:
        model = Measure
        fields = [
            "title",
            "definition",
            "counted_kind",
            "kind",
            "population",
            "cause",
            "place",
            "first_day",
            "last_day",
            "whole",
        ]
        labels = {
            "title": _("Title"),
            "definition": _("Which figures belong here"),
            "counted_kind": _("What is counted"),
            "kind": _("Kind of count"),
            "population": _("Who is counted"),
            "cause": _("Cause"),
            "place": _("Place"),
            "first_day": _("From"),
            "last_day": _("Until"),
            "topic": _("Topic"),
        }
        widgets = {
            "counted_kind": forms.TextInput(attrs={"list": "counted-kinds"}),
            "definition": forms.Textarea(attrs={"rows": 3}),
            "first_day": DAY,
            "last_day": DAY,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A part lies in its own topic, and is no part of itself.
        others = self.instance.topic.measures.standing().exclude(pk=self.instance.pk)
        self.fields["whole"] = forms.ModelChoiceField(
            label=_("Part of"), queryset=others, required=False, empty_label=_("nothing: a whole")
        )


class MeasureChangeForm(MeasureForm):
    """What a measure counts and in which topic, by a person who has its present version before them."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta(MeasureForm.Meta):
        fields = [*MeasureForm.Meta.fields, "topic"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"] = forms.ModelChoiceField(
            label=_("Topic"), queryset=Topic.objects.standing(), empty_label=None
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        whole, topic = cleaned.get("whole"), cleaned.get("topic")
        if whole is not None and topic is not None and whole.topic_id != topic.pk:
            self.add_error("whole", _("A part lies in the topic of its whole. Choose nothing here to move it."))
        above = whole
        while above is not None:
            if above.pk == self.instance.pk:
                self.add_error("whole", _("That one is a part of this measure already."))
                break
            above = above.whole
        return cleaned


class MergeForm(forms.Form):
    """The topic or the measure that another one becomes a part of."""

    into = forms.ModelChoiceField(label=_("Merge into"), queryset=Topic.objects.none(), empty_label=None)

    def __init__(self, *args: Any, choices: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = choices  # type: ignore[attr-defined]
