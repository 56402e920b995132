"""What relative expressions are counted from, and the words that count: "last", "two", "weeks".

Captured words and anchors in, plain numbers and days out; nothing here knows a whole expression.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.kinds.date.calendar import Stretch, Unit
from extractor.lexicon import load

Tense = Literal["past", "present", "future"]
Parts = Mapping[str, str]
"""The words that a template captured: small letters, single spaces, no full stop at the end."""


def base(anchors: Anchors, *, focus_first: bool = False) -> Base | None:
    """The day of publication; on demand the date last spoken of, where there is one.

    "Last year" of an article without a date of publication stays unresolved: no other day of its
    text can stand in for it.
    """
    if focus_first and anchors.focus:
        return Base(anchors.focus, "focus")
    return Base(anchors.published, "published") if anchors.published else None


def year_of(parts: Parts, anchors: Anchors) -> Year | None:
    """The year that the words name: "2015", "'15", "last year" (counted from publication)."""
    if "year" in parts:
        return Year(year_number(parts["year"]), None)
    if "yy" in parts:
        return Year(2000 + int(parts["yy"]) - (100 if int(parts["yy"]) > 68 else 0), None)
    if "shift" not in parts:
        return None
    words = load().date
    start = base(anchors, focus_first=parts["shift"] in words.anaphoric)
    if start is None:
        return None
    return Year(start.day.year + shift_of(parts["shift"]), start.name)


def year_number(text: str) -> int:
    """The year in digits or in words.

    >>> year_number("1996"), year_number("nineteen ninety-six")
    (1996, 1996)
    """
    if text.isdigit():
        return int(text)
    words = load()
    head = max((h for h in words.date.year_heads if text.startswith(h)), key=len)
    numbers = words.number.ones | words.number.tens
    rest = text[len(head) :].replace("-", " ").split()
    return words.date.year_heads[head] + sum(numbers[word] for word in rest)


def shift_of(text: str) -> int:
    """How many units on: -1 for "last", 0 for "this", 1 for "next"."""
    words = load().date
    return (words.deictic | words.anaphoric)[text]


def count_of(parts: Parts) -> int | None:
    """The number of units; null for "a few"."""
    text, number = parts.get("count"), load().number
    if text is None:
        return None
    if text.isdigit():
        return int(text)
    if text in number.articles:
        return 1
    words = number.ones | number.tens
    pieces = text.replace("-", " ").split()
    return sum(words[piece] for piece in pieces) if all(p in words for p in pieces) else None


def unit_of(parts: Parts) -> Unit:
    """The unit that the words name, in the singular or the plural."""
    words = load().date
    return (words.units | words.plurals)[parts.get("units") or parts["unit"]]


def focus(anchors: Anchors) -> tuple[dt.date, dt.date] | None:
    """First and last day of the date last spoken of."""
    if anchors.focus is None:
        return None
    return anchors.focus, anchors.focus_end or anchors.focus


def anchored(stretch: Stretch, start: Base) -> Stretch:
    """The stretch, marked with the anchor that it rests on."""
    return stretch._replace(anchor=start.name)


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a relative expression is counted from; every part may be unknown.

    `published` is the article's day. `focus` and `focus_end` are the first and last day of the last
    explicit date of the paragraph, `quarter` those of the last quarter that was spoken of. `tense`
    is that of the governing verb. `day_first` settles 04/05/2013, `fiscal_year_end` is `MM-DD`.
    """

    published: dt.date | None = None
    focus: dt.date | None = None
    focus_end: dt.date | None = None
    quarter: tuple[dt.date, dt.date] | None = None
    tense: Tense | None = None
    day_first: bool = False
    fiscal_year_end: str | None = None

    @property
    def past(self) -> bool | None:
        """Which side of publication the tense tells of; null where a present tense tells of both.

        "Inflation is at 8 percent in June" looks back, "the board meets on Friday" ahead.
        """
        return None if self.tense in (None, "present") else self.tense == "past"


class Base(NamedTuple):
    """The day that a relative expression is counted from, and which anchor it is."""

    day: dt.date
    name: str


class Year(NamedTuple):
    """A year, and the anchor that it was counted from, if any."""

    year: int
    anchor: str | None
