"""One short word for everything a board rests on, so that an unchanged board is told apart without reading it.

The word is made of the versions of rows (`xmin` and `ctid`, of which every write renews one at least) and of the numbers of
rows that are only ever added. Ratings are not in it: a board shows none, and nobody is to learn from it that somebody rated. A function rather than
a statement of the page, because PostgreSQL keeps its plans between calls.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION factcheck_board_state(topic_slug text, wanted bigint, account int, at timestamptz) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    topic bigint;
    topic_version text;
BEGIN
    SELECT t.id, concat(t.xmin, t.ctid) INTO topic, topic_version
    FROM claims_topic AS t
    JOIN claims_measure AS m ON m.topic_id = t.id
    WHERE t.slug = topic_slug AND m.id = wanted AND (account IS NOT NULL OR t.is_public);
    IF topic IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN (
        WITH tied AS (
            SELECT wanted AS id
            UNION SELECT m.id FROM claims_measure AS m WHERE m.whole_id = wanted
            UNION SELECT m.whole_id FROM claims_measure AS m WHERE m.id = wanted AND m.whole_id IS NOT NULL
        ), shown AS MATERIALIZED (
            SELECT c.id, concat(c.xmin, c.ctid) AS version, c.snapshot_id, c.claimant_id, s.source_id
            FROM tied
            JOIN claims_claim AS c ON c.measure_id = tied.id AND c.state = 'open'
            JOIN sources_snapshot AS s ON s.id = c.snapshot_id
        )
        SELECT md5(concat_ws('|', topic_version,
            (SELECT string_agg(concat(id, ' ', xmin, ctid), ',' ORDER BY id) FROM claims_measure AS m WHERE m.topic_id = topic),
            (SELECT string_agg(concat(id, ' ', version), ',' ORDER BY id) FROM shown),
            (SELECT string_agg(concat(source.xmin, source.ctid, publisher.xmin, publisher.ctid, listing.xmin, listing.ctid), ',' ORDER BY shown.id)
                FROM shown JOIN sources_source AS source ON source.id = shown.source_id
                LEFT JOIN sources_publisher AS publisher ON publisher.id = source.publisher_id
                LEFT JOIN sources_source AS listing ON listing.id = source.listed_in_id),
            (SELECT string_agg(concat(claimant.xmin, claimant.ctid), ',' ORDER BY shown.id)
                FROM shown JOIN claims_claimant AS claimant ON claimant.id = shown.claimant_id),
            (SELECT string_agg(concat(decision.id, ' ', level.xmin, level.ctid), ',' ORDER BY decision.id)
                FROM shown JOIN claims_decision AS decision ON decision.claim_id = shown.id
                JOIN claims_level AS level ON level.id = decision.level_id),
            (SELECT string_agg(change.id::text, ',' ORDER BY change.id)
                FROM shown JOIN claims_change AS change ON change.claim_id = shown.id),
            (SELECT string_agg(repeat.id::text, ',' ORDER BY repeat.id)
                FROM shown JOIN claims_repeat AS repeat ON repeat.original_id = shown.id OR repeat.claim_id = shown.id),
            (SELECT string_agg(concat(later.id, ' ', later.xmin, later.ctid), ',' ORDER BY later.id)
                FROM shown JOIN claims_claim AS later ON later.replaces_id = shown.id),
            (SELECT string_agg(finding.id::text, ',' ORDER BY finding.id)
                FROM claims_finding AS finding WHERE finding.measure_id = wanted),
            (SELECT string_agg(concat_ws(' ', held.id, held.until > at, lift.id), ',' ORDER BY held.id)
                FROM sources_restriction AS held
                LEFT JOIN sources_restriction AS lift ON lift.lifts_id IN (held.id, held.stems_from_id)
                WHERE held.snapshot_id IN (SELECT snapshot_id FROM shown UNION SELECT change.snapshot_id
                    FROM shown JOIN claims_change AS change ON change.claim_id = shown.id)),
            (SELECT concat(person.xmin, person.ctid, ' ', reviewer.xmin, reviewer.ctid, ' ',
                    (SELECT string_agg(member.group_id::text, ',' ORDER BY member.group_id)
                        FROM auth_user_groups AS member WHERE member.user_id = person.id))
                FROM auth_user AS person LEFT JOIN claims_reviewer AS reviewer ON reviewer.user_id = person.id
                WHERE person.id = account)
        ))
    );
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_another_reading_is_proposed"),
        ("sources", "0003_restrictions_follow_the_words"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.RunSQL(CREATE, "DROP FUNCTION factcheck_board_state(text, bigint, int, timestamptz)"),
    ]
