"""Adding an article by page: every text that cannot be taken says why and what to do, and leaves nothing behind."""

import io
from pathlib import Path

import pytest
from django.urls import reverse

from claims import taking_in
from claims.models import Claim, Intake, Reading
from claims.models.fields import range_as_text
from claims.proposing import propose
from sources.adding import Given
from sources.models import Publisher, Snapshot, Source
from tests.factories import NOW
from tests.sources.news_site import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def upload(content, name="article.txt"):
    file = io.BytesIO(content)
    file.name = name
    return file


def read_waiting():
    """Do what the worker does with an intake."""
    intake = Intake.objects.lease(Intake.objects.get().pk, now=NOW)
    taking_in.read(intake)
    intake.refresh_from_db()
    return intake


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        pytest.param({"text": ""}, "Paste the text of an article, choose a file", id="nothing at all"),
        pytest.param({"text": " \n\t "}, "Paste the text of an article, choose a file", id="only white space"),
        pytest.param({"text": "30 \x00 dead"}, "Null characters are not allowed.", id="a NUL in pasted text"),
        pytest.param(
            {"text": "30 dead", "url": "ftp://paper.example/"}, "must begin with http", id="an address of another kind"
        ),
        pytest.param(
            {"text": "30 dead", "url": "https://user:word@paper.example/"},
            "must not contain a user name",
            id="an address with a password",
        ),
        pytest.param({"text": "30 dead", "published_on": "yesterday"}, "Enter a valid date.", id="a day that is none"),
    ],
)
def test_what_cannot_be_taken_says_why(signed_in, posted, sentence):
    response = signed_in.post(reverse("intake-new"), posted)

    assert response.status_code == 400
    assert sentence in response.content.decode()
    assert not Intake.objects.exists()


def test_a_file_of_twenty_megabytes_is_too_large(signed_in):
    response = signed_in.post(reverse("intake-new"), {"file": upload(b"30 dead. " * 2_222_222)})

    assert response.status_code == 400
    assert "larger than 10 MB" in response.content.decode()
    assert not Intake.objects.exists()


def test_twenty_megabytes_of_pasted_text_are_too_large(signed_in):
    response = signed_in.post(reverse("intake-new"), {"text": "30 dead. " * 2_222_222})

    assert response.status_code == 400
    assert "larger than 10 MB" in response.content.decode()
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "charset", "sentence"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(500), "picture.txt", "", "picture", id="a picture"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 4, "report.txt", "", "PDF", id="a PDF"),
        pytest.param(b"30 dead", "article.txt", "latin-99", "latin-99", id="an encoding that does not exist"),
    ],
)
def test_a_file_that_cannot_be_read_says_so(signed_in, content, name, charset, sentence):
    signed_in.post(reverse("intake-new"), {"file": upload(content, name), "charset": charset})
    intake = read_waiting()

    assert intake.state == Intake.State.FAILED
    assert sentence.lower() in intake.error.lower()
    page = signed_in.get(intake.get_absolute_url()).content.decode()
    assert "Add the text another way" in page
    assert not Source.objects.exists()
    assert not Publisher.objects.exists()


def test_nul_bytes_in_a_file_are_cleaned_and_told(signed_in):
    signed_in.post(reverse("intake-new"), {"file": upload(b"The protests left 30\x00 people dead.\n")})
    intake = read_waiting()

    assert intake.state == Intake.State.READY
    assert "\x00" not in intake.page["text"]
    assert intake.page["notes"]


FLOODS = """Hubo 1.234 muertos en todo el país y 56.000 damnificados.

Unas 2.500 personas siguen aisladas desde el martes.
"""
STRIKE = (Path(__file__).parents[1] / "data" / "listings" / "harbour_strike.txt").read_text()


@pytest.mark.parametrize(
    ("text", "locale", "language", "fewest"),
    [
        pytest.param(FLOODS, "es-ES", "es", 3, id="points as thousands"),
        pytest.param(FLOODS, "es-PE", "es", 3, id="points as decimals"),
        pytest.param(STRIKE, "en-US", "en", 5, id="a listing, item by item"),
    ],
)
def test_the_preview_reads_figures_as_the_kept_text_will_be_read(signed_in, reviewer, text, locale, language, fewest):
    Publisher.objects.create(name="El Diario", locale=locale)
    given = {"publisher": "el diario", "language": language, "published_on": "2023-01-20"}
    signed_in.post(reverse("intake-new"), {"text": text} | given)
    intake = read_waiting()

    taking_in.keep(intake=intake, by=reviewer, now=NOW)
    for reading in Reading.objects.filter(is_pending=True):
        propose(reading=Reading.objects.lease(reading.pk, now=NOW), now=NOW)

    kept = Claim.objects.select_related("snapshot")
    assert [(read["start"], read["range"]) for read in intake.page["read"]] == sorted(
        (one.figure_start + (one.snapshot.taken_from_start or 0), range_as_text(one.range)) for one in kept
    )
    assert len(kept) >= fewest


def test_a_text_without_a_figure_asks_for_one(signed_in, reviewer):
    signed_in.post(reverse("intake-new"), {"text": "Nobody counted the people in the square.", "language": "en"})
    intake = read_waiting()
    assert "No figure found." in signed_in.get(intake.get_absolute_url()).content.decode()

    signed_in.post(reverse("intake-keep", args=[intake.pk]))
    propose(reading=Reading.objects.lease(Reading.objects.get().pk, now=NOW), now=NOW)

    source = Source.objects.get()
    assert "No figure found. Add one below" in signed_in.get(source.get_absolute_url()).content.decode()
    signed_in.post(reverse("claim-new", args=[source.pk]), {"start": "0", "end": "40"})
    assert Claim.objects.get().quote == "Nobody counted the people in the square."


def test_the_same_text_twice_leads_to_the_first(signed_in):
    posted = {"text": "The protests left 30 people dead.", "title": "Toll", "language": "en"}
    signed_in.post(reverse("intake-new"), posted)
    signed_in.post(reverse("intake-keep", args=[read_waiting().pk]))

    response = signed_in.post(reverse("intake-new"), posted)

    page = response.content.decode()
    assert response.status_code == 400
    assert "This is already here as “Toll”" in page
    assert Source.objects.get().get_absolute_url() in page
    assert Intake.objects.count() == 1


def test_an_intake_can_be_thrown_away_and_leaves_nothing(signed_in):
    signed_in.post(reverse("intake-new"), {"text": "The protests left 30 people dead.", "publisher": "The Paper"})
    intake = read_waiting()

    signed_in.post(reverse("intake-throw-away", args=[intake.pk]))

    for record in (Intake, Source, Snapshot, Publisher, Claim):
        assert not record.objects.exists()


def test_an_intake_is_kept_once(signed_in, reviewer):
    signed_in.post(reverse("intake-new"), {"text": "The protests left 30 people dead."})
    intake = read_waiting()

    signed_in.post(reverse("intake-keep", args=[intake.pk]))
    signed_in.post(reverse("intake-keep", args=[intake.pk]))

    assert Source.objects.count() == 1


def test_a_worker_that_comes_too_late_changes_nothing(reviewer):
    intake = taking_in.take_in(
        body=b"The protests left 30 people dead.", media_type="text/plain", given=Given(), by=reviewer, now=NOW
    )
    late = Intake.objects.lease(intake.pk, now=NOW)
    Intake.objects.update(lease_until=NOW)
    in_time = Intake.objects.lease(intake.pk, now=NOW.replace(year=2024))
    taking_in.read(in_time)
    kept = taking_in.keep(intake=intake, by=reviewer, now=NOW.replace(year=2024))

    taking_in.read(late)

    intake.refresh_from_db()
    assert intake.state == Intake.State.KEPT
    assert intake.source == kept


def fetch_waiting():
    """Do what the worker does with an intake that came as an address."""
    intake = Intake.objects.lease(Intake.objects.get().pk, now=NOW)
    taking_in.take_up(intake, now=NOW)
    intake.refresh_from_db()
    return intake


def test_an_address_alone_is_fetched_and_kept_as_a_watched_source(signed_in, news):
    news.serve("news.test/peru", article("At least 48 people were killed."))
    response = signed_in.post(reverse("intake-new"), {"url": "http://news.test/peru", "publisher": "The River Post"})
    waiting = signed_in.get(response.url).content.decode()
    intake = fetch_waiting()

    page = signed_in.get(intake.get_absolute_url()).content.decode()
    signed_in.post(reverse("intake-keep", args=[intake.pk]))

    source = Source.objects.get()
    assert "Being read" in waiting
    assert "<mark>At least 48</mark>" in page
    assert source.snapshots.get().fetch.final_url == "http://news.test/peru"
    assert source.schedule.outcome == "ok"


def test_an_address_that_cannot_be_fetched_says_so_and_what_to_do(signed_in, news):
    signed_in.post(reverse("intake-new"), {"url": "http://news.test/nowhere"})
    intake = fetch_waiting()

    page = signed_in.get(intake.get_absolute_url()).content.decode()
    assert "The site has no page at this address. Check the address, or paste the text instead." in page


def test_an_address_that_is_here_already_leads_to_its_source(signed_in, news):
    news.serve("news.test/peru", article("48 people were killed."))
    signed_in.post(reverse("intake-new"), {"url": "http://news.test/peru"})
    signed_in.post(reverse("intake-keep", args=[fetch_waiting().pk]))

    response = signed_in.post(reverse("intake-new"), {"url": "http://news.test/peru#top"})

    assert response.status_code == 400
    assert Source.objects.get().get_absolute_url() in response.content.decode()


def test_a_page_that_looks_wrong_says_so_before_it_is_kept(signed_in, news):
    news.serve("news.test/peru", "<title>404 Not Found</title><p>Sorry, this page does not exist.</p>")
    signed_in.post(reverse("intake-new"), {"url": "http://news.test/peru"})
    intake = fetch_waiting()

    page = signed_in.get(intake.get_absolute_url()).content.decode()
    signed_in.post(reverse("intake-keep", args=[intake.pk]))

    assert "Look at it before you keep it." in page
    assert Source.objects.get().current_snapshot is not None  # on this person's word


def test_the_preview_shows_figures_in_headings_and_blocks_where_they_stood(signed_in):
    signed_in.post(reverse("intake-new"), {"text": STRIKE, "language": "en"})
    intake = read_waiting()

    page = signed_in.get(intake.get_absolute_url()).content.decode()

    assert "<strong><mark>Two</mark></strong><strong> Injured As Police Clear The Gate</strong>" in page
    assert "<strong>Harbour Workers Stop The Cranes</strong>" in page
    assert page.index("cheap replica watches</del>") < page.index("<strong>Port Authority Counts Its Losses</strong>")
