from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.ingest import csv, limits
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import Source
from extractor.model import Article, Failure


def read(tmp_path: Path, content: bytes) -> list[Article | Failure]:
    path = tmp_path / "rain.csv"
    path.write_bytes(content)
    return list(csv.read(Source(path, "rain.csv")))


def test_rows_are_named_by_the_line_on_which_they_begin(tmp_path: Path) -> None:
    content = b'\xef\xbb\xbftitle,text\r\nRain,"It rained.\n\nIt ""stopped""."\n\nSun,Dry.\n'
    first, second = read(tmp_path, content)
    assert first == Article(title="Rain", text='It rained.\n\nIt "stopped".', path="rain.csv:2")
    assert second == Article(title="Sun", text="Dry.", path="rain.csv:6")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (b"Rain", "empty"),
        (b"Rain,It rained.,more", "3 fields, expected 2"),
        (b'Rain,"It" rained.', "not CSV"),
        (b"Rain,It\0rained.", "binary"),
    ],
)
def test_a_broken_row_costs_only_itself(tmp_path: Path, row: bytes, expected: str) -> None:
    broken, article = read(tmp_path, b"title,text\n" + row + b"\nSun,Dry.\n")
    assert isinstance(broken, Failure)
    assert broken.path == "rain.csv:2" and broken.reason.startswith(expected)
    assert article == Article(title="Sun", text="Dry.", path="rain.csv:3")


def test_windows_1252(tmp_path: Path) -> None:
    [article] = read(tmp_path, "text\nThe café sold forty cakes for €3 each.\n".encode("cp1252"))
    assert isinstance(article, Article) and "café sold forty cakes for €3" in article.text


@pytest.mark.parametrize("content", [b"", b"\n", b"title,text\n", b"title,text\n\n\n"])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read(tmp_path, content)


def test_long_text_and_endless_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [article] = read(tmp_path, b"text\n" + b"rain " * 100_000)
    assert isinstance(article, Article) and len(article.text) == 500_000
    monkeypatch.setattr(limits, "LINE_LONGEST", 100)
    with pytest.raises(Unreadable, match="line 2: more than 100 bytes"):
        read(tmp_path, b"text\n" + b"rain " * 100)


@given(st.binary(max_size=200))
def test_any_bytes_are_articles_failures_or_unreadable(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    try:
        found = read(tmp_path_factory.getbasetemp(), b"text,title\n" + content)
    except Unreadable:
        return
    assert all(isinstance(item, Article | Failure) for item in found)
