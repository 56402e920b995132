"""NewsQuant (Almasian et al., EMNLP 2023): sentences of news with quantities, without their places.

Reads its JSON (`formatted_test_set/*.json`): a list of `{"text", "quantities": [{"value",
"normalized_unit"}]}`, where a range is "252.0-287.0"; or JSON lines `{"text", "gold": [{"low",
"high", "unit"}]}`.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.sets.record import Example, Value, files

RANGE = re.compile(r"\s*(-?[\d.]+)\s*-\s*([\d.]+)\s*")


def read(path: Path) -> Iterator[Example]:
    """Every sentence of the file, or of all files of the folder."""
    for file in files(path, ".json", ".jsonl"):
        text = file.read_text(encoding="utf-8")
        rows = map(json.loads, text.splitlines()) if file.suffix == ".jsonl" else json.loads(text)
        for number, row in enumerate(rows):
            values = row["gold"] if "gold" in row else row["quantities"]
            yield Example(f"{file.stem}-{number}", row["text"], figures=tuple(map(_value, values)))


def _value(given: dict[str, Any]) -> Value:
    if "low" in given:
        place = (given.get("start"), given.get("end"))
        return Value(_number(given["low"]), _number(given["high"]), given["unit"], *place)
    between = RANGE.fullmatch(given["value"])
    low, high = between.groups() if between else (given["value"], given["value"])
    return Value(Decimal(low), Decimal(high), given["normalized_unit"])


def _number(bound: float | None) -> Decimal | None:
    return None if bound is None else Decimal(str(bound))
