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
        date = holiday(parts["holidays"], year.year)
        return calendar.day(date)._replace(anchor=year.anchor) if date else None
    if start is None:
        return Stretch(None, None, None)
    choices = [calendar.day(date) for date in _around(parts["holidays"], start.day.year)]
    return anchored(calendar.nearest(choices, start.day, past=anchors.past), start)


def _shifted(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The last Easter is the latest that is over, the next the first to come."""
    words, start = load().date, base(anchors)
    if start is None:
        return Stretch(None, None, None)
    step = (words.deictic | words.anaphoric)[parts["shift"]]
    days = _around(parts["holidays"], start.day.year)
    if step == 0:
        this = [d for d in days if d.year == start.day.year]
        return anchored(calendar.day(this[0]), start) if this else None
    chosen = [d for d in days if (d < start.day if step < 0 else d > start.day)]
    return anchored(calendar.day(chosen[-1 if step < 0 else 0]), start)


def _around(name: str, year: int) -> list[dt.date]:
    """The holiday in the years around; every year has none of some."""
    days = (holiday(name, number) for number in range(year - 2, year + 3))
    return [day for day in days if day]


@cache
def holiday(name: str, year: int) -> dt.date | None:
    """The day of a holiday of `data/en.toml` in a year, if it has one.

    >>> holiday("christmas eve", 1998)
    datetime.date(1998, 12, 24)
    """
    row = load().date.holidays[name]
    found = _days(row.country, year).get(row.name)
    return found and found + row.days * calendar.DAY


@cache
def _days(country: str, year: int) -> dict[str, dt.date]:
    # A third of a second, for texts that name a holiday.
    from holidays import country_holidays
    from holidays.constants import HOLIDAY_NAME_DELIMITER

    kinds = country_holidays(country).supported_categories
    found = country_holidays(country, years=year, categories=kinds)
    return {
        name: day for day, names in found.items() for name in names.split(HOLIDAY_NAME_DELIMITER)
    }
