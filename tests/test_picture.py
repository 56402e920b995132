"""The picture of the report in README: there, small, and made anew by its script."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.report.test_browser import CHROMIUM

ROOT = Path(__file__).parents[1]
# Readers with a slow line wait for it, in bytes.
LARGEST = 150_000
SMALLEST_SIDE = 500


def size(picture: bytes) -> tuple[int, int]:
    """Width and height of a lossy WebP, with or without a profile of its colours (RFC 9649)."""
    assert (picture[:4], picture[8:12]) == (b"RIFF", b"WEBP")
    if picture[12:16] == b"VP8X":
        sides = [int.from_bytes(picture[at : at + 3], "little") + 1 for at in (24, 27)]
    else:
        assert (picture[12:16], picture[23:26]) == (b"VP8 ", b"\x9d\x01\x2a")
        sides = [int.from_bytes(picture[at : at + 2], "little") & 0x3FFF for at in (26, 28)]
    return sides[0], sides[1]


def is_fit(picture: bytes) -> bool:
    return len(picture) < LARGEST and min(size(picture)) > SMALLEST_SIDE


def test_readme_shows_a_small_picture_with_words_for_those_who_do_not_see_it() -> None:
    shown = re.findall(r"!\[([^]]+)\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    ((words, path),) = shown
    assert len(words) > len("The page of facts")
    assert is_fit((ROOT / path).read_bytes())


@pytest.mark.model
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_its_script_makes_one_of_any_articles(tmp_path: Path) -> None:
    pair = [ROOT / "corpus" / f"meixi-{name}.txt" for name in ("census", "opening")]
    out = tmp_path / "report.webp"
    command = [sys.executable, ROOT / "scripts" / "write_picture.py", *pair, "--out", out]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert ran.stdout == f"{out}\n"
    assert is_fit(out.read_bytes())
