"""Facts refuse UPDATE, DELETE and TRUNCATE in the database itself, by triggers that no session setting of ours turns off.

The one change that is let through blanks words, letter for letter, where a destroying restriction names the row.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION factcheck_only_blanks(before text, after text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT before IS NOT DISTINCT FROM after OR (
        char_length(before) = char_length(after) AND (
            SELECT bool_and(was = becomes OR becomes = '█')
            FROM unnest(string_to_array(before, NULL), string_to_array(after, NULL)) AS letters(was, becomes)
        )
    )
$$;

-- Arguments: the target a restriction names the row by ('' for none), then the columns that hold words.
CREATE FUNCTION factcheck_refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    named_as text := coalesce(TG_ARGV[0], '');
    words text[] := coalesce((SELECT array_agg(TG_ARGV[n]) FROM generate_series(1, TG_NARGS - 1) AS n), '{}');
    before jsonb;
    after jsonb;
    is_destroyed boolean := false;
BEGIN
    IF TG_OP = 'UPDATE' AND named_as <> '' THEN
        before := to_jsonb(OLD);
        after := to_jsonb(NEW);
        is_destroyed := EXISTS (
            SELECT FROM sources_restriction AS r
            WHERE r.destroys AND (
                (r.target = named_as AND r.target_number = (before ->> 'id')::bigint)
                OR (r.target IN ('snapshot', 'span') AND r.snapshot_id = coalesce(before ->> 'snapshot_id', before ->> 'id')::bigint
                    AND named_as IN ('snapshot', 'evidence', 'change'))
            )
        );
        IF is_destroyed AND before - words = after - words AND (
            SELECT bool_and(factcheck_only_blanks(before ->> word, after ->> word)) FROM unnest(words) AS word
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a row of % is a fact: it is never changed or removed', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
"""

REMOVE = """
DROP FUNCTION factcheck_refuse_change();
DROP FUNCTION factcheck_only_blanks(text, text);
"""


def append_only(table, target="", *words):
    """Return the operation that makes a table append-only; `words` may be blanked under a restriction of `target`."""
    arguments = ", ".join(f"'{argument}'" for argument in (target, *words))
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION factcheck_refuse_change({arguments});
        CREATE TRIGGER {table}_is_never_truncated BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION factcheck_refuse_change();
        """,
        f"""
        DROP TRIGGER {table}_is_never_truncated ON {table};
        DROP TRIGGER {table}_is_append_only ON {table};
        """,
    )


class Migration(migrations.Migration):
    dependencies = [("sources", "0001_sources_and_snapshots")]
    operations = [
        migrations.RunSQL(REFUSE, REMOVE),
        append_only("sources_fetch"),
        append_only("sources_snapshot", "snapshot", "text", "sections", "dropped"),
        append_only("sources_promotion"),
        append_only("sources_restriction"),
    ]
