"""The sample: a handful of articles of our own, told through the same acts that people use."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from claims import commenting, correcting, deciding, placing, proposing, rating, rechecking, stating, taking_in
from claims.comparison.finding import Method, propose_finding
from claims.models import Claim, Intake, Level, Measure, Reading, Reviewer, Topic
from claims.stated import stated_figures
from sources import blobs
from sources.adding import Given
from sources.capturing import capture
from sources.models import Publisher, Source
from sources.readers import read_page

FOLDER = Path(__file__).parent
STORY = FOLDER / "story.json"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class People:
    """Who acts in the sample: two reviewers and an editor."""

    reviewer: Reviewer
    second: Reviewer
    editor: User


@transaction.atomic
def load(*, people: People, now: datetime) -> Topic:
    """Write the sample: topic, measures, articles, claims in their places, ratings, a decision and a finding.

    After all that, as if a day later, some of the articles say something else: one counts another death without a word about
    it. The new count is placed where the old one stood.

    Raises:
        LookupError: a figure of the story is not found in its article; nothing was written.
    """
    story = json.loads(STORY.read_text())
    topic = Topic.objects.create(**story["topic"] | {"started_on": date.fromisoformat(story["topic"]["started_on"])})
    measures = {key: Measure.objects.create(topic=topic, **fields) for key, fields in story["measures"].items()}
    for name, fields in story["publishers"].items():
        Publisher.objects.create(name=name, **fields)
    claims = {}
    sources = {}
    for article in story["articles"]:
        sources[article["name"]] = source = _add(article, by=people.editor, now=now - DAY)
        for wording, measure, kind in article["place"]:
            claims[article["name"], wording] = _place(
                source, wording, measures[measure], kind, by=people.editor, now=now - DAY
            )
    for said in story["ratings"]:
        article, wording, stance = said["cites"]
        cited = claims[article, wording]
        piece = rating.Piece(cited.snapshot, cited.start, cited.end, stance)
        judgement = rating.Judgement(_level(said["level"]), said["confidence"], said["note"], pieces=(piece,))
        by = getattr(people, said["by"])
        rating.rate(claim=claims[said["article"], said["wording"]], judgement=judgement, by=by, now=now - DAY)
    _decide(story["decision"], claims, by=people.editor, now=now - DAY)
    _state_finding(story["finding"], measures, by=people.editor, now=now - DAY)
    for name, source in sources.items():
        if (newer := FOLDER / "articles" / f"{name}.2.txt").exists():
            _change_page(source, newer.read_bytes(), now=now)
    for measure in measures.values():
        for former in measure.claims.filter(replaced_by__isnull=False):
            placing.place(claim=former.replaced_by, measure=measure, by=people.editor, now=now)
    return topic


def _add(article: dict[str, Any], *, by: User, now: datetime) -> Source:
    published = article["published"]
    given = Given(
        publisher=article["publisher"],
        language=article["language"],
        published_on=date.fromisoformat(published) if published else None,
    )
    body = (FOLDER / "articles" / f"{article['name']}.txt").read_bytes()
    intake = taking_in.take_in(body=body, media_type="text/plain", given=given, by=by, now=now)
    intake = Intake.objects.lease(intake.pk, now=now)
    taking_in.read(intake)
    source = taking_in.keep(intake=intake, by=by, now=now)
    for pk in Reading.objects.of_source(source).values_list("pk", flat=True):
        proposing.propose(reading=Reading.objects.lease(pk, now=now), now=now)
    return source


def _change_page(source: Source, body: bytes, *, now: datetime) -> None:
    """Have a source say something else, and find out what that did to its claims."""
    page = read_page(body, media_type="text/plain", language=source.language)
    taken = capture(source, page=page, sha256=blobs.put(body), media_type="text/plain", captured_at=now, now=now)
    rechecking.read_claims(Reading.objects.lease(taken.reading.pk, now=now), now=now)


def _place(source: Source, wording: str, measure: Measure, kind: str, *, by: User, now: datetime) -> Claim:
    """Place the figure of the running text; the same figure in the headline is marked as its repeat."""
    found = list(Claim.objects.filter(snapshot__source=source, wording=wording).order_by("start"))
    found = [claim for claim in found if claim.counted_kind in (kind, "")]
    if not found:
        raise LookupError(f"“{wording}” is not read in {source}")
    in_headline, claim = found[:-1], found[-1]
    if not claim.counted_kind:
        claim = _say_what_is_counted(claim, kind, by=by, now=now)
    for repeat in in_headline:
        placing.confirm(claim=repeat, by=by, now=now)
        commenting.mark_repeat(claim=repeat, original=claim, by=by, now=now)
    return placing.place(claim=claim, measure=measure, by=by, now=now)


def _say_what_is_counted(claim: Claim, kind: str, *, by: User, now: datetime) -> Claim:
    reading = correcting.reading_of(claim, counted_kind=kind)
    return correcting.correct(
        claim=claim,
        reading=reading,
        seen_revision=claim.revision,
        reason="The sentence before says what.",
        by=by,
        now=now,
    )


def _decide(told: dict[str, Any], claims: dict[tuple[str, str], Claim], *, by: User, now: datetime) -> None:
    outcome = deciding.Outcome(_level(told["level"]), told["method"], told["rationale"], best=Decimal(told["best"]))
    deciding.decide(claim=claims[told["article"], told["wording"]], outcome=outcome, by=by, now=now)


def _state_finding(told: dict[str, Any], measures: dict[str, Measure], *, by: User, now: datetime) -> None:
    measure = measures[told["measure"]]
    proposal = propose_finding(
        stated_figures(measure, now=now), Method(told["method"]), as_of=date.fromisoformat(told["as_of"])
    )
    stating.state_finding(measure=measure, answer=stating.answer_of(proposal), by=by, now=now)


def _level(key: str) -> Level:
    return Level.objects.get(scale__is_default=True, key=key)
