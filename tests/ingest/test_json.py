from pathlib import Path

import pytest

from extractor.ingest import json
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import Source
from extractor.model import Article, Failure


def read(tmp_path: Path, content: str) -> list[Article | Failure]:
    path = tmp_path / "rain.json"
    path.write_text(content)
    return list(json.read(Source(path, "rain.json")))


def test_one_article(tmp_path: Path) -> None:
    assert read(tmp_path, '{"text": "It rained."}') == [
        Article(text="It rained.", path="rain.json")
    ]


def test_list_of_articles(tmp_path: Path) -> None:
    first, second, third = read(tmp_path, '[{"text": "It rained."}, 7, {"text": "It stopped."}]')
    assert first == Article(text="It rained.", path="rain.json:1")
    assert second == Failure(
        path="rain.json:2", stage="ingest", reason="expected an article object, found int"
    )
    assert third == Article(text="It stopped.", path="rain.json:3")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (" \n", "empty"),
        ("[]", "empty"),
        ("{", r"not JSON: .* \(line 1, column 2\)"),
        ("[" * 100_000, "not JSON"),
        ("9" * 5_000, "not JSON"),
    ],
)
def test_file_that_cannot_be_read(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "found"), [("7", "int"), ('"rain"', "str"), ("null", "NoneType")]
)
def test_value_that_is_no_article(tmp_path: Path, content: str, found: str) -> None:
    [failure] = read(tmp_path, content)
    assert isinstance(failure, Failure)
    assert failure.reason == f"expected an article object, found {found}"


def test_lone_surrogate_is_replaced(tmp_path: Path) -> None:
    [article] = read(tmp_path, r'{"text": "Rain \ud83d.", "title": "\ude00"}')
    assert isinstance(article, Article)
    assert (article.text, article.title) == ("Rain \ufffd.", "\ufffd")
