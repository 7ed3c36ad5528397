"""Who publishes pages."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sources.history import keep_history


@keep_history()
class Publisher(models.Model):
    """An outlet, agency, ministry or organisation as publisher of pages. Its grade is a person's word, with a reason."""

    class Kind(models.TextChoices):
        MEDIA = "media", _("media outlet")
        AGENCY = "agency", _("news agency")
        GOVERNMENT = "government", _("government")
        NGO = "ngo", _("non-governmental organisation")
        UN = "un", _("international organisation")
        ACADEMIC = "academic", _("research institution")
        PARTY = "party", _("political or armed group")
        PERSON = "person", _("person")
        OTHER = "other", _("other")

    class Grade(models.TextChoices):
        A = "A", _("A – completely reliable")
        B = "B", _("B – usually reliable")
        C = "C", _("C – fairly reliable")
        D = "D", _("D – not usually reliable")
        E = "E", _("E – unreliable")
        F = "F", _("F – cannot be judged")

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.MEDIA)
    locale = models.CharField(
        max_length=12,
        blank=True,
        help_text=_("Such as es-PE. Decides whether 1.234 is a thousand where the text itself does not show it."),
    )
    grade = models.CharField(max_length=1, choices=Grade, blank=True)
    grade_reason = models.TextField(blank=True)
    graded_on = models.DateField(null=True, blank=True)
    text_licence = models.CharField(
        max_length=40,
        blank=True,
        db_default="",
        help_text=_(
            "Under which its texts may be passed on whole, by its SPDX name, such as CC-BY-4.0; empty where none is known,"
            " and then data packages hold their hashes alone."
        ),
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(grade="", graded_on__isnull=True)
                | ~Q(grade="") & Q(graded_on__isnull=False) & ~Q(grade_reason=""),
                name="a_grade_has_a_reason_and_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name
