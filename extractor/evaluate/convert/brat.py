"""Gold <-> brat standoff: a folder with the text and the annotations of each article.

Spans are text-bound annotations, with the kind of a figure, `date`, `not_fact` or the type of a
name; what else a label says is JSON in its annotator's note. What brat has no place for (cluster,
sources of articles, facts) is `cluster.json`. Without notes and that file, it is a draft.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractor.evaluate.convert.marks import Mark, Marked, drafted
from extractor.evaluate.gold import Cluster
from extractor.lexicon import DataError

REST = "cluster.json"
PLACE = ("article", "start", "end", "quote")
LISTS = ("claims", "dates", "not_facts")

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
    read, notes = [], {}
    for path, article in zip(texts, told, strict=True):
        text = path.read_bytes().decode()
        marks, own = _read(path.with_suffix(".ann"))
        read.append(Marked(article["id"], text, tuple(marks)))
        notes.update({(article["id"], mark): note for mark, note in own})
    gold = drafted(known.get("cluster", folder.name), read)
    gold["articles"] = [{**a, "text": m.text} for a, m in zip(told, read, strict=True)]
    return _filled(gold, notes, known.get("facts"))


def _lines(data: dict[str, Any], article: str) -> Iterator[str]:
    """The annotations of one article, each with its note."""
    kinds = {"dates": "date", "not_facts": "not_fact"}
    rows = [(row, row.get("kind") or kinds[key]) for key in LISTS for row in data[key]]
    rows += [
        ({**name, "chain": chain["id"]}, chain["type"])
        for chain in data["entities"]
        for name in chain["mentions"]
    ]
    own = [(row, label) for row, label in rows if row["article"] == article]
    for number, (row, label) in enumerate(own, start=1):
        quote = row["quote"].replace("\n", " ")
        note = json.dumps({k: v for k, v in row.items() if k not in PLACE}, ensure_ascii=False)
        yield f"T{number}\t{label} {row['start']} {row['end']}\t{quote}\n"
        yield f"#{number}\tAnnotatorNotes T{number}\t{note}\n"


def _read(path: Path) -> tuple[list[Mark], list[tuple[Mark, dict[str, Any]]]]:
    marks: dict[str, Mark] = {}
    notes = []
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, start=1):
        if bound := _BOUND.fullmatch(line):
            marks[bound[1]] = Mark(int(bound[3]), int(bound[4]), bound[2])
        elif (note := _NOTE.fullmatch(line)) and note[1] in marks and note[2].startswith("{"):
            notes.append((marks[note[1]], json.loads(note[2])))
        elif line.startswith("T"):
            raise DataError(f"{path}:{number}: no span of one piece: {line!r}")
    return list(marks.values()), notes


def _filled(
    gold: dict[str, Any], notes: dict[tuple[str, Mark], dict[str, Any]], facts: Sequence[Any] | None
) -> dict[str, Any]:
    """The draft with what the notes say; facts that no claim names any more are gone."""
    kinds = {"dates": "date", "not_facts": "not_fact"}
    for key in LISTS:
        for row in gold[key]:
            mark = Mark(row["start"], row["end"], row.get("kind") or kinds[key])
            row.update(notes.get((row["article"], mark), {}))
    chains: dict[str, dict[str, Any]] = {}
    for chain in gold["entities"]:
        for name in chain["mentions"]:
            note = notes.get((name["article"], Mark(name["start"], name["end"], chain["type"])), {})
            id = note.get("chain", chain["id"])
            chains.setdefault(id, {**chain, "id": id, "mentions": []})["mentions"].append(name)
    named = {row["fact"] for row in gold["claims"]}
    known = {fact["id"]: fact for fact in (*gold["facts"], *(facts or ()))}
    kept = [fact for name, fact in known.items() if name in named]
    return {**gold, "facts": kept, "entities": list(chains.values())}
