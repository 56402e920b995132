"""Expressions that are counted from another day: "last week", "two years ago", "on Tuesday".

Captured words in, `Stretch` out, with the anchor that it was counted from. "last" and "next" count
from the day of publication, "previous" and "a year earlier" from the date last spoken of. Without
the anchor the days and the value are unknown.
"""

import datetime as dt
from collections.abc import Callable

from extractor.kinds.date import calendar
from extractor.kinds.date.absolute import ordinal
from extractor.kinds.date.calendar import UNKNOWN, Stretch, Unit
from extractor.kinds.date.grammar import (
    DET,
    Anchors,
    Base,
    Parts,
    Rule,
    base,
    count_of,
    shift_of,
    unit_of,
)
from extractor.lexicon import load

COUNT = "(?:<few>|<count>)"
YEAR_BEFORE = "(?:<year_ago>|(?:<_:determiners> )?<shift> <_:year_word>|<year>)"
RESULTS_DAYS = 60  # a quarter's results are out by then; until then "the quarter" is the last one


def counted() -> tuple[Rule, ...]:
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
        Rule("latest", "<_:the> <_:latest> <unit>", _latest),
        Rule("year_end", f"{DET}<_:year_end>", _year_end),
        Rule("trailing", f"{DET}<deictic> {COUNT} <units>", _trailing),
    )


def rules() -> tuple[Rule, ...]:
    """What names a day, a month or a season by its distance; longer forms come first."""
    return (
        Rule("weekday", "(?:<_:the> )?(?:<shift> )?<day_name:weekdays>", _weekday),
        Rule("shifted_month", "(?:<_:the> )?<shift> <months>", _shifted_month),
        Rule("shifted_season", f"{DET}<shift> <seasons>", _shifted_season),
        Rule("season", "<_:the> <plain>", _season),
        Rule("weekend", "(?:<_:the> |<shift> )<_:weekend>", _weekend),
        Rule("daypart", "<deictic> <dayparts>", _daypart),
        Rule("unit", f"{DET}<shift> <unit>", _unit),
        Rule("the_quarter", "<_:the> <_:quarter_word>", _this_quarter),
        Rule("unit", "<_:after_part><_:the> <unit>", _unit),
        Rule("day_word", "<days>", _day_word),
        Rule("set", "<_:every> (?:<unit>|<day_name:weekdays>|<months>|<seasons>|<dayparts>)", _set),
        Rule("set", "<day_name:weekdays>s|<sets>", _set),
        Rule("reference", "<references>", _reference),
    )


def _named(stretch: Stretch, start: Base) -> Stretch:
    return stretch._replace(anchor=start.name)


def _day_word(parts: Parts, anchors: Anchors) -> Stretch | None:
    start = base(anchors)
    if start is None:
        return UNKNOWN
    day = start.day + load().date.days[parts["days"]] * calendar.DAY
    return _named(calendar.day(day), start)


def _daypart(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "last night" is yesterday's; "this morning" today's."""
    start = base(anchors)
    if start is None:
        return UNKNOWN
    day = calendar.day(start.day + shift_of(parts["deictic"]) * calendar.DAY)
    value = f"{day.value}T{load().date.dayparts[parts['dayparts']]}"
    return _named(day._replace(value=value, type="TIME"), start)


def _weekday(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The last such day up to publication, or the next one where the tense or a word says so."""
    number, start = load().date.weekdays[parts["day_name"]], base(anchors)
    if start is None:
        return Stretch(None, None, f"XXXX-WXX-{number}")
    back = (start.day.isoweekday() - number) % 7
    ahead = (number - start.day.isoweekday()) % 7
    match parts.get("shift"), anchors.past:
        case None, False:
            days = ahead
        case None, _:
            days = -back
        case shift, past:
            assert shift is not None
            step = shift_of(shift)
            days = -(back or 7) if step < 0 else (ahead or 7) if step > 0 else ahead
            days = -back if step == 0 and past else days
    return _named(calendar.day(start.day + days * calendar.DAY), start)


def _shifted_month(parts: Parts, anchors: Anchors) -> Stretch | None:
    number = load().date.months[parts["months"]]
    return _of_years(lambda year: calendar.month(year, number), parts["shift"], anchors)


def _shifted_season(parts: Parts, anchors: Anchors) -> Stretch | None:
    code = load().date.seasons[parts["seasons"]]
    return _of_years(lambda year: calendar.season(year, code), parts["shift"], anchors)


def _season(parts: Parts, anchors: Anchors) -> Stretch | None:
    code, start = load().date.seasons[parts["plain"]], base(anchors)
    if start is None:
        return Stretch(None, None, f"XXXX-{code}")
    choices = [calendar.season(start.day.year + n, code) for n in (-1, 0, 1)]
    return _named(calendar.nearest(choices, start.day, past=anchors.past), start)


def _of_years(build: Callable[[int], Stretch], shift: str, anchors: Anchors) -> Stretch:
    """The last June is the latest that is over, the next the first to come, this one this year's."""
    start = base(anchors)
    if start is None:
        return UNKNOWN
    step, year = shift_of(shift), start.day.year
    if step == 0:
        return _named(build(year), start)
    choices = [build(year + n) for n in (-2, -1, 0, 1)]
    if step < 0:
        over = [s for s in choices if s.end and s.end < start.day]
        return _named(over[-1], start)
    return _named(next(s for s in choices if s.begin and s.begin > start.day), start)


def _weekend(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The weekend is the last one that has begun, unless a word or the tense says the next."""
    start = base(anchors)
    if start is None:
        return UNKNOWN
    step = shift_of(parts["shift"]) if "shift" in parts else None
    this = calendar.weekend(start.day)
    assert this.begin is not None
    begun = this.begin <= start.day
    if step is None:
        weeks = 0 if begun or anchors.past is False else -1
    elif step == 0:
        weeks = -1 if anchors.past and not begun else 0
    else:
        weeks = step
    return _named(calendar.weekend(start.day + weeks * 7 * calendar.DAY), start)


def _unit(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "last week", "the previous quarter", "that year", and after "the end of" "the year"."""
    shift = parts.get("shift", "")
    start = base(anchors, focus_first=shift in load().date.anaphoric)
    if start is None:
        return UNKNOWN
    step, unit = shift_of(shift) if shift else 0, unit_of(parts)
    if shift == "past" and unit in ("W", "M", "Q", "Y", "E"):
        return _named(calendar.span(calendar.moved(start.day, -1, unit), start.day), start)
    return _named(calendar.around(calendar.moved(start.day, step, unit), unit), start)


def _latest(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The latest unit that is over: the latest quarter of an article in May is the first."""
    start, unit = base(anchors), unit_of(parts)
    if start is None:
        return UNKNOWN
    return _named(calendar.around(calendar.moved(start.day, -1, unit), unit), start)


def _this_quarter(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The quarter last spoken of; else the one that results are out for, or the one still going."""
    focus = _focus(anchors)
    if focus and calendar.unit(*focus) == "Q":
        return calendar.around(focus[0], "Q")._replace(anchor="focus")
    start = base(anchors)
    if start is None:
        return UNKNOWN
    back = 0 if anchors.past is False else RESULTS_DAYS
    return _named(calendar.around(start.day - back * calendar.DAY, "Q"), start)


def _year_end(parts: Parts, anchors: Anchors) -> Stretch | None:
    start = base(anchors)
    if start is None:
        return UNKNOWN
    return _named(calendar.part(calendar.year(start.day.year), "end"), start)


def _to_date(parts: Parts, anchors: Anchors) -> Stretch | None:
    """From the first day of this year, month or week up to publication."""
    if anchors.published is None or parts.get("shift") and shift_of(parts["shift"]):
        return UNKNOWN
    whole = calendar.around(anchors.published, unit_of(parts))
    assert whole.begin is not None
    return Stretch(whole.begin, anchors.published, whole.value, anchor="published")


def _trailing(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "the past three years" end on the day of publication, "the next three" begin there."""
    count, unit, start = count_of(parts), unit_of(parts), base(anchors)
    letter = "Y" if unit in ("E", "C") else unit
    times = {"E": 10, "C": 100}.get(unit, 1)
    value = f"P{'X' if count is None else count * times}{letter}"
    if count is None or start is None:
        return Stretch(None, None, value, "DURATION")
    other = calendar.moved(start.day, count * (shift_of(parts["deictic"]) or -1), unit)
    begin, end = min(start.day, other), max(start.day, other)
    return Stretch(begin, end, value, "DURATION", start.name)


def _ago(parts: Parts, anchors: Anchors) -> Stretch | None:
    return _counted(parts, anchors, -1, base(anchors))


def _earlier(parts: Parts, anchors: Anchors) -> Stretch | None:
    count = count_of(parts)
    if count == 1 and unit_of(parts) == "Y":
        return _year_ago(parts, anchors)
    return _counted(parts, anchors, -1, base(anchors, focus_first=True))


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
    return _named(calendar.around(calendar.moved(start.day, sign * count, unit), grain), start)


def _year_ago(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The same period of an earlier year: of the quarter or month last spoken of, else the year."""
    start = base(anchors, focus_first=True)
    year = int(parts["year"]) if "year" in parts else None
    if start is None:
        return calendar.year(year) if year else UNKNOWN
    unit, day = _period_unit(parts, anchors), start.day
    if unit == "Q" and start.name == "published":
        day = day - RESULTS_DAYS * calendar.DAY
    years = year - start.day.year if year else shift_of(parts["shift"]) if "shift" in parts else -1
    if "nth" in parts:
        return _named(calendar.quarter(start.day.year + years, ordinal(parts["nth"])), start)
    return _named(calendar.around(calendar.moved(day, years, "Y"), unit), start)


def _period_unit(parts: Parts, anchors: Anchors) -> Unit:
    """The unit that is compared: the one that is named, else that of the focus, else the year."""
    named = load().date.units.get(parts.get("period", ""))
    focus = _focus(anchors)
    spoken = calendar.unit(*focus) if focus else None
    return named or (spoken if spoken in ("Q", "M") else "Y")


def _focus(anchors: Anchors) -> tuple[dt.date, dt.date] | None:
    if anchors.focus is None:
        return None
    return anchors.focus, anchors.focus_end or anchors.focus


def _set(parts: Parts, anchors: Anchors) -> Stretch | None:
    """What happens again and again has no days; its value is the interval, or the day with X."""
    words = load().date
    if "sets" in parts:
        value = words.sets[parts["sets"]]
    elif "unit" in parts:
        value = f"P1{unit_of(parts)}"
    elif "day_name" in parts:
        value = f"XXXX-WXX-{words.weekdays[parts['day_name']]}"
    elif "months" in parts:
        value = f"XXXX-{words.months[parts['months']]:02}"
    elif "seasons" in parts:
        value = f"XXXX-{words.seasons[parts['seasons']]}"
    else:
        value = f"XXXX-XX-XXT{words.dayparts[parts['dayparts']]}"
    return Stretch(None, None, value, "SET")


def _reference(parts: Parts, anchors: Anchors) -> Stretch | None:
    return Stretch(None, None, load().date.references[parts["references"]])
