"""Writes the picture of the report that README shows (`make picture`), from the corpus.

Needs Chromium on the PATH, and Playwright, which is among the `dev` requirements. What is seen is
the table of facts that sources dispute or can all be right about, one of them open.
"""

import argparse
import json
import shutil
import subprocess
import sys
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "report.webp"
WIDTH, HEIGHT = 1080, 2000
QUALITY = 85
SHOWN = ("conflicting", "compatible")


def picture(paths: Sequence[Path], folder: Path) -> bytes:
    """The table of facts as WebP; the store and the pages are made in the folder."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("no chromium on this machine: install it (Debian: apt install chromium)")
    _extractor("run", *paths, "--store", folder / "facts.db", "--out", folder, "--rows", 0)
    _extractor("report", "--store", folder / "facts.db", "--out", folder / "report")
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))["facts"]
    with sync_playwright() as driver:
        # Root, as in containers, has no sandbox; the pages are our own.
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
        )
        page.goto((folder / "report" / "facts.html").as_uri())
        return _shot(page, _example(facts))


def _example(facts: Sequence[dict[str, Any]]) -> str:
    """The id of the compatible fact that tells most: a stretch of values, many claims."""

    def rank(fact: dict[str, Any]) -> tuple[bool, int]:
        return fact["low"] != fact["high"], len(fact["claims"])

    return str(max((f for f in facts if f["status"] == "compatible"), key=rank)["id"])


def _shot(page: Page, fact: str) -> bytes:
    """The page down to the claims of the fact."""
    for status in SHOWN:
        for box in page.locator(f"[value={status}]:enabled").all():
            box.check()
    page.click(f"#{fact} .open")
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    area = page.locator(f"#{fact} .claims").bounding_box()
    assert area is not None
    height = area["y"] + area["height"]
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": height, "scale": 1}
    options = {"format": "webp", "quality": QUALITY, "clip": clip}
    session = page.context.new_cdp_session(page)
    return b64decode(session.send("Page.captureScreenshot", options)["data"])


def _extractor(*words: object) -> None:
    command = [sys.executable, "-m", "extractor.cli", *map(str, words)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "corpus"], metavar="PATH")
    parser.add_argument("--out", type=Path, default=PICTURE, metavar="FILE")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        options.out.write_bytes(picture(options.paths, Path(folder)))
    print(options.out)


if __name__ == "__main__":
    main(sys.argv[1:])
