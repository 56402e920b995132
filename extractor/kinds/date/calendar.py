"""Calendar arithmetic: a unit and a day, or the numbers of a period -> a `Stretch` of whole days.

Knows no words and no text. The Gregorian calendar is used throughout, weeks are those of ISO 8601,
values are those of TIMEX3. Days outside the years 1 to 9999 raise `ValueError` or `OverflowError`.
"""

import calendar
import datetime as dt
from typing import Literal, NamedTuple

from extractor.model import DateType

Unit = Literal["D", "W", "M", "Q", "Y", "E", "C"]
Part = Literal["early", "mid", "late", "end", "any"]

DAY = dt.timedelta(days=1)
MONTHS: dict[str, int] = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
# A quarter's results are out by then; until then "the quarter" is the one before.
RESULTS_DAYS = 60
FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Stretch(NamedTuple):
    """First and last day (inclusive, null where open or unknown), and the TIMEX3 value."""

    begin: dt.date | None
    end: dt.date | None
    value: str | None
    type: DateType = "DATE"
    anchor: str | None = None


UNKNOWN = Stretch(None, None, None)


def day(date: dt.date) -> Stretch:
    """One day, as a stretch."""
    return Stretch(date, date, date.isoformat())


def week(date: dt.date) -> Stretch:
    """The week, Monday to Sunday, that the day lies in."""
    year, number, weekday = date.isocalendar()
    monday = date - (weekday - 1) * DAY
    return Stretch(monday, monday + 6 * DAY, f"{year:04}-W{number:02}")


def weekend(date: dt.date) -> Stretch:
    """Saturday and Sunday of the week that the day lies in."""
    monday = week(date)
    assert monday.end is not None
    return Stretch(monday.end - DAY, monday.end, f"{monday.value}-WE")


def months(year: int, first: int, count: int, value: str | None = None) -> Stretch:
    """`count` whole months from month `first` of the year on, which may reach into the next."""
    begin = dt.date(year, first, 1)
    end = moved(begin, count, "M") - DAY
    return Stretch(begin, end, value or f"{begin:%Y-%m}/{end:%Y-%m}")


def month(year: int, number: int) -> Stretch:
    """A month; January is 1."""
    return months(year, number, 1, f"{year:04}-{number:02}")


def quarter(year: int, number: int) -> Stretch:
    """A quarter of the calendar year, 1 to 4."""
    return months(year, 3 * number - 2, 3, f"{year:04}-Q{number}")


def half(year: int, number: int) -> Stretch:
    """The first or second six months of a year."""
    return months(year, 6 * number - 5, 6, f"{year:04}-H{number}")


def season(year: int, code: str) -> Stretch:
    """Three whole months; the winter of a year begins in its December."""
    return months(year, FIRST_MONTH[code], 3, f"{year:04}-{code}")


def year(number: int) -> Stretch:
    """A calendar year."""
    return Stretch(dt.date(number, 1, 1), dt.date(number, 12, 31), f"{number:04}")


def decade(number: int) -> Stretch:
    """The ten years from a round year on: 1990 to 1999."""
    first = number - number % 10
    return Stretch(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), f"{first // 10:03}")


def century(number: int) -> Stretch:
    """The 20th runs from 1901 to 2000, though its TIMEX3 value is 19."""
    last = dt.date(100 * number, 12, 31)
    return Stretch(dt.date(last.year - 99, 1, 1), last, f"{number - 1:02}")


def years(first: int, last: int) -> Stretch:
    """Whole years from the first to the last."""
    return Stretch(dt.date(first, 1, 1), dt.date(last, 12, 31), f"{first:04}/{last:04}")


def span(begin: dt.date, end: dt.date) -> Stretch:
    """From one day to another."""
    return Stretch(begin, end, f"{begin}/{end}")


def lasting(stretch: Stretch, count: int, unit: Unit) -> Stretch:
    """The stretch as TIMEX3 has what is named by its length: "the nine months" is `P9M`."""
    return stretch._replace(value=f"P{count}{unit}", type="DURATION")


def fiscal_year(number: int, ends: str) -> Stretch:
    """The twelve months up to the `MM-DD` of the year that it is named for."""
    end = _month_day(number, ends)
    return Stretch(_month_day(number - 1, ends) + DAY, end, f"{number:04}")


def fiscal_quarter(number: int, nth: int, ends: str) -> Stretch:
    """Three months of a fiscal year, counted from its first day."""
    first = _month_day(number - 1, ends) + DAY
    begin, after = moved(first, 3 * nth - 3, "M"), moved(first, 3 * nth, "M")
    return Stretch(begin, after - DAY, f"{number:04}-Q{nth}")


def _month_day(year: int, text: str) -> dt.date:
    """`MM-DD` of a year; 02-29 is the last of February in every year."""
    number, day = int(text[:2]), int(text[3:])
    return dt.date(year, number, min(day, calendar.monthrange(year, number)[1]))


def around(date: dt.date, unit: Unit) -> Stretch:
    """The calendar's unit that the day lies in: its week, its month, its decade."""
    match unit:
        case "D":
            return day(date)
        case "W":
            return week(date)
        case "M":
            return month(date.year, date.month)
        case "Q":
            return quarter(date.year, (date.month + 2) // 3)
        case "Y":
            return year(date.year)
        case "E":
            return decade(date.year)
        case "C":
            return century((date.year + 99) // 100)


def unit(begin: dt.date, end: dt.date) -> Unit | None:
    """The unit of the calendar that fills exactly these days."""
    units: tuple[Unit, ...] = ("D", "W", "M", "Q", "Y", "E", "C")
    return next((u for u in units if around(begin, u)[:2] == (begin, end)), None)


def moved(date: dt.date, count: int, unit: Unit) -> dt.date:
    """The same day `count` units later; the 31st becomes the last day of a shorter month."""
    if unit in ("D", "W"):
        return date + count * (7 if unit == "W" else 1) * DAY
    number = date.year * 12 + date.month - 1 + count * MONTHS[unit]
    last = calendar.monthrange(number // 12, number % 12 + 1)[1]
    return dt.date(number // 12, number % 12 + 1, min(date.day, last))


def before(last: dt.date, count: int, unit: Unit) -> dt.date:
    """First day of the `count` units that end on `last`: whole months end on a month's last day."""
    return moved(last + DAY, -count, unit)


def part(stretch: Stretch, which: Part) -> Stretch:
    """A third of a year, month or decade by custom; its TIMEX3 value stays that of the whole.

    Years and months are cut in thirds (January to April; 1 to 10), decades 0-3, 4-6, 7-9. The end
    of a year is its December; of anything else the text does not say how long its end is.
    """
    begin, end = stretch.begin, stretch.end
    if begin is None or end is None:
        return stretch
    length = (end.year - begin.year) * 12 + end.month - begin.month + 1
    if (begin.day, (end + DAY).day) != (1, 1) or length not in (1, 12, 120):
        return stretch
    if which == "end" and length == 12:
        return stretch._replace(begin=dt.date(end.year, 12, 1))
    thirds = ("early", "mid", "late")
    if which not in thirds:
        return stretch
    first, last = _third(begin, end, length, thirds.index(which))
    return stretch._replace(begin=first, end=last)


def _third(begin: dt.date, end: dt.date, length: int, index: int) -> tuple[dt.date, dt.date]:
    if length == 1:
        cuts = [begin, begin + 10 * DAY, begin + 20 * DAY, end + DAY]
    else:
        at = (0, 48, 84, 120) if length == 120 else (0, 4, 8, 12)
        cuts = [moved(begin, count, "M") for count in at]
    return cuts[index], cuts[index + 1] - DAY


def nearest(choices: list[Stretch], base: dt.date, *, past: bool | None) -> Stretch:
    """Which of several years' dates is meant, seen from `base`.

    Told of the past it is the latest that has begun, of the future the first that is not over. With
    no tense known the nearer one, where a day ahead counts as three behind: news looks back.
    """
    begun = [s for s in choices if s.begin and s.begin <= base]
    ahead = [s for s in choices if s.end and s.end >= base]
    if past is not None and (kept := begun[-1:] if past else ahead[:1]):
        return kept[0]
    return min(choices, key=lambda s: _distance(s, base))


def closest(choices: list[Stretch], base: dt.date) -> Stretch:
    """The one with the fewest days between it and `base`, on either side."""
    return min(choices, key=lambda s: _distance(s, base, ahead=1))


def _distance(stretch: Stretch, base: dt.date, *, ahead: int = 3) -> int:
    if stretch.begin is None or stretch.end is None:
        return dt.date.max.toordinal()
    return max(0, (base - stretch.end).days, ahead * (stretch.begin - base).days)
