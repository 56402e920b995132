"""What all sets are read into: texts with the figures or dates that they are labelled with."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple


class Value(NamedTuple):
    """A quantity: bounds in base units (a point has both the same) and its unit; sets that give no
    place leave it null.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    start: int | None = None
    end: int | None = None


class Days(NamedTuple):
    """A calendar expression and its first and last day, null where it names no stretch of days."""

    start: int
    end: int
    begin: dt.date | None
    last: dt.date | None


class Example(NamedTuple):
    """A text, the day it was published, and what it is labelled with."""

    id: str
    text: str
    published: str | None = None
    figures: tuple[Value, ...] = ()
    dates: tuple[Days, ...] = ()


def files(path: Path, *suffixes: str) -> Iterator[Path]:
    """The file itself, or all files of a folder that end so, sorted; some may be below others.

    Raises `SystemExit` where there is none: a set that is not there is no set without mistakes.
    """
    found = [path] if path.is_file() else sorted(p for s in suffixes for p in path.rglob(f"*{s}"))
    if not found:
        raise SystemExit(f"{path}: no file in {', '.join(suffixes)} here")
    yield from found
