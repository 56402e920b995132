"""Days and weeks by their place: "the third Friday of May", "week 31", "Friday next week".

Captured words in, `Stretch` out. The first week of a month is the one with its first Thursday, as
ISO 8601 counts the weeks of a year.
"""

import datetime as dt

from extractor.kinds.date import calendar
from extractor.kinds.date.absolute import OF_YEAR, TO, days_of, nearest_day, ordinal
from extractor.kinds.date.anchors import (
    Anchors,
    Parts,
    anchored,
    base,
    count_of,
    shift_of,
    unit_of,
    year_number,
    year_of,
)
from extractor.kinds.date.calendar import UNKNOWN, Stretch
from extractor.kinds.date.grammar import DET, Rule
from extractor.lexicon import load

WHOLE = f"<month>{OF_YEAR}?|<_:the> <_:month_word>|<whole:shift> <_:month_word>"
NUMBER = r"(?P<week>[1-5]?\d)"
OF_A_YEAR = " <_:of> (?:<year>|<shift> <_:year_word>)"
THURSDAY = 4
FIRST = ("first",)
HALF_MONTH = 15
PLACES = {"day": "nth_day", "last": "last"}


def rules() -> tuple[Rule, ...]:
    """What is placed in a month, a week or a year."""
    weekday = "<day_name:weekdays>"
    return (
        Rule("nth_weekday", f"{DET}<nth> {weekday} <_:of> (?:{WHOLE})", _nth_weekday),
        Rule("first_days", f"{DET}<nth> <count> <units> <_:of> (?:{WHOLE})", _first_days),
        Rule("nth_week", f"{DET}<nth> <_:week_word> <_:of> (?:{WHOLE})", _nth_week),
        Rule("nth_week", f"{DET}<nth> <_:week_word> <_:of> <year>", _week_of_year),
        Rule("half", f"{DET}<nth>~<half> <_:of> (?:{WHOLE})", _half_of_month),
        Rule(
            "half", f"{DET}<nth>~<half> <_:of> <_:the> <century:ordinal>~<_:century>", _half_century
        ),
        # Without its year "week 5" is one of a season or a course.
        Rule("week_number", f"(?:<_:the> )?<_:week_word> {NUMBER}{OF_A_YEAR}", _week),
        Rule("nth_month", f"{DET}<ordinal> <_:month_word>{OF_A_YEAR}", _nth_month),
        Rule("weekday_of_week", f"{weekday},? (?:<_:of> )?<shift> <_:week_word>", _weekday_of_week),
        Rule("weekday_of_week", f"<shift> <_:week_word>,? (?:<_:on> )?{weekday}", _weekday_of_week),
        Rule("day", f"(?:<_:the> )?<nth_day> <_:of> <month>{OF_YEAR}?", _spelled_day),
        Rule("days", f"<month> (?:<_:the> )?<nth_day>{TO}<last:nth_day>{OF_YEAR}?", _spelled_days),
        Rule("days", f"<nth_day>{TO}<last:nth_day> <_:of> <month>{OF_YEAR}?", _spelled_days),
        Rule("day", f"<month> (?:<_:the> )?<nth_day>{OF_YEAR}?", _spelled_day),
        Rule("year", "<spoken:spoken_year>", _spoken_year),
    )


def _month_of(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The month that something is placed in: named, "the month", or "next month"."""
    start = base(anchors)
    if "month" in parts:
        words, known = load().date, year_of(parts, anchors)
        number = (words.months | words.month_abbreviations)[parts["month"]]
        if known:
            return calendar.month(known.year, number)._replace(anchor=known.anchor)
        if start is None:
            return None
        choices = [calendar.month(start.day.year + n, number) for n in (-1, 0, 1)]
        return anchored(calendar.nearest(choices, start.day, past=anchors.past), start)
    if start is None:
        return None
    step = shift_of(parts["whole"]) if "whole" in parts else 0
    return anchored(calendar.around(calendar.moved(start.day, step, "M"), "M"), start)


def _nth_weekday(parts: Parts, anchors: Anchors) -> Stretch | None:
    return _nth_day_of(parts, anchors, load().date.weekdays[parts["day_name"]])


def _nth_day_of(parts: Parts, anchors: Anchors, weekday: int) -> Stretch | None:
    """The nth such weekday of a month; none where the month has no fifth."""
    month = _month_of(parts, anchors)
    if month is None or month.begin is None or month.end is None:
        return UNKNOWN
    first = month.begin + (weekday - month.begin.isoweekday()) % 7 * calendar.DAY
    days = [first + 7 * n * calendar.DAY for n in range(5)]
    days = [day for day in days if day <= month.end]
    is_last = parts["nth"] in load().date.last
    index = len(days) if is_last else ordinal(parts["nth"])
    return (
        calendar.day(days[index - 1])._replace(anchor=month.anchor) if index <= len(days) else None
    )


def _nth_week(parts: Parts, anchors: Anchors) -> Stretch | None:
    day = _nth_day_of(parts, anchors, THURSDAY)
    if day is None or day.begin is None:
        return day
    return calendar.week(day.begin)._replace(anchor=day.anchor)


def _first_days(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "The first ten days of May", "the last two weeks of next month"."""
    month, count, unit = _month_of(parts, anchors), count_of(parts), unit_of(parts)
    if month is None or month.begin is None or month.end is None or count is None:
        return UNKNOWN
    if unit not in ("D", "W") or parts["nth"] not in {*load().date.last, *FIRST}:
        return None
    if parts["nth"] in FIRST:
        days = calendar.span(month.begin, calendar.moved(month.begin, count, unit) - calendar.DAY)
    else:
        days = calendar.span(calendar.before(month.end, count, unit), month.end)
    return calendar.lasting(days, count, unit)._replace(anchor=month.anchor)


def _half_of_month(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The first fifteen days of a month, or the rest of it."""
    month = _month_of(parts, anchors)
    if month is None or month.begin is None or month.end is None:
        return UNKNOWN
    middle = month.begin + HALF_MONTH * calendar.DAY
    if parts["nth"] in FIRST:
        return month._replace(end=middle - calendar.DAY)
    return month._replace(begin=middle)


def _half_century(parts: Parts, anchors: Anchors) -> Stretch | None:
    century = calendar.century(ordinal(parts["century"]))
    assert century.begin is not None
    middle = calendar.moved(century.begin, 50, "Y")
    if parts["nth"] in FIRST:
        return century._replace(end=middle - calendar.DAY)
    return century._replace(begin=middle)


def _week_of_year(parts: Parts, anchors: Anchors) -> Stretch | None:
    if parts["nth"] in load().date.last:
        return calendar.week(dt.date(year_number(parts["year"]), 12, 28))
    return _iso_week(year_number(parts["year"]), ordinal(parts["nth"]))


def _week(parts: Parts, anchors: Anchors) -> Stretch | None:
    known = year_of(parts, anchors)
    if known is None:
        return UNKNOWN
    week = _iso_week(known.year, int(parts["week"]))
    return week and week._replace(anchor=known.anchor)


def _iso_week(year: int, number: int) -> Stretch | None:
    last = dt.date(year, 12, 28).isocalendar().week
    return calendar.week(dt.date.fromisocalendar(year, number, 1)) if 1 <= number <= last else None


def _nth_month(parts: Parts, anchors: Anchors) -> Stretch | None:
    known, number = year_of(parts, anchors), ordinal(parts["ordinal"])
    if known is None:
        return UNKNOWN
    if not 1 <= number <= 12:
        return None
    return calendar.month(known.year, number)._replace(anchor=known.anchor)


def _weekday_of_week(parts: Parts, anchors: Anchors) -> Stretch | None:
    start = base(anchors)
    if start is None:
        return UNKNOWN
    week = calendar.week(calendar.moved(start.day, shift_of(parts["shift"]), "W"))
    assert week.begin is not None
    number = load().date.weekdays[parts["day_name"]]
    return anchored(calendar.day(week.begin + (number - 1) * calendar.DAY), start)


def _spelled_day(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "the twenty-first of April", "fourth of July 1995"."""
    number = _day_number(parts["nth_day"])
    return nearest_day(parts, str(number), anchors) if number <= 31 else None


def _spelled_days(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "April ninth through seventeenth"."""
    numbers = {key: str(_day_number(parts[name])) for key, name in PLACES.items()}
    return days_of({**parts, **numbers}, anchors)


def _day_number(text: str) -> int:
    tens, _, rest = text.replace("-", " ").partition(" ")
    words = load()
    known = words.date.ordinals | words.number.ordinals
    return words.number.tens[tens] + known[rest] if rest else known[tens]


def _spoken_year(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "nineteen ninety-six"."""
    return calendar.year(year_number(parts["spoken"]))
