"""Gold <-> the formats of annotation tools: brat, Label Studio and doccano (whole labels), CoNLL
and spaCy's DocBin (spans with their kind).

What a format cannot say is left to be filled in, and `check` names it.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractor.evaluate.convert import brat, conll, doccano, label_studio
from extractor.evaluate.convert.marks import drafted, marked
from extractor.evaluate.document import read, wrong_keys
from extractor.evaluate.gold import Cluster
from extractor.lexicon import DataError

FORMATS = ("gold", "brat", "label-studio", "doccano", "conll", "docbin")
SUFFIXES: Mapping[str, str] = {
    ".json": "gold or label-studio",
    ".jsonl": "doccano",
    ".conll": "conll",
    ".spacy": "docbin",
}


def load(path: Path) -> dict[str, Any]:
    """The gold file, as JSON values, that a folder of brat or a file by its suffix stands for.

    Raises `DataError` naming the path when it is none of them, or is of several clusters.
    """
    if path.is_dir():
        return brat.load(path)
    match path.suffix:
        case ".json":
            return _json(path)
        case ".jsonl":
            return _one(path, doccano.load(path))
        case ".conll":
            return drafted(path.stem, conll.load(path))
        case ".spacy":
            from extractor.evaluate.convert import docbin

            return drafted(path.stem, docbin.load(path))
    raise DataError(f"{path}: no folder of brat, and no file in {', '.join(SUFFIXES)}")


def _json(path: Path) -> dict[str, Any]:
    """A gold file is an object, an export of Label Studio a list of tasks."""
    try:
        is_list = isinstance(json.loads(path.read_text(encoding="utf-8")), list)
    except ValueError as error:
        raise DataError(f"{path}: not JSON: {error}") from error
    if is_list:
        return _one(path, label_studio.load(path))
    return read(path, Cluster).model_dump(mode="json")


def _one(path: Path, clusters: Sequence[dict[str, Any]]) -> dict[str, Any]:
    if len(clusters) != 1:
        names = ", ".join(each["cluster"] for each in clusters) or "none"
        raise DataError(f"{path}: labels of one cluster are needed, and here are those of: {names}")
    return clusters[0]


def are_labels(told: object) -> bool:
    """Whether the tasks or lines of a file are articles with their labels, by the first of them."""
    if not isinstance(told, list) or not told or not isinstance(told[0], dict):
        return False
    return any("article" in each for each in (told[0], *told[0].values()) if isinstance(each, dict))


def whole(path: Path, data: dict[str, Any]) -> Cluster:
    """The cluster of JSON values that came from the path; `DataError` while a label lacks words."""
    try:
        return Cluster.model_validate(data)
    except ValidationError as error:
        raise DataError(f"{path}: {'; '.join(wrong_keys(error))}") from error


def files(cluster: Cluster, format: str) -> dict[str, bytes]:
    """What to write, by the name of the file; a format of one file has one, without a name."""
    if format == "brat":
        return brat.files(cluster)
    if format == "label-studio":
        return {"": label_studio.dump(cluster.model_dump(mode="json")).encode()}
    if format == "doccano":
        return {"": doccano.dump(cluster.model_dump(mode="json")).encode()}
    if format == "conll":
        return {"": conll.dump(marked(cluster)).encode()}
    from extractor.evaluate.convert import docbin

    return {"": docbin.dump(marked(cluster))}
