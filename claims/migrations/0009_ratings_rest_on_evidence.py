"""A rating cites its evidence and, where it says so, the newer figure; what is not sent yet is kept as a draft."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0008_an_intake_may_come_as_an_address"),
    ]

    operations = [
        migrations.AddField(
            model_name="level",
            name="needs",
            field=models.CharField(
                blank=True,
                choices=[
                    ("evidence", "evidence"),
                    ("both_sides", "evidence for and against"),
                    ("newer_figure", "the newer figure"),
                    ("what_is_missing", "what is missing, in the note"),
                ],
                help_text="What a rating of this level must come with.",
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="rating",
            name="evidence",
            field=models.ManyToManyField(blank=True, related_name="cited_in", to="claims.evidence"),
        ),
        migrations.AddField(
            model_name="rating",
            name="newer",
            field=models.ForeignKey(
                blank=True,
                help_text="The newer figure that makes this one outdated.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.claim",
            ),
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answers", models.JSONField(default=dict, help_text="The fields of the form, as they were sent.")),
                (
                    "evidence",
                    models.JSONField(default=list, help_text="Quotes that are to be linked when the rating is sent."),
                ),
                ("saved_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="claims.claim"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="claims.reviewer"
                    ),
                ),
            ],
            options={
                "ordering": ["-saved_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("claim", "reviewer"), name="one_draft_per_claim_and_reviewer")
                ],
            },
        ),
        migrations.RunSQL(
            """
            CREATE TRIGGER claims_rating_evidence_is_append_only BEFORE UPDATE OR DELETE ON claims_rating_evidence
                FOR EACH ROW EXECUTE FUNCTION factcheck_refuse_change('');
            CREATE TRIGGER claims_rating_evidence_is_never_truncated BEFORE TRUNCATE ON claims_rating_evidence
                FOR EACH STATEMENT EXECUTE FUNCTION factcheck_refuse_change();
            """,
            """
            DROP TRIGGER claims_rating_evidence_is_never_truncated ON claims_rating_evidence;
            DROP TRIGGER claims_rating_evidence_is_append_only ON claims_rating_evidence;
            """,
        ),
    ]
