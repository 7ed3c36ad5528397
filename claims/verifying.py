"""Verifying what was said and found: every quote is what its snapshot says there, and no row contradicts another."""

from collections.abc import Iterator

from sources.verifying import broken_rules

_WAITING = "claim_id, list, reviewer_id"
_RULES = (
    (
        "a claim's quote is what its snapshot says there",
        "SELECT claim.id FROM claims_claim AS claim JOIN sources_snapshot AS said ON said.id = claim.snapshot_id "
        'WHERE claim.quote <> substr(said.text, claim.start + 1, claim."end" - claim.start)',
    ),
    (
        "a figure's words are what its snapshot says there",
        "SELECT claim.id FROM claims_claim AS claim JOIN sources_snapshot AS said ON said.id = claim.snapshot_id "
        "WHERE claim.figure_start IS NOT NULL AND claim.wording <> "
        "left(substr(said.text, claim.figure_start + 1, claim.figure_end - claim.figure_start), 300)",
    ),
    (
        "a piece of evidence quotes its snapshot",
        "SELECT link.id FROM claims_evidence AS link JOIN sources_snapshot AS said ON said.id = link.snapshot_id "
        "WHERE link.quote <> '' AND link.quote <> substr(said.text, link.start + 1, link.\"end\" - link.start)",
    ),
    (
        "a change was found on a later version of the claim's source",
        "SELECT change.id FROM claims_change AS change JOIN claims_claim AS claim ON claim.id = change.claim_id "
        "JOIN sources_snapshot AS old ON old.id = claim.snapshot_id JOIN sources_snapshot AS new ON new.id = change.snapshot_id "
        "WHERE old.source_id <> new.source_id OR new.captured_at < old.captured_at",
    ),
    (
        "a claim that replaces another is of the same source",
        "SELECT newer.id FROM claims_claim AS newer JOIN claims_claim AS older ON older.id = newer.replaces_id "
        "JOIN sources_snapshot AS a ON a.id = newer.snapshot_id JOIN sources_snapshot AS b ON b.id = older.snapshot_id "
        "WHERE a.source_id <> b.source_id",
    ),
    (
        "a rating, and a decision, is of words its claim has had",
        "SELECT claim.id FROM claims_claim AS claim WHERE claim.revision < greatest("
        "(SELECT max(claim_revision) FROM claims_rating WHERE claim_id = claim.id), "
        "(SELECT max(claim_revision) FROM claims_decision WHERE claim_id = claim.id))",
    ),
    (
        "a decision weighs ratings of its own claim",
        "SELECT DISTINCT decision.id FROM claims_decision AS decision "
        "JOIN claims_decision_weighed AS weighed ON weighed.decision_id = decision.id "
        "JOIN claims_rating AS rating ON rating.id = weighed.rating_id WHERE rating.claim_id <> decision.claim_id",
    ),
    (
        "a snapshot that stands was read, or waits to be",
        "SELECT said.id FROM sources_snapshot AS said JOIN sources_source AS source ON source.current_snapshot_id = said.id "
        "WHERE source.kind <> 'listing' AND NOT EXISTS (SELECT FROM claims_reading AS reading WHERE reading.snapshot_id = said.id)",
    ),
    (
        "the lists of the queue hold what waits, and nothing else",
        f"SELECT DISTINCT claim_id FROM ((SELECT {_WAITING} FROM factcheck_waits EXCEPT SELECT {_WAITING} FROM claims_waiting) "
        f"UNION ALL (SELECT {_WAITING} FROM claims_waiting EXCEPT SELECT {_WAITING} FROM factcheck_waits)) AS differing",
    ),
)


def broken_claims() -> Iterator[str]:
    """Yield a sentence for each rule that claims, evidence or changes break."""
    return broken_rules(_RULES)
