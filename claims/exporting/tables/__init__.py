"""Every table there is for other programs, by name, in an order in which each refers to earlier ones."""

from claims.exporting.columns import Table
from claims.exporting.tables.claims import CHANGES, CLAIMS, EVIDENCE
from claims.exporting.tables.judgements import (
    DECISION_RATINGS,
    DECISIONS,
    FINDING_CLAIMS,
    FINDINGS,
    LEVELS,
)
from claims.exporting.tables.ratings import RATINGS
from claims.exporting.tables.sources import PUBLISHERS, SNAPSHOTS, SOURCES
from claims.exporting.tables.topics import CLAIMANTS, MEASURES, TOPICS

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        TOPICS,
        MEASURES,
        PUBLISHERS,
        CLAIMANTS,
        SOURCES,
        SNAPSHOTS,
        CLAIMS,
        EVIDENCE,
        CHANGES,
        LEVELS,
        RATINGS,
        DECISIONS,
        DECISION_RATINGS,
        FINDINGS,
        FINDING_CLAIMS,
    )
}
