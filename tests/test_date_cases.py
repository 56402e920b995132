"""The tables of calendar expressions: every date of each text, with its span, value and days.

A case lists all dates of its text, so what it does not list must not be found.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from extractor import claims
from extractor.model import Article, DateMention

CASES = Path(__file__).parent / "cases" / "en" / "dates"
FEWEST = 350
FIELDS = ("text", "type", "value", "begin", "end")


def _tables() -> Iterator[tuple[str, dict]]:
    for path in sorted(CASES.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield f"{path.stem}-{number}", case


TABLES = dict(_tables())


def _found(mention: DateMention) -> tuple:
    return mention.text, mention.type, mention.value, mention.begin, mention.end_date


def _published(case: dict) -> str | None:
    day: dt.date | None = case.get("published")
    return day.isoformat() if day else None


@pytest.mark.model
@pytest.mark.parametrize("name", TABLES)
def test_date_case(name: str, nlp: Language, request: pytest.FixtureRequest) -> None:
    case = TABLES[name]
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    article = Article(
        id=name, text=case["text"], published=_published(case), country=case.get("country")
    )
    annotation = claims.annotate(nlp(article.text), article)
    expected = [tuple(row.get(field) for field in FIELDS) for row in case["dates"]]
    assert [_found(mention) for mention in annotation.dates] == expected


def test_a_quarter_of_the_cases_are_negatives() -> None:
    negatives = [case for case in TABLES.values() if not case["dates"]]
    assert len(negatives) * 4 >= len(TABLES)
    assert len(TABLES) >= FEWEST
