"""Forms: from what people type to what the acts take. Every error is a sentence that says what to do."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from claims.correcting import CorrectedReading
from claims.deciding import Outcome
from claims.figures import Basis, CountedKind, Part, Population, Qualifier
from claims.models import Claim, Claimant, Decision, Evidence, Level, Measure, Rating, Topic
from claims.models.claim import BASES, PARTS, QUALIFIERS
from claims.models.fields import LARGEST
from claims.rating import Judgement
from sources.adding import Given
from sources.models import Source

LANGUAGES = [("", _("find out")), ("en", _("English")), ("es", _("Spanish"))]
DAY = forms.DateInput(attrs={"type": "date"})


class NumberInput(forms.DecimalField):
    """An exact number of any precision, within what a figure can be."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=-LARGEST, max_value=LARGEST, max_digits=40, **kwargs)


class IntakeForm(forms.Form):
    """A text to paste or a file to choose, and what is known about the page."""

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
    url = forms.CharField(label=_("Address of the page"), required=False, max_length=4000, widget=forms.URLInput)
    published_on = forms.DateField(label=_("Day of publication"), required=False, widget=DAY)
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
        if file is None and not (cleaned.get("text") or "").strip() and not self.errors:
            raise ValidationError(_("Paste the text of an article, or choose a file."), code="empty")
        if file is not None and (cleaned.get("text") or "").strip():
            raise ValidationError(_("Paste a text or choose a file, not both."), code="both")
        if file is not None and file.size > settings.INTAKE_MAX_BYTES:
            self.add_error(
                "file",
                _("The file is larger than %(size)d MB. Cut it into parts, or paste only the article.")
                % {"size": settings.INTAKE_MAX_BYTES // 1024**2},
            )
        return cleaned

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


class PlaceForm(forms.Form):
    """The measure a claim belongs in."""

    measure = forms.ModelChoiceField(
        label=_("Measure"), queryset=Measure.objects.select_related("topic"), empty_label=None
    )


class CorrectionForm(forms.Form):
    """What the words of a claim mean, by a person."""

    qualifier = forms.ChoiceField(label=_("The words bound the number as"), choices=QUALIFIERS)
    low = NumberInput(label=_("Lower number that is written"))
    high = NumberInput(label=_("Higher number that is written"))
    counted = forms.CharField(label=_("What is counted, in the words of the text"), required=False, max_length=300)
    counted_kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", "–"), *((kind.value, kind.value.replace("_", " ")) for kind in CountedKind)],
    )
    population = forms.ChoiceField(
        label=_("Who is counted"),
        required=False,
        choices=[("", _("everybody")), *((p.value, p.value.replace("_", " ")) for p in Population)],
    )
    cause = forms.CharField(label=_("Cause"), required=False, max_length=40)
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=40)
    part = forms.ChoiceField(label=_("Total or part"), choices=PARTS)
    basis = forms.ChoiceField(label=_("How firmly it is stated"), choices=BASES)
    as_of_first = forms.DateField(label=_("As of, first day"), required=False, widget=DAY)
    as_of_last = forms.DateField(label=_("As of, last day"), required=False, widget=DAY)
    claimant = forms.ModelChoiceField(
        label=_("Who says so"), required=False, queryset=Claimant.objects.all(), empty_label=_("the publisher itself")
    )
    reason = forms.CharField(label=_("Why the reading was wrong"), max_length=500)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, claim: Claim) -> "CorrectionForm":
        """Return the form filled with a claim's present reading."""
        fields = [name for name in cls.base_fields if name not in ("reason", "revision")]
        initial = {name: getattr(claim, name) for name in fields} | {"revision": claim.revision}
        return cls(initial=initial)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("low"), cleaned.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("high", _("The higher number must not be below the lower one."))
        if low is None and high is None and not self.errors:
            self.add_error("low", _("Give at least one number, or reject the claim if it states none."))
        first, last = cleaned.get("as_of_first"), cleaned.get("as_of_last")
        if first and not last:
            cleaned["as_of_last"] = first
        elif last and not first:
            cleaned["as_of_first"] = last
        elif first and last and first > last:
            self.add_error("as_of_last", _("The last day must not be before the first."))
        return cleaned

    def reading(self) -> CorrectedReading:
        """Return the corrected reading."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("reason", "revision")}
        values["qualifier"] = Qualifier(values["qualifier"])
        values["part"], values["basis"] = Part(values["part"]), Basis(values["basis"])
        return CorrectedReading(**values)


class EvidenceForm(forms.Form):
    """A source to link to a claim."""

    source = forms.ModelChoiceField(label=_("Source"), queryset=Source.objects.filter(current_snapshot__isnull=False))
    quote = forms.CharField(
        label=_("Words of the source"),
        required=False,
        help_text=_("Copied from its text; empty for the source as a whole."),
    )
    stance = forms.ChoiceField(label=_("Stance"), choices=Evidence.Stance)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        source, quote = cleaned.get("source"), (cleaned.get("quote") or "").strip()
        if source is not None and quote and quote not in source.current_snapshot.text:
            self.add_error("quote", _("These words are not in the source. Copy them exactly as they stand there."))
        return cleaned

    def span(self) -> tuple[int | None, int | None]:
        """Return where the quote stands in the source's current snapshot; None and None for the whole source."""
        quote = self.cleaned_data["quote"].strip()
        if not quote:
            return None, None
        start = self.cleaned_data["source"].current_snapshot.text.index(quote)
        return start, start + len(quote)


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


class RatingForm(forms.Form):
    """One reviewer's judgement of a claim."""

    level = forms.ModelChoiceField(
        label=_("Level"),
        queryset=Level.objects.filter(scale__is_default=True),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    confidence = forms.TypedChoiceField(
        label=_("Confidence"),
        choices=Rating.Confidence,
        coerce=int,
        widget=forms.RadioSelect,
        initial=Rating.Confidence.MEDIUM,
    )
    faithful = forms.ChoiceField(
        label=_("Does the page report its claimant faithfully?"),
        choices=[("", _("not judged")), *Rating.Faithful.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    own_low = NumberInput(label=_("Your own reading, lowest"))
    own_high = NumberInput(label=_("Your own reading, highest"))
    note = forms.CharField(label=_("Note"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, high = cleaned.get("own_low"), cleaned.get("own_high")
        if low is not None and high is not None and low > high:
            self.add_error("own_high", _("The highest must not be below the lowest."))
        return cleaned

    def judgement(self) -> Judgement:
        """Return what the reviewer says."""
        return Judgement(**self.cleaned_data)


class DecisionForm(forms.Form):
    """An editor's outcome for a claim."""

    level = forms.ModelChoiceField(
        label=_("Level"),
        queryset=Level.objects.filter(scale__is_default=True),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    method = forms.ChoiceField(label=_("Method"), choices=Decision.Method)
    low = NumberInput(label=_("Lowest"))
    best = NumberInput(label=_("Best"))
    high = NumberInput(label=_("Highest"))
    rationale = forms.CharField(label=_("Rationale"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    change_kind = forms.ChoiceField(
        label=_("This decision replaces the standing one as"),
        choices=[choice for choice in Decision.ChangeKind.choices if choice[0] != Decision.ChangeKind.FIRST],
        required=False,
        initial=Decision.ChangeKind.UPDATE,
    )
    public_note = forms.CharField(label=_("Public note on the change"), required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [cleaned[name] for name in ("low", "best", "high") if cleaned.get(name) is not None]
        if given != sorted(given):
            self.add_error("best", _("The three numbers must rise: lowest, best, highest."))
        return cleaned

    def outcome(self) -> Outcome:
        """Return what the editor decides."""
        return Outcome(
            **self.cleaned_data | {"change_kind": self.cleaned_data["change_kind"] or Decision.ChangeKind.UPDATE}
        )
