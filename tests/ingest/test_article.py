import pytest

from extractor.ingest.article import build
from extractor.ingest.limits import TEXT_LONGEST
from extractor.model import Article, Failure


def reason(fields: dict[str, object]) -> str:
    failure = build(fields, path="f.json")
    assert isinstance(failure, Failure)
    assert (failure.path, failure.stage) == ("f.json", "ingest")
    return failure.reason


def test_takes_known_fields_and_leaves_the_rest() -> None:
    fields = {
        "text": "It rained.",
        "title": "Rain",
        "published": "2021-03-14T10:00:00Z",
        "tags": [1],
    }
    assert build(fields, path="f.json") == Article(
        text="It rained.", title="Rain", published="2021-03-14T10:00:00Z", path="f.json"
    )


def test_path_is_where_the_fields_were_read() -> None:
    article = build({"text": "It rained.", "path": "elsewhere"}, path="f.jsonl:3")
    assert isinstance(article, Article) and article.path == "f.jsonl:3"


@pytest.mark.parametrize("blank", [None, "", " \n"])
def test_blank_fields_are_null(blank: object) -> None:
    article = build({"text": "It rained.", "id": blank, "published": blank}, path="f.json")
    assert article == Article(text="It rained.", path="f.json")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It rained.\r\nIt poured.\rIt stopped.\n", "It rained.\nIt poured.\nIt stopped.\n"),
        ("  It rained. ", "  It rained. "),
        ("Rain \ud83d.", "Rain \ufffd."),
    ],
)
def test_text(text: str, kept: str) -> None:
    article = build({"text": text}, path="f.json")
    assert isinstance(article, Article) and article.text == kept


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "empty: no text in it"),
        ({"text": None}, "empty"),
        ({"text": " \n"}, "empty"),
        ({"text": ["It rained."]}, "text: expected a string, found list"),
        ({"text": "It rained.\0"}, "binary"),
        ({"text": "It rained.", "title": 7}, "title: "),
        ({"text": "It rained.", "id": 7}, "id: "),
        ({"text": "It rained.", "published": "last week"}, "published: "),
        ({"text": "It rained.", "fiscal_year_end": "March"}, "fiscal_year_end: "),
    ],
)
def test_failure_names_the_field(fields: dict[str, object], expected: str) -> None:
    assert reason(fields).startswith(expected)


def test_limit_of_length() -> None:
    assert isinstance(build({"text": "x" * TEXT_LONGEST}, path="f.json"), Article)
    assert "1,000,001 characters, at most 1,000,000" in reason({"text": "x" * (TEXT_LONGEST + 1)})
