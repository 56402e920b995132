"""Facts -> questions to reviewers as tasks of Label Studio or doccano, and answers -> decisions.

A task asks whether two claims are the same fact, or whether one claim is right. Its prediction is
what the program holds; only annotations, which people make, become decisions.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from extractor.decision import Decision
from extractor.model import Claim, Fact, FactsDocument, Verdict
from extractor.reconcile.order import by_need, by_time
from extractor.reconcile.say import say

# The labelling interface of the project (Settings, Labeling Interface, Code).
CONFIG = """<View>
  <Header value="$question"/>
  <Text name="text" value="$text"/>
  <Choices name="answer" toName="text" choice="single" required="true">
    <Choice value="same fact"/>
    <Choice value="not the same"/>
    <Choice value="value confirmed"/>
    <Choice value="rejected"/>
  </Choices>
</View>
"""

TextOf = Callable[[str], str]


class ReviewError(ValueError):
    """What came back is no export of these tasks; the message says where."""


class _Value(BaseModel):
    choices: list[str] = []


class _Result(BaseModel):
    from_name: str
    value: _Value


class _Annotation(BaseModel):
    result: list[_Result]
    completed_by: int | str | dict[str, Any] | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    was_cancelled: bool = False


class _Data(BaseModel):
    a: str
    b: str | None = None


class _Task(BaseModel):
    data: _Data
    annotations: list[_Annotation] = []


class Question(NamedTuple):
    """What is asked, with all that a task carries, and the answer that the program holds."""

    fields: dict[str, str]
    answer: str | None


def questions(document: FactsDocument, *, text_of: TextOf) -> list[Question]:
    """One for each pair of claims that was judged and for each claim of a fact with two or more.

    Facts with most to decide come first; `text_of` gives the text of an article.
    """
    claims = {claim.id: claim for claim in document.claims}
    found: dict[tuple[str, str | None], Question] = {}
    for fact in by_need(document.facts, document.claims):
        for verdict in fact.verdicts:
            pair = sorted((verdict.a, verdict.b))
            told = _of_pair(fact, verdict, [claims[name] for name in pair], text_of)
            found.setdefault((pair[0], pair[1]), told)
        for member in by_time(fact, claims) if len(fact.claims) > 1 else ():
            found[member.id, None] = _of_claim(fact, claims[member.id], text_of)
    return list(found.values())


def _of_pair(fact: Fact, verdict: Verdict, pair: list[Claim], text_of: TextOf) -> Question:
    fields = {
        "question": f"Do both answer one question: {_topic(fact)}?",
        "text": "\n\n".join(_told(claim, text_of) for claim in pair),
        "fact": fact.id,
        "a": pair[0].id,
        "b": pair[1].id,
        "reason": f"{verdict.reason} ({verdict.rule})",
    }
    return Question(fields, "not the same" if verdict.verdict == "different" else "same fact")


def _of_claim(fact: Fact, claim: Claim, text_of: TextOf) -> Question:
    fields = {
        "question": f"Is this the value of {_topic(fact)}: {say(claim)}?",
        "text": _told(claim, text_of),
        "fact": fact.id,
        "a": claim.id,
        "reason": fact.explanation,
    }
    return Question(fields, "value confirmed" if claim.id == fact.current else None)


def _choice(answers: list[Any]) -> dict[str, Any]:
    value = {"choices": answers}
    return {"from_name": "answer", "to_name": "text", "type": "choices", "value": value}


def _topic(fact: Fact) -> str:
    return f"{fact.subject or '?'}, {fact.metric or '?'}"


def _told(claim: Claim, text_of: TextOf) -> str:
    """The claim's sentence, its figure in brackets, and who says it when."""
    text, place = text_of(claim.article), claim.sentence
    marked = f"{text[place.start : claim.start]}[{claim.quote}]{text[claim.end : place.end]}"
    when = f", {claim.published}" if claim.published else ""
    return f"{claim.source or claim.article}{when}: {marked.strip()}"


def to_label_studio(asked: Iterable[Question]) -> str:
    """The questions as tasks of Label Studio, JSON, with what the program holds as predictions."""
    made = [
        dict(
            data=fields,
            predictions=[{"model_version": "extractor", "result": [_choice([answer])]}]
            if answer
            else [],
        )
        for fields, answer in asked
    ]
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def to_doccano(asked: Iterable[Question]) -> str:
    """The questions as JSONL of doccano (text classification), to be answered by a label.

    doccano takes labels for answers, not for predictions, so none is given.
    """
    made = []
    for question, _ in asked:
        fields = dict(question)
        shown = f"{fields.pop('question')}\n\n{fields.pop('text')}"
        made.append(json.dumps({"text": shown, "label": [], **fields}, ensure_ascii=False) + "\n")
    return "".join(made)


def from_doccano(lines: Iterable[object]) -> list[object]:
    """Lines of an export of doccano as tasks of Label Studio with an annotation each."""
    return [
        dict(data=line, annotations=[{"result": [_choice(line.get("label", []))]}])
        if isinstance(line, dict)
        else line
        for line in lines
    ]


def decisions(exported: object) -> list[Decision]:
    """What people answered in the tasks of an export of Label Studio (JSON), in its order.

    Skipped tasks and tasks without an answer give none. Raises `ReviewError` naming the task.
    """
    if not isinstance(exported, list):
        raise ReviewError("not an export of Label Studio: expected a list of tasks (format JSON)")
    found: dict[tuple[str, str | None], Decision] = {}
    for number, raw in enumerate(exported, start=1):
        for decision in _answers(raw, number):
            known = found.setdefault((decision.a, decision.b), decision)
            if known.decision != decision.decision:
                raise ReviewError(
                    f"task {number}: {known.decision!r} and {decision.decision!r} of the same "
                    "claims: settle it in Label Studio and export again"
                )
    return list(found.values())


def _answers(raw: object, number: int) -> Iterator[Decision]:
    try:
        task = _Task.model_validate(raw)
        for annotation in task.annotations:
            for answer in () if annotation.was_cancelled else _choices(annotation.result):
                when = annotation.updated_at or annotation.created_at
                yield Decision.model_validate(
                    {
                        **task.data.model_dump(),
                        "decision": answer,
                        "reviewer": _name(annotation.completed_by),
                        "decided": when and when.date(),
                    }
                )
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        what = f"{where}: {first['msg']}" if where else first["msg"]
        raise ReviewError(f"task {number}: {what}") from error


def _choices(results: Iterable[_Result]) -> Iterator[str]:
    for result in results:
        if result.from_name == "answer":
            yield from result.value.choices


def _name(completed_by: int | str | dict[str, Any] | None) -> str | None:
    """How Label Studio names the annotator: by number, or with the email address."""
    if isinstance(completed_by, dict):
        completed_by = completed_by.get("email") or completed_by.get("id")
    return f"reviewer {completed_by}" if isinstance(completed_by, int) else completed_by
