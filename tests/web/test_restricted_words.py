"""No door shows words that are withheld: the test walks through every address there is, as the most powerful account."""

import io

import pytest
from django.core.management import call_command
from model_bakery import baker

from claims import deciding, placing, rating
from claims.deciding import Outcome
from claims.models import Claim, Comment, Decision, Rating
from sources import blobs, restricting
from sources.models import Restriction, Snapshot
from tests.factories import NOW, claim, judged, level, measure, person, snapshot
from tests.web.doors import addresses
from tests.web.story import tell

pytestmark = pytest.mark.django_db

NAME = "Quispegrandchild"
TEXT = f"Nobody knew why. 48 people near {NAME} were killed, said {NAME}. The square was empty."


@pytest.fixture
def story(editor, reviewer):
    """A placed, rated and decided claim whose sentence, notes and evidence name somebody who must not be named.

    The rows of the other story come after it, so that every page of the admin site has something to show.
    """
    taken = snapshot(TEXT, sha256=blobs.put(TEXT.encode()))
    baker.make(
        Snapshot,
        source=taken.source,
        text=f"{TEXT} It rained.",
        sha256=blobs.put(f"{TEXT} It rained.".encode()),
        media_type="text/html",
        standing="ok",
        sections=[],
        dropped=[],
        notes=[],
        captured_at=NOW,
        recorded_at=NOW,
    )
    start, end = TEXT.index("48"), TEXT.index(" The square")
    placed = claim(
        "48",
        snapshot=taken,
        start=start,
        end=end,
        quote=TEXT[start:end],
        prefix=TEXT[:start],
        figure_start=start,
        figure_end=start + 2,
        counted=f"people near {NAME}",
        attribution=f"said {NAME}",
        place=NAME,
        placed_in=measure(),
        by=editor,
    )
    rating.rate(claim=placed, judgement=judged(placed, note=f"{NAME} told me."), by=reviewer.reviewer, now=NOW)
    deciding.decide(claim=placed, outcome=Outcome(level(), "majority", f"{NAME} is right."), by=editor, now=NOW)
    placing.link(
        claim=placed,
        snapshot=taken,
        start=TEXT.index(NAME),
        end=TEXT.index(NAME) + len(NAME),
        stance="supports",
        note=f"{NAME} again",
        by=editor,
        now=NOW,
    )
    baker.make(Comment, claim=placed, text=f"Who is {NAME}?", commented_at=NOW, commented_by=editor)
    tell(editor, reviewer)
    return placed


def restrict_all(story, editor):
    start = TEXT.index(NAME)
    restricting.restrict(
        snapshot=story.snapshot,
        start=start,
        end=start + len(NAME),
        reason="minor",
        note="",
        until=None,
        by=editor,
        now=NOW,
    )
    for target, record in (("rating", Rating), ("decision", Decision), ("comment", Comment)):
        baker.make(
            Restriction,
            target=target,
            target_number=record.objects.get(claim=story).pk,
            reason="minor",
            restricted_at=NOW,
            restricted_by=editor,
        )
    for link in story.evidence.all():
        baker.make(
            Restriction,
            target="evidence",
            target_number=link.pk,
            reason="minor",
            restricted_at=NOW,
            restricted_by=editor,
        )


def everything_shown(client, story, admin):
    """Return the words of every page, file and command, by name."""
    client.force_login(admin)
    later = story.snapshot.source.snapshots.latest("pk")
    arguments = {
        "pk": story.pk,
        "slug": story.measure.topic.slug,
        "app_label": "claims",
        "source-": {"pk": story.snapshot.source_id},
        "source-diff": {"pk": story.snapshot.source_id, "a": story.snapshot_id, "b": later.pk},
        "snapshot-": {"pk": later.pk},
        "account-token-revoke": {"number": "none"},
        "api-": {"pk": story.pk, "key": story.pk, "number": "none"},
        "api-topics-row": {"key": story.measure.topic.slug},
        "api-source-snapshots": {"pk": story.snapshot.source_id},
        "api-sources-row": {"key": story.snapshot.source_id},
        "api-snapshots-row": {"key": story.snapshot_id},
        "api-snapshot-": {"pk": story.snapshot_id},
        "api-snapshot-text": {"pk": story.snapshot_id},
        "api-snapshot-raw": {"pk": story.snapshot_id},
        "api-snapshot-diff": {"a": story.snapshot_id, "b": later.pk},
        "api-ratings-row": {"row": "rating", "key": story.ratings.get().pk},
        "api-evidence-row": {"key": story.evidence.last().pk},
        "api-decisions-row": {"key": story.decisions.get().pk},
    }
    shown = {}
    for name, address in addresses(arguments, but=("logout", "password_change")):
        response = client.get(address, follow=True)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        shown[name] = content.decode(errors="replace")
    for options in ({}, {"format": "ndjson"}):
        out = io.BytesIO()
        call_command("export_ratings", output=out, **options)
        shown[f"export_ratings {options}"] = out.getvalue().decode()
    return shown


def test_the_walk_sees_the_words_while_nothing_is_withheld(client, story):
    seen = [name for name, words in everything_shown(client, story, person("admin", "Admin")).items() if NAME in words]

    assert {
        "claim-detail",
        "claim-review",
        "claim-decide",
        "source-detail",
        "export-ratings",
        "api-ratings",
        "api-claims-row",
    } <= set(seen)
    assert {"snapshot-detail", "snapshot-raw", "snapshot-page", "source-diff"} <= set(seen)


def test_no_door_shows_words_that_are_withheld(client, story, editor):
    restrict_all(story, editor)

    shown = everything_shown(client, story, person("admin", "Admin"))

    assert [name for name, words in shown.items() if NAME in words] == []


def test_what_is_withheld_says_why(client, story, editor):
    restrict_all(story, editor)
    client.force_login(editor)

    assert "[withheld: names a minor]" in client.get(story.get_absolute_url()).content.decode()


def test_a_lifted_restriction_shows_the_words_again(client, story, editor):
    start = TEXT.index(NAME)
    held = restricting.restrict(
        snapshot=story.snapshot,
        start=start,
        end=start + len(NAME),
        reason="minor",
        note="",
        until=None,
        by=editor,
        now=NOW,
    )
    restricting.lift(restriction=held, note="of age now", by=editor, now=NOW)
    client.force_login(editor)

    assert NAME in client.get(story.get_absolute_url()).content.decode()


def test_every_occurrence_in_the_text_is_withheld(story, editor):
    start = TEXT.index(NAME)
    restricting.restrict(
        snapshot=story.snapshot,
        start=start,
        end=start + len(NAME),
        reason="minor",
        note="",
        until=None,
        by=editor,
        now=NOW,
    )

    veiled = restricting.cover_of([story.snapshot_id], now=NOW).veil(TEXT, story.snapshot_id)

    assert NAME not in veiled
    assert len(veiled) == len(TEXT)
    assert veiled.startswith("Nobody knew why. 48 people near ████████████████ were killed")


def test_claims_that_do_not_touch_the_words_stay_as_they_are(story, editor):
    start = TEXT.index("Nobody")
    restricting.restrict(
        snapshot=story.snapshot, start=start, end=start + 6, reason="private", note="", until=None, by=editor, now=NOW
    )

    assert restricting.cover_of([story.snapshot_id], now=NOW).reason(story.snapshot_id, story.start, story.end) is None
    assert Claim.objects.get(pk=story.pk).quote in TEXT
