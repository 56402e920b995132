"""Percentages, fractions of a whole and "four in ten", as percent; points of percentage apart."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractor import lexicon
from extractor.kinds.amount import Amount
from extractor.kinds.currency import Home
from extractor.kinds.number import Number, scan
from extractor.kinds.pattern import GAP, PART, any_of

# "300 in 2008" is no share.
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_HOURS = 12
_PERCENT = Decimal(100)
_STEP = Decimal("0.001")
_BASIS_POINT = Decimal("0.01")


@dataclass(frozen=True)
class _Grammar:
    percent: re.Pattern[str]
    points: re.Pattern[str]
    basis: re.Pattern[str]
    part: re.Pattern[str]
    part_percent: re.Pattern[str]
    to_percent: re.Pattern[str]
    hour: re.Pattern[str]
    of: re.Pattern[str]
    whole: re.Pattern[str]
    of_number: re.Pattern[str]
    before: re.Pattern[str]
    noun: re.Pattern[str]
    rank: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words, flags = lexicon.load().kind, re.IGNORECASE
    join = rf"(?:{GAP}|-)?"
    return _Grammar(
        percent=re.compile(rf"{join}(?:{any_of(words.percent)})(?![\w%])", flags),
        points=re.compile(rf"{join}(?:{any_of(words.percentage_points)})(?!\w)", flags),
        basis=re.compile(rf"{join}(?:{any_of(words.basis_points)})(?!\w)", flags),
        part=re.compile(
            rf"(?:{GAP}(?:of{GAP}a{GAP})?(?:a{GAP})?|-)(?:{any_of(words.whole_points)})s?(?!\w)",
            flags,
        ),
        part_percent=re.compile(rf"{PART}(?:{any_of(words.percent)})(?![\w%])", flags),
        # "slid two points to 38 percent": what is in percent moves by points of it.
        to_percent=re.compile(
            rf"(?P<points>{join}(?:{any_of(words.points)})){GAP}{lexicon.load().range.to}{GAP}"
            rf"[\d.]+{join}(?:{any_of(words.percent)})",
            flags,
        ),
        hour=re.compile(rf"{GAP}(?:{any_of(words.clock)}){GAP}(?=[\da-z])", flags),
        of=re.compile(rf"{GAP}of\b", flags),
        whole=re.compile(rf"{GAP}(?:{any_of(words.whole)})\b|\s*[.,;:)](?!\d)|\s*$", flags),
        of_number=re.compile(rf"{GAP}(?:{any_of(words.in_ten)}){GAP}(?=[\da-z])", flags),
        before=re.compile(
            rf"(?:^|(?<!\w)(?:a|the){GAP})(?:{any_of(words.percent)}){GAP}of{GAP}$", flags
        ),
        noun=re.compile(rf"{GAP}\w", flags),
        rank=re.compile(rf"\b(?:{any_of(words.rank_before)}){GAP}$", flags),
    )


def find(text: str, number: Number, home: Home) -> Amount | None:
    """The share at the number in percent, or None; "top 1%" is a rank and no share."""
    if number.form == "fraction":
        part = _grammar().part_percent.match(text, number.end)
        return _percent(text, number, part.end()) if part else _fraction(text, number)
    if match := _grammar().percent.match(text, number.end):
        return _percent(text, number, match.end())
    return _one_in_ten(text, number) or _named_before(text, number)


def find_points(text: str, number: Number, home: Home) -> Amount | None:
    """Percentage points at the number, or None; a basis point is 0.01 of one."""
    if match := _grammar().points.match(text, number.end):
        return _points(number, match.end(), "pp")
    if number.form == "fraction" and (match := _grammar().part.match(text, number.end)):
        return _points(number, match.end(), "part")
    if match := _grammar().basis.match(text, number.end):
        points = replace(number.times(_BASIS_POINT, number.end), scale=Decimal(1))
        basis = _points(points, match.end(), "bp")
        return replace(basis, factor=_BASIS_POINT)
    if match := _grammar().to_percent.match(text, number.end):
        return _points(number, match.end("points"), "to_percent")
    return None


def _points(number: Number, end: int, rule: str) -> Amount:
    return Amount(number, number.start, end, "percentage_point", "pp", rule=f"points.{rule}")


def _percent(text: str, number: Number, end: int) -> Amount | None:
    if _grammar().rank.search(text, max(0, number.start - 12), number.start):
        return None
    return Amount(number, number.start, end, "percent", "%", rule="percent.sign")


def _fraction(text: str, number: Number) -> Amount | None:
    if number.low > 1 or not _grammar().whole.match(text, number.end):
        return None
    if _is_hour(text, number) or _is_quarter(text, number):
        return None
    share = _as_percent(number, number.low, number.end)
    amount = Amount(share, number.start, number.end, "percent", "%", rule="percent.fraction")
    return replace(amount, factor=_PERCENT)


def _is_hour(text: str, number: Number) -> bool:
    """ "a quarter to six", "half past nine"."""
    link = _grammar().hour.match(text, number.end)
    hour = next(scan(text[link.end() : link.end() + 20]), None) if link else None
    return hour is not None and hour.start == 0 and hour.high <= _HOURS


def _is_quarter(text: str, number: Number) -> bool:
    """ "in a quarter" is three months; "by a quarter", "a quarter of" a share."""
    words = lexicon.load().kind
    if not text[number.start : number.end].lower().endswith(words.quarter):
        return False
    lead = text[max(0, number.start - 20) : number.start].lower().split()
    is_of = _grammar().of.match(text, number.end)
    return not is_of and not (lead and lead[-1] in words.before_quarter)


def _named_before(text: str, number: Number) -> Amount | None:
    """ "a percentage of 62"."""
    match = _grammar().before.search(text, max(0, number.start - 24), number.start)
    if match is None or _grammar().noun.match(text, number.end):
        return None
    return Amount(number, number.start, number.end, "percent", "%", rule="percent.of")


def _one_in_ten(text: str, number: Number) -> Amount | None:
    link = _grammar().of_number.match(text, number.end)
    whole = next(scan(text[link.end() : link.end() + 30]), None) if link else None
    if link is None or whole is None or whole.start or whole.low <= number.low or not whole.low:
        return None
    if _FIRST_YEAR <= whole.low <= _LAST_YEAR:
        return None
    end = link.end() + whole.end
    share = _as_percent(number, number.low / whole.low, end)
    return Amount(share, number.start, end, "percent", "%", rule="percent.one_in_ten")


def _as_percent(number: Number, share: Decimal, end: int) -> Number:
    value = share * 100
    value = value.quantize(_STEP) if value >= 1 else value
    return Number(number.start, end, value, value, None, "fraction")
