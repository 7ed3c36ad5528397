"""Verifying the store: that every blob still holds the bytes it is named by, and every row that names a blob finds it."""

from collections.abc import Callable, Iterable, Iterator

from django.db import connection

from sources import blobs

Watching = Callable[[Iterable[str]], Iterable[str]]
"""Passes names through while somebody watches how far it got."""

_NAMED = """
    SELECT DISTINCT sha256 FROM (
        SELECT sha256 FROM sources_snapshot UNION ALL SELECT sha256 FROM sources_fetch WHERE sha256 <> ''
    ) AS named ORDER BY sha256
"""
# Each finds rows that break a rule which no single constraint can hold: a name of the rule, and the numbers of the rows.
_RULES = (
    (
        "a snapshot's text has the hash that is kept beside it",
        "SELECT id FROM sources_snapshot WHERE text_sha256 <> encode(sha256(convert_to(text, 'UTF8')), 'hex')",
    ),
    (
        "an item's text is what its listing says there",
        "SELECT item.id FROM sources_snapshot AS item JOIN sources_snapshot AS listing ON listing.id = item.taken_from_id "
        "WHERE item.text <> substr(listing.text, item.taken_from_start + 1, length(item.text))",
    ),
    (
        "a source's current snapshot is its own",
        "SELECT source.id FROM sources_source AS source JOIN sources_snapshot AS current ON current.id = source.current_snapshot_id "
        "WHERE current.source_id <> source.id",
    ),
    (
        "a source's current snapshot looked right or was promoted",
        "SELECT source.id FROM sources_source AS source JOIN sources_snapshot AS current ON current.id = source.current_snapshot_id "
        "WHERE current.standing <> 'ok' AND NOT EXISTS (SELECT FROM sources_promotion AS said "
        "WHERE said.snapshot_id = current.id AND said.verdict = 'promoted')",
    ),
    (
        "a source shows its latest version that looked right or was promoted",
        "SELECT DISTINCT said.source_id FROM sources_snapshot AS said JOIN sources_source AS source ON source.id = said.source_id "
        "LEFT JOIN sources_snapshot AS current ON current.id = source.current_snapshot_id "
        "WHERE (said.standing = 'ok' OR EXISTS (SELECT FROM sources_promotion AS word "
        "WHERE word.snapshot_id = said.id AND word.verdict = 'promoted')) "
        "AND (current.id IS NULL OR (said.captured_at, said.id) > (current.captured_at, current.id))",
    ),
    (
        "a snapshot holds what its own fetch brought",
        "SELECT said.id FROM sources_snapshot AS said JOIN sources_fetch AS brought ON brought.id = said.fetch_id "
        "WHERE brought.source_id <> said.source_id OR brought.sha256 <> said.sha256",
    ),
    (
        "an item is cut from its own listing",
        "SELECT said.id FROM sources_snapshot AS said JOIN sources_snapshot AS listing ON listing.id = said.taken_from_id "
        "JOIN sources_source AS item ON item.id = said.source_id WHERE item.listed_in_id IS DISTINCT FROM listing.source_id",
    ),
    (
        "a page is asked of the host in its address",
        "SELECT source.id FROM sources_source AS source JOIN sources_schedule AS schedule ON schedule.source_id = source.id "
        "WHERE schedule.host_id <> btrim(substring(source.canonical_url FROM '^https?://(\\[[^]]*\\]|[^/:]*)'), '[]')",
    ),
    (
        "a source with an address is watched",
        "SELECT source.id FROM sources_source AS source WHERE source.canonical_url IS NOT NULL AND source.listed_in_id IS NULL "
        "AND NOT EXISTS (SELECT FROM sources_schedule AS schedule WHERE schedule.source_id = source.id)",
    ),
)


def broken_rules(rules: Iterable[tuple[str, str]] = _RULES) -> Iterator[str]:
    """Yield a sentence for each rule that rows break, with the numbers of the first of them."""
    for rule, statement in rules:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            rows = [str(number) for (number,) in cursor.fetchall()]
        if rows:
            more = f" and {len(rows) - 20} more" if len(rows) > 20 else ""
            yield f"broken: {rule}: {', '.join(rows[:20])}{more}"


def damaged_blobs(watching: Watching = iter) -> Iterator[str]:
    """Yield a sentence for each blob that does not hold its bytes any more, and each that a row names and that is not there.

    Blobs that no row names are no fault: the bytes are stored before the row that names them.
    """
    for name in watching(blobs.names()):
        try:
            blobs.get(name)
        except (blobs.BlobDamaged, OSError) as error:
            yield f"damaged: {error}"
    with connection.cursor() as cursor:
        cursor.execute(_NAMED)
        named = [name for (name,) in cursor.fetchall()]
    for name in named:
        if not blobs.exists(name):
            yield f"missing: blob {name}, which a row names"
