"""Asking politely: by the site's own rules, one page of a host at a time, at its pace, and not at all while it fails."""

from datetime import timedelta

import pytest

from sources.models import Host
from sources.outcomes import Outcome
from sources.turns import FAILURES_TO_OPEN, take_turns
from sources.visiting import visit
from tests.factories import NOW
from tests.sources.news_site import article
from tests.sources.test_refreshing import refresh, schedule, watched

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=20)
DENY_PRIVATE = "User-agent: *\nDisallow: /private/\n"


def ask(path="/peru", host="news.test", now=NOW):
    answer, _ = visit(f"http://{host}{path}", now=now)
    return answer


@pytest.mark.parametrize(
    ("robots", "path", "outcome"),
    [
        pytest.param({"body": DENY_PRIVATE}, "/peru", "ok", id="a page that the rules do not speak of"),
        pytest.param({"body": DENY_PRIVATE}, "/private/7", "robots_denied", id="a page that the rules close"),
        pytest.param({"body": "User-agent: factcheck\nDisallow: /"}, "/peru", "robots_denied", id="rules for us alone"),
        pytest.param({"body": "User-agent: other\nDisallow: /"}, "/peru", "ok", id="rules for others"),
        pytest.param({"body": ""}, "/peru", "ok", id="empty rules"),
        pytest.param({"body": b"\xff\xfe\x00\x01" * 50}, "/peru", "ok", id="rules that are no text"),
        pytest.param({"status": 404}, "/peru", "ok", id="no rules"),
        pytest.param({"status": 403}, "/peru", "ok", id="rules that are not for us to see"),
        pytest.param({"status": 302, "headers": {"Location": "/robots.txt"}}, "/peru", "ok", id="rules that lead in a ring"),
        pytest.param({"status": 500}, "/peru", "robots_unreadable", id="rules that the server cannot give"),
        pytest.param({"status": 429}, "/peru", "robots_unreadable", id="rules that the server will not give now"),
        pytest.param({"body": DENY_PRIVATE + "#" * 11_000_000}, "/private/7", "robots_denied", id="rules of 11 MB, closing"),
        pytest.param({"body": "#" * 600_000 + "\n" + DENY_PRIVATE}, "/private/7", "ok", id="a rule behind the first 500 kB"),
        pytest.param({"body": "User-agent: *\n" + "Disallow: /*a*b*c*d\n" * 4_900}, "/" + "a" * 3000, "robots_denied", id="rules made to cost time"),
        pytest.param({"body": "User-agent: *\n" + "Disallow: /x\n" * 4_900}, "/peru", "ok", id="as many rules as are read"),
        pytest.param({"body": "User-agent: *\n" + "Disallow: /x\n" * 20_000}, "/peru", "robots_denied", id="rules made to fill the memory"),
    ],
)  # fmt: skip
def test_a_sites_own_rules_hold(news, robots, path, outcome):
    news.serve("/robots.txt", robots.pop("body", ""), **robots)
    news.serve(path, article("48 people were killed."))

    answer = ask(path)

    assert answer.outcome == outcome
    assert news.asked_for(path) == (outcome == "ok")


def test_rules_are_asked_for_once_a_day(news):
    news.serve("/robots.txt", DENY_PRIVATE)
    news.serve("/peru", article("48 people were killed."))

    ask()
    ask(now=NOW + timedelta(hours=23))
    assert news.asked_for("/robots.txt") == 1

    ask(now=NOW + timedelta(hours=25))
    assert news.asked_for("/robots.txt") == 2


def test_rules_that_could_not_be_read_are_asked_for_again_soon(news):
    news.serve("/robots.txt", status=500)
    news.serve("/peru", article("48 people were killed."))
    assert ask().outcome is Outcome.ROBOTS_UNREADABLE

    news.serve("/robots.txt", "")

    assert ask(now=NOW + timedelta(minutes=11)).outcome is Outcome.OK


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        pytest.param("http://inside.test/", "blocked_address", id="a name that leads inside"),
        pytest.param("http://127.0.0.1/", "blocked_address", id="an inner address"),
        pytest.param("http://nobody.invalid/", "unreachable", id="a name that is nobody's"),
        pytest.param("file:///etc/passwd", "invalid_url", id="a file"),
    ],
)
def test_what_cannot_be_asked_for_is_named_before_any_rule(news, url, outcome):
    answer, _ = visit(url, now=NOW)

    assert answer.outcome == outcome


def test_a_host_is_asked_for_one_page_at_a_time(news):
    for number in range(12):
        place = f"busy.test/{number}" if number < 8 else f"other{number}.test/peru"
        watched(news, place, article(f"{number + 100} people were killed."), seconds=0.01)
    news.diary.clear()

    refresh(NOW + SOON)

    assert len([path for _, host, path in news.diary if host == "busy.test"]) == 8
    assert news.most_at_once["busy.test"] == 1


def test_a_host_is_given_time_between_two_pages_and_others_are_not_held_up(news, settings):
    settings.FETCH_HOST_PAUSE = timedelta(seconds=0.2)
    for number in range(3):
        watched(news, f"slow.test/{number}", article(f"{number + 100} people were killed."))
    watched(news, "quick.test/peru")
    news.diary.clear()

    refresh(NOW + SOON)

    slow = [moment for moment, host, _ in news.diary if host == "slow.test"]
    assert [later - earlier >= 0.19 for earlier, later in zip(slow, slow[1:], strict=False)] == [True, True]
    assert next(moment for moment, host, _ in news.diary if host == "quick.test") < slow[1]


def test_a_pace_that_the_site_asks_for_is_kept(news):
    news.serve("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
    news.serve("/peru", article("48 people were killed."))

    ask()

    wait = Host.objects.get(name="news.test").next_at - NOW
    assert timedelta(seconds=7) <= wait <= timedelta(seconds=12)


def test_pages_that_do_not_fit_into_a_round_come_in_the_next(news, settings, monkeypatch):
    sources = [
        watched(news, f"news.test/{number}", article(f"{number + 100} people were killed.")) for number in range(4)
    ]
    settings.FETCH_HOST_PAUSE = timedelta(minutes=2)
    news.diary.clear()

    refreshed = refresh(NOW + SOON)

    assert (refreshed.count, refreshed.put_off) == (4, 3)
    due = sorted(schedule(source).due_at for source in sources)
    assert [timedelta(minutes=1) < later - NOW - SOON < timedelta(minutes=9) for later in due[:3]] == [True] * 3
    refreshed = refresh(NOW + SOON + timedelta(minutes=10))
    assert refreshed.count == 3


@pytest.mark.parametrize(
    ("retry_after", "shortest", "longest"),
    [
        pytest.param("120", 120, 125, id="seconds"),
        pytest.param("Fri, 20 Jan 2023 13:00:00 GMT", 3590, 3600, id="a moment"),
        pytest.param("999999999", 86_400, 86_405, id="thirty years"),
        pytest.param("-5", 0, 6, id="less than nothing"),
        pytest.param("Wed, 18 Jan 1900 12:00:00 GMT", 0, 6, id="a moment long gone"),
        pytest.param("soon", 0, 6, id="no moment at all"),
        pytest.param("٣", 0, 6, id="digits of another script"),
    ],
)
def test_a_site_that_asks_to_wait_is_left_alone_within_bounds(news, retry_after, shortest, longest):
    news.serve("/peru", "", status=429, headers={"Retry-After": retry_after.encode().decode("latin-1")})

    assert ask().outcome is Outcome.BUSY

    wait = (Host.objects.get(name="news.test").next_at - NOW).total_seconds()
    assert shortest <= wait <= longest


def test_a_host_that_fails_time_and_again_is_left_alone_and_tried_with_one_page(news):
    news.serve("/robots.txt", "")
    sources = [
        watched(news, f"news.test/{number}", article(f"{number + 100} people were killed.")) for number in range(3)
    ]
    for source in sources:
        news.serve(f"news.test/{source.canonical_url[-1]}", "", status=500)
    now = NOW
    while Host.objects.get(name="news.test").failures < FAILURES_TO_OPEN:
        now += timedelta(days=2)
        refresh(now)

    assert take_turns(["news.test"], now=now + timedelta(minutes=1)).taken == {}
    assert ask(now=now + timedelta(minutes=1)).outcome is Outcome.HOST_PAUSED

    news.diary.clear()
    refresh(now + timedelta(days=2))
    assert len(news.diary) == 2  # the rules, which are a day old, and one page
    assert Host.objects.get(name="news.test").open_until > now + timedelta(days=2)

    for number in range(3):
        news.serve(f"news.test/{number}", article(f"{number + 100} people were killed."))
    refresh(now + timedelta(days=4))
    assert (Host.objects.get(name="news.test").failures, Host.objects.get(name="news.test").open_until) == (0, None)


def test_a_host_that_another_worker_asks_is_left_to_it(news, monkeypatch):
    monkeypatch.setattr("sources.visiting.PATIENCE_FOR_ONE", timedelta(seconds=0.1))
    news.serve("/peru", article("48 people were killed."))
    ask()
    take_turns(["news.test"], now=NOW)

    assert ask(now=NOW).outcome is Outcome.HOST_PAUSED
    assert ask(now=NOW + timedelta(minutes=6)).outcome is Outcome.OK  # the other worker has died
