"""A newer reader proposes and overwrites nothing."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from claims import correcting, proposing, rereading
from claims.models import Claim, Proposal, Reading
from claims.rereading import NothingWaits
from tests.factories import NOW, snapshot

pytestmark = pytest.mark.django_db

TEXT = "At least 48 people were killed. Dozens of houses burned."


@pytest.fixture
def read():
    """A snapshot read by the machine, whose toll an older reader had taken for an exact number."""
    taken = snapshot(TEXT)
    Reading.objects.create(snapshot=taken)
    proposing.propose(reading=Reading.objects.lease(Reading.objects.get().pk, now=NOW), now=NOW)
    Claim.objects.filter(low=48).update(qualifier="exact", high=48)
    return taken


def test_another_reading_is_proposed_and_nothing_overwritten(read):
    assert rereading.reread(snapshot=read, now=NOW) == rereading.Reread(proposed=1, suggested=0)

    toll = Claim.objects.get(low=48)
    assert toll.qualifier == "exact"
    assert Proposal.objects.get().reading == {"high": None, "qualifier": "at_least"}


def test_the_same_reader_proposes_the_same_once(read):
    rereading.reread(snapshot=read, now=NOW)

    assert rereading.reread(snapshot=read, now=NOW).proposed == 0


def test_taking_it_corrects_the_claim(read, editor):
    rereading.reread(snapshot=read, now=NOW)

    taken = rereading.take(proposal=Proposal.objects.get(), by=editor, now=NOW)

    assert (taken.qualifier, taken.high, taken.revision) == ("at_least", None, 2)
    assert not Proposal.objects.waiting().exists()


def test_leaving_it_keeps_the_claim(read, editor):
    rereading.reread(snapshot=read, now=NOW)

    rereading.leave(proposal=Proposal.objects.get(), by=editor, now=NOW)

    assert Claim.objects.get(low=48).revision == 1
    with pytest.raises(NothingWaits):
        rereading.take(proposal=Proposal.objects.get(), by=editor, now=NOW)


def test_what_a_person_corrected_stays_out_of_it(read, editor):
    toll = Claim.objects.get(low=48)
    correcting.correct(
        claim=toll,
        reading=correcting.reading_of(toll, high=Decimal(50)),
        seen_revision=1,
        reason="as printed",
        by=editor,
        now=NOW,
    )

    assert rereading.reread(snapshot=read, now=NOW).proposed == 0


def test_a_figure_nobody_saw_before_is_suggested(read):
    Claim.objects.filter(wording="Dozens").exists()
    with_more = snapshot("31 people were detained.")

    assert rereading.reread(snapshot=with_more, now=NOW).suggested == 1
    assert Claim.objects.get(low=31).state == Claim.State.SUGGESTED


def test_words_that_are_no_figure_any_more_may_be_rejected(read, editor):
    dozens = Claim.objects.get(wording="Dozens")
    Proposal.objects.create(
        claim=dozens, claim_revision=1, reader_version="2", profile="logical-v1", reading={}, proposed_at=NOW
    )

    assert rereading.take(proposal=Proposal.objects.get(), by=editor, now=NOW).state == Claim.State.REJECTED


def test_another_profile_proposes_its_own_ranges(read, editor):
    rereading.reread(snapshot=read, now=NOW, profile="acled")

    proposal = Proposal.objects.get(claim__wording="Dozens")
    taken = rereading.take(proposal=proposal, by=editor, now=NOW)

    assert (taken.profile, taken.low) == ("acled", 12)


def test_the_command_counts_and_refuses_what_it_does_not_know(read):
    out = StringIO()
    call_command("reread_claims", stdout=out)
    assert "1 snapshots read again: 1 other readings proposed, 0 claims suggested" in out.getvalue()

    with pytest.raises(CommandError, match="no profile"):
        call_command("reread_claims", profile="ibc")
    with pytest.raises(CommandError, match="There is no topic"):
        call_command("reread_claims", topic="nowhere")
