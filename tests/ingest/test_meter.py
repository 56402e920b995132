import gzip
import json
from pathlib import Path

import pytest

from extractor import ingest
from extractor.ingest.meter import Meter
from extractor.ingest.source import STDIN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    line = json.dumps({"text": "It rained in the harbour all day."}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 10_000)
    (tmp_path / "b.txt").write_text("It snowed.")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(line.encode() * 10))
    (tmp_path / "d.parquet").write_bytes(b"this is no parquet")
    (tmp_path / "notes.doc").write_bytes(b"not read, and not counted" * 1000)
    return tmp_path


def test_the_share_grows_while_a_file_is_read_and_ends_with_all(folder: Path) -> None:
    meter = ingest.measure([folder])
    assert meter.share() == 0
    shares = []
    for _ in ingest.read([folder], meter=meter):
        share = meter.share()
        assert share is not None
        shares.append(share)
    assert shares == sorted(shares)
    assert len(set(shares)) > 5
    assert meter.share() == 1


def test_files_that_cannot_be_read_count_as_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")
    meter = ingest.measure([tmp_path])
    assert len(list(ingest.read([tmp_path], meter=meter))) == 1
    assert meter.share() == 1


def test_of_standard_input_nobody_knows(folder: Path) -> None:
    assert ingest.measure([folder, STDIN]).share() is None
    assert Meter([folder / "nowhere"]).share() is None
