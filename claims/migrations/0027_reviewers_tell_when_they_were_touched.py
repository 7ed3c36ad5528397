"""Another pseudonym changes every row that it stands in; what programs copy tells of it from now on."""

from django.db import migrations

EVENTS = (("INSERT", "added", "NEW"), ("UPDATE", "changed", "NEW"), ("DELETE", "removed", "OLD"))


class Migration(migrations.Migration):
    dependencies = [("claims", "0026_what_findings_leave_open_is_listed")]
    operations = [
        migrations.RunSQL(
            "".join(
                f"""
                CREATE TRIGGER claims_reviewer_notes_what_is_{done} AFTER {event} ON claims_reviewer
                    REFERENCING {rows} TABLE AS touched_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION factcheck_note_touches('claims_reviewer', 'id');
                """
                for event, done, rows in EVENTS
            ),
            "".join(f"DROP TRIGGER claims_reviewer_notes_what_is_{done} ON claims_reviewer;" for _, done, _ in EVENTS),
        )
    ]
