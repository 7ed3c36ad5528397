"""One row of every record, tied into one story, so that every address of the site has something to show."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from model_bakery import baker

from claims import assigning, commenting, deciding, placing, rating, stating
from claims.deciding import Outcome
from claims.exporting import building
from claims.models import (
    Acknowledgement,
    Allowance,
    Bookmark,
    Change,
    Claim,
    Claimant,
    Digest,
    Draft,
    Export,
    Finding,
    Intake,
    Presence,
    Proposal,
    Reading,
    Receipt,
    Token,
    Topic,
    Watch,
)
from claims.taking_in import page_as_json
from sources import blobs, restricting
from sources.models import Arrival, Fetch, Host, Promotion, Publisher, Schedule, Snapshot, Source
from sources.readers import read_page
from tests.factories import NOW, claim, judged, level, measure, person, snapshot

TEXT = "The paper counted 30 dead. Human rights groups say 48 people were killed. Police spoke of no deaths."
LATER = TEXT.replace("48", "49")


@dataclass(frozen=True, slots=True)
class Story:
    """The rows a test may want to name.

    Args:
        decided: a placed claim with two ratings and a decision.
        suggested: one that nobody has looked at.
        waiting: an intake that a person may keep or throw away.
        change: what the later snapshot did to the decided claim.
        source, topic, finding: theirs.
        proposal: another reading of a claim, that waits for a person.
        token: the administrator's, where there is one, else an editor's.
        file: what the second reviewer had built.
        kept: a list of the queue that the administrator keeps, where there is one, else an editor.
    """

    decided: Claim
    suggested: Claim
    waiting: Intake
    change: Change
    source: Source
    topic: Topic
    finding: Finding
    proposal: Proposal
    token: Token
    file: Export
    kept: Bookmark

    def arguments(self):
        """Return what fills the addresses of the site, for `doors.addresses`."""
        return {
            "pk": self.decided.pk,
            "slug": self.topic.slug,
            "source-": {"pk": self.source.pk},
            "restriction-": {"pk": self.source.current_snapshot.restrictions.first().pk},
            "source-diff": {"pk": self.source.pk, "a": self.decided.snapshot_id, "b": self.change.snapshot_id},
            "snapshot-": {"pk": self.change.snapshot_id},
            "intake-": {"pk": self.waiting.pk},
            "claim-new": {"pk": self.source.pk},
            "claim-confirm": {"pk": self.suggested.pk},
            "claim-reject": {"pk": self.suggested.pk},
            "finding-detail": {"pk": self.finding.pk},
            "queue-": {"pk": self.kept.pk},
            "account-": {"number": self.token.number},
            "proposal-": {"pk": self.proposal.pk},
            "change-": {"pk": self.change.pk},
            "api-": {"pk": self.decided.pk, "key": self.decided.pk, "number": self.token.number},
            "api-source-snapshots": {"pk": self.source.pk},
            "api-topics-row": {"key": self.topic.slug},
            "api-measures-row": {"key": self.finding.measure_id},
            "api-publishers-row": {"key": self.source.publisher_id},
            "api-claimants-row": {"key": self.decided.claimant_id},
            "api-sources-row": {"key": self.source.pk},
            "api-snapshots-row": {"key": self.decided.snapshot_id},
            "api-evidence-row": {"key": self.decided.evidence.first().pk},
            "api-changes-row": {"key": self.change.pk},
            "api-decisions-row": {"key": self.decided.decisions.get().pk},
            "api-findings-row": {"key": self.finding.pk},
            "api-ratings-row": {"row": "rating", "key": self.decided.ratings.first().pk},
            "api-source-refresh": {"pk": self.source.pk},
            "api-change-acknowledge": {"pk": self.change.pk},
            "api-snapshot-text": {"pk": self.change.snapshot_id},
            "api-snapshot-raw": {"pk": self.change.snapshot_id},
            "api-snapshot-diff": {"a": self.decided.snapshot_id, "b": self.change.snapshot_id},
            "api-intake-row": {"pk": self.waiting.pk},
            "api-intake-commit": {"pk": self.waiting.pk},
            "export-": {"pk": self.file.pk},
            "api-exports-row": {"pk": self.file.pk},
            "api-export-download": {"pk": self.file.pk},
            "finding-new": {"pk": self.finding.measure_id},
            "measure-": {"pk": self.finding.measure_id},
            "app_label": "claims",
        }


def tell(editor=None, reviewer=None, second=None):
    """Write the story and return it."""
    editor = editor or person("editor", "Editor")
    reviewer = reviewer or person("reviewer", "Reviewer")
    second = second or person("second", "Reviewer")
    publisher = baker.make(Publisher, name="The Highland Paper", locale="en-US")
    taken = snapshot(
        TEXT,
        sha256=blobs.put(TEXT.encode()),
        publisher=publisher,
        title="Toll rises",
        url="https://paper.example/toll",
    )
    deaths = measure()
    decided = _claim_in(taken, "48", placed_in=deaths, by=editor, claimant=baker.make(Claimant, name="Rights groups"))
    other = _claim_in(taken, "30", placed_in=deaths, by=editor)
    suggested = _claim_in(taken, "no deaths", low=0, high=0, state="suggested", settled_at=None, settled_by=None)
    for rater in (reviewer, second):
        assigning.assign(claim=decided, reviewer=rater.reviewer, by=editor, now=NOW)
        rating.rate(claim=decided, judgement=judged(decided, note="As they say."), by=rater.reviewer, now=NOW)
    deciding.decide(claim=decided, outcome=Outcome(level(), "majority", "Both agree."), by=editor, now=NOW)
    placing.link(claim=decided, snapshot=taken, start=0, end=10, stance="supports", note="Read it.", by=editor, now=NOW)
    commenting.comment(
        claim=decided, text="Which groups?", is_question=True, is_sensitive=False, answers=None, by=second, now=NOW
    )
    commenting.mark_repeat(claim=_claim_in(taken, "30", start=4, by=editor), original=other, by=editor, now=NOW)
    proposal = baker.make(
        Proposal, claim=other, reader_version="2", profile="acled", reading={"high": "30"}, proposed_at=NOW
    )
    baker.make(Watch, topic=deaths.topic, user=second, watched_at=NOW)
    baker.make(Draft, claim=other, reviewer=second.reviewer, saved_at=NOW)
    finding = stating.state_finding(
        measure=deaths,
        answer=stating.Answer(
            as_of=NOW.date(),
            low=None,
            best=None,
            high=None,
            method="range",
            sentence="At least 48 people were killed.",
            conflict="no",
            included=(decided,),
            excluded={other: "earlier"},
        ),
        by=editor,
        now=NOW,
    )
    restricting.restrict(
        snapshot=taken, start=len(TEXT) - 7, end=len(TEXT) - 1, reason="minor", note="", until=None, by=editor, now=NOW
    )
    return Story(
        decided=decided,
        suggested=suggested,
        waiting=_intake(editor),
        change=_later(taken, decided, editor),
        source=taken.source,
        topic=deaths.topic,
        finding=finding,
        proposal=proposal,
        token=_programs(editor),
        file=_file(second),
        kept=_desk(editor, deaths.topic),
    )


def _desk(editor, topic):
    """A form that is open, and a list that somebody keeps."""
    baker.make(Digest, address="editor@desk.example")
    baker.make(Presence, form="topic-change", record=topic.pk, user=editor, seen_at=NOW)
    by = User.objects.filter(username="admin").first() or editor
    return baker.make(Bookmark, user=by, name="Peru", query="list=to-rate", kept_at=NOW)


def _programs(editor):
    """What programs leave behind: a token, how far it was used, and an answer that was kept."""
    by = User.objects.filter(username="admin").first() or editor
    token, _shown = Token.objects.create(user=by, name="Notebook", scopes=["read"])
    Allowance.objects.create(name="asks token of the story", used_until=NOW)
    Receipt.objects.create(user=by, key="1", request_sha256="0" * 64, status=200, body="{}", asked_at=NOW)
    return token


def _file(by):
    """A file that was built, and that nothing written later makes stale."""
    asked = Export.objects.create(table="ratings", format="csv", asked_at=NOW, asked_by=by)
    building.build(Export.objects.lease(asked.pk, now=NOW))
    Export.objects.filter(pk=asked.pk).update(transaction=2**62)
    return asked


def _claim_in(taken, words, *, start=None, low=None, high=None, **fields):
    """A claim for words of the story's text; for a second one on the same words `start` moves it."""
    start = TEXT.index(words) if start is None else start
    number = words if words.isdecimal() else low
    return claim(
        words,
        low=number,
        high=number if high is None else high,
        snapshot=taken,
        start=start,
        end=start + len(words),
        quote=TEXT[start : start + len(words)],
        figure_start=start,
        figure_end=start + len(words),
        **fields,
    )


def _intake(by):
    """An intake that was read and waits for a person."""
    body = b"The protests left 30 people dead."
    read = {"start": 18, "end": 20, "quote": [0, 33], "range": "[30,30]", "vague": False}
    read |= {"counted": "people dead", "origin": "", "as_of": None}
    page = page_as_json(read_page(body, media_type="text/plain")) | {"figures": [[18, 20]], "read": [read]}
    return baker.make(
        Intake,
        state="ready",
        is_pending=False,
        media_type="text/plain",
        sha256=blobs.put(body),
        page=page,
        added_at=NOW,
        added_by=by,
        title="Waiting",
    )


def _later(taken, decided, by):
    """What came after: a fetch with another snapshot, which holds another figure, and one that failed."""
    source = taken.source
    baker.make(Schedule, source=source, due_at=NOW, cadence=timedelta(hours=1))
    baker.make(Host, name="paper.example")
    baker.make(
        Fetch,
        source=source,
        outcome="http_error",
        status=503,
        duration=timedelta(seconds=1),
        error="The server is busy.",
        fetched_at=NOW,
    )
    fetch = baker.make(
        Fetch,
        source=source,
        outcome="ok",
        status=200,
        sha256="0" * 64,
        duration=timedelta(seconds=1),
        fetched_at=NOW,
        byte_count=99,
    )
    unread = baker.make(
        Fetch, source=source, outcome="ok", sha256="0" * 64, duration=timedelta(seconds=1), fetched_at=NOW
    )
    baker.make(Arrival, fetch=unread, is_pending=False, error="This is a PDF file, not a text.")
    later = baker.make(
        Snapshot,
        source=source,
        fetch=fetch,
        text=LATER,
        text_sha256="0" * 64,
        sha256=blobs.put(LATER.encode()),
        media_type="text/html",
        sections=[],
        dropped=[],
        notes=[],
        standing="ok",
        captured_at=NOW + timedelta(hours=1),
        recorded_at=NOW + timedelta(hours=1),
    )
    baker.make(Promotion, snapshot=later, verdict="promoted", reason="It reads well.", promoted_at=NOW, promoted_by=by)
    baker.make(
        Reading, snapshot=later, kind="recheck", is_pending=False, figure_count=3, read_at=NOW, reader_version="1"
    )
    change = baker.make(
        Change,
        claim=decided,
        snapshot=later,
        kind="figure",
        nature="update",
        wording_before="48",
        wording_after="49",
        found_at=NOW + timedelta(hours=1),
    )
    baker.make(Acknowledgement, change=change, acknowledged_at=NOW + timedelta(hours=2), acknowledged_by=by)
    return change
