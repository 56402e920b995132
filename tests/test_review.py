"""Tasks for Label Studio, and what comes back: every answer, and everything that is none."""

import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from extractor import review
from extractor.decision import Answer, Decision
from tests.report.samples import sample

TEXT = "Acme sold 40 lamps in 2030."


def tasks() -> list[dict[str, Any]]:
    made = review.to_label_studio(review.questions(sample(), text_of=lambda _: TEXT))
    found: list[dict[str, Any]] = json.loads(made)
    return found


def answered(task: dict[str, Any], *answers: str, **fields: Any) -> dict[str, Any]:
    """The task as Label Studio exports it once somebody chose these answers."""
    choice = {"from_name": "answer", "to_name": "text", "type": "choices"}
    result = [choice | {"value": {"choices": list(answers)}}] if answers else []
    return task | {"id": 7, "annotations": [{"id": 9, "result": result, **fields}]}


def test_disputed_claims_are_asked_about_and_single_ones_are_not() -> None:
    asked = [(task["data"]["a"], task["data"].get("b")) for task in tasks()]
    assert asked == [("c-1", "c-2"), ("c-1", None), ("c-2", None)]


def test_a_task_shows_the_figure_in_its_sentence_and_what_the_program_holds() -> None:
    pair, one, _ = tasks()
    assert "[" in pair["data"]["text"] and pair["data"]["reason"] == "apart (judge.sample)"
    (prediction,) = pair["predictions"]
    assert prediction["result"][0]["value"] == {"choices": ["same fact"]}
    assert one["predictions"] == [], "a disputed fact has no value to confirm"


def test_the_interface_offers_every_answer_and_shows_fields_that_tasks_have() -> None:
    root = ElementTree.fromstring(review.CONFIG)
    assert {each.get("value") for each in root.iter("Choice")} == set(Answer.__args__)
    shown = {each.get("value") for tag in ("Header", "Text") for each in root.iter(tag)}
    assert all(shown <= {f"${field}" for field in task["data"]} for task in tasks())


@pytest.mark.parametrize("answer", ["same fact", "not the same"])
def test_answers_on_pairs_come_back(answer: str) -> None:
    task = answered(tasks()[0], answer, completed_by=3)
    expected = Decision(a="c-1", b="c-2", decision=answer, reviewer="reviewer 3")  # type: ignore[arg-type]
    assert review.decisions([task]) == [expected]


@pytest.mark.parametrize(
    ("who", "name"),
    [(3, "reviewer 3"), ("ana", "ana"), ({"id": 1, "email": "a@b.c"}, "a@b.c"), (None, None)],
)
@pytest.mark.parametrize("answer", ["value confirmed", "rejected"])
def test_answers_on_claims_come_back(answer: str, who: object, name: str | None) -> None:
    (found,) = review.decisions([answered(tasks()[1], answer, completed_by=who)])
    assert found == Decision(a="c-1", decision=answer, reviewer=name)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("times", "day"),
    [
        ({}, None),
        ({"created_at": "2026-11-22T23:59:00Z"}, date(2026, 11, 22)),
        (
            {"created_at": "2026-11-22T23:59:00Z", "updated_at": "2026-11-23T08:00:00.5Z"},
            date(2026, 11, 23),
        ),
    ],
)
def test_the_day_of_the_last_change_is_that_of_the_decision(
    times: dict[str, str], day: date | None
) -> None:
    (found,) = review.decisions([answered(tasks()[1], "rejected", **times)])
    assert found.decided == day


def test_predictions_and_skipped_tasks_decide_nothing() -> None:
    skipped = answered(tasks()[0], "same fact", was_cancelled=True)
    assert review.decisions([*tasks(), skipped, answered(tasks()[1])]) == []


@pytest.mark.parametrize(
    ("exported", "words"),
    [
        ({}, "not an export of Label Studio"),
        ([{}], "task 1: data: Field required"),
        ([1], "task 1: "),
        ([{"data": {"a": "c-1"}, "annotations": [{}]}], "task 1: annotations.0.result"),
    ],
)
def test_what_is_no_export(exported: object, words: str) -> None:
    with pytest.raises(review.ReviewError) as error:
        review.decisions(exported)
    assert str(error.value).startswith(words)


@pytest.mark.parametrize(("number", "answer"), [(0, "rejected"), (1, "same fact"), (1, "maybe")])
def test_answers_that_do_not_fit_the_task(number: int, answer: str) -> None:
    with pytest.raises(review.ReviewError, match="^task 1: "):
        review.decisions([answered(tasks()[number], answer)])


def test_reviewers_who_disagree() -> None:
    pair = tasks()[0]
    both = [answered(pair, "same fact"), answered(pair, "not the same")]
    with pytest.raises(review.ReviewError, match="task 2: .* settle it"):
        review.decisions(both)
