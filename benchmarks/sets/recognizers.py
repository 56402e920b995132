"""The specifications of Recognizers-Text: short texts with what its recognizers shall find.

Reads its JSON (`Specs/NumberWithUnit/English/*.json`): a list of `{"Input", "Results": [{"Start",
"End", "Resolution": {"value", "unit"}}]}`, and JSON lines as `newsquant` does.
"""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from benchmarks.sets import newsquant
from benchmarks.sets.record import Example, Value, files


def read(path: Path) -> Iterator[Example]:
    """Every text that has results with a value, or none at all."""
    for file in files(path, ".json", ".jsonl"):
        if file.suffix == ".jsonl":
            yield from newsquant.read(file)
            continue
        for number, row in enumerate(json.loads(file.read_text(encoding="utf-8-sig"))):
            values = [_value(result) for result in row.get("Results", [])]
            if None not in values:
                known = tuple(value for value in values if value is not None)
                yield Example(f"{file.stem}-{number}", row["Input"], figures=known)


def _value(result: dict[str, Any]) -> Value | None:
    """Null where the resolution is no number, as for a range of numbers."""
    resolution = result.get("Resolution") or {}
    text = str(resolution.get("value"))
    try:
        number = Decimal(text.rstrip("%").replace(",", ""))
    except InvalidOperation:
        return None
    unit = resolution.get("unit") or ("percentage" if text.endswith("%") else "")
    return Value(number, number, unit, result.get("Start"), int(result.get("End", -1)) + 1)
