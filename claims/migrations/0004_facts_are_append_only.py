"""Ratings, decisions, findings and what they rest on are append-only; a claim never moves; one supersedes one's own."""

from django.db import migrations


def append_only(table, target="", *words):
    """Return the operation that makes a table append-only; see sources 0002 for what the trigger lets through."""
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


def supersedes_its_own(table, *columns):
    """Return the operation by which a row can only supersede one of the same claim, reviewer or measure."""
    named = ", ".join(columns)
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ADD CONSTRAINT {table}_supersedes_its_own
            FOREIGN KEY (supersedes_id, {named}) REFERENCES {table} (id, {named}) DEFERRABLE INITIALLY DEFERRED
        """,
        f"ALTER TABLE {table} DROP CONSTRAINT {table}_supersedes_its_own",
    )


CLAIMS_NEVER_MOVE = """
CREATE FUNCTION factcheck_claims_never_move() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    is_destroyed boolean;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (OLD.snapshot_id, OLD.start, OLD."end") IS DISTINCT FROM (NEW.snapshot_id, NEW.start, NEW."end")
            OR (OLD.figure_start IS NOT NULL
                AND (OLD.figure_start, OLD.figure_end) IS DISTINCT FROM (NEW.figure_start, NEW.figure_end))
        THEN
            RAISE EXCEPTION 'a claim never moves: its snapshot and span stay as they were said'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF (OLD.quote, OLD.prefix, OLD.suffix, OLD.section) IS NOT DISTINCT FROM (NEW.quote, NEW.prefix, NEW.suffix, NEW.section)
            AND (OLD.figure_start IS NULL OR OLD.wording = NEW.wording)
        THEN
            RETURN NEW;
        END IF;
        is_destroyed := EXISTS (
            SELECT FROM sources_restriction AS r WHERE r.destroys AND r.snapshot_id = OLD.snapshot_id
        );
        IF is_destroyed AND factcheck_only_blanks(OLD.quote, NEW.quote) AND factcheck_only_blanks(OLD.prefix, NEW.prefix)
            AND factcheck_only_blanks(OLD.suffix, NEW.suffix) AND factcheck_only_blanks(OLD.section, NEW.section)
            AND factcheck_only_blanks(OLD.wording, NEW.wording)
        THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a claim keeps the words it was said in' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RAISE EXCEPTION 'a claim is rejected, never removed' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER claims_claim_never_moves BEFORE UPDATE OR DELETE ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION factcheck_claims_never_move();
CREATE TRIGGER claims_claim_is_never_truncated BEFORE TRUNCATE ON claims_claim
    FOR EACH STATEMENT EXECUTE FUNCTION factcheck_claims_never_move();
"""

CLAIMS_MAY_MOVE = """
DROP TRIGGER claims_claim_is_never_truncated ON claims_claim;
DROP TRIGGER claims_claim_never_moves ON claims_claim;
DROP FUNCTION factcheck_claims_never_move();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_the_four_groups"), ("sources", "0002_facts_are_append_only")]
    operations = [
        migrations.RunSQL(CLAIMS_NEVER_MOVE, CLAIMS_MAY_MOVE),
        append_only("claims_evidence", "evidence", "quote", "note"),
        append_only("claims_change", "change", "wording_before", "wording_after", "notice"),
        append_only("claims_acknowledgement"),
        append_only("claims_comment", "comment", "text"),
        append_only("claims_rating", "rating", "note"),
        append_only("claims_decision", "decision", "rationale", "public_note"),
        append_only("claims_decision_weighed"),
        append_only("claims_finding"),
        append_only("claims_weighed"),
        supersedes_its_own("claims_rating", "claim_id", "reviewer_id"),
        supersedes_its_own("claims_decision", "claim_id"),
        supersedes_its_own("claims_finding", "measure_id"),
        migrations.RunSQL(
            """
            ALTER TABLE claims_rating ADD CONSTRAINT a_rating_rests_on_its_claims_snapshot
                FOREIGN KEY (claim_id, snapshot_id) REFERENCES claims_claim (id, snapshot_id) DEFERRABLE INITIALLY DEFERRED
            """,
            "ALTER TABLE claims_rating DROP CONSTRAINT a_rating_rests_on_its_claims_snapshot",
        ),
    ]
