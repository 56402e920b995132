"""Gold <-> brat standoff: a folder with the text and the annotations of each article.

Spans are text-bound annotations, with the kind of a figure, `date`, `not_fact` or the type of a
name; what else a label says is JSON in its annotator's note. What brat has no place for (cluster,
sources of articles, facts, the order of chains) is `cluster.json`. Without notes and that file, it
is a draft.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.evaluate.convert.marks import Mark, Marked
from extractor.evaluate.convert.notes import Sheet, clusters, labels
from extractor.evaluate.gold import Cluster
from extractor.lexicon import DataError

REST = "cluster.json"

_BOUND = re.compile(r"(T\d+)\t(\w+) (\d+) (\d+)\t.*")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")


def files(cluster: Cluster) -> dict[str, bytes]:
    """The files of the folder by name; articles are numbered, as an id may hold anything."""
    data = cluster.model_dump(mode="json")
    made: dict[str, str] = {}
    for number, article in enumerate(data["articles"], start=1):
        made[f"{number:03}.txt"] = article.pop("text")
        made[f"{number:03}.ann"] = "".join(_lines(data, article["id"]))
    rest = {key: data[key] for key in ("cluster", "articles", "facts")}
    rest["chains"] = [chain["id"] for chain in data["entities"]]
    made[REST] = json.dumps(rest, indent=1, ensure_ascii=False) + "\n"
    return {name: text.encode() for name, text in made.items()}


def load(folder: Path) -> dict[str, Any]:
    """The gold file that a folder stands for, as JSON values.

    Raises `DataError` naming file and line of what is no annotation, or when there is no text.
    """
    texts = sorted(folder.glob("*.txt"))
    if not texts:
        raise DataError(f"{folder}: no .txt in this folder, as brat has them")
    rest = folder / REST
    known = json.loads(rest.read_text(encoding="utf-8")) if rest.exists() else {}
    told = known.get("articles") or [{"id": path.stem} for path in texts]
    sheets = []
    for path, article in zip(texts, told, strict=True):
        marks, notes = _read(path.with_suffix(".ann"))
        marked = Marked(article["id"], path.read_bytes().decode(), tuple(marks))
        facts, chains = known.get("facts", ()), known.get("chains", ())
        name = known.get("cluster", folder.name)
        sheets.append(Sheet(name, article, marked, dict(notes), facts, chains))
    (gold,) = clusters(sheets)
    return gold


def _lines(data: dict[str, Any], article: str) -> Iterator[str]:
    """The annotations of one article, each with its note."""
    for number, label in enumerate(labels(data, article), start=1):
        quote = " ".join(label.quote.split())
        note = json.dumps(label.note, ensure_ascii=False)
        yield f"T{number}\t{label.mark.label} {label.mark.start} {label.mark.end}\t{quote}\n"
        yield f"#{number}\tAnnotatorNotes T{number}\t{note}\n"


def _read(path: Path) -> tuple[list[Mark], list[tuple[Mark, dict[str, Any]]]]:
    marks: dict[str, Mark] = {}
    notes = []
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    for number, line in enumerate(lines, start=1):
        if bound := _BOUND.fullmatch(line):
            marks[bound[1]] = Mark(int(bound[3]), int(bound[4]), bound[2])
        elif (note := _NOTE.fullmatch(line)) and note[1] in marks and note[2].startswith("{"):
            notes.append((marks[note[1]], json.loads(note[2])))
        elif line.startswith("T"):
            raise DataError(f"{path}:{number}: no span of one piece: {line!r}")
    return list(marks.values()), notes
