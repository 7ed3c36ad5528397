"""Which claims stand in which list of the queue: a table of its own, and an index for what is to be placed."""

import django.db.models.deletion
from django.db import migrations, models

LISTS = ("free", "promised", "second", "disagreement", "to-decide", "stale", "changes")


def derived(to, **options):
    """Return a reference of a row that follows from others, which have their own constraints."""
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="waits",
        to=to,
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0019_forms_are_open_and_lists_kept")]

    operations = [
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("claim", derived("claims.claim")),
                (
                    "list",
                    models.CharField(choices=[(name, name.replace("-", " ").title()) for name in LISTS], max_length=12),
                ),
                (
                    "reviewer",
                    derived(
                        "claims.reviewer",
                        null=True,
                        blank=True,
                        help_text="Whose list it is; empty for the list of all who may see it.",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "waiting",
                "ordering": ["claim"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["list", "claim"],
                        condition=models.Q(reviewer__isnull=True),
                        name="a_claim_waits_once_in_a_list",
                    ),
                    models.UniqueConstraint(
                        fields=["list", "reviewer", "claim"],
                        condition=models.Q(reviewer__isnull=False),
                        name="a_claim_waits_once_in_a_list_of_a_reviewer",
                    ),
                ],
                "indexes": [models.Index(fields=["claim"], name="lists_of_a_claim")],
            },
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                fields=["id"], condition=models.Q(state="open", measure__isnull=True), name="claims_to_place"
            ),
        ),
    ]
