import json

from extractor.export import document, write
from tests.export.samples import RUN, article, claim, fact, sample


def test_a_line_holds_a_fact_with_its_evidence() -> None:
    (line,) = write(sample(), format="jsonl").splitlines()
    told = json.loads(line)
    assert told["id"] == "f-1"
    assert [(each["id"], each["role"], each["quote"]) for each in told["claims"]] == [
        ("c-2", "supports", "40 lamps"),
        ("c-1", "supports", "40 lamps"),
    ]
    assert [each["id"] for each in told["articles"]] == ["a2", "a1"]
    assert told["articles"][1]["url"] == "https://example.org/1"


def test_a_line_per_fact_and_no_line_without_facts() -> None:
    facts = [fact("f-1", "c-1"), fact("f-2", "c-1")]
    made = document(facts, [claim("c-1", "a1")], [article("a1")], [], RUN)
    assert [json.loads(line)["id"] for line in write(made, format="jsonl").splitlines()] == [
        "f-1",
        "f-2",
    ]
    assert write(document([], [], [], [], RUN), format="jsonl") == ""


def test_an_article_that_is_not_in_the_document_is_only_named() -> None:
    made = document([fact("f-1", "c-1")], [claim("c-1", "a1")], [], [], RUN)
    told = json.loads(write(made, format="jsonl"))
    assert told["articles"] == []
    assert told["claims"][0]["article"] == "a1"
