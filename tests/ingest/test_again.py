from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor.ingest.again import file_of, read_again
from extractor.model import Article, Failure


def failed(*paths: object) -> list[Failure]:
    return [Failure(path=str(path), stage="ingest", reason="empty") for path in paths]


def told(items: Sequence[Article | Failure]) -> list[tuple[str, str]]:
    """The name of each item's file with its text or the reason why it has none."""
    return [
        (Path(item.path or "").name, item.text if isinstance(item, Article) else item.reason)
        for item in items
    ]


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("a.jsonl:12", "a.jsonl"),
        ("a.jsonl", "a.jsonl"),
        ("c:/news/a.txt", "c:/news/a.txt"),
        ("odd:name", "odd:name"),
        ("odd\n:3", "odd\n"),
        ("", ""),
    ],
)
def test_file_of(path: str, file: str) -> None:
    assert file_of(path) == file


def test_only_the_lines_that_failed_are_read(tmp_path: Path) -> None:
    lines = [f'{{"text": "It rained {n} mm."}}' for n in range(1, 5)]
    (tmp_path / "a.jsonl").write_text("\n".join(["{", *lines, "{"]))
    found = list(read_again(failed(tmp_path / "a.jsonl:3", tmp_path / "a.jsonl:6")))
    (mended, broken) = told(found)
    assert mended == ("a.jsonl:3", "It rained 2 mm.")
    assert broken[0] == "a.jsonl:6" and "not JSON" in broken[1]


def test_a_file_that_failed_as_a_whole_is_read_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "It rained."}, {"text": "It snowed."}]')
    found = list(read_again(failed(tmp_path / "a.json")))
    assert told(found) == [("a.json:1", "It rained."), ("a.json:2", "It snowed.")]


def test_what_is_gone_fails_again(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("It was dry.")
    gone, there = tmp_path / "a.jsonl", tmp_path / "b.txt"
    found = list(read_again(failed(there, f"{gone}:2", f"{gone}:1", "stdin:4")))
    missing = "no such file or folder"
    assert told(found) == [
        ("a.jsonl:1", missing),
        ("a.jsonl:2", missing),
        ("b.txt", "It was dry."),
        ("stdin:4", missing),
    ]


def test_a_folder_that_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("It rained.")
    assert told(list(read_again(failed(tmp_path / "news")))) == [("a.txt", "It rained.")]


def test_nothing_failed() -> None:
    assert list(read_again([])) == []
