"""Expressions that are counted from another day: "last week", "tomorrow", "on Tuesday".

Captured words in, `Stretch` out, with the anchor that it was counted from. "last" and "next" count
from the day of publication, "previous" and "that" from the date last spoken of. Without the
anchor the days and the value are unknown.
"""

from collections.abc import Callable

from extractor.kinds.date import calendar
from extractor.kinds.date.anchors import Anchors, Parts, anchored, base, focus, shift_of, unit_of
from extractor.kinds.date.calendar import RESULTS_DAYS, UNKNOWN, Stretch
from extractor.kinds.date.grammar import DET, Rule
from extractor.lexicon import load


def rules() -> tuple[Rule, ...]:
    """What names a day, a month or a season by its distance; longer forms come first."""
    return (
        Rule("weekday", "(?:<_:the> )?(?:<shift> )?<day_name:weekdays>", _weekday),
        Rule("shifted_month", "(?:<_:the> )?<shift> <months>", _shifted_month),
        Rule("shifted_season", f"{DET}<shift> <seasons>", _shifted_season),
        Rule("season", "<_:the> <plain>", _season),
        Rule("weekend", "(?:<_:the> |<shift> )<_:weekend>", _weekend),
        Rule("daypart", "(?P<definite><_:the> )?<shift> <dayparts>", _daypart),
        Rule("day", "(?P<definite><_:the> )<shift> (?P<unit><_:day_word>)", _unit),
        Rule("unit", f"{DET}<shift> <unit>", _unit),
        Rule("unit", "<_:the> <unit> <skipping>", _skipping),
        Rule("unit", "<_:after_part><_:the> <unit>", _unit),
        Rule("the_quarter", "<_:the> <_:quarter_word>", _this_quarter),
        Rule("daypart", "<nights>", _daypart),
        Rule("day_word", "<days>", _day_word),
        Rule("set", "<_:every> (?:<unit>|<day_name:weekdays>|<months>|<seasons>|<dayparts>)", _set),
        Rule("set", "<day_name:weekdays>s|<sets>", _set),
        Rule("reference", "<references>", _reference),
    )


def _day_word(parts: Parts, anchors: Anchors) -> Stretch | None:
    start = base(anchors)
    if start is None:
        return UNKNOWN
    day = start.day + load().date.days[parts["days"]] * calendar.DAY
    return anchored(calendar.day(day), start)


def _daypart(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "last night" is yesterday's; "this morning" today's, "the next morning" the focus's."""
    start, words = base(anchors, focus_first=_is_told(parts)), load().date
    if start is None:
        return UNKNOWN
    step = shift_of(parts["shift"]) if "shift" in parts else 0
    day = calendar.day(start.day + step * calendar.DAY)
    part = (
        words.dayparts[parts["dayparts"]] if "dayparts" in parts else words.nights[parts["nights"]]
    )
    value = f"{day.value}T{part}"
    return anchored(day._replace(value=value, type="TIME"), start)


def _is_told(parts: Parts) -> bool:
    """Whether it is counted from the date last spoken of: "that day", "the next morning"."""
    shift = parts.get("shift", "")
    return shift in load().date.anaphoric or "definite" in parts and shift_of(shift) > 0


def _weekday(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The last such day up to publication, or the next one where the tense says so.

    "Next Friday" is that of the next week of the calendar, "the coming Friday" the next one.
    """
    number, start = load().date.weekdays[parts["day_name"]], base(anchors)
    if start is None:
        return Stretch(None, None, f"XXXX-WXX-{number}")
    back = (start.day.isoweekday() - number) % 7
    ahead = (number - start.day.isoweekday()) % 7
    past = None if anchors.tense is None else anchors.tense == "past"
    match parts.get("shift"), past:
        case None, False:
            days = ahead
        case None, _:
            days = -back
        case shift, past:
            assert shift is not None
            step = shift_of(shift)
            first = 7 - start.day.isoweekday() + number
            first = (ahead or 7) if shift in load().date.soonest else first
            days = -(back or 7) if step < 0 else first if step > 0 else ahead
            days = -back if step == 0 and past else days
    return anchored(calendar.day(start.day + days * calendar.DAY), start)


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
    return anchored(calendar.nearest(choices, start.day, past=anchors.past), start)


def _of_years(build: Callable[[int], Stretch], shift: str, anchors: Anchors) -> Stretch:
    """The last June is the latest that is over, the next the first to come."""
    start = base(anchors)
    if start is None:
        return UNKNOWN
    step, year = shift_of(shift), start.day.year
    if step == 0:
        return anchored(build(year), start)
    choices = [build(year + n) for n in (-2, -1, 0, 1)]
    if step < 0:
        over = [s for s in choices if s.end and s.end < start.day]
        return anchored(over[-1], start)
    return anchored(next(s for s in choices if s.begin and s.begin > start.day), start)


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
    return anchored(calendar.weekend(start.day + weeks * 7 * calendar.DAY), start)


def _unit(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "last week", "the previous quarter", "that year", and after "the end of" "the year"."""
    shift = parts.get("shift", "")
    start = base(anchors, focus_first=_is_told(parts))
    if start is None:
        return UNKNOWN
    step, unit = shift_of(shift) if shift else 0, unit_of(parts)
    if shift in load().date.running and unit != "D":
        return anchored(calendar.span(calendar.moved(start.day, -1, unit), start.day), start)
    return anchored(calendar.around(calendar.moved(start.day, step, unit), unit), start)


def _skipping(parts: Parts, anchors: Anchors) -> Stretch | None:
    """ "The week after next"."""
    start, unit = base(anchors), unit_of(parts)
    if start is None:
        return UNKNOWN
    step = load().date.skipping[parts["skipping"]]
    return anchored(calendar.around(calendar.moved(start.day, step, unit), unit), start)


def _this_quarter(parts: Parts, anchors: Anchors) -> Stretch | None:
    """The quarter last spoken of; else the one that results are out for, or the one still going."""
    spoken = focus(anchors)
    if spoken and calendar.unit(*spoken) == "Q":
        return calendar.around(spoken[0], "Q")._replace(anchor="focus")
    start = base(anchors)
    if start is None:
        return UNKNOWN
    back = 0 if anchors.past is False else RESULTS_DAYS
    return anchored(calendar.around(start.day - back * calendar.DAY, "Q"), start)


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
