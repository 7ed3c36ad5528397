"""How fast pages are over newsrooms of several sizes, against SELECT 1, a trivial page and each other.

Pages are asked of the WSGI application in this process: what is measured is ours, not a network. Sizes are 10,000 and
100,000 ratings, or with SIZE=full 5 million ratings on 2 million claims from a million sources.
"""

import os
import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from statistics import median, quantiles
from urllib.parse import quote

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings  # noqa: E402 - models can be imported only once Django is set up
from django.contrib.auth.models import User  # noqa: E402
from django.core.cache import caches  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from factcheck.local import hold_postgres  # noqa: E402
from tests.benchmarks import newsroom  # noqa: E402
from tests.benchmarks.measuring import IS_FULL, Result, interleaved, report  # noqa: E402

PAGES = {
    "queue": ("/", "editor"),
    "queue of a reviewer": ("/?list=to-rate", "rater2"),
    "queue, mine": ("/?list=mine", "rater1"),
    "queue, suggested": ("/?list=suggested", "editor"),
    "claim": ("/claims/41/", "editor"),
    "rating": ("/claims/41/review/", "rater2"),
    "deciding": ("/claims/41/decide/", "editor"),
    "topics": ("/topics/topic-1/", "editor"),
    "board": ("/topics/topic-1/board/?measure=1", "editor"),
    "sources": ("/sources/", "editor"),
    "source": ("/sources/7/", "editor"),
    "changes": ("/changes/", "editor"),
    "activity": ("/activity/", "editor"),
    "agreement": ("/agreement/", "editor"),
    "corrections": ("/corrections/", "editor"),
    "search, common word": ("/search/?q=killed", "editor"),
}
QUESTIONS = ("killed", "near bridge", '"people injured"', "Quebradahonda", "value:48", "lang:es harbour", "week 17 -killed",
             "kind:deaths asof:2023-01-13", "has:decision hospital", "level:supported", "state:suggested river", "nowhere")  # fmt: skip
GROWTH, ROUNDS = 3.0, 5
APP = WSGIHandler()
connection.settings_dict |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}  # one is kept, as the site keeps them


def asker(path: str, username: str) -> Callable[..., Mapping[str, str]]:
    """Return what asks for a page in one session of somebody, and gives back the headers; it fails unless the page is there."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    address, _, query = path.partition("?")
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"

    def ask(**headers: str) -> Mapping[str, str]:
        told: dict[str, str] = {}

        def start(status: str, answered: list[tuple[str, str]], *_: object) -> None:
            told.update(answered, status=status)

        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": address, "QUERY_STRING": query, "SERVER_NAME": "localhost",
                   "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "HTTP_COOKIE": cookie, **headers}  # fmt: skip
        answer = APP(environ, start)
        told["length"] = str(sum(map(len, answer)))
        answer.close()
        if told["status"][:3] not in ("200", "304"):
            raise RuntimeError(f"{path}: {told['status']}")
        return told

    return ask


def select_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchall()


def times_of_pages() -> tuple[dict[str, float], float]:
    """Return the median seconds of every page, and of SELECT 1 in the same rounds."""
    ways = [asker(path, username) for path, username in PAGES.values()]
    *pages, one = interleaved(*ways, select_one, rounds=ROUNDS)
    return {name: median(seconds) for name, seconds in zip(PAGES, pages, strict=True)}, median(one)


def growth(small: Mapping[str, float], large: Mapping[str, float], name: str, one: float) -> list[Result]:
    """Return, page by page, how much slower it is over the large newsroom, and its time as a multiple of SELECT 1."""
    return [
        Result(
            f"{page}, {large[page] / one:,.0f} x SELECT 1",
            round(large[page] * 1000, 2),
            f"ms at {name}",
            "at 10k",
            round(small[page] * 1000, 2),
            large[page] / small[page],
            f"<= {GROWTH:g}",
            large[page] / small[page] <= GROWTH,
        )
        for page in PAGES
    ]


def queues(name: str) -> Result:
    """Hold the queue of a reviewer with very many ratings against that of one with ten."""
    many, few = interleaved(asker("/?list=to-rate", "rater1"), asker("/?list=to-rate", "rater2"), rounds=ROUNDS)
    ratio = median(many) / median(few)
    return Result(f"queue with many ratings, {name}", round(median(many) * 1000, 2), "ms", "with 10 ratings",
                  round(median(few) * 1000, 2), ratio, "<= 2", ratio <= 2)  # fmt: skip


def searches(name: str) -> Result:
    """Ask twelve questions, common and rare, eight times each."""
    seconds = interleaved(*(asker(f"/search/?q={quote(question)}", "editor") for question in QUESTIONS), rounds=8)
    p95 = quantiles([one for way in seconds for one in way], n=20)[-1] * 1000
    return Result(f"search, 95th percentile, {name}", round(p95, 2), "ms", goal="<= 50", holds=p95 <= 50)


def boards(name: str) -> list[Result]:
    """Hold a board of 50 claims against the same board made anew for each reader, and unchanged against a trivial page."""
    path = "/topics/topic-1/board/?measure=1"
    kept = asker(path, "editor")
    length = kept()["length"]

    def anew() -> Mapping[str, str]:
        caches["boards"].clear()
        return kept()

    if anew()["length"] != length:
        raise RuntimeError("a kept board is another than one made anew")
    ours, plain = interleaved(kept, anew, rounds=9)
    settings.ROOT_URLCONF = "tests.benchmarks.trivial_urls"
    nothing = asker("/trivial/", "editor")  # signs in, which renews the board for this account
    tag = kept()["ETag"]

    def known() -> Mapping[str, str]:
        told = kept(HTTP_IF_NONE_MATCH=tag)
        if told["status"][:3] != "304":
            raise RuntimeError("an unchanged board is sent once more")
        return told

    unchanged, trivial = interleaved(known, nothing, rounds=30)
    faster, share = median(plain) / median(ours), median(trivial) / median(unchanged)
    return [
        Result(f"board of 50 claims, {name}", round(1 / median(ours), 1), "pages/s", "made anew by ORM and template",
               round(1 / median(plain), 1), faster, ">= 5", faster >= 5),
        Result(f"board unchanged, {name}", round(1 / median(unchanged), 1), "answers/s", "a trivial view, signed in",
               round(1 / median(trivial), 1), share, ">= 0.6", share >= 0.6),
    ]  # fmt: skip


def main() -> int:
    sizes = [newsroom.SMALL, newsroom.MEDIUM, *([newsroom.FULL] if IS_FULL else [])]
    results: list[Result] = []
    small: dict[str, float] = {}
    for size in sizes:
        newsroom.move_into(size)
        caches["boards"].clear()
        times, one = times_of_pages()
        if not small:
            small = times
            continue
        results += growth(small, times, size.name, one)
    results += [queues(sizes[-1].name), searches(sizes[-1].name), *boards(sizes[-1].name)]
    return report("web", results)


if __name__ == "__main__":
    held = hold_postgres(test=True)
    try:
        status = main()
    finally:
        connection.close()
        held.release()
    sys.exit(status)
