"""The state of a board is found by indexes alone: a board holds few rows, and reading a table for them takes longer.

PostgreSQL joins by hashing where it expects many rows, and so reads every decision for the eight of a board.
"""

from django.db import migrations

FUNCTION = "factcheck_board_state(text, bigint, int, timestamptz)"
SETTINGS = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin")


class Migration(migrations.Migration):
    dependencies = [("claims", "0023_changes_are_mailed")]

    operations = [
        migrations.RunSQL(
            f"ALTER FUNCTION {FUNCTION} {' '.join(f'SET {setting} = off' for setting in SETTINGS)};",
            f"ALTER FUNCTION {FUNCTION} RESET ALL;",
        )
    ]
