"""One expression and its anchors -> type, TIMEX3 value, first and last day.

An open stretch ("since 2015") keeps the value of the date that is named; its days have no end.
"""

import re
from dataclasses import replace
from functools import lru_cache

from extractor.kinds.date import calendar
from extractor.kinds.date.anchors import Anchors, Parts, count_of, unit_of
from extractor.kinds.date.calendar import UNKNOWN, Stretch, Unit
from extractor.kinds.date.grammar import Rule, captured
from extractor.kinds.date.phrase import Expression, body, lead_words, parse, rule_of
from extractor.lexicon import load
from extractor.model import DateMention

PRESENT = "PRESENT_REF"
WEEKDAY = "weekday"
OPENED = ("since", "onward", "until", "by", "before", "after")
PARTIAL = frozenset({"day", "month", "quarter", "half", WEEKDAY})  # can lack a year or a week


def find(text: str) -> list[tuple[int, int]]:
    """Half-open spans of all calendar expressions, from left to right, none overlapping.

    "since", "until" and "by" belong to the span where they open or close a stretch of time, "from"
    and "between" where a second date follows; "the highest since 2001" is the point 2001. Single
    durations ("five days") are no calendar expressions.
    """
    return [(found.start, found.end) for found in parse(text)]


def read(text: str, anchors: Anchors) -> DateMention | None:
    """What one expression says; its offsets are those of the date in `text`.

    Null when the text is no single expression, or names a day that does not exist. Days that cannot
    be known are null, and so is the value unless it can be written without them (`XXXX-11-15`).
    """
    found = _parsed(text)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        return None
    try:
        result = _read(text, found[0], anchors)
    except (ValueError, OverflowError):  # outside the years 1 to 9999
        return None
    if result is None:
        return None
    name, stretch = result
    # "since" and "by" say what the date opens or closes, and are no part of TIMEX3's span.
    start = found[0].dates[0][0] if found[0].lead in OPENED else _loose(text)
    return DateMention(
        start=start,
        end=len(text),
        text=text[start:],
        type=stretch.type,
        value=stretch.value,
        begin=stretch.begin,
        end_date=stretch.end,
        anchor=stretch.anchor,
        rule=f"date.{name}",
    )


def _loose(text: str) -> int:
    """Where the date begins behind "later" or "sometime", which TIMEX3 leaves out."""
    first, _, rest = text.partition(" ")
    is_date = first.lower() in load().date.loose and bool(rest) and rest.split()[0] != "in"
    return len(first) + 1 if is_date else 0


# A third of the expressions of a corpus repeat, and taking one apart tries many rules.
@lru_cache(maxsize=8192)
def _parsed(text: str) -> tuple[Expression, ...]:
    return tuple(parse(text, alone=True))


def is_quarter(mention: DateMention) -> bool:
    """Whether it is three months of the calendar, whose results an article may report."""
    if mention.begin is None or mention.end_date is None:
        return False
    return calendar.unit(mention.begin, mention.end_date) == "Q"


def _read(text: str, found: Expression, anchors: Anchors) -> tuple[str, Stretch] | None:
    if len(found.dates) == 2:
        stretch = _range(text, found, anchors)
        return ("range", _opened(stretch, found.lead)) if stretch else None
    single = _single(text, found.dates[0], _leaning(anchors, found.lead))
    if single is None:
        return None
    name, stretch = single
    read_lead = _READERS.get(found.lead or "")
    if read_lead is None:
        return (found.lead or name), _opened(stretch, found.lead)
    head = lead_words(str(found.lead)).fullmatch(text, found.start, found.dates[0][0])
    if stretch.value == PRESENT and anchors.published:  # "two weeks from now"
        stretch = calendar.day(anchors.published)._replace(anchor="published")
    if head is None or stretch.begin is None or stretch.end is None:
        return str(found.lead), UNKNOWN
    return str(found.lead), read_lead(captured(head), stretch)


def _leaning(anchors: Anchors, lead: str | None) -> Anchors:
    """What has "ended" lies behind, and what holds "until" or "by" a day lies before it."""
    if lead == "ended" and anchors.tense is None:
        return replace(anchors, tense="past")
    if lead in ("until", "by"):
        return replace(anchors, tense="future")
    return anchors


def _single(text: str, date: tuple[int, int], anchors: Anchors) -> tuple[str, Stretch] | None:
    """One date with its part and time of day."""
    taken_apart = _parts(text, date)
    if taken_apart is None:
        return None
    rule, plain, parts = taken_apart
    stretch = rule.read(plain, anchors)
    if stretch is None:
        return None
    if "part" in parts:
        stretch = calendar.part(stretch, load().date.parts[parts["part"]])
    return rule.name, _at_time(stretch, parts)


@lru_cache(maxsize=8192)
def _parts(text: str, date: tuple[int, int]) -> tuple[Rule, Parts, Parts] | None:
    """The rule of one date, the words that it captured, and those around it."""
    match = body().fullmatch(text, *date)
    ruled = rule_of(text, *match.span("plain")) if match else None
    if match is None or ruled is None:
        return None
    rule, plain = ruled
    return rule, captured(plain), captured(match)


def _at_time(stretch: Stretch, parts: Parts) -> Stretch:
    """Add the time of day to the value of a single day."""
    clock = parts.get("clock") or parts.get("clock_after")
    time = _time(clock) if clock else None
    if time is None and (part := parts.get("daypart") or parts.get("daypart_of")):
        time = load().date.dayparts[part]
    if time is None or stretch.begin is None or stretch.begin != stretch.end:
        return stretch
    return stretch._replace(value=f"{stretch.begin}T{time}", type="TIME")


def _time(clock: str) -> str | None:
    """ "9.25 a.m." -> "09:25"; null for what no clock shows."""
    words = load().date.clock
    if noon := next((words.noon[w] for w in words.noon if clock.startswith(w)), None):
        return noon
    hour, *rest = re.findall(r"\d+", re.split(r"[^\d:. ]", clock)[0])
    shift = next((n for w, n in words.half_days.items() if w in clock), None)
    number = int(hour) if shift is None else int(hour) % 12 + shift
    minute = int(rest[0]) if rest else 0
    return f"{number:02}:{minute:02}" if number <= 24 and minute < 60 else None


def _range(text: str, found: Expression, anchors: Anchors) -> Stretch | None:
    """From the first day of the one to the last of the other; each lends the other its year."""
    first, last = (_single(text, date, anchors) for date in found.dates)
    if first is None or last is None:
        return None
    if first[1].value == PRESENT:
        last = _single(text, found.dates[1], replace(anchors, tense="future"))
    elif first[0] in PARTIAL and last[1].anchor is None and last[1].begin:
        first = _single(
            text, found.dates[0], replace(anchors, published=last[1].begin, tense="past")
        )
    elif _follows(first[0], last[0]) and last[1].anchor and first[1].begin:
        last = _single(
            text, found.dates[1], replace(anchors, published=first[1].begin, tense="future")
        )
    if first is None or last is None:
        return None
    return _between(first[1], last[1], anchors)


def _follows(first: str, last: str) -> bool:
    """Whether the last day is counted from the first: a weekday only from another weekday."""
    return last in PARTIAL and (last != WEEKDAY or first == WEEKDAY)


def _between(first: Stretch, last: Stretch, anchors: Anchors) -> Stretch:
    begin, end = first.begin, last.end
    anchor = first.anchor or last.anchor
    if last.value == PRESENT and anchors.published:
        end, anchor = anchors.published, "published"
    if first.value == PRESENT and anchors.published:
        begin, anchor = anchors.published, "published"
    value = f"{first.value}/{last.value}" if first.value and last.value else None
    if begin is None or end is None:
        return Stretch(None, None, value)
    return Stretch(begin, end, value, anchor=anchor) if begin <= end else UNKNOWN


def _opened(stretch: Stretch, lead: str | None) -> Stretch:
    """The stretch that a preposition makes of a date."""
    begin, end = stretch.begin, stretch.end
    match lead:
        case "since" | "onward":
            return stretch._replace(end=None)
        case "until" | "by":
            return stretch._replace(begin=None)
        case "before":
            return stretch._replace(begin=None, end=begin and begin - calendar.DAY)
        case "after":
            return stretch._replace(begin=end and end + calendar.DAY, end=None)
    return stretch


def _week_of(parts: Parts, day: Stretch) -> Stretch:
    assert day.begin is not None
    return calendar.week(day.begin)._replace(anchor=day.anchor)


def _weekend_of(parts: Parts, day: Stretch) -> Stretch:
    assert day.begin is not None
    return calendar.weekend(day.begin)._replace(anchor=day.anchor)


def _up_to(parts: Parts, last: Stretch) -> Stretch:
    """ "The three months ended" that day; a month ends on its last day."""
    assert last.end is not None
    count = count_of(parts) if "count" in parts else 1
    if count is None:
        return UNKNOWN
    unit: Unit = unit_of(parts) if "units" in parts else "M"
    count = count if "units" in parts else 6 * count
    days = calendar.span(calendar.before(last.end, count, unit), last.end)
    return calendar.lasting(days, count, unit)._replace(anchor=last.anchor)


def _from(parts: Parts, first: Stretch) -> Stretch:
    """ "Two weeks starting" that day."""
    count, unit = count_of(parts), unit_of(parts)
    assert first.begin is not None
    if count is None:
        return UNKNOWN
    days = calendar.span(first.begin, calendar.moved(first.begin, count, unit) - calendar.DAY)
    return calendar.lasting(days, count, unit)._replace(anchor=first.anchor)


def _counted(parts: Parts, other: Stretch) -> Stretch:
    """ "Three days after" a date, "the year before" it: as fine as the unit, a week as its days."""
    unit, count = unit_of(parts), 1 if "unit" in parts else count_of(parts)
    assert other.begin is not None
    assert other.end is not None
    if count is None:
        return UNKNOWN
    if "side" not in parts and other.begin != other.end:
        return _from(parts, other)  # "the 12 years from 2000"
    sign = load().date.sides[parts["side"]] if "side" in parts else 1
    start = other.begin if sign < 0 else other.end
    moved = calendar.moved(start, sign * count, unit)
    grain: Unit = "D" if unit == "W" and "count" in parts else unit
    return calendar.around(moved, grain)._replace(anchor=other.anchor)


_READERS = {
    "ended": _up_to,
    "week_of": _week_of,
    "weekend_of": _weekend_of,
    "lasting": _from,
    "counted": _counted,
}
