"""Days, months, years, decades: expressions that name their own place in the calendar.

Captured words in, `Stretch` out. Where the year is left out it comes from the anchors: the nearest
that fits the tense. Dates are read by dateparser, which knows which days exist; it is given no
text with a part left out, so it never guesses one.
"""

import datetime as dt
from calendar import isleap
from functools import cache
from typing import TYPE_CHECKING

from extractor.kinds.date import calendar
from extractor.kinds.date.anchors import Anchors, Parts, base, year_number, year_of
from extractor.kinds.date.calendar import UNKNOWN, Stretch
from extractor.kinds.date.grammar import DASHES, DET, Rule
from extractor.lexicon import load

if TYPE_CHECKING:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

WEEKDAY = "(?:<wday>,? )?"
TO = rf"(?: ?[{DASHES}] ?| <_:links_to> )"
OF_YEAR = "(?: ?,? ?(?:<_:of> )?<year>|,? (?:<_:of> )?<shift> <_:year_word>)"
ISO = r"\d{4} ?- ?\d\d ?- ?\d\d(?!\d)|\d{4}/\d\d/\d\d(?!\d)"
NUMERIC = r"\d{1,2}(?:/\d{1,2}/(?:\d{4}|\d\d)|\.\d{1,2}\.\d{4}|-\d{1,2}-\d{4})(?![\d/])"
LEAP_YEAR = 2000


def rules() -> tuple[Rule, ...]:
    """Longer forms stand before those that are their beginnings."""
    return (
        Rule("iso", f"(?P<full>{ISO})", _full),
        Rule("numeric", f"(?P<full>{NUMERIC})", _full),
        Rule(
            "days",
            f"<_:leads_between> <day> <_:links_between> <last:day> <month>{OF_YEAR}?",
            days_of,
        ),
        Rule("day", r"<day>[-/]<month>[-/](?:<year:digits>|<yy>)", _day),
        Rule("day", r"<month>[-/]<day>[-/]<year:digits>", _day),
        Rule("day", r"<year:digits>[-/]<month>[-/]<day>", _day),
        Rule(
            "month", r"<year:digits> ?[-/] ?(?P<number>0[1-9]|1[0-2])(?![-/]?\d)", _numbered_month
        ),
        Rule("month", r"(?P<number>0?[1-9]|1[0-2])/<year:digits>", _numbered_month),
        Rule("days", f"{WEEKDAY}<month> ?<day>{TO}<last:day>{OF_YEAR}?", days_of),
        Rule("days", f"{WEEKDAY}<day>{TO}<last:day> (?:<_:of> )?<month>{OF_YEAR}?", days_of),
        Rule("day", f"{WEEKDAY}<month> ?<day>{OF_YEAR}", _day),
        Rule("day", f"{WEEKDAY}<_:the>? ?<day> (?:<_:of> )?<month>{OF_YEAR}", _day),
        Rule("day", r"<day> <month> ['’]?<yy>(?!\w|[:.]\d| (?-i:[a-z]))", _day),
        Rule("month", f"<month>(?:{OF_YEAR}| ['’]<yy>)", _month),
        Rule("day", f"{WEEKDAY}<month> ?<day>", _day),
        Rule("day", f"{WEEKDAY}<day> (?:<_:of> )?<month>", _day),
        Rule("months", f"<month>{TO}<last:month>{OF_YEAR}", _months),
        Rule("month", "<month:alone>", _month),
        Rule("season", f"{DET}<seasons>(?: <_:of>)?,? <year>", _season),
        Rule("decade", f"{DET}(?P<tens>(?:1[5-9]|20)\\d0)['’]?s", _decade),
        Rule("decade", "(?:<_:the> ['’]?|['’])(?P<tens>[2-9]0)['’]?s", _decade),
        Rule("decade", "<_:the> <decades>", _decade),
        Rule("century", f"{DET}<ordinal>~<_:century>", _century),
        Rule("split_year", rf"<year:digits>[{DASHES}/]<yy>(?![{DASHES}/]\d)", _split_year),
        Rule("year", "(?:<_:the> )?<_:year_word> <year>|<year_alone:digits>", _year),
    )


@cache
def exact(text: str, *, day_first: bool = False) -> dt.date | None:
    """The day that a complete date names, or null when there is no such day."""
    found = _dateparser(day_first).get_date_data(text)
    date: dt.datetime | None = found.date_obj
    whole = {"year", "month", "day"} <= set(found.parts)
    return date.date() if date and whole else None


@cache
def _dateparser(day_first: bool) -> "DateDataParser":
    # Imported here: it takes 0.2 s, and most commands read no dates.
    from dateparser.date import DateDataParser

    order = "DMY" if day_first else "MDY"
    return DateDataParser(languages=["en"], settings={"DATE_ORDER": order})


def _full(parts: Parts, anchors: Anchors) -> Stretch | None:
    text = parts["full"].replace(" ", "")
    ordered = text if text[:4].isdigit() else text.replace("-", "/").replace(".", "/")
    date = exact(ordered, day_first=anchors.day_first) or exact(
        ordered, day_first=not anchors.day_first
    )
    return calendar.day(date) if date else None


def _day(parts: Parts, anchors: Anchors) -> Stretch | None:
    return nearest_day(parts, parts["day"], anchors)


def nearest_day(parts: Parts, number: str, anchors: Anchors) -> Stretch | None:
    """The day of a month: of the year named, or of the nearest year that has it on that weekday."""
    name = f"{number} {parts['month']}"
    if "yy" in parts:
        date = exact(f"{name} {parts['yy']}")
        return calendar.day(date) if date else None
    known = year_of(parts, anchors)
    if known:
        date = exact(f"{name} {known.year}")
        return calendar.day(date)._replace(anchor=known.anchor) if date else None
    date = exact(f"{name} {LEAP_YEAR}")
    if date is None:
        return None
    start = base(anchors)
    if start is None:
        return Stretch(None, None, f"XXXX-{date:%m-%d}")
    choices = _same_day(date, start.day.year, parts.get("wday"))
    if not choices:
        return None
    return calendar.nearest(choices, start.day, past=anchors.past)._replace(anchor=start.name)


def _same_day(date: dt.date, year: int, wday: str | None) -> list[Stretch]:
    """That day in the years around; only those on the weekday that is told, if there are any."""
    leap = (date.month, date.day) == (2, 29)
    years = (
        [y for y in range(year - 4, year + 5) if isleap(y)] if leap else range(year - 1, year + 2)
    )
    days = [date.replace(year=y) for y in years]
    words = load().date
    named = (words.weekdays | words.weekday_abbreviations).get(wday or "")
    return [calendar.day(d) for d in days if d.isoweekday() == named] or list(
        map(calendar.day, days)
    )


def days_of(parts: Parts, anchors: Anchors) -> Stretch | None:
    last = nearest_day(parts, parts["last"], anchors)
    if last is None or last.end is None:
        return last and calendar.UNKNOWN
    first = exact(f"{parts['day']} {parts['month']} {last.end.year}")
    if first is None or first > last.end:
        return None
    return calendar.span(first, last.end)._replace(anchor=last.anchor)


def _months(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "Jan-Feb 2017", "Nov. to Feb. 2018"."""
    known, words = year_of(parts, anchors), load().date
    if known is None:
        return UNKNOWN
    numbers = words.months | words.month_abbreviations
    first, last = numbers[parts["month"]], numbers[parts["last"]]
    count = (last - first) % 12 + 1
    year = known.year - (first > last)
    return calendar.months(year, first, count)._replace(anchor=known.anchor)


def _month(parts: Parts, anchors: Anchors) -> Stretch | None:
    words = load().date
    number = (words.months | words.month_abbreviations)[parts.get("month") or parts["alone"]]
    known = year_of(parts, anchors)
    if known:
        return calendar.month(known.year, number)._replace(anchor=known.anchor)
    start = base(anchors)
    if start is None:
        return Stretch(None, None, f"XXXX-{number:02}")
    choices = [calendar.month(start.day.year + n, number) for n in (-1, 0, 1)]
    return calendar.nearest(choices, start.day, past=anchors.past)._replace(anchor=start.name)


def _numbered_month(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "2016-11", "3/2015"; "2010-11" is two years."""
    year, number = int(parts["year"]), int(parts["number"])
    if number == (year + 1) % 100:
        return _split_year({**parts, "yy": parts["number"]}, anchors)
    return calendar.month(year, number)


def _season(parts: Parts, anchors: Anchors) -> Stretch | None:
    return calendar.season(year_number(parts["year"]), load().date.seasons[parts["seasons"]])


def _decade(parts: Parts, anchors: Anchors) -> Stretch | None:
    """Two digits are of the twentieth century: nobody writes "the '20s" for what has not passed."""
    if "decades" in parts:
        return calendar.decade(load().date.decades[parts["decades"]])
    number = int(parts["tens"])
    return calendar.decade(number if number > 100 else 1900 + number)


def _century(parts: Parts, anchors: Anchors) -> Stretch | None:
    return calendar.century(ordinal(parts["ordinal"]))


def ordinal(text: str) -> int:
    """The number of "third" or "3rd"."""
    return load().date.ordinals.get(text) or int("".join(filter(str.isdigit, text)))


def _split_year(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "2012-13" is a fiscal year where the fiscal calendar is known, else the two years."""
    first = year_number(parts["year"])
    last = first - first % 100 + int(parts["yy"])
    last += 100 if last < first else 0
    if last - first == 1 and anchors.fiscal_year_end:
        return calendar.fiscal_year(last, anchors.fiscal_year_end)
    if not 0 < last - first < 50:
        return None
    return calendar.years(first, last)


def _year(parts: Parts, anchors: Anchors) -> Stretch | None:
    return calendar.year(year_number(parts.get("year") or parts["year_alone"]))
