"""A database of any size: ratings of claims of sources by people, made by the database itself from running numbers."""

from django.db import connection

# So many of each for one rating; fewer claims than ratings, fewer sources than claims, as on a busy desk.
CLAIMS, SOURCES, DECISIONS = 0.4, 0.2, 0.08
PUBLISHERS, REVIEWERS, TOPICS, MEASURES, CLAIMANTS = 200, 50, 40, 400, 300

_PEOPLE = """
INSERT INTO auth_user (password, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined)
SELECT '', false, 'person' || n, '', '', '', false, true, '2023-01-01Z' FROM generate_series(1, %(reviewers)s) n;
INSERT INTO claims_reviewer (user_id, pseudonym, language, time_zone, keys_on)
SELECT id, 'R-' || id, 'en', 'UTC', true FROM auth_user WHERE username LIKE 'person%%';
"""
_TOPICS = """
INSERT INTO claims_topic (slug, title, definition, started_on, time_zone, is_public, reviewers_needed)
SELECT 'topic-' || n, 'Protests of place ' || n, '', '2022-12-07', 'America/Lima', n %% 2 = 0, 3
FROM generate_series(1, %(topics)s) n;
INSERT INTO claims_measure (topic_id, title, definition, counted_kind, population, cause, place, kind)
SELECT 1 + n %% %(topics)s, 'People killed, list ' || n, '', 'deaths', '', '', '', 'cumulative'
FROM generate_series(1, %(measures)s) n;
INSERT INTO claims_claimant (name, aliases, kind, is_party, is_generic)
SELECT 'Observatory ' || n, '{}', 'ngo', false, false FROM generate_series(1, %(claimants)s) n;
"""
_SOURCES = """
INSERT INTO sources_publisher (name, kind, locale, grade, grade_reason)
SELECT 'The Paper of town ' || n, 'media', 'en', '', '' FROM generate_series(1, %(publishers)s) n;
INSERT INTO sources_source (publisher_id, kind, title, author, language, url, canonical_url, published_on,
    published_known, added_at)
SELECT 1 + n %% %(publishers)s, 'article', 'Toll rises again in the highlands, report number ' || n, 'A. Writer', 'en',
    'https://paper' || n %% %(publishers)s || '.example/2023/01/toll-rises-' || n,
    'https://paper' || n %% %(publishers)s || '.example/2023/01/toll-rises-' || n,
    date '2022-12-07' + n %% 60, 'meta', '2023-02-01Z'
FROM generate_series(1, %(sources)s) n;
INSERT INTO sources_snapshot (source_id, sha256, media_type, text, text_sha256, sections, dropped, notes, complete,
    standing, reader_version, captured_at, recorded_at)
SELECT n, md5(n::text) || md5('b' || n), 'text/html', repeat('Words of the article. ', 30), md5('t' || n) || md5('u' || n),
    '[]', '[]', '[]', true, 'ok', '1', '2023-02-01Z', '2023-02-01Z'
FROM generate_series(1, %(sources)s) n;
"""
_CLAIMS = """
INSERT INTO claims_claim (snapshot_id, start, "end", quote, prefix, suffix, section, figure_start, figure_end, wording, low,
    high, qualifier, range, is_vague, counted, counted_kind, population, cause, place, unit, part, basis, as_of_first,
    as_of_last, as_of_known, is_current_report, grows, attribution, claimant_id, via, profile, rule, state, settled_at,
    settled_by_id, measure_id, placed_at, placed_by_id, revision, entered_at)
SELECT 1 + n %% %(sources)s, n / %(sources)s * 200, n / %(sources)s * 200 + 150,
    'Observatory ' || n || ' said on Thursday that at least ' || n %% 90 || ' people have been killed since the protests began,'
    || ' most of them in the highland provinces of the south.',
    '', '', '', n / %(sources)s * 200, n / %(sources)s * 200 + 10, 'at least ' || n %% 90, n %% 90, NULL, 'at_least',
    numrange((n %% 90)::numeric, NULL, '[)'), false, 'people killed', 'deaths', '', '', '', '', 'total', 'reported',
    date '2022-12-07' + n %% 60, date '2022-12-07' + n %% 60, 'stated', false, false, '', 1 + n %% %(claimants)s, '',
    'logical-v1', 'number', 'open', '2023-02-01Z', (SELECT min(id) FROM auth_user), 1 + n %% %(measures)s, '2023-02-01Z',
    (SELECT min(id) FROM auth_user), 1, '2023-02-01Z'
FROM generate_series(1, %(claims)s) n;
"""
_JUDGEMENTS = """
INSERT INTO claims_rating (claim_id, claim_revision, snapshot_id, reviewer_id, kind, level_id, faithful, confidence, own_low,
    own_high, note, rated_at)
SELECT c.id, 1, c.snapshot_id, first.id + n %% %(reviewers)s, 'rating', level.id + n %% 4, 'yes', 1 + n %% 3, c.low, NULL,
    CASE WHEN n %% 3 = 0 THEN 'Two other reports give the same count for the same day.' ELSE '' END,
    timestamptz '2023-02-01Z' + n * interval '1 second'
FROM generate_series(1, %(ratings)s) n
JOIN claims_claim c ON c.id = 1 + (n * 2 / 5) %% %(claims)s,
    (SELECT min(id) AS id FROM claims_reviewer) first, (SELECT min(id) AS id FROM claims_level) level
ORDER BY n;
INSERT INTO claims_decision (claim_id, claim_revision, level_id, method, rationale, change_kind, public_note, decided_at,
    decided_by_id)
SELECT n, 1, (SELECT min(id) FROM claims_level), 'majority', 'Three reviewers agree.', 'first', '', '2023-03-01Z',
    (SELECT min(id) FROM auth_user)
FROM generate_series(1, %(decisions)s) n;
"""


def fill(ratings: int) -> None:
    """Fill an empty, migrated database with so many ratings and what belongs to them, and gather its statistics."""
    counts = {
        "ratings": ratings,
        "claims": int(ratings * CLAIMS),
        "sources": int(ratings * SOURCES),
        "decisions": int(ratings * DECISIONS),
        "publishers": PUBLISHERS,
        "reviewers": REVIEWERS,
        "topics": TOPICS,
        "measures": MEASURES,
        "claimants": CLAIMANTS,
    }
    with connection.cursor() as cursor:
        # Without the checks and notes of every row, which the rows made here do not need.
        cursor.execute("SET session_replication_role = replica")
        for statements in (_PEOPLE, _TOPICS, _SOURCES, _CLAIMS, _JUDGEMENTS):
            for statement in statements.split(";\n"):
                if statement.strip():
                    cursor.execute(statement, counts)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")
