"""What a page's newer words do to its claims: a claim never moves, changes are rows, and what is new is suggested."""

from datetime import timedelta

import pytest

from claims import placing, rechecking, retracing
from claims.board import board_of
from claims.board.finding import reasons_to_renew
from claims.models import Change, Claim, Finding, Reading
from claims.stating import Answer, state_finding
from sources import blobs, capturing
from sources.models import Source
from sources.readers import read_page
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db

BEFORE = "Heavy rain fell on Puno all night and the river rose."
SENTENCE = "At least 30 people were killed in the floods, according to the government."
AFTER = "The roads to Juliaca stayed closed, and trains did not run."
FIRST = f"{BEFORE}\n\n{SENTENCE}\n\n{AFTER}\n"


class Story:
    """A source whose page says one thing after another, an hour apart."""

    def __init__(self, by):
        self.by = by
        self.hours = 0
        self.source = Source.objects.create(kind="article", language="en", added_at=NOW)

    def says(self, text, *, is_read=True):
        """Capture a version and read it as the worker does."""
        at = NOW + timedelta(hours=self.hours)
        self.hours += 1
        page = read_page(text.encode(), media_type="text/plain")
        taken = capturing.capture(
            self.source, page=page, sha256=blobs.put(text.encode()), media_type="text/plain", captured_at=at, now=at
        )
        if is_read:
            self.read(taken)
        return taken

    def read(self, taken):
        at = taken.captured_at
        rechecking.read_claims(Reading.objects.lease(taken.reading.pk, now=at), now=at)

    def claim(self, wording="At least 30", measure=None):
        claim = Claim.objects.get(snapshot__source=self.source, wording=wording)
        if measure is not None:
            return placing.place(claim=claim, measure=measure, by=self.by, now=NOW)
        return placing.confirm(claim=claim, by=self.by, now=NOW) or Claim.objects.get(pk=claim.pk)


@pytest.fixture
def told(editor):
    story = Story(editor)
    story.says(FIRST)
    return story


@pytest.mark.parametrize(
    ("newer", "kind", "words", "replacement"),
    [
        pytest.param(
            FIRST.replace("At least 30", "At least 48"),
            "figure",
            ("At least 30", "At least 48"),
            "At least 48",
            id="another number",
        ),
        pytest.param(
            FIRST.replace("At least 30", "More than 30"),
            "qualifier",
            ("At least 30", "More than 30"),
            "More than 30",
            id="another qualifier",
        ),
        pytest.param(
            FIRST.replace(" the government.", " the opposition."),
            "attribution",
            (SENTENCE, SENTENCE.replace("government", "opposition")),
            "At least 30",
            id="another who said it",
        ),
        pytest.param(
            FIRST.replace("were killed in the floods", "were killed in last night's floods"),
            "reworded",
            (SENTENCE, SENTENCE.replace("in the floods", "in last night's floods")),
            None,
            id="other words, the same figure",
        ),
        pytest.param(FIRST.replace(f"{SENTENCE}\n\n", ""), "gone", ("At least 30", ""), None, id="no longer there"),
    ],
)
def test_what_became_of_a_claim_is_written_down_and_the_claim_stays(told, newer, kind, words, replacement):
    claim = told.claim()

    later = told.says(newer)

    change = Change.objects.get()
    assert (change.claim, change.snapshot, change.kind) == (claim, later, kind)
    assert (change.wording_before, change.wording_after) == words
    claim.refresh_from_db()
    assert (claim.quote, claim.wording, claim.snapshot.text) == (SENTENCE, "At least 30", FIRST.strip())
    suggested = Claim.objects.filter(state="suggested")
    assert [(each.wording, each.replaces, each.snapshot) for each in suggested] == (
        [(replacement, claim, later)] if replacement else []
    )


@pytest.mark.parametrize(
    "newer",
    [
        pytest.param(FIRST.replace(AFTER, "The trains run again."), id="another sentence after it"),
        pytest.param("Corrected headline\n\n" + FIRST, id="a line before it"),
        pytest.param(FIRST.replace(BEFORE, ""), id="the sentence before it cut"),
    ],
)
def test_a_claim_whose_words_stand_is_left_alone(told, newer):
    told.claim()

    told.says(newer)

    assert not Change.objects.exists()
    assert Claim.objects.count() == 1


def test_figures_that_stand_for_no_claim_are_suggested(told):
    told.says(FIRST + "\nSome 200 houses were flooded in the city.\n")

    assert set(Claim.objects.filter(state="suggested").values_list("wording", "replaces")) == {
        ("At least 30", None),
        ("Some 200", None),
    }


def test_what_a_person_rejected_is_not_suggested_again(told):
    claim = Claim.objects.get()
    placing.reject(claim=claim, by=told.by, now=NOW)

    told.says(FIRST.replace("At least 30", "At least 31"))

    assert Claim.objects.get() == claim
    assert not Change.objects.exists()


def test_a_page_that_goes_back_says_so_and_the_claim_is_on_the_board_again(told):
    measure = factories.measure()
    claim = told.claim(measure=measure)
    told.says(FIRST.replace("At least 30", "At least 48"))
    placing.place(claim=Claim.objects.get(wording="At least 48"), measure=measure, by=told.by, now=NOW)
    assert [row.words for row in board_of(measure, now=NOW).rows] == ["At least 48"]

    told.says(FIRST)

    assert [(change.claim, change.kind) for change in claim.changes.all()] == [(claim, "back"), (claim, "figure")]
    assert [row.words for row in board_of(measure, now=NOW).rows] == ["At least 30"]
    assert list(Claim.objects.on_board()) == [claim]
    assert Claim.objects.count() == 2


def test_the_same_new_words_are_written_down_once(told):
    told.claim()
    reworded = FIRST.replace("in the floods", "in last night's floods")

    told.says(reworded)
    told.says(reworded.replace("trains did not run", "trains ran late"))
    told.says(reworded.replace("At least 30", "At least 48"))

    assert list(Change.objects.order_by("pk").values_list("kind", "wording_after")) == [
        ("reworded", SENTENCE.replace("in the floods", "in last night's floods")),
        ("figure", "At least 48"),
    ]


def test_a_figure_that_grows_from_version_to_version_is_a_chain(told):
    told.claim()

    told.says(FIRST.replace("At least 30", "At least 48"))
    told.says(FIRST.replace("At least 30", "At least 50"))

    chain = Claim.objects.order_by("pk").values_list("wording", "replaces__wording")
    assert list(chain) == [("At least 30", None), ("At least 48", "At least 30"), ("At least 50", "At least 48")]
    assert Change.objects.count() == 2


@pytest.mark.parametrize(
    ("newer", "nature", "notice"),
    [
        pytest.param(FIRST.replace("At least 30", "At least 48"), "update", "", id="a count that rises"),
        pytest.param(FIRST.replace("At least 30", "At least 3"), "unclear", "", id="a count that falls without a word"),
        pytest.param(
            FIRST.replace("At least 30", "At least 3") + "\nCorrection: an earlier version said 30.\n",
            "correction",
            "Correction: an earlier version said 30.",
            id="a count that falls, with a note",
        ),
    ],
)
def test_a_change_says_what_it_looks_like_and_what_the_page_says_of_it(told, newer, nature, notice):
    told.claim()

    told.says(newer)

    change = Change.objects.get(kind="figure")
    assert (change.nature, change.notice) == (nature, notice)


def test_a_finding_is_due_again_when_a_figure_it_counted_changes(told):
    measure = factories.measure()
    claim = told.claim(measure=measure)
    answer = Answer(
        as_of=NOW.date(),
        low=30,
        best=None,
        high=None,
        method="range",
        sentence="At least 30 people were killed.",
        conflict="no",
        included=(claim,),
        excluded={},
    )
    finding = state_finding(measure=measure, answer=answer, by=told.by, now=NOW)
    assert reasons_to_renew(finding) == ()

    told.says(FIRST.replace("At least 30", "At least 48"))

    assert len(reasons_to_renew(Finding.objects.get())) == 1


def test_a_claim_whose_place_is_not_sure_is_left_for_a_person(told):
    told.claim()

    later = told.says("\n\n".join(f"Town {n}: {SENTENCE.replace('30', str(n))}" for n in range(40, 44)))

    assert not Change.objects.exists()
    assert "was not found again for sure" in " ".join(Reading.objects.get(snapshot=later).left_out)


def test_a_newer_version_waits_until_the_earlier_one_was_read(editor):
    story = Story(editor)
    first = story.says(FIRST, is_read=False)
    second = story.says(FIRST.replace("At least 30", "At least 48"), is_read=False)

    story.read(second)
    second.reading.refresh_from_db()
    assert (second.reading.is_pending, second.reading.attempts) == (True, 0)
    story.read(first)
    story.read(second)

    assert [(each.wording, each.replaces_id is not None) for each in Claim.objects.order_by("pk")] == [
        ("At least 30", False),
        ("At least 48", True),
    ]


def test_reading_twice_writes_once(told):
    told.claim()
    later = told.says(FIRST.replace("At least 30", "At least 48"), is_read=False)
    late = Reading.objects.lease(later.reading.pk, now=NOW + timedelta(hours=2))
    prompt = Reading.objects.lease(later.reading.pk, now=NOW + timedelta(hours=3))

    rechecking.recheck(reading=prompt, now=NOW)
    assert rechecking.recheck(reading=late, now=NOW) == rechecking.Rechecked()

    assert Change.objects.count() == 1


def test_a_better_reader_of_pages_is_no_change(told, monkeypatch):
    """The claim's words were furniture all along: today's reader leaves them out, and so they are not gone."""
    told.claim()
    monkeypatch.setattr(retracing, "READER_VERSION", "2")
    monkeypatch.setattr(retracing, "as_read_now", lambda snapshot: f"{BEFORE}\n\n{AFTER}")

    told.says(f"{BEFORE}\n\n{AFTER} Schools are closed.\n")

    assert not Change.objects.exists()


def test_a_reading_that_wears_its_readers_out_says_so_and_holds_up_nothing(told):
    later = told.says(FIRST.replace("At least 30", "At least 48"), is_read=False)
    now = NOW + timedelta(hours=1)
    for _ in range(3):
        assert Reading.objects.lease(later.reading.pk, now=now) is not None
        now += timedelta(minutes=6)

    [worn_out] = Reading.objects.worn_out(now)
    rechecking.give_up(worn_out, now=now)
    told.says(FIRST.replace("At least 30", "At least 50"))

    later.reading.refresh_from_db()
    assert "by hand" in later.reading.left_out[0]
    assert Change.objects.get().wording_after == "At least 50"


def test_a_change_is_acknowledged_once_by_each_person(told, reviewer):
    told.claim()
    told.says(FIRST.replace("At least 30", "At least 3"))
    change = Change.objects.get()

    rechecking.acknowledge(change=change, no_notice_confirmed=True, by=reviewer, now=NOW)
    rechecking.acknowledge(change=change, note="Seen.", by=told.by, now=NOW)

    with pytest.raises(rechecking.AlreadyAcknowledged):
        rechecking.acknowledge(change=change, by=reviewer, now=NOW)
    assert change.acknowledgements.count() == 2


def test_nobody_confirms_a_missing_notice_that_is_there(told, reviewer):
    told.claim()
    told.says(FIRST.replace("At least 30", "At least 3") + "\nCorrection: an earlier version said 30.\n")

    with pytest.raises(ValueError, match="tells of this change"):
        rechecking.acknowledge(change=Change.objects.get(), no_notice_confirmed=True, by=reviewer, now=NOW)
