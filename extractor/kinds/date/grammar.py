"""Templates of calendar expressions -> compiled patterns, with the words of the lexicon filled in.

In a template a space is any white space within a paragraph, `~` white space or a hyphen, `<name>`
one word of the class `name`, captured under that name. `<x:name>` captures it as `x`, `<_:name>`
not at all. The rest is a regular expression.
Matching takes time linear in the text: no repetition stands inside another.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from extractor.kinds.date.calendar import Stretch, Unit
from extractor.lexicon import DateWords, load

SPACE = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
DASHES = "-\u2010\u2011\u2012\u2013\u2014"
DET = "(?:<_:determiners> )?"
_SLOT = re.compile(r"(?<!\?P)<(?:(\w+):)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a relative expression is counted from; every part may be unknown.

    `published` is the article's day. `focus` and `focus_end` are the first and last day of the last
    explicit date of the paragraph. `past` is the tense of the governing verb: true past, false
    present or future. `day_first` settles 04/05/2013, `fiscal_year_end` is `MM-DD`.
    """

    published: dt.date | None = None
    focus: dt.date | None = None
    focus_end: dt.date | None = None
    past: bool | None = None
    day_first: bool = False
    fiscal_year_end: str | None = None


Parts = Mapping[str, str]
"""The words that a template captured: small letters, single spaces, no full stop at the end."""


class Rule(NamedTuple):
    """One kind of expression: its name, its template, and how its words are read."""

    name: str
    form: str
    read: Callable[[Parts, Anchors], Stretch | None]


def compiled(form: str) -> re.Pattern[str]:
    """The pattern of a template, with a group for every slot; slots must have different names."""
    return re.compile(filled(form), re.IGNORECASE)


def bare(form: str) -> str:
    """The template as a regular expression without groups, to be built into a larger one."""
    return re.sub(r"\(\?P<\w+>", "(?:", filled(form, named=False))


def captured(match: re.Match[str]) -> dict[str, str]:
    """What the slots hold, normalised as `Parts`."""
    found = match.groupdict()
    return {k: " ".join(v.lower().split()).rstrip(".") for k, v in found.items() if v is not None}


def filled(form: str, *, named: bool = True) -> str:
    """The template as a regular expression, its slots filled with words."""

    def slot(match: re.Match[str]) -> str:
        options = classes()[match[2]]
        captures = named and match[1] != "_"
        return f"(?P<{match[1] or match[2]}>{options})" if captures else f"(?:{options})"

    spaced = form.replace(" ", SPACE).replace("~", f"(?:[{DASHES}]|{SPACE})")
    return _SLOT.sub(slot, spaced)


@cache
def classes() -> dict[str, str]:
    """Name of a slot -> regular expression of what may stand in it."""
    words, number = load().date, load().number
    named = partial(_named, capitalised=words.capitalised)
    count = [*number.ones, *number.tens, *number.articles]
    tens, ones = "|".join(number.tens), "|".join(list(number.ones)[1:10])
    shapes = {
        "units": one_of([*words.units, *words.plurals]),
        "unit": one_of(words.units),
        "year": r"(?:1[5-9]|20)\d\d(?!\d)",
        "yy": r"\d\d(?!\d)",
        "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w:%]|\.\d|,\d{3}(?!\d))",
        "count": rf"(?:{tens})[ -](?:{ones})|{one_of(count)}|\d{{1,3}}(?!\w)",
        "ordinal": rf"{one_of(words.ordinals)}|\d{{1,2}}(?:st|nd|rd|th)(?!\w)",
        "nth": one_of([*words.ordinals, *words.last, "1st", "2nd", "3rd", "4th"]),
        "month": named(words.months, words.month_abbreviations),
        "wday": named(words.weekdays, words.weekday_abbreviations),
        "clock": _clock(words),
        "after_part": "|".join(rf"(?<={part}\s)" for part in words.parts if " " in part),
        "first": one_of([word for word, number in words.ordinals.items() if number == 1]),
        "alone": one_of([*words.months, *words.alone], words.capitalised),
        "few": rf"(?:a )?(?:{one_of(words.few)})".replace(" ", SPACE),
        "shift": one_of([*words.deictic, *words.anaphoric]),
    }
    lists = {
        name: one_of(value, words.capitalised)
        for name, value in words.model_dump().items()
        if isinstance(value, dict | list | tuple)
    }
    nested = {
        f"{table}_{name}": one_of(options)
        for table in ("leads", "links", "clock")
        for name, options in words.model_dump()[table].items()
    }
    return {**lists, **nested, **shapes}


def one_of(words: Iterable[str], capitalised: Iterable[str] = ()) -> str:
    """The words as alternatives, longest first; some only with a capital letter."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    strict = {word: f"(?-i:{word.title()}|{word.upper()})" for word in capitalised}
    return "|".join(strict.get(w, re.escape(w).replace(r"\ ", SPACE)) for w in ordered)


def _named(full: Iterable[str], short: Iterable[str], capitalised: Iterable[str]) -> str:
    return rf"{one_of(full, capitalised)}|(?:{one_of(short, capitalised)})(?:\.|\b)"


def _clock(words: DateWords) -> str:
    time = r"\d{1,2}(?:[:.] ?\d\d){1,2}"
    half = rf" ?(?:{one_of(words.clock.half_days)})"
    hours = rf" (?:{one_of(words.clock.hours)})"
    zone = rf"(?: \(?(?:{one_of(words.clock.zones)})(?:[+-]\d\d?(?:: ?\d ?\d?)?)?\)?)?"
    return (
        rf"(?:{time}(?:{half}|{hours})|\d{{1,2}}(?:{half}|{hours})|\d{{1,2}}:\d\d(?::\d\d)?"
        rf"|{one_of(words.clock.noon)})(?!\w){zone}"
    ).replace(" ", SPACE)


class Base(NamedTuple):
    """The day that a relative expression is counted from, and which anchor it is."""

    day: dt.date
    name: str


class Year(NamedTuple):
    """A year, and the anchor that it was counted from, if any."""

    year: int
    anchor: str | None


def base(anchors: Anchors, *, focus_first: bool = False) -> Base | None:
    """The day of publication, or else the date last spoken of; the other way round on demand."""
    known = [("published", anchors.published), ("focus", anchors.focus)]
    ordered = reversed(known) if focus_first else known
    return next((Base(day, name) for name, day in ordered if day), None)


def year_of(parts: Parts, anchors: Anchors) -> Year | None:
    """The year that the words name: "2015", "'15", "last year" (counted from publication)."""
    if "year" in parts:
        return Year(int(parts["year"]), None)
    if "yy" in parts:
        return Year(2000 + int(parts["yy"]) - (100 if int(parts["yy"]) > 68 else 0), None)
    if "shift" not in parts:
        return None
    words = load().date
    start = base(anchors, focus_first=parts["shift"] in words.anaphoric)
    if start is None:
        return None
    return Year(start.day.year + shift_of(parts["shift"]), start.name)


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
