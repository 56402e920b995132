import gzip
import io
import sys
import time
from pathlib import Path

import pytest

from extractor.ingest import limits
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import STDIN, Source, content, lines


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.jsonl", ".jsonl"), ("a.JSONL.GZ", ".jsonl"), ("a.b.txt", ".txt"), ("a", ""), (".gz", "")],
)
def test_suffix(name: str, suffix: str) -> None:
    assert Source(Path(name), name).suffix == suffix


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"It rained.\n") + gzip.compress(b"It stopped."))
    source = Source(path, "a")
    assert content(source, largest=100) == b"It rained.\nIt stopped."
    assert list(lines(source)) == [b"It rained.\n", b"It stopped."]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"It rained.")))
    assert content(Source(STDIN, "stdin"), largest=100) == b"It rained."


@pytest.mark.parametrize(
    "damaged", [b"It rained.", gzip.compress(b"It rained.")[:-9], b"\x1f\x8b\x08", b"\x1f\x8b"]
)
def test_damaged_file(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(damaged)
    with pytest.raises(Unreadable, match="damaged"):
        content(Source(path, "a"), largest=100)


@pytest.mark.parametrize("extra", [0, 1])
def test_content_up_to_the_limit(tmp_path: Path, extra: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (100 + extra))
    if extra:
        with pytest.raises(Unreadable, match="more than 100 bytes"):
            content(Source(path, "a"), largest=100)
    else:
        assert len(content(Source(path, "a"), largest=100)) == 100


def test_a_bomb_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 50_000_000))
    monkeypatch.setattr(limits, "EXPANSION_FREE", 1_000_000)
    began = time.perf_counter()
    with pytest.raises(Unreadable, match="unpacks to more than 200 times its size"):
        for _ in lines(Source(path, "bomb")):
            pass
    assert time.perf_counter() - began < 10
