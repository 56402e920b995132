"""A number of days, years and the like; ages ("a 32-year-old man") are none."""

import re
from dataclasses import dataclass
from functools import cache

from extractor import lexicon
from extractor.kinds.amount import Amount
from extractor.kinds.number import Number
from extractor.kinds.pattern import GAP, any_of


@dataclass(frozen=True)
class _Grammar:
    unit: re.Pattern[str]
    old: re.Pattern[str]
    names: dict[str, str]


@cache
def _grammar() -> _Grammar:
    words = lexicon.load().kind
    names = {form: name for name, forms in words.durations.items() for form in forms}
    return _Grammar(
        unit=re.compile(
            rf"(?:{GAP}|[-\u2010\u2011])?(?P<unit>{any_of(names)})(?!\w)", re.IGNORECASE
        ),
        old=re.compile(rf"(?:{GAP}|-)(?:{any_of(words.old)})\b", re.IGNORECASE),
        names=names,
    )


def find(text: str, number: Number, country: str | None) -> Amount | None:
    """The duration at the number in its own unit, or None."""
    match = _grammar().unit.match(text, number.end)
    if match is None or number.form == "fraction" or is_age(text, number):
        return None
    unit = _grammar().names[match["unit"].lower()]
    return Amount(number, number.start, match.end(), "duration", unit, rule="duration.unit")


def is_age(text: str, number: Number) -> bool:
    """Whether the number is how old somebody is: "a 32-year-old man"."""
    match = _grammar().unit.match(text, number.end)
    return match is not None and _grammar().old.match(text, match.end()) is not None
