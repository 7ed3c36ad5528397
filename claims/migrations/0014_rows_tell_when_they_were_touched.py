"""Every row of what programs may copy tells, in the database itself, which transaction touched it."""

from django.db import migrations, models

# The table, under which name a touch is noted, and the column with the number of the row that is touched.
TOUCHED = (
    ("claims_topic", "claims_topic", "id"),
    ("claims_measure", "claims_measure", "id"),
    ("claims_claimant", "claims_claimant", "id"),
    ("claims_claim", "claims_claim", "id"),
    ("claims_repeat", "claims_claim", "claim_id"),
    ("claims_evidence", "claims_evidence", "id"),
    ("claims_change", "claims_change", "id"),
    ("claims_acknowledgement", "claims_change", "change_id"),
    ("claims_rating", "claims_rating", "id"),
    ("claims_decision", "claims_decision", "id"),
    ("claims_finding", "claims_finding", "id"),
    ("sources_publisher", "sources_publisher", "id"),
    ("sources_source", "sources_source", "id"),
    ("sources_snapshot", "sources_snapshot", "id"),
    ("sources_restriction", "sources_restriction", "id"),
)

NOTE_TOUCHES = """
-- Arguments: the name under which the touches are noted, and the column with the number.
CREATE FUNCTION factcheck_note_touches() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO claims_touch (record, number, transaction, oldest_running, touched_at)
         SELECT %L, %I, pg_current_xact_id()::text::bigint, pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                clock_timestamp()
         FROM touched_rows',
        TG_ARGV[0], TG_ARGV[1]
    );
    RETURN NULL;
END
$$;
"""


def note_touches(table, name, column):
    """Return the operation by which a table's statements note the rows that they touch, all at once."""
    events = (("INSERT", "added", "NEW"), ("UPDATE", "changed", "NEW"), ("DELETE", "removed", "OLD"))
    return migrations.RunSQL(
        "".join(
            f"""
            CREATE TRIGGER {table}_notes_what_is_{done} AFTER {event} ON {table}
                REFERENCING {rows} TABLE AS touched_rows
                FOR EACH STATEMENT EXECUTE FUNCTION factcheck_note_touches('{name}', '{column}');
            """
            for event, done, rows in events
        ),
        "".join(f"DROP TRIGGER {table}_notes_what_is_{done} ON {table};" for _, done, _ in events),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0013_topics_and_measures_can_be_merged"),
        ("sources", "0003_restrictions_follow_the_words"),
    ]
    operations = [
        migrations.CreateModel(
            name="Touch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.CharField(help_text="Name of the table.", max_length=40)),
                ("number", models.BigIntegerField(help_text="Key of the row.")),
                ("transaction", models.BigIntegerField(help_text="Number of the transaction that touched it.")),
                (
                    "oldest_running",
                    models.BigIntegerField(help_text="Number of the oldest transaction that had not ended yet."),
                ),
                ("touched_at", models.DateTimeField(help_text="By the database's own clock.")),
            ],
            options={
                "verbose_name_plural": "touches",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["record", "transaction", "number"], name="touched_since"),
                    models.Index(fields=["touched_at"], name="touches_by_moment"),
                ],
            },
        ),
        migrations.RunSQL(NOTE_TOUCHES, "DROP FUNCTION factcheck_note_touches();"),
        *(note_touches(*touched) for touched in TOUCHED),
    ]
