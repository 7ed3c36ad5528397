"""`make screenshots`: renew the pictures of the documents from the sample of a site that runs (`make run`)."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SITE = os.environ.get("SITE", "http://127.0.0.1:8000")
DOCS = Path(__file__).resolve().parents[2] / "docs"
PICTURES = {"board.png": "/topics/peru-protests-2022/board/"}


def main() -> int:
    path = shutil.which("chromium")
    if path is None:
        sys.stderr.write("There is no Chromium on this machine (Debian: apt-get install chromium).\n")
        return 2
    rootless = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=rootless)
        page = browser.new_page(viewport={"width": 1200, "height": 800}, color_scheme="light", locale="en")
        for name, address in PICTURES.items():
            page.goto(SITE + address)
            page.screenshot(path=DOCS / name, full_page=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
