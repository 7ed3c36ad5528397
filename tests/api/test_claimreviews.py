"""ClaimReviews as others check them: ours conform, and what is missing from one is found."""

import copy
import json

import pytest
from django.conf import settings
from pyshacl import validate
from rdflib import Graph

from claims.models import Topic
from tests.benchmarks.measuring import SHARED_DATA

# Of the libraries that read the graphs, about each other.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
OWN_SHAPE = settings.BASE_DIR / "tests" / "data" / "claimreview.ttl"
THEIR_SHAPE = SHARED_DATA / "claimreview" / "shapes" / "google_claimreview_required.ttl"
THEIR_SAMPLES = SHARED_DATA / "claimreview" / "samples"
GOOD = {
    "@type": "ClaimReview",
    "url": "https://desk.example/claims/1/public/",
    "datePublished": "2023-01-20",
    "author": {"@type": "Organization", "name": "The desk", "url": "https://desk.example/"},
    "claimReviewed": "48 people were killed.",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Organization", "name": "Rights groups"},
        "appearance": {"@type": "CreativeWork", "headline": "Toll rises"},
    },
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "supported",
        "ratingValue": 4,
        "bestRating": 4,
        "worstRating": 1,
    },
}


def conforms(review, shape):
    """Tell whether a ClaimReview has what a shape asks for; nothing is fetched."""
    plain = json.loads(json.dumps(review))
    plain["@context"] = {"@vocab": "http://schema.org/"}
    data = Graph().parse(data=json.dumps(plain), format="json-ld")
    # Theirs calls some of what it misses a warning; all of it counts here.
    ok, _report, _text = validate(data, shacl_graph=Graph().parse(shape, format="turtle"), allow_warnings=False)
    return ok


def without(*path, value=None):
    """The good one with a member left out, or with another value in its place."""
    review = copy.deepcopy(GOOD)
    place = review
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return review


BROKEN = [
    pytest.param(without("url"), id="no address"),
    pytest.param(without("url", value="ftp://desk.example/"), id="an address that no browser opens"),
    pytest.param(without("claimReviewed"), id="no claim"),
    pytest.param(without("claimReviewed", value={"@type": "Claim"}), id="a claim that is no text"),
    pytest.param(without("datePublished"), id="no date"),
    pytest.param(without("author", value={"@type": "Organization"}), id="an author without name or address"),
    pytest.param(without("itemReviewed"), id="nothing reviewed"),
    pytest.param(without("itemReviewed", "appearance"), id="a claim that appeared nowhere"),
    pytest.param(without("reviewRating"), id="no rating"),
    pytest.param(without("reviewRating", "alternateName"), id="a rating without words"),
    pytest.param(without("reviewRating", "@type", value="rating"), id="a type in lower case"),
    pytest.param(without("reviewRating", "bestRating"), id="a number between unknown ends"),
]


def test_a_good_one_conforms():
    assert conforms(GOOD, OWN_SHAPE)


@pytest.mark.parametrize("review", BROKEN)
def test_a_broken_one_is_found(review):
    assert not conforms(review, OWN_SHAPE)


@pytest.fixture
def ours(story, client):
    """The ClaimReviews of the site's own feed."""
    Topic.objects.update(is_public=True)
    feed = client.get("/api/v1/claimreview.jsonld").json()
    return [review for item in feed["dataFeedElement"] for review in item["item"]]


@pytest.mark.django_db
def test_ours_conform(ours):
    assert len(ours) == 1
    assert all(conforms(review, OWN_SHAPE) for review in ours)


@pytest.mark.django_db
@pytest.mark.shared_data
def test_ours_conform_to_the_shape_of_others(ours):
    if not THEIR_SHAPE.exists():
        pytest.skip("no evaluation data beside the project")
    assert all(conforms(review, THEIR_SHAPE) for review in ours)


@pytest.mark.shared_data
def test_the_samples_of_others_are_told_apart():
    if not THEIR_SAMPLES.is_dir():
        pytest.skip("no evaluation data beside the project")
    found = {path.name: conforms(json.loads(path.read_text()), THEIR_SHAPE) for path in THEIR_SAMPLES.glob("*.jsonld")}

    assert found == {name: name.startswith("good_") for name in found}
    assert len(found) >= 10
