"""Days by their number in a month told otherwise: "the 20th of next month", "Friday the 13th".

Captured words in, `Stretch` out. A number that the month does not have is no date.
"""

import datetime as dt
from calendar import monthrange

from extractor.kinds.date import calendar
from extractor.kinds.date.absolute import TO, ordinal
from extractor.kinds.date.anchors import Anchors, Parts, base, shift_of
from extractor.kinds.date.calendar import UNKNOWN, Stretch
from extractor.kinds.date.grammar import Rule
from extractor.lexicon import load


def rules() -> tuple[Rule, ...]:
    """Days of this, last or next month, days with their weekday, and a day alone behind "on"."""
    return (
        Rule("days", f"<day>{TO}<last:day> (?:<_:of> )?<shift> <_:month_word>", _days_of_month),
        Rule(
            "day",
            "(?:<_:the> )?<ordinal> (?:<_:day_word> )?<_:of> <shift> <_:month_word>",
            _day_of_month,
        ),
        Rule("day", "<_:the> <dom:th_day>(?=[.,;!?]|\\Z)", _day_of_month),
        Rule("day", "<wday>,? (?:<_:the> )?<dom:th_day>", _weekday_and_day),
    )


def _day_of_month(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "The 20th of next month"; without a month the nearest 20th that fits the tense."""
    number = ordinal(parts.get("dom") or parts["ordinal"])
    start = base(anchors)
    if start is None:
        return UNKNOWN
    months = [shift_of(parts["shift"])] if "shift" in parts else [-1, 0, 1]
    return _nearest_of([calendar.moved(start.day, n, "M") for n in months], number, anchors)


def _weekday_and_day(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "Friday the 13th": the nearest 13th on a Friday."""
    words, start = load().date, base(anchors)
    if start is None:
        return UNKNOWN
    weekday = (words.weekdays | words.weekday_abbreviations)[parts["wday"]]
    months = [calendar.moved(start.day, n, "M") for n in range(-12, 13)]
    return _nearest_of(months, ordinal(parts["dom"]), anchors, weekday)


def _nearest_of(
    months: list[dt.date], number: int, anchors: Anchors, weekday: int | None = None
) -> Stretch | None:
    """That day of the months, on that weekday, which is nearest to publication."""
    start = base(anchors)
    assert start is not None
    known = [m for m in months if number <= monthrange(m.year, m.month)[1]]
    days = [calendar.day(m.replace(day=number)) for m in known]
    kept = [d for d in days if d.begin and weekday in (None, d.begin.isoweekday())]
    if not kept:
        return None
    return calendar.nearest(kept, start.day, past=anchors.past)._replace(anchor=start.name)


def _days_of_month(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "From 4 to 22 this month"."""
    first, last = (_day_of_month({**parts, "dom": parts[key]}, anchors) for key in ("day", "last"))
    if first is None or last is None or first.begin is None or last.begin is None:
        return None
    return calendar.span(first.begin, last.begin)._replace(anchor=first.anchor)
