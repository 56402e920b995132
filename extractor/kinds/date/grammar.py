"""Templates of calendar expressions -> compiled patterns, with the words of the lexicon filled in.

In a template a space is any white space within a paragraph, `~` white space or a hyphen, `<name>`
one word of the class `name`, captured under that name. `<x:name>` captures it as `x`, `<_:name>`
not at all. The rest is a regular expression.
Matching takes time linear in the text: no repetition stands inside another.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import NamedTuple

from extractor.kinds.date.anchors import Anchors, Parts
from extractor.kinds.date.calendar import Stretch
from extractor.kinds.pattern import GAP
from extractor.lexicon import DateWords, NumberWords, load

SPACE = GAP
DASHES = "-\u2010\u2011\u2012\u2013\u2014"
DET = "(?:<_:determiners> )?"
DIGITS_OF_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_SLOT = re.compile(r"(?<!\?P)<(?:(\w+):)?(\w+)>")


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
    th = one_of(words.ordinal_endings)
    shapes = {
        "units": one_of([*words.units, *words.plurals]),
        "unit": one_of(words.units),
        "long_units": one_of(word for word, unit in words.plurals.items() if unit in "MQ"),
        "digits": DIGITS_OF_YEAR,
        "yy": r"\d\d(?!\d)",
        "day": rf"(?:0?[1-9]|[12]\d|3[01])(?:{th})?(?![\w:%]|\.\d|,\d{{3}}(?!\d))",
        "count": rf"(?:{tens})[ -](?:{ones})|{one_of(count)}|\d{{1,3}}(?!\w)",
        "ordinal": rf"{one_of(words.ordinals)}|\d{{1,2}}(?:{th})(?!\w)",
        "nth": rf"{one_of([*words.ordinals, *words.last])}|[1-4](?:{th})",
        "month": named(words.months, words.month_abbreviations),
        "wday": named(words.weekdays, words.weekday_abbreviations),
        "clock": _clock(words),
        "after_part": "|".join(rf"(?<={part}\s)" for part in words.parts if " " in part),
        "th_day": rf"\d{{1,2}}(?:{th})(?!\w)",
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
    return {**lists, **nested, **shapes, **_spelled(words, number)}


def _spelled(words: DateWords, number: NumberWords) -> dict[str, str]:
    """Days of a month and years in words: "twenty-first", "two thousand and five"."""
    tens, ones = list(number.tens), list(number.ones)
    firsts = one_of(list(words.ordinals)[:9])
    whole = one_of([*words.ordinals, *words.round_days])
    digits, teens = "|".join(ones[1:10]), "|".join(ones[10:])
    join = f"(?:-|{SPACE})"
    rest = rf"(?:{'|'.join(tens)})(?:{join}(?:{digits}))?|{teens}"
    heads, rounds = one_of(words.year_heads), one_of(words.year_rounds)
    spelled = rf"(?:{heads}){join}(?:{rest}|{digits})(?!\w)|(?:{rounds})(?!\w)"
    return {
        "nth_day": rf"(?:{'|'.join(tens[:2])})[ -](?:{firsts})|{whole}",
        "spoken_year": rf"(?:{one_of(words.hundreds)}){join}(?:{rest})",
        "year": f"{DIGITS_OF_YEAR}|{spelled}",
    }


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


class Rule(NamedTuple):
    """One kind of expression: its name, its template, and how its words are read."""

    name: str
    form: str
    read: Callable[[Parts, Anchors], Stretch | None]
