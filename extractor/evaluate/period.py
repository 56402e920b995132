"""A period as gold writes it (`2022-Q3`, `2015/..`) -> its first and last day, both inclusive."""

import calendar
import datetime as dt

from extractor.model import Period

OPEN = ".."

_SHAPE = str.maketrans("0123456789", "9999999999")


def days(iso: str) -> Period:
    """First and last day of a day, month, quarter, half, week, year, decade or interval `A/B`.

    An interval runs from the first day of `A` to the last of `B`; `..` leaves that end open.
    Raises `ValueError` for anything else.
    """
    first, slash, last = iso.partition("/")
    if not slash:
        return _stretch(iso)
    if first == last == OPEN:
        raise ValueError(f"period {iso!r} is open at both ends: write null")
    begin = None if first == OPEN else _stretch(first).begin
    end = None if last == OPEN else _stretch(last).end
    if begin and end and begin > end:
        raise ValueError(f"period {iso!r} ends before it begins")
    return Period(begin=begin, end=end)


def checked(iso: str) -> str:
    """The same text, once it is known to be a period; raises `ValueError` where it is none."""
    days(iso)
    return iso


def _stretch(iso: str) -> Period:
    """One period without a slash; a decade is written by its first three digits."""
    match iso.translate(_SHAPE):
        case "9999-99-99":
            day = dt.date.fromisoformat(iso)
            return Period(begin=day, end=day)
        case "9999-99":
            return _months(iso, int(iso[5:]), 1)
        case "9999-Q9":
            return _months(iso, 3 * int(iso[6]) - 2, 3)
        case "9999-H9":
            return _months(iso, 6 * int(iso[6]) - 5, 6)
        case "9999-W99":
            monday = dt.date.fromisocalendar(int(iso[:4]), int(iso[6:]), 1)
            return Period(begin=monday, end=monday + dt.timedelta(days=6))
        case "9999":
            return _months(iso, 1, 12)
        case "999":
            return Period(
                begin=dt.date(int(iso) * 10, 1, 1), end=dt.date(int(iso) * 10 + 9, 12, 31)
            )
    raise ValueError(f"{iso!r} is no period: write 2022, 2022-11, 2022-11-15, 2022-Q3 or 2015/2022")


def _months(iso: str, first: int, count: int) -> Period:
    year, last = int(iso[:4]), first + count - 1
    return Period(
        begin=dt.date(year, first, 1),
        end=dt.date(year, last, calendar.monthrange(year, last)[1]),
    )
