"""Expressions that count units or compare with an earlier time: "two years ago", "a year earlier".

Captured words in, `Stretch` out, with the anchor that it was counted from. "ago" counts from the
day of publication, "earlier" and "later" from the date last spoken of. Without the anchor the days
and the value are unknown.
"""

from dataclasses import replace

from extractor.kinds.date import calendar
from extractor.kinds.date.absolute import ordinal
from extractor.kinds.date.anchors import (
    Anchors,
    Base,
    Parts,
    anchored,
    base,
    count_of,
    focus,
    shift_of,
    unit_of,
    year_number,
)
from extractor.kinds.date.calendar import RESULTS_DAYS, UNKNOWN, Stretch, Unit
from extractor.kinds.date.grammar import DET, Rule
from extractor.lexicon import load

COUNT = "(?:<few>|<count>)"
YEAR_BEFORE = "(?:<year_ago>|(?:<_:determiners> )?<shift> <_:year_word>|<year>)"


def rules() -> tuple[Rule, ...]:
    """What is counted in units, or compared with an earlier time; tried before all other rules."""
    return (
        Rule("to_date", f"{DET}<_:so_far> <shift> <unit>", _to_date),
        Rule("to_date", f"{DET}(?:<shift> )?<unit>~(?:<_:to_date>|<_:so_far>)", _to_date),
        Rule("ago", f"{COUNT} <units> <_:ago>", _ago),
        Rule(
            "same_period", f"{DET}<_:same> (?:<nth> )?<period>(?: <_:of>)? {YEAR_BEFORE}", _year_ago
        ),
        Rule("same_period", "<_:the> <year> <period>", _year_ago),
        Rule("same_period", "<shift> <_:year_word>['’]s (?:<_:same> )?<period>", _year_ago),
        Rule("year_ago", f"{DET}<year_ago>(?: <nth> <_:quarter_word>| <period>)?", _year_ago),
        Rule("earlier", f"{COUNT} <units> <_:earlier>", _earlier),
        Rule("later", f"{COUNT} <units> <_:later>", _later),
        Rule("beside", r"<_:the> <unit> <side:sides>(?=[.,;!?]|\Z)", _beside),
        Rule("latest", "<_:the> <_:latest> <unit>", _latest),
        Rule("latest", "<_:the> <_:latest> <_:period>", _period),
        Rule("full_year", "(?:<_:the> )?<_:full>~<_:year_word>(?: <year>)?", _full_year),
        Rule("year_end", f"{DET}<_:year_end>(?: <year>)?", _year_end),
        Rule("trailing", f"{DET}<deictic> {COUNT} <units>", _trailing),
        Rule("trailing", f"{DET}<count> <deictic> <units:plurals>", _trailing),
        Rule("trailing", f"{DET}<anaphoric> {COUNT} <units>", _trailing),
    )


def _to_date(parts: Parts, anchors: Anchors) -> Stretch | None:
    """From the first day of this year, month or week up to publication."""
    if anchors.published is None or parts.get("shift") and shift_of(parts["shift"]):
        return UNKNOWN
    whole = calendar.around(anchors.published, unit_of(parts))
    assert whole.begin is not None
    return Stretch(whole.begin, anchors.published, whole.value, anchor="published")


def _latest(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The latest unit that is over: the latest quarter of an article in May is the first."""
    start, unit = base(anchors), unit_of(parts)
    if start is None:
        return UNKNOWN
    return anchored(calendar.around(calendar.moved(start.day, -1, unit), unit), start)


def _beside(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "The day before", counted from the date last spoken of."""
    days, unit, sign = focus(anchors), unit_of(parts), load().date.sides[parts["side"]]
    if days is None:
        return UNKNOWN
    start = days[0] if sign < 0 else days[1]
    return calendar.around(calendar.moved(start, sign, unit), unit)._replace(anchor="focus")


def _period(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "The latest period" is the quarter that the article reports on."""
    if anchors.quarter is None:
        return UNKNOWN
    return calendar.around(anchors.quarter[0], "Q")._replace(anchor="focus")


def _full_year(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The year named, else the one that results may be out for."""
    start = base(anchors)
    if "year" in parts:
        return calendar.year(year_number(parts["year"]))
    if start is None:
        return UNKNOWN
    return anchored(calendar.around(start.day - RESULTS_DAYS * calendar.DAY, "Y"), start)


def _year_end(parts: Parts, anchors: Anchors) -> Stretch | None:
    start = base(anchors)
    if "year" in parts:
        return calendar.part(calendar.year(year_number(parts["year"])), "end")
    if start is None:
        return UNKNOWN
    return anchored(calendar.part(calendar.year(start.day.year), "end"), start)


def _trailing(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "the past three years" end on the day they count from, "the next three" begin behind it."""
    count, unit = count_of(parts), unit_of(parts)
    shift = parts.get("deictic") or parts["anaphoric"]
    start = base(anchors, focus_first="anaphoric" in parts)
    letter = "Y" if unit in ("E", "C") else unit
    times = {"E": 10, "C": 100}.get(unit, 1)
    value = f"P{'X' if count is None else count * times}{letter}"
    if count is None or start is None:
        return Stretch(None, None, value, "DURATION")
    step = shift_of(shift) or -1
    other = calendar.moved(start.day, count * step, unit)
    days = (other, start.day) if step < 0 else (start.day + calendar.DAY, other)
    return Stretch(*days, value, "DURATION", start.name)


def _ago(parts: Parts, anchors: Anchors) -> Stretch | None:
    if _is_one_year(parts) and _is_recent(anchors):
        return _year_ago(parts, anchors)
    return _counted(parts, anchors, -1, base(anchors))


def _earlier(parts: Parts, anchors: Anchors) -> Stretch | None:
    if _is_one_year(parts):
        return _year_ago(parts, anchors)
    return _counted(parts, anchors, -1, base(anchors, focus_first=True))


def _is_one_year(parts: Parts) -> bool:
    return count_of(parts) == 1 and unit_of(parts) == "Y"


def _is_recent(anchors: Anchors) -> bool:
    """Whether a quarter of the last twelve months was spoken of: "a year ago" compares with it."""
    days = anchors.quarter or focus(anchors)
    if days is None or anchors.published is None or calendar.unit(*days) != "Q":
        return False
    return calendar.moved(anchors.published, -1, "Y") < days[1] <= anchors.published


def _later(parts: Parts, anchors: Anchors) -> Stretch | None:
    return _counted(parts, anchors, 1, base(anchors, focus_first=True))


def _counted(parts: Parts, anchors: Anchors, sign: int, start: Base | None) -> Stretch | None:
    """So many units off, as fine as the unit: years give a year, weeks and days a day."""
    count, unit = count_of(parts), unit_of(parts)
    if count is None:
        return Stretch(None, None, "PAST_REF" if sign < 0 else "FUTURE_REF")
    if start is None:
        return UNKNOWN
    grain: Unit = "D" if unit == "W" else "Y" if unit in ("E", "C") else unit
    return anchored(calendar.around(calendar.moved(start.day, sign * count, unit), grain), start)


def _year_ago(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The same period of an earlier year: of the quarter or month last spoken of, else the year."""
    if anchors.quarter is not None and _is_of_results(parts, anchors):
        anchors = replace(anchors, focus=anchors.quarter[0], focus_end=anchors.quarter[1])
    start = base(anchors, focus_first=True)
    year = year_number(parts["year"]) if "year" in parts else None
    if start is None:
        return calendar.year(year) if year else UNKNOWN
    unit, day = _period_unit(parts, anchors), start.day
    if unit == "Q" and start.name == "published":
        day = day - RESULTS_DAYS * calendar.DAY
    years = year - start.day.year if year else shift_of(parts["shift"]) if "shift" in parts else -1
    if "nth" in parts:
        return anchored(calendar.quarter(start.day.year + years, ordinal(parts["nth"])), start)
    return anchored(calendar.around(calendar.moved(day, years, "Y"), unit), start)


def _is_of_results(parts: Parts, anchors: Anchors) -> bool:
    """Whether what is compared is the quarter that the article reports on.

    It is, where no month or day was spoken of since, and the words name no other unit.
    """
    named = load().date.units.get(parts.get("period", ""), "Q")
    days = focus(anchors)
    return named == "Q" and (days is None or calendar.unit(*days) not in ("D", "M", "W"))


def _period_unit(parts: Parts, anchors: Anchors) -> Unit:
    """The unit that is compared: the one that is named, else that of the focus, else the year."""
    named = load().date.units.get(parts.get("period", ""))
    days = focus(anchors)
    spoken = calendar.unit(*days) if days else None
    return named or (spoken if spoken in ("Q", "M") else "Y")
