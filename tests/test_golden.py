"""Whole articles of the newswire kind against what was read in them when somebody last looked.

A difference is a question, not a verdict: look at it, and if it is for the better keep it with
`python scripts/write_golden.py`. The rows are what the program reads, faults and all; what is
right stands in `gold/`.
"""

import json
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

ROOT = Path(__file__).parents[1]
ARTICLES = sorted((ROOT / "tests" / "golden").glob("*.txt"))


@pytest.fixture(scope="module")
def golden() -> Callable[[Language, Path], str]:
    function: Callable[[Language, Path], str] = runpy.run_path(
        str(ROOT / "scripts" / "write_golden.py")
    )["golden"]
    return function


@pytest.mark.model
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_read_as_it_was(
    nlp: Language, golden: Callable[[Language, Path], str], path: Path
) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = json.loads(golden(nlp, path))
    assert found["published"] == expected["published"]
    # Row by row, for a difference that can be read.
    for row, was in zip(found["claims"], expected["claims"], strict=False):
        assert row == was
    assert len(found["claims"]) == len(expected["claims"])


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_golden_file_quotes_its_article(path: Path) -> None:
    text = path.read_text("utf-8")
    rows = json.loads(path.with_suffix(".json").read_text("utf-8"))["claims"]
    position = 0
    for row in rows:
        position = text.index(row["quote"], position) + len(row["quote"])
    assert len(rows) >= 15


def test_every_article_is_of_the_length_of_news() -> None:
    assert len(ARTICLES) == 6
    for path in ARTICLES:
        assert 150 <= len(path.read_text("utf-8").split()) <= 250, path
