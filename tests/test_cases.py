"""The tables of examples: every figure of each text, with its span, kind, bounds and unit.

A case lists all figures of its text, so what it does not list must not be found.
"""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from spacy.language import Language

from extractor import claims
from extractor.model import Article, Figure

CASES = Path(__file__).parent / "cases" / "en"
FEWEST = 600


def _tables() -> Iterator[tuple[str, dict]]:
    for path in sorted(CASES.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield f"{path.stem}-{number}", case


TABLES = dict(_tables())


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _expected(row: dict) -> tuple:
    value = row.get("value")
    low, high = row.get("low", value), row.get("high", value)
    unit, per = row.get("unit"), row.get("per")
    relation = row.get("relation", "=")
    return row["text"], row["kind"], relation, _decimal(low), _decimal(high), unit, per


def _found(figure: Figure) -> tuple:
    bounds = figure.low, figure.high
    return figure.text, figure.kind, figure.relation, *bounds, figure.unit, figure.per


@pytest.mark.model
@pytest.mark.parametrize("name", TABLES)
def test_case(name: str, nlp: Language, request: pytest.FixtureRequest) -> None:
    case = TABLES[name]
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    article = Article(id=name, text=case["text"], country=case.get("country"))
    annotation = claims.annotate(nlp(article.text), article)
    assert [_found(f) for f in annotation.figures] == [_expected(row) for row in case["figures"]]


def test_a_third_of_the_cases_are_negatives() -> None:
    negatives = [case for case in TABLES.values() if not case["figures"]]
    assert len(negatives) * 3 >= len(TABLES)
    assert len(TABLES) >= FEWEST


def test_every_figure_stands_in_its_text() -> None:
    for name, case in TABLES.items():
        for row in case["figures"]:
            assert row["text"] in case["text"], name
