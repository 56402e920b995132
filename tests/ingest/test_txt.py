import json
from pathlib import Path

import pytest

from extractor.ingest import txt
from extractor.ingest.decode import Unreadable
from extractor.ingest.limits import TEXT_LONGEST
from extractor.ingest.source import Source
from extractor.model import Article


def test_text_alone(tmp_path: Path) -> None:
    path = tmp_path / "rain.txt"
    path.write_bytes(b"\xef\xbb\xbfIt rained.\r\nIt stopped.")
    assert list(txt.read(Source(path, "rain.txt"))) == [
        Article(text="It rained.\nIt stopped.", path="rain.txt")
    ]


def test_side_file_tells_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "rain.txt"
    path.write_text("It rained.")
    side = {"id": "r1", "source": "Courier", "published": "2021-03-14", "text": "It snowed."}
    (tmp_path / "rain.meta.json").write_text(json.dumps(side))
    assert list(txt.read(Source(path, "rain.txt"))) == [
        Article(
            id="r1", text="It rained.", source="Courier", published="2021-03-14", path="rain.txt"
        )
    ]


@pytest.mark.parametrize(
    ("side", "reason"),
    [
        ("", "rain.meta.json: empty"),
        ("{", "rain.meta.json: not JSON"),
        ("[]", "rain.meta.json: expected an article object, found list"),
    ],
)
def test_broken_side_file_is_named(tmp_path: Path, side: str, reason: str) -> None:
    path = tmp_path / "rain.txt"
    path.write_text("It rained.")
    (tmp_path / "rain.meta.json").write_text(side)
    with pytest.raises(Unreadable, match=reason):
        list(txt.read(Source(path, "rain.txt")))


def test_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * (4 * TEXT_LONGEST + 4))
    with pytest.raises(Unreadable, match="more than 4,000,003 bytes"):
        list(txt.read(Source(path, "huge.txt")))
