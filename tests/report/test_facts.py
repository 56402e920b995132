import json
import re
from html import unescape

from extractor.decision import Decision
from extractor.model import Verdict
from extractor.report.facts import ROWS
from tests.report import samples


def data(page: str) -> list[dict[str, object]]:
    (block,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)
    rows: list[dict[str, object]] = json.loads(block)
    return rows


def test_conflicts_come_first_with_all_their_evidence() -> None:
    page = samples.pages(samples.sample())["facts.html"]
    first, second = data(page)
    assert (first["status"], second["status"]) == ("conflicting", "single")
    shown = unescape(str(first["html"]))
    for words in ("Wire", "Lamp Weekly", "2031-01-03", "supports", "apart", "judge.sample"):
        assert words in shown, words
    assert "Café Lumen sold <mark>40 lamps</mark> in 2030." in shown
    assert '<svg class="plot"' in shown
    assert '<svg class="plot"' not in str(second["html"])


def test_what_review_keeps_apart_is_told_once() -> None:
    document = samples.sample()
    disputed, chairs = document.facts
    parted = {"a": "c-1", "b": "c-3", "verdict": "different", "rule": "review.not_the_same"}
    verdict = Verdict.model_validate({**parted, "reason": "kept apart in review by Ana"})
    fact = disputed.model_copy(update={"verdicts": (*disputed.verdicts, verdict)})
    document = document.model_copy(update={"facts": (fact, chairs)})
    decision = Decision(a="c-1", b="c-3", decision="not the same", reviewer="Ana")
    page = samples.pages(document, decisions=[decision])["facts.html"]
    row, other = (str(each["html"]) for each in data(page))
    assert row.count("not the same by Ana") == other.count("not the same by Ana") == 1
    assert "kept apart in review" not in row
    assert "kept apart in review by Ana" in samples.pages(document)["facts.html"]


def test_a_status_that_review_overrode_is_told_beside_the_other() -> None:
    document = samples.sample()
    disputed, chairs = document.facts
    fact = chairs.model_copy(update={"status": "retracted", "before_review": ("single",)})
    document = document.model_copy(update={"facts": (disputed, fact)})
    page = samples.pages(document)["facts.html"]
    (row,) = (each["html"] for each in data(page) if each["id"] == "f-2")
    assert 'retracted</span><span class="reviewed">reviewed, was single</span>' in str(row)


def test_columns_are_sorted_by_number_where_they_are_numbers() -> None:
    rows = data(samples.pages(samples.sample())["facts.html"])
    assert [row["keys"] for row in rows] == [
        ["café lumen", "lamps sold", "2030-01-01", 0, 0, 2, "2031-01-03"],
        ["stol & sons", "chairs sold", "2030-01-01", 0, 5, 1, None],
    ]


def test_the_search_finds_words_of_sentences() -> None:
    rows = data(samples.pages(samples.sample())["facts.html"])
    assert "chair news" in str(rows[1]["text"])
    assert "in 2030." in str(rows[1]["text"])


def test_many_facts_are_paged() -> None:
    page = samples.pages(samples.many(ROWS + 5))["facts.html"]
    assert len(data(page)) == ROWS + 5
    assert page.partition('<script type="application')[0].count("<tbody") == ROWS
