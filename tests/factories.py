"""Rows for tests: each states only what matters to the test that asks for it."""

import hashlib
from datetime import UTC, datetime
from decimal import Decimal

from django.contrib.auth.models import Group, User
from model_bakery import baker

from claims.figures import Qualifier, range_of
from claims.inviting import RATING_ROLES
from claims.models import Claim, Level, Measure, Reviewer, Topic
from claims.rating import Judgement, Piece
from sources.models import Snapshot, Source

NOW = datetime(2023, 1, 20, 12, tzinfo=UTC)


def person(name, role):
    """An account with a role; those who rate get a reviewer of the same name."""
    user = User.objects.create_user(name, is_staff=role == "Admin", is_superuser=role == "Admin")
    user.groups.add(Group.objects.get(name=role))
    if role in RATING_ROLES:
        Reviewer.objects.create(user=user, pseudonym=name)
    return user


def snapshot(text="48 people were killed.", *, at=NOW, sha256="0" * 64, **source_fields):
    """A source with one snapshot of a text, captured at a moment; `sha256` where the bytes themselves are in the store."""
    source = baker.make(Source, kind=Source.Kind.PASTED, language="en", added_at=NOW, **source_fields)
    taken = baker.make(
        Snapshot,
        source=source,
        sha256=sha256,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        sections=[],
        dropped=[],
        notes=[],
        standing="ok",
        captured_at=at,
        recorded_at=at,
    )
    source.current_snapshot = taken
    source.save()
    return taken


def measure(title="People killed", counted_kind="deaths", **fields):
    """A measure in a topic of its own."""
    topic = fields.pop("topic", None) or baker.make(Topic, slug=f"topic-{Topic.objects.count() + 1}", title="Protests")
    return baker.make(Measure, topic=topic, title=title, counted_kind=counted_kind, **fields)


def claim(wording="48", low=48, high=48, qualifier="exact", placed_in=None, by=None, **fields):
    """An open claim whose sentence is its wording and "people were killed"; placed where asked."""
    text = f"{wording} people were killed."
    bounds = range_of(
        Qualifier(qualifier), None if low is None else Decimal(low), None if high is None else Decimal(high)
    )
    by = by or User.objects.first() or person("somebody", "Editor")
    placing = {"measure": placed_in, "placed_at": NOW, "placed_by": by} if placed_in else {}
    defaults = {
        "start": 0,
        "end": len(text),
        "quote": text,
        "figure_start": 0,
        "figure_end": len(wording),
        "wording": wording,
        "low": low,
        "high": high,
        "qualifier": qualifier,
        "range": bounds.range,
        "plausible": bounds.plausible,
        "is_vague": bounds.vague,
        "counted": "people killed",
        "counted_kind": "deaths",
        "profile": "logical-v1",
        "state": Claim.State.OPEN,
        "settled_at": NOW,
        "settled_by": by,
        "entered_at": NOW,
    }
    if "snapshot" not in fields:
        fields["snapshot"] = snapshot(text)
    return Claim.objects.create(**defaults | placing | fields)


def judged(claim, key="supported", confidence=2, **said):
    """A judgement with what its level needs: words of the claim's own page as evidence, or a note on what is missing."""
    stances = {"disputed": ("supports", "contradicts"), "unverifiable": ()}.get(key, ("supports",))
    pieces = tuple(Piece(claim.snapshot, claim.start, claim.end, stance) for stance in stances)
    return Judgement(level(key), confidence, **{"pieces": pieces, "note": "No list is public."} | said)


def level(key="supported"):
    """A level of the default scale."""
    return Level.objects.get(scale__is_default=True, key=key)
