"""Claims that no finding has answered for, and those that left the board of the finding that counts them, are kept as lists too.

So the findings that are due are found by an index, and not by going through every measure with all its claims.
"""

from django.db import migrations, models

WHAT_FINDINGS_LEAVE_OPEN = """
-- What ClaimQuerySet.on_board says.
CREATE VIEW factcheck_on_board AS
    SELECT c.id, c.measure_id, c.revision
    FROM claims_claim AS c
    LEFT JOIN LATERAL (SELECT change.kind FROM claims_change AS change
        JOIN sources_snapshot AS said ON said.id = change.snapshot_id
        WHERE change.claim_id = c.id ORDER BY said.captured_at DESC, change.id DESC LIMIT 1) AS last ON true
    WHERE c.state = 'open' AND c.measure_id IS NOT NULL AND c.figure_start IS NOT NULL
        AND NOT EXISTS (SELECT FROM claims_repeat AS r WHERE r.claim_id = c.id)
        AND (last.kind IS NULL OR last.kind IN ('reworded', 'back'))
        AND (last.kind = 'back' OR NOT EXISTS (SELECT FROM claims_claim AS later
            WHERE later.replaces_id = c.id AND later.state = 'open'));

CREATE VIEW factcheck_standing_findings AS
    SELECT f.id, f.measure_id FROM claims_finding AS f
    WHERE f.change_kind <> 'retraction' AND NOT EXISTS (SELECT FROM claims_finding AS later WHERE later.supersedes_id = f.id);

ALTER VIEW factcheck_waits RENAME TO factcheck_waits_for_judgement;

CREATE VIEW factcheck_waits AS
    SELECT w.claim_id, w.list, w.reviewer_id FROM factcheck_waits_for_judgement AS w
UNION ALL
    SELECT b.id, 'unanswered', NULL
    FROM factcheck_on_board AS b
    LEFT JOIN factcheck_standing_findings AS f ON f.measure_id = b.measure_id
    WHERE CASE WHEN f.id IS NULL THEN EXISTS (SELECT FROM claims_decision AS d WHERE d.claim_id = b.id)
        ELSE NOT EXISTS (SELECT FROM claims_weighed AS w
            WHERE w.finding_id = f.id AND w.claim_id = b.id AND w.claim_revision >= b.revision) END
UNION ALL
    SELECT DISTINCT w.claim_id, 'left', NULL::bigint
    FROM claims_weighed AS w
    JOIN factcheck_standing_findings AS f ON f.id = w.finding_id
    WHERE w.is_included
        AND NOT EXISTS (SELECT FROM factcheck_on_board AS b WHERE b.id = w.claim_id AND b.measure_id = f.measure_id);
"""

NOTHING_OF_FINDINGS = """
DELETE FROM claims_waiting WHERE list IN ('unanswered', 'left');
DROP VIEW factcheck_waits;
ALTER VIEW factcheck_waits_for_judgement RENAME TO factcheck_waits;
DROP VIEW factcheck_standing_findings;
DROP VIEW factcheck_on_board;
"""

OF_FINDINGS = (
    "SELECT c.id FROM written AS w JOIN claims_claim AS c ON c.measure_id = w.measure_id "
    "UNION SELECT x.claim_id FROM written AS w JOIN claims_weighed AS x ON x.finding_id = w.supersedes_id"
)
PLACED = "SELECT id FROM written WHERE state = ''open'' AND measure_id IS NOT NULL"
PLACED_OR_REPLACED = f"{PLACED} UNION SELECT replaces_id FROM written WHERE replaces_id IS NOT NULL"
MOVED = """
    SELECT unnest(ARRAY[w.id, %s]) FROM written AS w JOIN overwritten AS o USING (id)
    WHERE (w.state, w.measure_id, w.revision%s) IS DISTINCT FROM (o.state, o.measure_id, o.revision%s)
"""
MOVED_BEFORE = MOVED % ("NULL", "", "")
MOVED_NOW = MOVED % ("w.replaces_id", ", w.replaces_id, w.figure_start", ", o.replaces_id, o.figure_start")
KEPT_BY = (
    ("claims_finding", "INSERT", OF_FINDINGS),
    ("claims_weighed", "INSERT", "SELECT claim_id FROM written"),
    ("claims_repeat", "INSERT", "SELECT claim_id FROM written"),
    ("claims_repeat", "DELETE", "SELECT claim_id FROM overwritten"),
)
TABLES = {
    "INSERT": "NEW TABLE AS written",
    "UPDATE": "NEW TABLE AS written OLD TABLE AS overwritten",
    "DELETE": "OLD TABLE AS overwritten",
}


def trigger(table, event, numbers):
    """Return the statement by which a table's statements bring the lists of the claims that they are about up to date."""
    return f"""
        CREATE OR REPLACE TRIGGER {table}_keeps_the_queue_on_{event.lower()} AFTER {event} ON {table}
            REFERENCING {TABLES[event]} FOR EACH STATEMENT EXECUTE FUNCTION factcheck_requeue('{numbers}');
    """


class Migration(migrations.Migration):
    dependencies = [("claims", "0024_boards_are_known_by_indexes")]

    operations = [
        migrations.AlterField(
            model_name="waiting",
            name="list",
            field=models.CharField(
                choices=[
                    ("free", "Free"),
                    ("promised", "Promised"),
                    ("second", "Second"),
                    ("disagreement", "Disagreement"),
                    ("to-decide", "To Decide"),
                    ("stale", "Stale"),
                    ("changes", "Changes"),
                    ("unanswered", "Unanswered"),
                    ("left", "Left"),
                ],
                max_length=12,
            ),
        ),
        migrations.RunSQL(WHAT_FINDINGS_LEAVE_OPEN, NOTHING_OF_FINDINGS),
        *(
            migrations.RunSQL(trigger(*row), f"DROP TRIGGER {row[0]}_keeps_the_queue_on_{row[1].lower()} ON {row[0]};")
            for row in KEPT_BY
        ),
        migrations.RunSQL(
            trigger("claims_claim", "INSERT", PLACED_OR_REPLACED), trigger("claims_claim", "INSERT", PLACED)
        ),
        migrations.RunSQL(
            trigger("claims_claim", "UPDATE", MOVED_NOW), trigger("claims_claim", "UPDATE", MOVED_BEFORE)
        ),
    ]
