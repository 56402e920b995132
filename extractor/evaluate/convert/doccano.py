"""Gold <-> JSONL of doccano (sequence labelling): an article a line, its spans with their kinds.

doccano has no fields for a span, so what else labels say travels as `notes` beside the text, and is
given back to the span that stands in the same place.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from extractor.evaluate.convert.marks import DATE, NOT_FACT, Mark, Marked
from extractor.evaluate.convert.notes import Sheet, beside, clusters, labels
from extractor.evaluate.document import wrong_keys
from extractor.evaluate.measure import KINDS
from extractor.lexicon import DataError


class _Entity(BaseModel):
    """A span as projects with relations export it."""

    start_offset: int
    end_offset: int
    label: str


class _Line(BaseModel):
    text: str
    cluster: str
    article: dict[str, Any]
    label: list[tuple[int, int, str]] = []
    entities: list[_Entity] = []
    notes: list[tuple[int, int, str, dict[str, Any]]] = []
    facts: list[dict[str, Any]] = []
    chains: list[str] = []


def dump(gold: Mapping[str, Any]) -> str:
    """A line for each article of a gold file, to be imported by doccano."""
    lines = []
    for article in gold["articles"]:
        found = list(labels(gold, article["id"]))
        line = {
            "text": article["text"],
            "label": [each.mark for each in found],
            **beside(gold, article),
            "notes": [(*each.mark, {"quote": each.quote, **each.note}) for each in found],
        }
        lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    return "".join(lines)


def load(path: Path) -> list[dict[str, Any]]:
    """The gold files, as JSON values, that an export of doccano (JSONL) stands for.

    Raises `DataError` naming file and line that is no article, or has a span outside of its text.
    """
    try:
        lines = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8: {error}") from error
    return clusters(_sheets(path, lines))


def _sheets(path: Path, lines: str) -> Iterator[Sheet]:
    for number, raw in enumerate(lines.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            yield _sheet(_Line.model_validate_json(raw))
        except ValidationError as error:
            raise DataError(f"{path}:{number}: {'; '.join(wrong_keys(error))}") from error
        except ValueError as error:
            raise DataError(f"{path}:{number}: {error}") from error


def _sheet(line: _Line) -> Sheet:
    spans = [*line.label, *((e.start_offset, e.end_offset, e.label) for e in line.entities)]
    marks = tuple(Mark(*span) for span in spans)
    for mark in marks:
        if not 0 <= mark.start < mark.end <= len(line.text):
            raise ValueError(f"[{mark.start}:{mark.end}] lies outside of the text")
    for start, end, _, note in line.notes:
        there, quote = line.text[start:end], note.get("quote", line.text[start:end])
        if there != quote:
            raise ValueError(f"[{start}:{end}] is {there!r}, not {quote!r}: the text was changed")
    told = {(start, end, _family(label)): note for start, end, label, note in line.notes}
    notes = {mark: told.get((mark.start, mark.end, _family(mark.label)), {}) for mark in marks}
    marked = Marked(str(line.article.get("id", "")), line.text, marks)
    return Sheet(line.cluster, line.article, marked, notes, line.facts, line.chains)


def _family(label: str) -> str:
    """What labels have in common whose notes have the same fields."""
    return "figure" if label in KINDS else label if label in (DATE, NOT_FACT) else "name"
