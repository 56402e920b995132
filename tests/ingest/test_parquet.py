import datetime as dt
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet as pq

from extractor.ingest import limits, parquet
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import Source
from extractor.model import Article, Failure


def read(tmp_path: Path, rows: list[dict[str, object]], **fields: str) -> list[Article | Failure]:
    path = tmp_path / "rain.parquet"
    pq.write_table(pyarrow.Table.from_pylist(rows), path)
    return list(parquet.read(Source(path, "rain.parquet", fields)))


def test_rows_are_articles(tmp_path: Path) -> None:
    moment = dt.datetime(2021, 3, 14, 10, tzinfo=dt.UTC)
    first, second, third = read(
        tmp_path,
        [
            {"body": "It rained.", "published": moment, "pixels": b"\0"},
            {"body": None, "published": None, "pixels": b"\0"},
            {"body": "Dry.", "published": None, "pixels": b"\0"},
        ],
        text="body",
    )
    assert first == Article(
        text="It rained.", published="2021-03-14T10:00:00+00:00", path="rain.parquet:1"
    )
    assert second == Failure(path="rain.parquet:2", stage="ingest", reason="empty: no text in it")
    assert third == Article(text="Dry.", path="rain.parquet:3")


def test_rows_beyond_a_batch(tmp_path: Path) -> None:
    found = read(tmp_path, [{"text": f"Day {i}."} for i in range(2 * parquet.BATCH + 1)])
    assert found[-1] == Article(text="Day 512.", path="rain.parquet:513")


def test_without_a_known_column(tmp_path: Path) -> None:
    [failure] = read(tmp_path, [{"body": "It rained."}])
    assert isinstance(failure, Failure) and failure.reason.startswith("empty")


def test_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "rain.parquet"
    pq.write_table(pyarrow.table({"text": pyarrow.array([], pyarrow.string())}), path)
    with pytest.raises(Unreadable, match="empty"):
        list(parquet.read(Source(path, "rain")))


@pytest.mark.parametrize(
    "content", [b"", b"PAR1", b"It rained. " * 10, b"PAR1" + b"\0" * 99 + b"PAR1"]
)
def test_damaged_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rain.parquet"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match="not Parquet"):
        list(parquet.read(Source(path, "rain")))


def test_huge_row_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROW_GROUP_LARGEST", 10)
    with pytest.raises(Unreadable, match="a row group of .* bytes, at most 10 are read"):
        read(tmp_path, [{"text": "It rained."}])
