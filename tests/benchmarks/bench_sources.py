"""What it costs to look at pages again, beside a loop that only fetches and beside urlwatch, and how that grows.

Run with `make bench-sources`. A server on this machine serves real pages that lie beside the project, or where
FACTCHECK_SHARED_DATA says. What is compared is pages per second of processor time of the process that fetches, which a busy
machine changes least. urlwatch runs in an environment of its own under the build folder; where that cannot be made, the table
says so and goes on without it. SIZE=full adds a million scheduled sources.
"""

import asyncio
import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

import aiohttp
import django
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from tqdm import tqdm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from factcheck.celery import app  # noqa: E402
from factcheck.local.testing import ServersForTests, running_broker, running_worker  # noqa: E402
from sources import arriving, blobs, refreshing  # noqa: E402
from sources.fetching import guarding  # noqa: E402
from sources.models import Arrival, Fetch, Schedule  # noqa: E402
from sources.readers import read_page  # noqa: E402
from sources.tasks import fetch_batch  # noqa: E402
from tests.benchmarks.measuring import BUILD, IS_FULL, ROOT, SHARED_DATA, Result, against, report  # noqa: E402
from tests.benchmarks.page_server import ADDRESS  # noqa: E402
from tests.sources.news_site import NewsSite  # noqa: E402

PAGES = 400  # of each kind
A_HOST = 20  # pages
ROUNDS = 3
SHORT_ROUNDS = 9  # of what takes a fraction of a second, so that the first of them, still cold, does not decide
MIX = {"304": 0.5, "same": 0.2, "cosmetic": 0.2, "changed": 0.1}
EXTRACTED = 60  # pages of which the full extraction is timed
SIZES = (10_000, 100_000, 1_000_000) if IS_FULL else (10_000, 100_000)
PICKED = 200  # schedules leased at once
URLWATCH = "urlwatch==2.29"
URLWATCH_ENV = BUILD.parent / "urlwatch"
URLWATCH_PAGES = 200

_FILL = """
WITH hosts AS (
    INSERT INTO sources_host (name, robots, robots_outcome, robots_fetched_at, failures)
    SELECT %(name)s || n || '.test', '', 'none', now(), 0 FROM generate_series(0, (%(count)s - 1) / %(a_host)s) AS n
), added AS (
    INSERT INTO sources_source (kind, title, author, language, url, canonical_url, published_known, added_at)
    SELECT 'article', '', '', 'en', address, address, '', now() - interval '90 days'
    FROM generate_series(0, %(count)s - 1) AS n,
        LATERAL (SELECT 'http://' || %(name)s || n / %(a_host)s || '.test/' || %(kind)s || '/' || n AS address) AS made
    RETURNING id, canonical_url
)
INSERT INTO sources_schedule (
    source_id, host_id, due_at, cadence, is_cadence_fixed, etag, last_modified, body_sha256, markup_sha256,
    words_sha256, outcome, failures, attempts, paused_reason, watched_strings
)
SELECT id, split_part(canonical_url, '/', 3), now() + interval '9 days' + id * interval '1 second', interval '1 day',
    false, '', '', '', '', '', '', 0, 0, '', '{}'
FROM added
"""


@contextlib.contextmanager
def database() -> Iterator[None]:
    """A database of the benchmark's own, on the server that the tests use."""
    servers = ServersForTests()
    servers.start()
    try:
        connection.creation.create_test_db(verbosity=0, serialize=False)
        yield
    finally:
        connection.creation.destroy_test_db(ROOT.name, verbosity=0)
        servers.stop()


@contextlib.contextmanager
def page_server() -> Iterator[int]:
    """The site, in a process of its own; yields its port."""
    command = [sys.executable, "-m", "tests.benchmarks.page_server", str(SHARED_DATA / "html")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None or process.stdin is None:
            raise RuntimeError("the page server has no pipes")
        yield int(process.stdout.readline())
        process.stdin.close()


def cpu_of(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work takes this process, its threads included."""
    began = time.process_time()
    work()
    return time.process_time() - began


def add_pages(kind: str, count: int) -> list[int]:
    """Schedule pages of a kind that are not due, and return their numbers in the order of their hosts."""
    with connection.cursor() as cursor:
        cursor.execute(_FILL, {"name": f"{kind}-x", "kind": kind, "count": count, "a_host": A_HOST})
    rows = Schedule.objects.filter(host__name__startswith=f"{kind}-x").order_by("source_id")
    return list(rows.values_list("source_id", flat=True))


def first_look(numbers: list[int]) -> None:
    """Fetch pages for the first time, so that their bytes are known; what came is not read."""
    look_at(numbers, is_read=False)
    Arrival.objects.all().delete()


def look_at(numbers: list[int], *, is_read: bool = True) -> None:
    """Make pages due, fetch them round after round, and read what is new, as the workers do."""
    now = timezone.now()
    Schedule.objects.filter(pk__in=numbers).update(due_at=now)
    left = len(numbers)
    while left > 0:
        refreshed = refreshing.refresh_due(now=timezone.now())
        left -= refreshed.count - refreshed.put_off
        if refreshed.failed or not refreshed.count:
            raise RuntimeError(f"the pages did not come: {refreshed}")
        for fetch_id in refreshed.arrived if is_read else ():
            arrival = Arrival.objects.lease(fetch_id, now=timezone.now())
            arriving.read_arrival(arrival, now=timezone.now())


def bare_loop(port: int, kind: str, count: int) -> None:
    """Fetch as many pages with as many connections at once, and do nothing else."""

    async def fetch_all() -> None:
        headers = {"If-None-Match": '"1"'} if kind == "304" else {}
        places = asyncio.Semaphore(32)
        async with aiohttp.ClientSession(headers=headers) as session:

            async def fetch(number: int) -> None:
                async with places, session.get(f"http://{ADDRESS}:{port}/{kind}/{number}") as answer:
                    await answer.read()

            await asyncio.gather(*(fetch(number) for number in range(count)))

    asyncio.run(fetch_all())


def next_version(port: int) -> None:
    async def ask() -> None:
        async with aiohttp.ClientSession() as session, session.get(f"http://{ADDRESS}:{port}/version"):
            pass

    asyncio.run(ask())


def beside_a_bare_loop(port: int) -> Iterator[Result]:
    """304 answers and unchanged bytes, each beside a loop that only fetches them."""
    for kind, measure, goal in (("304", "304 answers", 0.5), ("same", "the same bytes", 0.7)):
        numbers = add_pages(kind, PAGES)
        first_look(numbers)
        ours, theirs = [], []
        for _ in range(SHORT_ROUNDS):
            theirs.append(cpu_of(partial(bare_loop, port, kind, PAGES)))
            ours.append(cpu_of(partial(look_at, numbers)))
        yield against(
            measure, ours=ours, baseline="bare aiohttp", theirs=theirs, amount=PAGES, unit="pages/CPU s", at_least=goal
        )


def beside_an_extraction(port: int) -> Result:
    """Pages whose bytes changed and whose words did not, beside reading each of them in full."""
    numbers = add_pages("cosmetic", PAGES)
    first_look(numbers)
    fetched = Fetch.objects.filter(source__in=numbers).order_by("pk")
    bodies = [blobs.get(name) for name in fetched.values_list("sha256", flat=True)[:EXTRACTED]]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        next_version(port)
        ours.append(cpu_of(lambda: look_at(numbers)))
        extracting = cpu_of(lambda: [read_page(body, media_type="text/html; charset=utf-8") for body in bodies])
        theirs.append(extracting * PAGES / len(bodies))
    return against(
        "other bytes, the same words",
        ours=ours,
        baseline="full extraction",
        theirs=theirs,
        amount=PAGES,
        unit="pages/CPU s",
        at_least=8,
    )


def beside_urlwatch(port: int) -> Result:
    """A mix as feeds of news pages have it, beside urlwatch with its filter for text."""
    numbers = [number for kind, share in MIX.items() for number in _some(kind, share)]
    look_at(numbers)
    urlwatch = _urlwatch(port)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        next_version(port)
        ours.append(cpu_of(lambda: look_at(numbers)))
        if urlwatch is not None:
            theirs.append(urlwatch() * len(numbers) / URLWATCH_PAGES)
    if urlwatch is None:
        rate = len(numbers) / median(ours)
        return Result("mix 50/20/20/10", round(rate, 1), "pages/CPU s", "urlwatch: not installed", goal=">= 3")
    return against(
        "mix 50/20/20/10",
        ours=ours,
        baseline="urlwatch",
        theirs=theirs,
        amount=len(numbers),
        unit="pages/CPU s",
        at_least=3,
    )


def _some(kind: str, share: float) -> list[int]:
    """Return the share of a kind's pages in the mix; those that change are made for it."""
    count = round(PAGES * share)
    there = list(Schedule.objects.filter(host__name__startswith=f"{kind}-x").values_list("pk", flat=True)[:count])
    return there or add_pages(kind, count)


def _urlwatch(port: int) -> Callable[[], float] | None:
    """Return what runs urlwatch over the mix and returns its seconds of processor time; None where it cannot be had."""
    python = URLWATCH_ENV / "bin/python"
    try:
        if not python.exists():
            venv.create(URLWATCH_ENV, with_pip=True)
            subprocess.run(
                [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", URLWATCH, "legacy-cgi"],
                check=True,
                capture_output=True,
            )
    except (OSError, subprocess.CalledProcessError):
        shutil.rmtree(URLWATCH_ENV, ignore_errors=True)
        return None
    home = Path(tempfile.mkdtemp(prefix="urlwatch-"))
    jobs = [
        f"url: http://{ADDRESS}:{port}/{kind}/{number}\nfilter:\n  - html2text: strip_tags\n"
        for kind, share in MIX.items()
        for number in range(round(URLWATCH_PAGES * share))
    ]
    (home / "urls.yaml").write_text("---\n".join(jobs))
    (home / "hooks.py").write_text("")
    (home / "urlwatch.yaml").write_text(json.dumps({"report": {"stdout": {"enabled": False}}}))
    command = [
        str(URLWATCH_ENV / "bin/urlwatch"),
        *("--urls", str(home / "urls.yaml"), "--config", str(home / "urlwatch.yaml")),
        *("--hooks", str(home / "hooks.py"), "--cache", str(home / "cache.db")),
    ]

    def run() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    run()
    return run


def as_it_grows(port: int) -> Iterator[Result]:
    """The whole pipeline and the picker with ever more sources scheduled, beside the smallest number of them."""
    numbers = [number for kind, share in MIX.items() for number in _some(kind, share)]
    there, pipeline, picking = Schedule.objects.count(), [], []
    for size in SIZES:
        if size > there:
            add_pages(f"at{size}", size - there)
            there = size
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE sources_schedule, sources_source, sources_host")
        picking.append(_seconds_to_pick())
        pipeline.append(_cpu_of_pipeline(port, numbers))
        yield Result(
            f"whole pipeline, {size:,} scheduled",
            round(pipeline[-1], 3),
            "CPU s per 1,000",
            raw={"cpu": [pipeline[-1]]},
        )
    growth = max(pipeline) / pipeline[0]
    yield Result("growth of the pipeline's cost", round(growth, 3), "times", goal="<= 1.3", holds=growth <= 1.3)
    slower = picking[-1] / picking[0]
    yield Result(
        f"lease of {PICKED} at {SIZES[-1]:,}",
        round(picking[-1] * 1000, 2),
        "ms",
        f"at {SIZES[0]:,}",
        round(picking[0] * 1000, 2),
        round(slower, 2),
        "<= 3",
        slower <= 3,
    )


def _seconds_to_pick() -> float:
    """Return how long leasing takes; the lease is given back."""
    seconds = []
    for _ in range(30):
        with transaction.atomic():
            began = time.perf_counter()
            leased = Schedule.objects.lease_due(limit=PICKED, now=timezone.now() + timedelta(days=365))
            seconds.append(time.perf_counter() - began)
            transaction.set_rollback(True)
        if len(leased) != PICKED:
            raise RuntimeError("too little is due")
    return median(seconds)


def _cpu_of_pipeline(port: int, numbers: list[int]) -> float:
    """Return the seconds of processor time of worker, broker and database for a thousand due sources, median of three."""
    with running_broker() as broker:
        app.conf.broker_url = broker.url
        app._pool = app.amqp._producer_pool = None  # connections to the broker before are not taken up again
        environment = {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "TEST_DATABASE_NAME": connection.settings_dict["NAME"],
            "TEST_BLOB_ROOT": str(settings.BLOB_ROOT),
            "TEST_BROKER_URL": broker.url,
            "FAULTS_SITE_PORT": str(port),
        }
        with running_worker("tests.faults.app", environment=environment):
            seconds = []
            for _ in range(ROUNDS + 1):
                next_version(port)
                began = _cpu_of_all()
                Schedule.objects.filter(pk__in=numbers).update(due_at=timezone.now())
                fetch_batch.delay()
                while (
                    Schedule.objects.filter(pk__in=numbers, due_at__lte=timezone.now()).exists()
                    or Arrival.objects.filter(is_pending=True).exists()
                ):
                    time.sleep(0.1)
                seconds.append((_cpu_of_all() - began) * 1000 / len(numbers))
            return median(seconds[1:])


def _cpu_of_all() -> float:
    """Return the processor time of the workers, brokers and database servers of this machine's user, as spent so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [[own]] = cursor.fetchall()
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            words = stat.read_text().rpartition(")")[2].split()
            command = (stat.parent / "cmdline").read_bytes()
            is_ours = b"tests.faults.app" in command or b"factcheck-test-" in command
            is_database = int(words[1]) == _parent_of(own) and int(stat.parent.name) != own
            if is_ours or is_database:
                ticks += sum(int(word) for word in words[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def _parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def results(port: int) -> Iterator[Result]:
    yield from beside_a_bare_loop(port)
    yield beside_an_extraction(port)
    yield beside_urlwatch(port)
    yield from as_it_grows(port)


def main() -> int:
    if not (SHARED_DATA / "html").is_dir():
        sys.exit("the pages are not beside the project: name the folder in FACTCHECK_SHARED_DATA")
    with database(), page_server() as port:
        settings.FETCH_HOST_PAUSE = timedelta(0)
        guarding.PUBLIC = NewsSite(port=port).guard()
        return report("sources", tqdm(results(port), unit=" rows", disable=not sys.stderr.isatty()))


if __name__ == "__main__":
    sys.exit(main())
