"""No pattern is slow on any text: each is driven with long texts that it almost matches."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.near_misses import near_misses

# A pattern that was looked for in a longer stretch than this must bear a text of any length from
# place to place; the others only ever see a line, a sentence's end or what is next to a figure.
SEARCHED_IN = 1_000
LENGTH = 1_500
# CPU seconds of a text four times as long: below the first nobody cares; quadratic takes 16 times.
UNSEEN, LINEAR = 0.02, 8.0

Use = tuple[str, str, int, int]


def spoken(text: str) -> str:
    """A sentence with figures and dates between two runs of the text."""
    return f"Acme paid $5 {text} million on May 4 {text} (or 3 percent) of 12 lamps.\n"


@pytest.fixture(scope="module")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> list[Use]:
    """All patterns of the package with their use on the corpus and on long runs."""
    path = tmp_path_factory.mktemp("articles") / "long.txt"
    corpus = Path(__file__).parents[1] / "corpus"
    texts = [each.read_text(encoding="utf-8") for each in sorted(corpus.glob("*.txt"))[:5]]
    runs = [spoken(unit * 600) for unit in (" ", "1 ", "(", "a ", "1,", "one ", "-")]
    path.write_text("\n\n".join([*texts, *runs]), encoding="utf-8")
    command = [sys.executable, str(Path(__file__).with_name("collect_patterns.py")), str(path)]
    made = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [(where, pattern, flags, longest) for where, pattern, flags, longest in json.loads(made)]


@pytest.mark.model
def test_no_pattern_grows_faster_than_the_text(patterns: list[Use]) -> None:
    assert len(patterns) > 200
    assert any(longest > SEARCHED_IN for *_, longest in patterns)
    slow = [found for use in patterns for found in slow_texts(use)]
    assert not slow, "\n".join(slow)


@pytest.mark.parametrize(
    ("pattern", "longest"),
    [
        (r"(?:\s+\n?\s*)of\b", 0),
        (r"(?:a+)+b", 0),
        (r"(?:\w+\s?)*;", 0),
        (r"\s+of\b", 2 * SEARCHED_IN),
        (r"\d+ percent", 2 * SEARCHED_IN),
    ],
)
def test_what_grows_faster_is_found(pattern: str, longest: int) -> None:
    assert slow_texts(("here", pattern, 0, longest))


def slow_texts(use: Use) -> list[str]:
    """The first text on which the pattern's time grows clearly faster than its length, if any."""
    where, source, flags, longest = use
    pattern = re.compile(source, flags)
    look: Callable[[str], object] = pattern.match
    if longest > SEARCHED_IN:
        look = lambda text: list(pattern.finditer(text))  # noqa: E731
    short = dict(near_misses(source, flags, LENGTH))
    for unit, text in near_misses(source, flags, 4 * LENGTH):
        # Exponential ones would never end on a longer text.
        if seconds(look, short[unit][:22]) > UNSEEN or seconds(look, short[unit]) > 1:
            return [f"{where}: {source[:80]!r} on {unit!r}"]
        if seconds(look, text) > UNSEEN:
            times = [min(seconds(look, t) for _ in range(3)) for t in (short[unit], text)]
            if times[1] > max(UNSEEN, LINEAR * times[0]):
                return [f"{where}: {source[:80]!r} on {unit!r}: {times}"]
    return []


def seconds(look: Callable[[str], object], text: str) -> float:
    """The CPU time that looking at the text takes."""
    began = time.process_time()
    look(text)
    return time.process_time() - began
