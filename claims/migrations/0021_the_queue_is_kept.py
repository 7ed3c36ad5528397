"""The lists of the queue are kept by the database: said once as a view, and brought up to it by every row they rest on.

Triggers rather than the acts, so that no door can forget a list. Whoever writes a row that moves a claim between lists holds
the claim until the end, as rating, assigning and deciding do anyway; so what two people do at once is counted one after the
other. Ratings are named nowhere else: neither the claim nor anything that shows when it was touched changes.
"""

from django.db import migrations

WHAT_WAITS = """
CREATE VIEW factcheck_standing_ratings AS
    SELECT r.id, r.claim_id, r.claim_revision, r.reviewer_id, r.level_id, r.own_low, r.own_high, r.rated_at,
        NOT EXISTS (SELECT FROM claims_decision_weighed AS w WHERE w.rating_id = r.id) AS is_unweighed
    FROM claims_rating AS r
    WHERE r.kind = 'rating' AND NOT EXISTS (SELECT FROM claims_rating AS later WHERE later.supersedes_id = r.id);

-- One row for each list that a claim stands in: with a reviewer for the list of one, without for that of all who may see it.
CREATE VIEW factcheck_waits AS
    SELECT c.id AS claim_id, l.list, reviewer_id
    FROM claims_claim AS c
    JOIN claims_measure AS m ON m.id = c.measure_id
    JOIN claims_topic AS t ON t.id = m.topic_id
    CROSS JOIN LATERAL (SELECT t.reviewers_needed AS asked, count(*) AS taken,
        EXISTS (SELECT FROM claims_decision AS d WHERE d.claim_id = c.id) AS is_decided
        FROM claims_assignment AS a WHERE a.claim_id = c.id) AS slots
    CROSS JOIN LATERAL (SELECT count(*) AS rated, coalesce(bool_or(s.is_unweighed), false) AS is_unweighed,
        coalesce(count(DISTINCT s.level_id) > 1 OR max(s.own_low) > min(s.own_high), false) AS differ,
        array_agg(s.reviewer_id) AS raters
        FROM factcheck_standing_ratings AS s WHERE s.claim_id = c.id) AS judged
    CROSS JOIN LATERAL (VALUES
        ('free', NOT is_decided AND (taken < asked OR taken = asked AND asked > 1 AND rated >= asked AND differ), NULL),
        ('second', NOT is_decided AND rated >= 1 AND rated < asked, raters),
        ('disagreement', differ AND is_unweighed, raters),
        ('to-decide', is_unweighed AND rated >= asked, NULL)
    ) AS l (list, holds, shown_to)
    CROSS JOIN LATERAL unnest(array_append(l.shown_to, NULL)) AS reviewer_id
    WHERE c.state = 'open' AND l.holds
UNION ALL
    SELECT a.claim_id, 'promised', a.reviewer_id
    FROM claims_assignment AS a
    JOIN claims_claim AS c ON c.id = a.claim_id
    WHERE c.state = 'open' AND c.measure_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM claims_decision AS d WHERE d.claim_id = a.claim_id)
        AND NOT EXISTS (SELECT FROM factcheck_standing_ratings AS s
            WHERE s.claim_id = a.claim_id AND s.reviewer_id = a.reviewer_id)
UNION ALL
    SELECT judged.claim_id, 'stale', judged.reviewer_id
    FROM (
        SELECT s.claim_id, s.reviewer_id, s.claim_revision, s.rated_at AS judged_at FROM factcheck_standing_ratings AS s
        UNION ALL
        SELECT d.claim_id, NULL, d.claim_revision, d.decided_at FROM claims_decision AS d
        WHERE NOT EXISTS (SELECT FROM claims_decision AS later WHERE later.supersedes_id = d.id)
    ) AS judged
    JOIN claims_claim AS c ON c.id = judged.claim_id
    WHERE c.state = 'open' AND c.measure_id IS NOT NULL
        AND (judged.claim_revision < c.revision OR EXISTS (SELECT FROM claims_change AS change
            WHERE change.claim_id = judged.claim_id AND change.kind NOT IN ('reworded', 'back')
                AND change.found_at > judged.judged_at))
UNION ALL
    SELECT c.id, 'changes', NULL
    FROM claims_claim AS c
    WHERE c.state = 'open' AND EXISTS (SELECT FROM claims_change AS change WHERE change.claim_id = c.id
        AND NOT EXISTS (SELECT FROM claims_acknowledgement AS seen WHERE seen.change_id = change.id));
"""

WHAT_WAITS_IS_GONE = """
DROP VIEW factcheck_waits;
DROP VIEW factcheck_standing_ratings;
"""

REQUEUE = """
-- Argument: the statement that finds the numbers of the claims in the rows that were written.
CREATE FUNCTION factcheck_requeue() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    claims bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT number) FROM (%s) AS found (number)', TG_ARGV[0]) INTO claims;
    IF claims IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM FROM claims_claim AS c WHERE c.id = ANY (claims) ORDER BY c.id FOR NO KEY UPDATE;
    WITH waits AS MATERIALIZED (
        SELECT w.claim_id, w.list, w.reviewer_id FROM factcheck_waits AS w WHERE w.claim_id = ANY (claims)
    ), gone AS (
        DELETE FROM claims_waiting AS stood WHERE stood.claim_id = ANY (claims) AND NOT EXISTS (
            SELECT FROM waits AS w WHERE w.claim_id = stood.claim_id AND w.list = stood.list
                AND w.reviewer_id IS NOT DISTINCT FROM stood.reviewer_id
        )
    )
    INSERT INTO claims_waiting (claim_id, list, reviewer_id)
        SELECT w.claim_id, w.list, w.reviewer_id FROM waits AS w ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
"""

WRITTEN = "SELECT claim_id FROM written"
OF_DECISIONS = "SELECT d.claim_id FROM written AS w JOIN claims_decision AS d ON d.id = w.decision_id"
OF_CHANGES = "SELECT c.claim_id FROM written AS w JOIN claims_change AS c ON c.id = w.change_id"
PLACED = "SELECT id FROM written WHERE state = ''open'' AND measure_id IS NOT NULL"
MOVED = (
    "SELECT w.id FROM written AS w JOIN overwritten AS o USING (id) "
    "WHERE (w.state, w.measure_id, w.revision) IS DISTINCT FROM (o.state, o.measure_id, o.revision)"
)
OF_MEASURES = (
    "SELECT c.id FROM written AS w JOIN overwritten AS o USING (id) JOIN claims_claim AS c ON c.measure_id = w.id "
    "WHERE w.topic_id <> o.topic_id"
)
OF_TOPICS = (
    "SELECT c.id FROM written AS w JOIN overwritten AS o USING (id) JOIN claims_measure AS m ON m.topic_id = w.id "
    "JOIN claims_claim AS c ON c.measure_id = m.id WHERE w.reviewers_needed <> o.reviewers_needed"
)
KEPT_BY = (
    ("claims_rating", "INSERT", WRITTEN),
    ("claims_decision", "INSERT", WRITTEN),
    ("claims_decision_weighed", "INSERT", OF_DECISIONS),
    ("claims_assignment", "INSERT", WRITTEN),
    ("claims_assignment", "UPDATE", f"{WRITTEN} UNION ALL SELECT claim_id FROM overwritten"),
    ("claims_assignment", "DELETE", "SELECT claim_id FROM overwritten"),
    ("claims_change", "INSERT", WRITTEN),
    ("claims_acknowledgement", "INSERT", OF_CHANGES),
    ("claims_claim", "INSERT", PLACED),
    ("claims_claim", "UPDATE", MOVED),
    ("claims_measure", "UPDATE", OF_MEASURES),
    ("claims_topic", "UPDATE", OF_TOPICS),
)
TABLES = {
    "INSERT": "NEW TABLE AS written",
    "UPDATE": "NEW TABLE AS written OLD TABLE AS overwritten",
    "DELETE": "OLD TABLE AS overwritten",
}


def kept_by(table, event, numbers):
    """Return the operation by which a table's statements bring the lists of the claims that they are about up to date."""
    name = f"{table}_keeps_the_queue_on_{event.lower()}"
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {TABLES[event]}
            FOR EACH STATEMENT EXECUTE FUNCTION factcheck_requeue('{numbers}');
        """,
        f"DROP TRIGGER {name} ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0020_claims_wait_in_lists")]

    operations = [
        migrations.RunSQL(WHAT_WAITS, WHAT_WAITS_IS_GONE),
        migrations.RunSQL(REQUEUE, "DROP FUNCTION factcheck_requeue();"),
        *(kept_by(*row) for row in KEPT_BY),
    ]
