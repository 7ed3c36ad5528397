"""Tokens, allowances and kept answers for programs, and the files they ask for."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0014_rows_tell_when_they_were_touched"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Allowance",
            fields=[
                ("name", models.CharField(max_length=100, primary_key=True, serialize=False)),
                (
                    "used_until",
                    models.DateTimeField(help_text="The moment at which all that was asked is allowed for again."),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_pending", models.BooleanField(default=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("lease_token", models.UUIDField(blank=True, editable=False, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "being built"), ("ready", "ready"), ("failed", "could not be built")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                (
                    "table",
                    models.CharField(
                        blank=True, help_text="Empty for a data package, which holds them all.", max_length=40
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("csv", "CSV"), ("ndjson", "JSON lines"), ("datapackage", "data package")],
                        max_length=11,
                    ),
                ),
                ("filters", models.JSONField(default=dict, help_text="As in the address of the table.")),
                (
                    "guarded",
                    models.BooleanField(
                        default=True,
                        help_text="Whether text that a spreadsheet would run as a formula has an apostrophe before it.",
                    ),
                ),
                (
                    "names_people",
                    models.BooleanField(default=False, help_text="Whether accounts are named beside pseudonyms."),
                ),
                (
                    "rows_written",
                    models.PositiveBigIntegerField(default=0, help_text="So far, while it is being built."),
                ),
                ("row_count", models.PositiveBigIntegerField(blank=True, null=True)),
                ("byte_count", models.PositiveBigIntegerField(blank=True, null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("error", models.TextField(blank=True, help_text="Why it could not be built, and what to do.")),
                ("known_at", models.DateTimeField(blank=True, help_text="The moment that the file shows.", null=True)),
                (
                    "transaction",
                    models.BigIntegerField(blank=True, help_text="The first that the file may not show.", null=True),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exports", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(condition=models.Q(("is_pending", True)), fields=["id"], name="pending_exports"),
                    models.Index(fields=["asked_by", "-id"], name="exports_of_a_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lease_token__isnull", True), ("lease_until__isnull", True)),
                            models.Q(("lease_token__isnull", False), ("lease_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="export_lease_until_and_lease_token_are_set_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_pending", True), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("is_pending", False)),
                            _connector="OR",
                        ),
                        name="an_export_waits_as_long_as_it_is_pending",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), models.Q(("error", ""), _negated=True)),
                            models.Q(models.Q(("state", "failed"), _negated=True), ("error", "")),
                            _connector="OR",
                        ),
                        name="only_a_failed_export_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True),
                            models.Q(
                                models.Q(("sha256", ""), _negated=True),
                                ("byte_count__isnull", False),
                                ("known_at__isnull", False),
                                ("row_count__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_export_that_is_ready_says_what_is_in_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("format", "datapackage"), ("table", "")),
                            models.Q(
                                models.Q(("format", "datapackage"), _negated=True),
                                models.Q(("table", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_data_package_and_nothing_else_holds_every_table",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=255)),
                (
                    "request_sha256",
                    models.CharField(help_text="Of method, address and body, to tell another request.", max_length=64),
                ),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("headers", models.JSONField(default=dict)),
                ("body", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["asked_at"], name="answers_to_forget")],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "key"), name="one_answer_per_account_and_key"),
                    models.CheckConstraint(condition=models.Q(("key", ""), _negated=True), name="a_key_is_not_empty"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                ("digest", models.CharField(max_length=128, primary_key=True, serialize=False)),
                ("token_key", models.CharField(db_index=True, max_length=25)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("expiry", models.DateTimeField(blank=True, null=True)),
                ("name", models.CharField(help_text="What the token is for.", max_length=80)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("read", "read everything the account may see"),
                                ("ratings:write", "rate claims, and take ratings back"),
                                (
                                    "claims:write",
                                    "add, correct, confirm, reject and place claims; link evidence; acknowledge changes",
                                ),
                                ("intake:write", "add texts and pages"),
                                ("sources:write", "refresh sources and correct what is known of them"),
                                ("decisions:write", "decide on claims and state findings"),
                                ("export:identities", "see the accounts behind pseudonyms"),
                                ("admin", "everything the account may do, tokens included"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                    ),
                ),
                ("last_used_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="auth_token_set",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="a_token_says_what_it_is_for"
                    ),
                    models.CheckConstraint(condition=models.Q(("scopes__len__gt", 0)), name="a_token_has_a_scope"),
                ],
            },
        ),
        # An allowance lost in a crash harms nobody, and a request that only counts need not wait for the disk.
        migrations.RunSQL("ALTER TABLE claims_allowance SET UNLOGGED", "ALTER TABLE claims_allowance SET LOGGED"),
    ]
