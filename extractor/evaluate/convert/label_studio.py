"""Gold <-> tasks of Label Studio: an article is a task, a label a region with its fields.

Predictions are only shown there; what comes back is what people submitted.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError, field_validator

from extractor.evaluate.convert.marks import DATE, NOT_FACT, Mark, Marked
from extractor.evaluate.convert.notes import PLACE, Label, Sheet, beside, clusters, labels
from extractor.evaluate.document import wrong_keys
from extractor.evaluate.gold import ENTITY_TYPES, GoldClaim
from extractor.evaluate.measure import KINDS
from extractor.lexicon import DataError
from extractor.model import Change, Modality, Relation

# The fields of each group of labels, beside their place and kind.
FIELDS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    KINDS: tuple(field for field in GoldClaim.model_fields if field not in PLACE),
    (DATE,): ("value",),
    (NOT_FACT,): ("why",),
    ENTITY_TYPES: ("chain",),
}
# What is chosen from a list; the other fields are words.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "relation": get_args(Relation),
    "change": get_args(Change),
    "modality": (*get_args(Modality), "denied"),
}


class _Value(BaseModel):
    start: int
    end: int
    text: str | list[str] = ""
    labels: list[str] = []
    choices: list[str] = []


class _Result(BaseModel):
    id: str
    from_name: str
    value: _Value


class _Annotation(BaseModel):
    result: list[_Result]
    was_cancelled: bool = False
    ground_truth: bool = False

    @field_validator("result", mode="before")
    @classmethod
    def _of_regions(cls, results: Any) -> Any:
        """Without relations between regions, which people may draw and gold has no place for."""
        if not isinstance(results, list):
            return results
        return [each for each in results if not isinstance(each, dict) or "from_id" not in each]


class _Data(BaseModel):
    text: str
    cluster: str
    article: dict[str, Any]
    facts: list[dict[str, Any]] = []
    chains: list[str] = []


class _Task(BaseModel):
    data: _Data
    annotations: list[_Annotation] = []


def tasks(gold: Mapping[str, Any], *, as_predictions: bool = False) -> list[dict[str, Any]]:
    """A task for each article of a gold file, its labels as annotations or as predictions."""
    made = []
    for article in gold["articles"]:
        regions = enumerate(labels(gold, article["id"]), start=1)
        results = [result for number, label in regions for result in _results(number, label)]
        told: dict[str, Any] = {"result": results}
        key = "annotations"
        if as_predictions:
            key, told = "predictions", {"model_version": "extractor", **told}
        data = {"text": article["text"], **beside(gold, article)}
        made.append(dict[str, Any](data=data) | {key: [told]})
    return made


def dump(gold: Mapping[str, Any]) -> str:
    """The tasks of labels that people made, as JSON."""
    return json.dumps(tasks(gold), indent=1, ensure_ascii=False) + "\n"


def predictions(gold: Mapping[str, Any]) -> str:
    """The tasks of labels that people shall look at, as JSON."""
    return json.dumps(tasks(gold, as_predictions=True), indent=1, ensure_ascii=False) + "\n"


def load(path: Path) -> list[dict[str, Any]]:
    """The gold files, as JSON values, that an export of Label Studio (JSON) stands for.

    Articles without a submitted annotation are left out. Raises `DataError` naming file and task:
    where several annotations differ, or a region is not where its text stands.
    """
    sheets = []
    for number, raw in enumerate(json.loads(path.read_text(encoding="utf-8")), start=1):
        try:
            sheets += _sheets(_Task.model_validate(raw))
        except ValidationError as error:
            raise DataError(f"{path}: task {number}: {'; '.join(wrong_keys(error))}") from error
        except ValueError as error:
            raise DataError(f"{path}: task {number}: {error}") from error
    return clusters(sheets)


def config() -> str:
    """The labelling interface of the project (Settings, Labeling Interface, Code)."""
    kinds = [f'    <Label value="{kind}"/>' for group in FIELDS for kind in group]
    fields = [line for group, names in FIELDS.items() for line in _view(group, names)]
    lines = ['  <Labels name="label" toName="text">', *kinds, "  </Labels>"]
    text = '  <Text name="text" value="$text" granularity="symbol"/>'
    return "\n".join(["<View>", *lines, text, *fields, "</View>"]) + "\n"


def _view(group: tuple[str, ...], names: tuple[str, ...]) -> Iterator[str]:
    """The fields that are shown beside a selected region of the group."""
    yield (
        '  <View visibleWhen="region-selected" whenTagName="label" '
        f'whenLabelValue="{",".join(group)}">'
    )
    for name in names:
        about = f'name="{name}" toName="text" perRegion="true"'
        yield f'    <Header value="{name}" size="6"/>'
        if name in CHOICES:
            yield f'    <Choices {about} choice="single" showInline="true">'
            for each in CHOICES[name]:
                shown = each.replace("<", "&lt;").replace(">", "&gt;")
                yield f'      <Choice value="{shown}"/>'
            yield "    </Choices>"
        else:
            yield f'    <TextArea {about} maxSubmissions="1" editable="true" rows="1"/>'
    yield "  </View>"


def _results(number: int, label: Label) -> Iterator[dict[str, Any]]:
    """A region, and each of its fields that says something."""
    region = {"id": f"r{number}", "to_name": "text"}
    place = {"start": label.mark.start, "end": label.mark.end}
    value: dict[str, Any] = {**place, "text": label.quote, "labels": [label.mark.label]}
    yield {**region, "from_name": "label", "type": "labels", "value": value}
    for name, told in label.note.items():
        if told is None or told == "":
            continue
        type, key = ("choices", "choices") if name in CHOICES else ("textarea", "text")
        value = {**place, key: [str(told)]}
        yield {**region, "from_name": name, "type": type, "value": value}


def _sheets(task: _Task) -> list[Sheet]:
    """What was submitted for the article: one sheet, or none."""
    submitted = [each for each in task.annotations if not each.was_cancelled]
    chosen = [each for each in submitted if each.ground_truth] or submitted
    data = task.data
    read = [_regions(each, data.text) for each in chosen]
    if any(other != read[0] for other in read[1:]):
        raise ValueError(
            f"{len(read)} annotations differ: mark one as the ground truth in Label Studio, or "
            "delete the others, and export again"
        )
    marks = tuple(read[0]) if read else ()
    marked = Marked(str(data.article.get("id", "")), data.text, marks)
    return [Sheet(data.cluster, data.article, marked, n, data.facts, data.chains) for n in read[:1]]


def _regions(annotation: _Annotation, text: str) -> dict[Mark, dict[str, str]]:
    """Each region with its fields, in the order of the annotation."""
    marks: dict[str, Mark] = {}
    fields: dict[str, dict[str, str]] = {}
    for result in annotation.result:
        value = result.value
        if result.from_name == "label":
            if len(value.labels) != 1:
                told = ", ".join(value.labels) or "none"
                raise ValueError(f"[{value.start}:{value.end}] has the labels {told}: leave one")
            marks[result.id] = Mark(*_place(value, text), value.labels[0])
        elif words := [*value.choices, *(value.text if isinstance(value.text, list) else ())]:
            fields.setdefault(result.id, {})[result.from_name] = words[-1].strip()
    return {mark: fields.get(id, {}) for id, mark in marks.items()}


def _place(value: _Value, text: str) -> tuple[int, int]:
    """The offsets into the text, whose quote must stand there.

    Browsers count UTF-16 units, where an emoji is two; the quote tells what was counted.
    """
    quote = value.text if isinstance(value.text, str) else " ".join(value.text)
    units = text.encode("utf-16-le", "surrogatepass")
    shifted = [
        len(units[: 2 * end].decode("utf-16-le", "replace")) for end in (value.start, value.end)
    ]
    for start, end in ((value.start, value.end), (shifted[0], shifted[1])):
        if start < end and _words(text[start:end]) == _words(quote):
            return start, end
    there = text[value.start : value.end]
    raise ValueError(f"[{value.start}:{value.end}] is {there!r}, not {quote!r}")


def _words(quote: str) -> list[str]:
    """The words of a quote: Label Studio writes line ends as backslash and n."""
    return quote.replace("\\n", " ").split()
