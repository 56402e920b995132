"""TimeBank and the other sets of TempEval-3: a folder of `.tml`, TimeML with TIMEX3 marks.

Only calendar dates count, as in gold: TIMEX3 of type DATE whose value names a stretch of days.
"""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from benchmarks.sets.record import Days, Example, files
from extractor.evaluate.period import days
from extractor.model import Period

NOTHING = Period(begin=None, end=None)


def read(path: Path) -> Iterator[Example]:
    """Every document; JSON lines `{"text", "dct", "timexes"}` are read as well."""
    for file in files(path, ".tml", ".jsonl"):
        if file.suffix == ".tml":
            yield _document(fromstring(file.read_bytes()), file.stem)
        else:
            yield from map(_row, file.read_text(encoding="utf-8").splitlines())


def _document(root: Element, name: str) -> Example:
    """Offsets count characters of the document's TEXT."""
    body = root.find("TEXT")
    created = root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise SystemExit(f"{name}: no TEXT or no DCT, as TimeML has them")
    pieces: list[str] = []
    dates: list[Days] = []
    _walk(body, pieces, dates)
    return Example(name, "".join(pieces), created.get("value", "")[:10], dates=tuple(dates))


def _walk(node: Element, pieces: list[str], dates: list[Days]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, dates)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3" and node.get("type") == "DATE":
        period = stretch(node.get("value", ""))
        dates.append(Days(start, sum(map(len, pieces)), period.begin, period.end))


def _row(line: str) -> Example:
    row = json.loads(line)
    dates = [
        Days(each["start"], each["end"], _day(each["begin"]), _day(each["end_date"]))
        for each in row["timexes"]
        if each["type"] == "DATE"
    ]
    return Example(row["id"], row["text"], row["dct"], dates=tuple(dates))


def stretch(value: str) -> Period:
    """The days that a TIMEX3 value names; none for `PRESENT_REF`, `XXXX-05`, `P2D` and the like."""
    try:
        return days(value[:10] if "T" in value else value)
    except ValueError:
        return NOTHING


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
