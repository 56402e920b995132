import datetime as dt
import io
import sys

import pytest

from extractor.export import MissingLibrary, document, encode
from extractor.export.table import COLUMNS, FACT_COLUMNS
from extractor.model import FactsDocument
from tests.export.samples import RUN, article, claim, fact, sample


def rows(made: FactsDocument, format: str = "parquet") -> list[dict[str, object]]:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    found: list[dict[str, object]] = parquet.read_table(
        io.BytesIO(encode(made, format=format))
    ).to_pylist()
    return found


def test_columns_are_those_of_the_csv_with_doubles_beside_numbers() -> None:
    (first, *_) = rows(sample())
    assert [name for name in first if not name.endswith("_float")] == list(COLUMNS)
    assert (first["low"], first["low_float"]) == ("40", 40.0)
    assert first["period_begin"] == dt.date(2030, 1, 1)
    assert (first["start"], first["url"]) == (16, None)


def test_a_table_of_facts() -> None:
    (row,) = rows(sample(), "parquet-facts")
    assert [name for name in row if not name.endswith("_float")] == list(FACT_COLUMNS)
    assert (row["claims"], row["sources"], row["value"]) == (2, 2, "40")


def test_numbers_stay_exact_and_odd_text_is_escaped() -> None:
    exact = "123456789012345678901234567890.000000000001"
    odd = claim("c-1", "a1", low=exact, high="1" + "0" * 400, quote="40 \ud83d lamps")
    (row,) = rows(document([fact("f-1", "c-1")], [odd], [article("a1")], [], RUN))
    assert (row["low"], row["high_float"]) == (exact, float("inf"))
    assert row["quote"] == r"40 \ud83d lamps"


@pytest.mark.parametrize("format", ["parquet", "parquet-facts"])
def test_an_empty_document_still_has_its_columns(format: str) -> None:
    assert rows(document([], [], [], [], RUN), format) == []


def test_without_pyarrow_the_error_names_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingLibrary, match=r"pip install 'extractor\[parquet\]'"):
        encode(sample(), format="parquet")
