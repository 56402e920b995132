"""Durations as TIMEX3 marks them: "two days" is `P2D`, "over an hour" `PT1H`, "for years" `PXY`.

They have no days of their own. The numbers are those of the grammar of figures. Ages ("an
8-month-old calf"), rates ("$5 a day") and what is part of another calendar expression are none.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extractor import lexicon
from extractor.kinds import duration, qualifier
from extractor.kinds.amount import Amount
from extractor.kinds.number import Number, scan
from extractor.kinds.pattern import GAP, HYPHEN, any_of
from extractor.model import DateMention, DateType

_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
_TIMES = ("second", "minute", "hour")
_YEARS = {"decade": 10, "century": 100}
# What may stand between a number and the unit that it is told for: "four flights".
_COUNTED = re.compile(r"(?:\s+[^\W\d]\w*){0,2}\s+")
# No number of units is written in more characters, no article with its space in more.
_REACH = 40
_ARTICLE = 4
_HALF = Decimal("0.5")


def durations(text: str) -> Iterator[DateMention]:
    """Every duration of the text with its qualifiers, from left to right, none overlapping."""
    end = 0
    for unit in duration.unit_words(text):
        mention = (
            _counted(text, unit, end)
            or _one(text, unit)
            or _led(text, unit, _whole(), "1")
            or _led(text, unit, _uncounted(), "X")
            or _long(text, unit)
        )
        if mention and mention.start >= end:
            yield mention
            end = mention.end


def _counted(text: str, unit: tuple[int, int], done: int) -> DateMention | None:
    """ "Nine months": the number that the unit belongs to."""
    for number in scan(text, max(done, unit[0] - _REACH), unit[0]):
        found = duration.unit_of(text, number)
        if found and found[1] == unit[1]:
            value = value_of(number, found[0])
            if every := _every().search(text, max(0, number.start - _REACH), number.start):
                return _mention(text, every.start(), unit[1], value, type="SET")
            start = _with_article(text, number.start, unit[1])
            return _mention(text, start, unit[1], value)
    return None


def _long(text: str, unit: tuple[int, int]) -> DateMention | None:
    """ "A month-long blockade", "the decades-long war"."""
    long = _endings().match(text, unit[1])
    if long is None:
        return None
    name = text[slice(*unit)]
    count = "1" if duration.singular(name) == name.lower() else "X"
    return _mention(text, unit[0], long.end(), _written(count, duration.singular(name)))


def _with_article(text: str, start: int, end: int) -> int:
    """ "The nine months" begins with its article, "the five-day summit" has none."""
    is_noun = "-" not in text[start:end] and text[end - 1] == "s"
    article = _article().search(text, max(0, start - _REACH), start) if is_noun else None
    return article.start() if article else start


def _one(text: str, unit: tuple[int, int]) -> DateMention | None:
    """ "A week", "an hour and a half"."""
    amount = next(duration.articles(text, max(0, unit[0] - _ARTICLE), unit[1]), None)
    if amount is None or amount.unit is None:
        return None
    if _is_rate(text, amount.start) or not _is_noun(text, amount):
        return None
    return _mention(text, amount.start, amount.end, value_of(amount.number, amount.unit))


def _is_rate(text: str, start: int) -> bool:
    """ "four flights a week": a number stands before the article, with what it counts."""
    line = text[max(0, start - _REACH) : start]
    return any(_COUNTED.fullmatch(line, number.end) for number in scan(line))


def _is_noun(text: str, amount: Amount) -> bool:
    """ "A week of rain", but not "a day trader"; the half of "an hour and a half" settles it."""
    words = lexicon.load().date
    behind = text[amount.end : amount.end + _REACH].split()
    goes_on = {*words.of, *words.later, *words.earlier, *words.ago}
    return (
        amount.number.low != 1
        or duration.is_closed(text, amount.end)
        or (bool(behind) and behind[0].lower().rstrip(".,") in goes_on)
    )


def _led(text: str, unit: tuple[int, int], lead: re.Pattern[str], count: str) -> DateMention | None:
    """A unit without a number behind words that make it a length of time."""
    match = lead.search(text, max(0, unit[0] - _REACH), unit[1])
    if match is None or match.start() == unit[0] or text.startswith("-", unit[1]):
        return None
    name = duration.singular(match["unit"])
    if count == "X" and match.start() == match.start("whole") and name in _TIMES:
        return None  # "the minutes of the meeting"
    value = _written(count, name)
    return _mention(text, match.start("whole"), unit[1], value)


def _mention(
    text: str, start: int, end: int, value: str, *, type: DateType = "DURATION"
) -> DateMention:
    lead = qualifier.before(text, start)
    if lead and not qualifier.is_during(text, lead[0]):
        start = lead[0]
    return DateMention(
        start=start,
        end=end,
        text=text[start:end],
        type=type,
        value=value,
        begin=None,
        end_date=None,
        rule="date.duration",
    )


def value_of(number: Number, unit: str) -> str:
    """The TIMEX3 value of so many units; the X stands for a vague number.

    >>> value_of(next(scan("5 1/2")), "hour"), value_of(next(scan("several")), "year")
    ('PT5H30M', 'PXY')
    """
    if number.form == "vague" and number.low != number.high:
        return _written("X", unit)
    count = number.low
    if unit in _YEARS and count != 1:
        return _written(_plain(count * _YEARS[unit]), "year")
    if unit == "hour" and count % 1 == _HALF:
        hours = f"{int(count)}H" if count >= 1 else ""
        return f"PT{hours}30M"
    return _written(_plain(count), unit)


def _plain(count: Decimal) -> str:
    return format(count.normalize(), "f")


def _written(count: str, unit: str) -> str:
    return f"P{'T' if unit in _TIMES else ''}{count}{_LETTERS[unit]}"


@cache
def _every() -> re.Pattern[str]:
    """ "every" before a number, at the end of what is searched."""
    return re.compile(rf"\b(?:{any_of(lexicon.load().date.every)}){GAP}\Z", re.I)


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(rf"{HYPHEN}(?:{any_of(lexicon.load().date.long)})\b", re.I)


@cache
def _article() -> re.Pattern[str]:
    """The definite article before a number, at the end of what is searched."""
    words = lexicon.load().date
    return re.compile(
        rf"\b(?:{any_of(words.the)}){GAP}(?:(?:{any_of(words.latest)}){GAP})?\Z", re.I
    )


@cache
def _whole() -> re.Pattern[str]:
    """ "another hour", "all day": one of the unit, at the end of what is searched."""
    words = lexicon.load()
    units = any_of(forms[0] for forms in words.kind.durations.values())
    return re.compile(rf"\b(?P<whole>(?:{any_of(words.date.whole)}){GAP}(?P<unit>{units}))\Z", re.I)


@cache
def _uncounted() -> re.Pattern[str]:
    """ "for years", "in recent decades": so many that nobody says how many."""
    words = lexicon.load()
    units = any_of(forms[1] for forms in words.kind.durations.values())
    leads, parts = any_of(words.date.uncounted), any_of(words.date.recent)
    return re.compile(
        rf"\b(?:(?:{leads}){GAP})?(?P<whole>(?:(?:the|{parts}){GAP})?(?P<unit>{units}))\Z", re.I
    )
