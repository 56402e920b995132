from pathlib import Path

import pytest

from extractor.ingest import jsonl, limits
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import Source
from extractor.model import Article, Failure


def read(tmp_path: Path, content: bytes) -> list[Article | Failure]:
    path = tmp_path / "rain.jsonl"
    path.write_bytes(content)
    return list(jsonl.read(Source(path, "rain.jsonl")))


def test_broken_line_costs_only_itself(tmp_path: Path) -> None:
    content = (
        b'\xef\xbb\xbf{"text": "It rained."}\r\n\n{"text":\n[1]\n\xff\xfe\xfd\n{"text": "Dry."}'
    )
    first, *broken, last = read(tmp_path, content)
    assert first == Article(text="It rained.", path="rain.jsonl:1")
    assert [(f.path, f.reason[:12]) for f in broken if isinstance(f, Failure)] == [
        ("rain.jsonl:3", "not JSON: Ex"),
        ("rain.jsonl:4", "expected an "),
        ("rain.jsonl:5", "neither UTF-"),
    ]
    assert last == Article(text="Dry.", path="rain.jsonl:6")


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read(tmp_path, content)


def test_endless_line_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINE_LONGEST", 30)
    long = b'{"text": "' + b"x" * 100 + b'"}'
    failure, article = read(tmp_path, long + b'\n{"text": "Dry."}\n')
    assert failure == Failure(
        path="rain.jsonl:1", stage="ingest", reason="more than the 30 bytes that a line may have"
    )
    assert article == Article(text="Dry.", path="rain.jsonl:2")


def test_line_of_just_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = b'{"text": "Dry."}\n'
    monkeypatch.setattr(limits, "LINE_LONGEST", len(line))
    assert read(tmp_path, line * 2) == [
        Article(text="Dry.", path="rain.jsonl:1"),
        Article(text="Dry.", path="rain.jsonl:2"),
    ]
