"""Quarters, halves and fiscal years, and the first so many months of a year.

Captured words in, `Stretch` out. A fiscal period has days only where the article tells when its
fiscal year ends; else its value is the one written, and its days stay unknown.
"""

from extractor.kinds.date import calendar
from extractor.kinds.date.absolute import ordinal
from extractor.kinds.date.anchors import Anchors, Parts, base, count_of, unit_of, year_of
from extractor.kinds.date.calendar import Stretch
from extractor.kinds.date.grammar import DET, Rule
from extractor.lexicon import load

BEFORE = "(?:<year>(?:['’]s)? |<shift> <_:year_word>['’]s )"
AFTER = "(?:,? (?:<_:of> )?(?:<year>|<shift> <_:year_word>)| <_:of> <_:the> <_:year_word>)"
SHORT = "(?:,? ?(?:<year>|['’]?<yy>))"
FISCAL_YEAR = "(?:<_:fiscal>(?: <_:year_word>)? (?:<year>|['’]?<yy>))"
FY = "<_:fiscal_short> ?['’]?(?:<year>|<yy>)"


def rules() -> tuple[Rule, ...]:
    """Longer forms stand before those that are their beginnings, fiscal ones before plain."""
    nth = "<nth>~<_:quarter_word>"
    return (
        Rule(
            "fiscal_quarter",
            f"{DET}{nth} <_:of> (?:<_:determiners> )?{FISCAL_YEAR}",
            _fiscal_quarter,
        ),
        Rule("fiscal_quarter", f"{DET}<_:fiscal> <year>['’]?s? {nth}", _fiscal_quarter),
        Rule("fiscal_quarter", f"{DET}<_:fiscal>~{nth}{AFTER}?", _fiscal_quarter),
        Rule("fiscal_quarter", f"{DET}<nth> <_:fiscal> <_:quarter_word>{AFTER}?", _fiscal_quarter),
        Rule(
            "fiscal_quarter",
            f"Q(?P<q>[1-4]) {FY}",
            _fiscal_quarter,
        ),
        Rule("fiscal_year", f"{DET}{FISCAL_YEAR}", _fiscal_year),
        Rule("fiscal_year", FY, _fiscal_year),
        Rule("fiscal_year", f"{DET}<shift> <_:fiscal> <_:year_word>", _fiscal_year),
        Rule("quarter", f"{DET}{BEFORE}{nth}", _quarter),
        Rule("quarter", f"{DET}{nth}{AFTER}", _quarter),
        Rule("quarter", f"{DET}<nth:ordinal>~<_:quarter_word>", _quarter),
        Rule("quarter", f"Q(?P<q>[1-4]){SHORT}?", _quarter),
        Rule("quarter", f"(?P<q>[1-4])Q{SHORT}?", _quarter),
        Rule("quarter", "<year>~?Q(?P<q>[1-4])", _quarter),
        Rule("half", f"{DET}{BEFORE}<nth>~<half>", _half),
        Rule("half", f"{DET}<nth>~<half>{AFTER}?", _half),
        Rule("half", f"H(?P<q>[12]){SHORT}", _half),
        Rule("half", f"(?P<q>[12])H{SHORT}", _half),
        Rule("half", "<year>~?H(?P<q>[12])", _half),
        Rule("first_months", f"{DET}<nth> <count> <units:long_units>{AFTER}", _first_months),
        Rule("first_months", f"{DET}<_:first> <count> <units:long_units>", _first_months),
    )


def _quarter(parts: Parts, anchors: Anchors) -> Stretch | None:
    return _division(parts, anchors, 4)


def _half(parts: Parts, anchors: Anchors) -> Stretch | None:
    return _division(parts, anchors, 2)


def _division(parts: Parts, anchors: Anchors, of: int) -> Stretch | None:
    """The nth quarter or half: of the year told, or the latest that has begun."""
    number, build = _number(parts, of), calendar.quarter if of == 4 else calendar.half
    if number is None:
        return None
    known = year_of(parts, anchors)
    if known:
        return build(known.year, number)._replace(anchor=known.anchor)
    start = base(anchors)
    if start is None:
        return Stretch(None, None, f"XXXX-{'Q' if of == 4 else 'H'}{number}")
    choices = [build(start.day.year + n, number) for n in (-1, 0, 1)]
    if anchors.past is False:
        return calendar.closest(choices, start.day)._replace(anchor=start.name)
    return calendar.nearest(choices, start.day, past=True)._replace(anchor=start.name)


def _number(parts: Parts, of: int) -> int | None:
    text = parts.get("q") or parts["nth"]
    number = of if text in load().date.last else ordinal(text)
    return number if 1 <= number <= of else None


def _fiscal_quarter(parts: Parts, anchors: Anchors) -> Stretch | None:
    number, known = _number(parts, 4), year_of(parts, anchors)
    start = base(anchors)
    if number is None:
        return None
    if known is None and start is None:
        return Stretch(None, None, f"XXXX-Q{number}")
    if anchors.fiscal_year_end is None:
        plain = _quarter(parts, anchors)
        return plain and plain._replace(begin=None, end=None)
    if known:
        return calendar.fiscal_quarter(known.year, number, anchors.fiscal_year_end)
    assert start is not None
    years = [start.day.year + n for n in (-1, 0, 1, 2)]
    choices = [calendar.fiscal_quarter(y, number, anchors.fiscal_year_end) for y in years]
    past = anchors.past is not False
    return calendar.nearest(choices, start.day, past=past)._replace(anchor=start.name)


def _fiscal_year(parts: Parts, anchors: Anchors) -> Stretch | None:
    """A fiscal year is named for the calendar year that it ends in."""
    known = year_of(parts, anchors)
    if known is None:
        return calendar.UNKNOWN
    if anchors.fiscal_year_end is None:
        return Stretch(None, None, f"{known.year:04}", anchor=known.anchor)
    ahead = 0
    if known.anchor and anchors.published:
        current = calendar.fiscal_year(anchors.published.year, anchors.fiscal_year_end)
        ahead = int(current.end is not None and current.end < anchors.published)
    named = calendar.fiscal_year(known.year + ahead, anchors.fiscal_year_end)
    return named._replace(anchor=known.anchor)


def _first_months(parts: Parts, anchors: Anchors) -> Stretch | None:
    """So many months, quarters or weeks from one end of a year: the year told, or the latest."""
    count, unit = count_of(parts), unit_of(parts)
    known, start = year_of(parts, anchors), base(anchors)
    if count is None:
        return calendar.UNKNOWN
    length = count * calendar.MONTHS[unit]
    if length >= 12 or known is None and start is None:
        return calendar.UNKNOWN
    if known:
        first = 13 - length if parts.get("nth") in load().date.last else 1
        months = calendar.months(known.year, first, length)
        return calendar.lasting(months, count, unit)._replace(anchor=known.anchor)
    assert start is not None
    choices = [calendar.months(start.day.year + n, 1, length) for n in (-1, 0)]
    months = calendar.nearest(choices, start.day, past=True)
    return calendar.lasting(months, count, unit)._replace(anchor=start.name)
