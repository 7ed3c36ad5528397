"""What a page and its host need to be fetched by many workers at once, and the bodies that wait to be read."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0004_every_outcome_of_a_fetch"),
    ]

    operations = [
        # Leases and write-backs change rows of a page that has room for them, so that most need no new index entries.
        migrations.RunSQL(
            "ALTER TABLE sources_schedule SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02)",
            "ALTER TABLE sources_schedule RESET (fillfactor, autovacuum_vacuum_scale_factor)",
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("is_pending", models.BooleanField(default=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("lease_token", models.UUIDField(blank=True, editable=False, null=True)),
                (
                    "fetch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="arrival",
                        serialize=False,
                        to="sources.fetch",
                    ),
                ),
                ("error", models.TextField(blank=True, help_text="Why no page could be made of it.")),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="fetch",
            name="due_at",
            field=models.DateTimeField(
                blank=True,
                help_text="The moment it was due; empty for the fetch by which the source was added.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="fetch",
            name="media_type",
            field=models.CharField(blank=True, help_text="As the server wrote it.", max_length=200),
        ),
        migrations.AddField(
            model_name="host",
            name="lease_token",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="host",
            name="lease_until",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="schedule",
            name="attempts",
            field=models.PositiveSmallIntegerField(
                default=0, editable=False, help_text="Leases since a worker last came back from it."
            ),
        ),
        migrations.AddField(
            model_name="schedule",
            name="body_sha256",
            field=models.CharField(blank=True, help_text="Of the page's bytes as last seen.", max_length=64),
        ),
        migrations.AddField(
            model_name="schedule",
            name="checked_at",
            field=models.DateTimeField(blank=True, help_text="When the page last gave an answer.", null=True),
        ),
        migrations.AddField(
            model_name="schedule",
            name="host",
            field=models.ForeignKey(
                db_index=False,
                default="",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="schedules",
                to="sources.host",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="schedule",
            name="is_cadence_fixed",
            field=models.BooleanField(default=False, help_text="A person set it; it does not adapt."),
        ),
        migrations.AddField(
            model_name="schedule",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("ok", "fetched"),
                    ("unchanged", "unchanged"),
                    ("invalid_url", "not an address of a page"),
                    ("blocked_port", "not a port of public pages"),
                    ("blocked_address", "not a public address"),
                    ("no_such_host", "host not found"),
                    ("unreachable", "not reachable"),
                    ("tls_error", "no safe connection"),
                    ("timeout", "took too long"),
                    ("protocol_error", "not the language of the web"),
                    ("bad_encoding", "could not be unpacked"),
                    ("incomplete", "broke off"),
                    ("too_large", "too large"),
                    ("redirect_loop", "redirected without end"),
                    ("bad_redirect", "redirected to what is no page"),
                    ("robots_denied", "not allowed by robots.txt"),
                    ("robots_unreadable", "robots.txt not readable"),
                    ("host_paused", "site is left alone for a while"),
                    ("refused", "the site refuses"),
                    ("not_found", "page not found"),
                    ("gone", "page removed"),
                    ("busy", "the site asks to wait"),
                    ("server_error", "error on the site's side"),
                    ("http_error", "an answer that is no page"),
                ],
                help_text="Of the last attempt.",
                max_length=17,
            ),
        ),
        migrations.AddField(
            model_name="schedule",
            name="words_sha256",
            field=models.CharField(
                blank=True, help_text="Of all words of the page as last seen, furniture included.", max_length=64
            ),
        ),
        migrations.AlterField(
            model_name="host",
            name="robots_outcome",
            field=models.CharField(
                blank=True,
                choices=[("found", "found"), ("none", "there is none"), ("unreadable", "not readable")],
                help_text="Whether its robots.txt was found, and if not, why.",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="snapshot",
            name="standing",
            field=models.CharField(
                choices=[
                    ("ok", "ok"),
                    ("empty", "empty"),
                    ("soft_404", "soft_404"),
                    ("paywall", "paywall"),
                    ("consent", "consent"),
                    ("parked", "parked"),
                    ("cut_short", "cut_short"),
                    ("language", "language"),
                    ("replaced", "replaced"),
                    ("watched_gone", "watched_gone"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="fetch",
            constraint=models.UniqueConstraint(fields=("source", "due_at"), name="one_fetch_per_source_and_slot"),
        ),
        migrations.AddConstraint(
            model_name="fetch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "ok"), models.Q(("sha256", ""), _negated=True)),
                    models.Q(models.Q(("outcome", "ok"), _negated=True), ("sha256", "")),
                    _connector="OR",
                ),
                name="a_fetch_has_a_body_when_it_succeeded",
            ),
        ),
        migrations.AddConstraint(
            model_name="host",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lease_token__isnull", True), ("lease_until__isnull", True)),
                    models.Q(("lease_token__isnull", False), ("lease_until__isnull", False)),
                    _connector="OR",
                ),
                name="host_lease_until_and_lease_token_are_set_together",
            ),
        ),
        migrations.AddIndex(
            model_name="arrival",
            index=models.Index(condition=models.Q(("is_pending", True)), fields=["fetch"], name="pending_arrivals"),
        ),
        migrations.AddConstraint(
            model_name="arrival",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lease_token__isnull", True), ("lease_until__isnull", True)),
                    models.Q(("lease_token__isnull", False), ("lease_until__isnull", False)),
                    _connector="OR",
                ),
                name="arrival_lease_until_and_lease_token_are_set_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="arrival",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("error", ""), ("is_pending", True)),
                    models.Q(("is_pending", False), models.Q(("error", ""), _negated=True)),
                    _connector="OR",
                ),
                name="an_arrival_that_cannot_be_read_says_why",
            ),
        ),
    ]
