"""Holidays by name: "Thanksgiving Day", "Christmas Eve 1998".

The days of moving feasts are those of the library `holidays`; a row of `data/` names the country
whose holiday it is, the library's name for it, and how many days off the day is.
"""

import datetime as dt
from functools import cache

from extractor.kinds.date import calendar
from extractor.kinds.date.anchors import Anchors, Parts, anchored, base, year_of
from extractor.kinds.date.calendar import Stretch
from extractor.kinds.date.grammar import Rule
from extractor.lexicon import load


def rules() -> tuple[Rule, ...]:
    """A holiday with or without its year."""
    after = "(?:,? (?:<_:of> )?(?:<year>|<shift> <_:year_word>))?"
    return (
        Rule("holiday", f"<holidays>{after}", _holiday),
        Rule("holiday", "(?:<_:the> )?<shift> <holidays>", _shifted),
    )


def _holiday(parts: Parts, anchors: Anchors) -> Stretch | None:
    year, start = year_of(parts, anchors), base(anchors)
    if year is not None:
        day = calendar.day(holiday(parts["holidays"], year.year))
        return day._replace(anchor=year.anchor)
    if start is None:
        return Stretch(None, None, None)
    years = (start.day.year - 1, start.day.year, start.day.year + 1)
    choices = [calendar.day(holiday(parts["holidays"], number)) for number in years]
    return anchored(calendar.nearest(choices, start.day, past=anchors.past), start)


def _shifted(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The last Easter is the latest that is over, the next the first to come."""
    words, start = load().date, base(anchors)
    if start is None:
        return Stretch(None, None, None)
    step = (words.deictic | words.anaphoric)[parts["shift"]]
    years = range(start.day.year - 1, start.day.year + 2)
    days = [holiday(parts["holidays"], number) for number in years]
    if step == 0:
        return anchored(calendar.day(days[1]), start)
    chosen = [d for d in days if (d < start.day if step < 0 else d > start.day)]
    return anchored(calendar.day(chosen[-1 if step < 0 else 0]), start)


@cache
def holiday(name: str, year: int) -> dt.date:
    """The day of a holiday of `data/en.toml` in a year.

    >>> holiday("christmas eve", 1998)
    datetime.date(1998, 12, 24)
    """
    row = load().date.holidays[name]
    found = _days(row.country, year)[row.name]
    return found + row.days * calendar.DAY


@cache
def _days(country: str, year: int) -> dict[str, dt.date]:
    from holidays import country_holidays  # a third of a second, for texts that name a holiday

    return {name: day for day, name in country_holidays(country, years=year).items()}
