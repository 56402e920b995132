"""Gold <-> the formats of annotation tools: brat standoff (whole labels), CoNLL and spaCy's DocBin
(spans with their kind). What a format cannot say is left to be filled in, and `check` names it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractor.evaluate.convert import brat, conll
from extractor.evaluate.convert.marks import drafted, marked
from extractor.evaluate.document import read, wrong_keys
from extractor.evaluate.gold import Cluster
from extractor.lexicon import DataError

FORMATS = ("gold", "brat", "conll", "docbin")
SUFFIXES: Mapping[str, str] = {".json": "gold", ".conll": "conll", ".spacy": "docbin"}


def load(path: Path) -> dict[str, Any]:
    """The gold file, as JSON values, that a folder of brat or a file by its suffix stands for.

    Raises `DataError` naming the path when it is none of them.
    """
    if path.is_dir():
        return brat.load(path)
    match SUFFIXES.get(path.suffix):
        case "gold":
            return read(path, Cluster).model_dump(mode="json")
        case "conll":
            return drafted(path.stem, conll.load(path))
        case "docbin":
            from extractor.evaluate.convert import docbin

            return drafted(path.stem, docbin.load(path))
    raise DataError(f"{path}: no folder of brat, and no file in {', '.join(SUFFIXES)}")


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
    if format == "conll":
        return {"": conll.dump(marked(cluster)).encode()}
    from extractor.evaluate.convert import docbin

    return {"": docbin.dump(marked(cluster))}
