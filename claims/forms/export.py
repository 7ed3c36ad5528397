"""What to take out, and in which form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.exporting.tables import TABLES
from claims.models import Export, Topic


class ExportForm(forms.Form):
    """A file to build."""

    format = forms.ChoiceField(
        choices=Export.Format,
        label=_("Form"),
        help_text=_(
            "CSV opens in a spreadsheet. A data package holds every table, and what is needed to check the findings."
        ),
    )
    table = forms.ChoiceField(
        choices=[(name, name) for name in TABLES],
        initial="ratings",
        label=_("Table"),
        help_text=_("Of CSV and JSON lines."),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.all(), required=False, label=_("Topic"), empty_label=_("every topic"), to_field_name="slug"
    )

    def clean(self) -> dict[str, Any]:
        """Take a topic only where the rows of the table are narrowed by one."""
        said: dict[str, Any] = super().clean() or {}
        table = TABLES.get(said.get("table", ""))
        is_package = said.get("format") == Export.Format.PACKAGE
        if said.get("topic") and not is_package and table and "topic" not in table.parts[0].filters.base_filters:
            self.add_error("topic", _("The rows of this table belong to no topic. Choose every topic."))
        return said

    def wanted(self) -> dict[str, Any]:
        """Return what is wanted, as the act takes it."""
        topic, format = self.cleaned_data["topic"], self.cleaned_data["format"]
        return {
            "table": "" if format == Export.Format.PACKAGE else self.cleaned_data["table"],
            "format": format,
            "filters": {"topic": topic.slug} if topic else {},
            "guarded": True,
            "names_people": False,
        }
