import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.export import document, write
from extractor.export.csv import FORMULA
from extractor.export.table import COLUMNS, FACT_COLUMNS
from extractor.model import FactsDocument, Run
from tests.export.samples import RUN, article, claim, fact, sample


def table(made: FactsDocument) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write(made, format="csv"), newline="")))


def test_heading_and_line_ends() -> None:
    lines = write(sample(), format="csv").split("\r\n")
    assert lines[0].split(",") == [*COLUMNS]
    assert lines[-1] == ""
    assert write(document([], [], [], [], RUN), format="csv") == lines[0] + "\r\n"


def test_a_row_per_claim_with_its_fact() -> None:
    second, first, loose = table(sample())
    assert first == {
        "fact_id": "f-1",
        "status": "agreed",
        "subject": "Café Lumen",
        "metric": "lamps sold",
        "scope": "",
        "period_begin": "2030-01-01",
        "period_end": "2030-12-31",
        "kind": "count",
        "unit": "lamp",
        "fact_low": "40",
        "fact_high": "40",
        "value": "40",
        "sources": "2",
        "claim_id": "c-1",
        "role": "supports",
        "quote": "40 lamps",
        "relation": "=",
        "low": "40",
        "high": "40",
        "claim_unit": "lamp",
        "article": "a1",
        "source": "Wire",
        "published": "",
        "start": "16",
        "end": "24",
        "url": "https://example.org/1",
    }
    assert (second["claim_id"], second["url"]) == ("c-2", "")
    assert (loose["claim_id"], loose["fact_id"], loose["role"]) == ("c-3", "", "")


def test_a_fact_without_period_or_bounds() -> None:
    bare = fact("f-1", "c-1", period=None, low=None, high="-2.50", value=None)
    (row,) = table(document([bare], [claim("c-1", "a1")], [], [], RUN))
    cells = ("period_begin", "period_end", "fact_low", "fact_high", "value")
    assert [row[cell] for cell in cells] == ["", "", "", "-2.5", ""]


@pytest.mark.parametrize(
    ("quote", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+40 lamps", "'+40 lamps"),
        ("-40 lamps", "'-40 lamps"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("--1", "'--1"),
        ("-1-1", "'-1-1"),
        ("-", "-"),
        ("-40", "-40"),
        ("-40.5", "-40.5"),
        ("40 = 2 x 20", "40 = 2 x 20"),
        ('a "b", c', 'a "b", c'),
        ("two\nlines", "two\nlines"),
        ("'quoted", "'quoted"),
    ],
)
def test_formulas_are_made_safe(quote: str, cell: str) -> None:
    made = document([fact("f-1", "c-1")], [claim("c-1", "a1", quote=quote)], [], [], RUN)
    assert [row["quote"] for row in table(made)] == [cell]


@given(st.text(alphabet="=+-@\t\r19.a", min_size=2, max_size=6))
def test_no_text_of_two_characters_starts_a_formula(text: str) -> None:
    made = document([], [claim("c-1", "a1", quote=text)], [article("a1")], [], Run(version="0"))
    (row,) = table(made)
    assert row["quote"].removeprefix("'") == text
    if row["quote"].startswith(FORMULA):
        assert float(row["quote"]) <= 0


def test_a_table_of_facts_counts_their_claims() -> None:
    text = write(sample(), format="csv-facts")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert [*row] == [*FACT_COLUMNS]
    assert (row["fact_id"], row["claims"], row["explanation"]) == ("f-1", "2", "all give 40")
