"""A site on this machine for benchmarks: real pages, and for each address one of four ways to come again.

    python -m tests.benchmarks.page_server FOLDER     prints the port it listens on; ends with its standard input

/304/7 is unchanged and says so; /same/7 sends the same bytes; /cosmetic/7 other bytes with the same words; /changed/7 other
words. What comes again is another version after a request for /version.
"""

import asyncio
import gzip
import sys
from pathlib import Path

from aiohttp import web

ADDRESS = "127.0.0.2"
TAG = '"1"'


class Site:
    """Pages of a folder, repeated to fill any number of addresses."""

    def __init__(self, folder: Path) -> None:
        self._pages = [gzip.decompress(path.read_bytes()) for path in sorted(folder.rglob("*.html.gz"))]
        self._version = 0

    async def answer(self, request: web.Request) -> web.Response:
        kind, number = request.match_info["kind"], int(request.match_info["number"])
        if kind == "304" and request.headers.get("If-None-Match") == TAG:
            return web.Response(status=304, headers={"ETag": TAG})
        page = self._pages[number % len(self._pages)]
        mark = f"{number}-{self._version}".encode()
        if kind == "cosmetic":
            page = (
                page.replace(b"</head>", b"<script>nonce='" + mark + b"'</script></head>", 1)
                + b"<!-- "
                + mark
                + b" -->"
            )
        elif kind == "changed":
            page = page.replace(b"<p", b"<p>In version " + mark + b", at least 48 people were killed.</p><p", 1)
        headers = {"ETag": TAG} if kind == "304" else {}
        return web.Response(body=page, headers=headers, content_type="text/html", charset="utf-8")

    async def next_version(self, request: web.Request) -> web.Response:
        self._version += 1
        return web.Response()


async def serve(folder: Path) -> None:
    """Serve until standard input ends."""
    site = Site(folder)
    application = web.Application()
    application.router.add_get("/version", site.next_version)
    application.router.add_get("/{kind}/{number}", site.answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    tcp = web.TCPSite(runner, ADDRESS, 0, backlog=1024)
    await tcp.start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
