"""Databases of newsrooms of several sizes, filled by COPY and kept between runs, for measuring pages over them."""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import psycopg
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

from claims.models import (
    Acknowledgement,
    Assignment,
    Change,
    Claim,
    Decision,
    Finding,
    Level,
    Measure,
    Rating,
    Reviewer,
    Topic,
    Weighed,
)
from sources.models import Host, Publisher, Schedule, Snapshot, Source

NOW = datetime(2023, 1, 20, 12, tzinfo=UTC)
PER_BOARD = 50  # claims of one measure
PER_TOPIC = 10  # measures of one topic
CLAIMS_PER_CHANGE = 40
MEASURES_PER_FINDING = 10
RATERS = 1000
SEED = 20230119
WORDS = [
    "protest",
    "march",
    "square",
    "road",
    "bridge",
    "harbour",
    "strike",
    "valley",
    "hospital",
    "union",
    "school",
    "market",
    "border",
    "river",
]
COUNTED = (("people killed", "deaths"), ("people injured", "injured"), ("people detained", "detained"))
RARE = "Quebradahonda"  # stands in a handful of quotes


@dataclass(frozen=True, slots=True)
class Size:
    """A newsroom's size. The first reviewer has rated a fiftieth of all ratings, the second ten."""

    name: str
    ratings: int
    claims: int
    sources: int

    @property
    def database(self) -> str:
        return f"bench_{self.name}"


SMALL = Size("10k", 10_000, 4_000, 2_000)
MEDIUM = Size("100k", 100_000, 40_000, 20_000)
FULL = Size("full", 5_000_000, 2_000_000, 1_000_000)


def move_into(size: Size) -> None:
    """Make the database of a size the one that Django uses, filling it first where that was not done."""
    connection.close()
    where = {"host": connection.settings_dict["HOST"], "port": connection.settings_dict["PORT"], "user": "factcheck"}
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [size.database]).fetchone():
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(size.database)))
    connection.settings_dict["NAME"] = size.database
    ContentType.objects.clear_cache()
    call_command("migrate", verbosity=0)
    if Decision.objects.order_by("-pk").values_list("pk", flat=True).first() is None:
        sys.stderr.write(f"Filling {size.database}; it is kept for the next run.\n")
        with transaction.atomic():
            _fill(size)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _fill(size: Size) -> None:
    random = Random(SEED)
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
        )  # facts are checked as they are made, not as they are copied
    editor = User.objects.create_user("editor", password=None)
    editor.groups.add(Group.objects.get(name="Editor"))
    Reviewer.objects.create(user=editor, pseudonym="R-EDITOR")
    for number in range(1, RATERS + 1):
        name = f"rater{number}"
        user = User(username=name, password="!")
        user.save()
        user.groups.add(Group.objects.get(name="Reviewer"))
        Reviewer.objects.create(user=user, pseudonym=f"R-{number:05d}")
    raters = list(Reviewer.objects.exclude(user=editor).order_by("pk").values_list("pk", flat=True))
    levels = list(Level.objects.filter(scale__is_default=True).order_by("position").values_list("pk", flat=True))
    boards = -(-size.claims // PER_BOARD)
    _copy(Publisher, ({"id": n, "name": f"Paper {n}"} for n in range(1, 201)))
    _copy(Host, ({"name": f"paper{n}.example"} for n in range(200)))
    topics = range(1, -(-boards // PER_TOPIC) + 1)
    _copy(Topic, ({"id": n, "slug": f"topic-{n}", "title": f"Topic {n}", "reviewers_needed": 3} for n in topics))
    _copy(
        Measure,
        (
            {"id": n, "topic_id": (n - 1) // PER_TOPIC + 1, "title": f"Measure {n}", "counted_kind": "deaths"}
            for n in range(1, boards + 1)
        ),
    )
    _copy(Source, (_source(n, random) for n in range(1, size.sources + 1)))
    _copy(Snapshot, (_snapshot(n, size) for n in range(1, size.sources + 1)))
    _copy(
        Schedule,
        (
            {"id": n, "source_id": n, "host_id": f"paper{n % 200}.example", "due_at": NOW, "cadence": timedelta(days=1)}
            for n in range(1, size.sources + 1, 2)
        ),
    )
    _copy(Claim, (_claim(n, size, editor.pk, random) for n in range(1, size.claims + 1)))
    _copy(Rating, (_rating(n, size, raters, levels) for n in range(1, size.ratings + 1)))
    _copy(Assignment, (_assignment(n, size, raters) for n in range(1, size.ratings + 1)))
    _copy(Decision, (_decision(n, size, editor.pk, levels) for n in range(1, size.claims // 10 + 1)))
    changes = size.claims // CLAIMS_PER_CHANGE
    _copy(Change, (_change(n, size) for n in range(1, changes + 1)))
    seen = changes - changes // 20
    said = {"acknowledged_at": NOW, "acknowledged_by_id": editor.pk}
    _copy(Acknowledgement, ({"id": n, "change_id": n} | said for n in range(1, seen + 1)))
    answered = range(MEASURES_PER_FINDING, boards + 1, MEASURES_PER_FINDING)
    _copy(Finding, (_finding(n, editor.pk) for n in answered))
    weighed = (claim for n in answered for claim in range((n - 1) * PER_BOARD + 1, n * PER_BOARD + 1))
    _copy(Weighed, (_weighed(claim) for claim in weighed))
    filled = (Publisher, Topic, Measure, Source, Snapshot, Claim, Rating, Assignment, Decision, Change, Acknowledgement)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # the view below is asked of everything at once
        cursor.execute(
            "INSERT INTO claims_waiting (claim_id, list, reviewer_id) SELECT claim_id, list, reviewer_id FROM factcheck_waits"
        )
        for record in (*filled, Finding, Weighed):
            table = record._meta.db_table
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")


def _source(n: int, random: Random) -> Mapping[str, Any]:
    title = " ".join(random.choices(WORDS, k=4)) + f" {n}"
    known = {"published_on": date(2023, 1, 1 + n % 20), "published_known": "given"}
    return {"id": n, "publisher_id": n % 200 + 1, "kind": "article", "title": title, "language": "es" if n % 3 == 0 else "en",
            "url": f"https://paper{n % 200}.example/{n}", "canonical_url": f"https://paper{n % 200}.example/{n}",
            "current_snapshot_id": n, "added_at": NOW, **known}  # fmt: skip


def _snapshot(n: int, size: Size) -> Mapping[str, Any]:
    each = size.claims // size.sources
    text = " ".join(_sentence(claim)[0] for claim in range((n - 1) * each + 1, n * each + 1))
    sums = {"sha256": "0" * 64, "text_sha256": "0" * 64}
    return {"id": n, "source_id": n, "media_type": "text/html", "text": text, "standing": "ok", "captured_at": NOW,
            "recorded_at": NOW, **sums}  # fmt: skip


def _sentence(n: int) -> tuple[str, str, int, int]:
    """Return a claim's sentence, the words of its figure, the number, and which thing it counts."""
    number, kind = 10 + n * 7919 % 90, n % len(COUNTED)
    place = RARE if n % 400_000 == 7 else WORDS[n % len(WORDS)]
    return f"{number} {COUNTED[kind][0]} near the {place} in week {n % 53}.", str(number), number, kind


def _claim(n: int, size: Size, editor: int, random: Random) -> Mapping[str, Any]:
    sentence, words, number, kind = _sentence(n)
    source = min((n - 1) // (size.claims // size.sources) + 1, size.sources)
    start = sum(len(_sentence(before)[0]) + 1 for before in range((source - 1) * (size.claims // size.sources) + 1, n))
    is_open = n % 20 != 0
    settled = {"state": "open", "settled_at": NOW, "settled_by_id": editor} if is_open else {"state": "suggested"}
    placed = {"measure_id": (n - 1) // PER_BOARD + 1, "placed_at": NOW, "placed_by_id": editor} if is_open else {}
    day = date(2023, 1, 1 + random.randrange(19))
    dated = {"as_of_first": day, "as_of_last": day, "as_of_known": "stated"} if n % 4 else {}
    read = {"low": Decimal(number), "high": Decimal(number), "qualifier": "exact", "range": f"[{number},{number}]"}
    return {"id": n, "snapshot_id": source, "start": start, "end": start + len(sentence), "quote": sentence, "wording": words,
            "figure_start": start, "figure_end": start + len(words), "counted": COUNTED[kind][0],
            "counted_kind": COUNTED[kind][1], "profile": "logical-v1", "entered_at": NOW, **settled, **placed, **dated, **read}  # fmt: skip


def _slot(n: int, size: Size) -> tuple[int, int]:
    """Return the claim that a rating is of, and its slot: the newest claims have none yet."""
    rated = size.claims - size.claims // 5
    return (n - 1) % rated + 1, (n - 1) // rated + 1


def _rater(n: int, size: Size, raters: list[int]) -> int:
    claim, slot = _slot(n, size)
    if slot == 1 and claim <= size.ratings // 50:
        return raters[0]
    if slot == 2 and claim <= 10:
        return raters[1]
    return raters[2 + (claim * 31 + slot) % (len(raters) - 2)]


def _rating(n: int, size: Size, raters: list[int], levels: list[int]) -> Mapping[str, Any]:
    claim, slot = _slot(n, size)
    level = levels[(claim + (slot if claim % 9 == 0 else 0)) % 4]
    snapshot = min((claim - 1) // (size.claims // size.sources) + 1, size.sources)
    return {"id": n, "claim_id": claim, "claim_revision": 1, "snapshot_id": snapshot, "reviewer_id": _rater(n, size, raters),
            "level_id": level, "confidence": 2, "rated_at": NOW}  # fmt: skip


def _assignment(n: int, size: Size, raters: list[int]) -> Mapping[str, Any]:
    claim, slot = _slot(n, size)
    return {"id": n, "claim_id": claim, "slot": slot, "reviewer_id": _rater(n, size, raters), "assigned_at": NOW}


def _decision(n: int, size: Size, editor: int, levels: list[int]) -> Mapping[str, Any]:
    return {"id": n, "claim_id": n * 5, "claim_revision": 1, "level_id": levels[n % 4], "method": "majority",
            "rationale": "Both agree.", "decided_at": NOW, "decided_by_id": editor}  # fmt: skip


def _change(n: int, size: Size) -> Mapping[str, Any]:
    claim = n * CLAIMS_PER_CHANGE - 1
    return {"id": n, "claim_id": claim, "snapshot_id": min((claim - 1) // (size.claims // size.sources) + 1, size.sources),
            "kind": "reworded", "wording_before": "near", "wording_after": "beside", "found_at": NOW}  # fmt: skip


def _finding(measure: int, editor: int) -> Mapping[str, Any]:
    return {"id": measure // MEASURES_PER_FINDING, "measure_id": measure, "as_of": NOW.date(), "known_at": NOW, "method": "range",
            "sentence": "The sources conflict.", "conflict": "yes", "rules_version": "1", "profile": "logical-v1",
            "stated_at": NOW, "stated_by_id": editor}  # fmt: skip


def _weighed(claim: int) -> Mapping[str, Any]:
    measure = (claim - 1) // PER_BOARD + 1
    return {"id": claim, "finding_id": measure // MEASURES_PER_FINDING, "claim_id": claim, "claim_revision": 1,
            "is_included": claim % 20 != 0, "reason": "" if claim % 20 else "not placed"}  # fmt: skip


def _copy(record: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """COPY rows into a record's table; what a row does not name is the field's default."""
    fields = record._meta.concrete_fields
    usual = {f.attname: "{}" if isinstance(f, ArrayField) else _written(f.get_default()) for f in fields}
    columns = sql.SQL(", ").join(sql.Identifier(field.column) for field in fields)
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(record._meta.db_table), columns)
    names = [field.attname for field in fields]
    with connection.cursor() as cursor, cursor.cursor.copy(command) as copy:
        lines: list[str] = []
        for row in rows:
            lines.append("\t".join(_written(row[name]) if name in row else usual[name] for name in names))
            if len(lines) == 5000:
                copy.write("\n".join(lines) + "\n")
                lines.clear()
        if lines:
            copy.write("\n".join(lines) + "\n")


def _written(value: Any) -> str:
    """Write a value as COPY reads it."""
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, list | dict):
        return json.dumps(value)
    return str(value)
