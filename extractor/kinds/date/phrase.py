"""Text -> the calendar expressions in it, as spans with their inner parts; nothing is evaluated.

An expression is a date with what belongs to it (a time of day, "early", "the end of"), two dates
joined to a range, or a date with another in brackets that says the same. A preposition is part of
it where it opens or closes a stretch of time: since, until, by, from ... to, between ... and.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor.kinds.date import absolute, compared, holiday, monthly, placed, quarter, relative
from extractor.kinds.date.grammar import DASHES, DET, SPACE, Rule, bare, compiled, filled, one_of
from extractor.kinds.date.guard import is_other
from extractor.kinds.date.start import starts
from extractor.lexicon import load

# In the order in which their rules are tried.
TABLES = (placed, compared, quarter, monthly, absolute, holiday, relative)
REACH = 60  # characters to the left in which "the highest" can belong to a "since"

CLOCK_BEFORE = "(?:<clock:clock>,? (?:<_:on> )?|<_:the> <daypart_of:dayparts> <_:of> )?"
PART = rf"(?:{DET}<part:parts>(?: |[{DASHES}] ?)(?:<_:on> )?)?"
TAIL = "(?: <daypart:dayparts>)?(?:(?:,? (?:<_:at> )?| |T)<clock_after:clock>)?"
LENGTH = f"{DET}(?:<count>~)?(?:<_:fiscal>~)?(?:<units>|<half>)"
ENDED = f"{LENGTH} <_:links_ended> (?:<_:links_end>~)?"
COUNTED = (
    "(?:(?:<few>|<count>) <units>|<_:the> <unit>) (?:<side:sides>|<_:from_word>) (?:<_:the> )?"
)
LASTING = "<count> <units>,? <_:links_starting> "
LEADS = {
    "ended": ENDED,
    "week_of": f"{DET}<_:links_week_of> ",
    "weekend_of": f"{DET}<_:links_weekend_of> ",
    "lasting": LASTING,
    "counted": COUNTED,
    "since": "<_:leads_since> ",
    "until": "<_:leads_until> ",
    "by": "<_:leads_by> ",
    "before": "<_:leads_before> ",
    "after": "<_:leads_after> ",
    "starting": "<_:leads_starting> ",
    "between": "<_:leads_between> ",
}
ONWARD = "onward"  # opens a stretch from behind: "2030 or later"
OPENING = ("starting", "between")  # of a range, and of nothing else
HULLS = ("days", "months")  # single rules that read both ends
SIDES = ("before", "after")
_CLOSED = re.compile(r"\s*(?:[.,;:!?)\"]|\Z)")
# What may stand on both sides of a "to" or a dash that no preposition announces.
RANGED = frozenset(
    {"year", "month", "day", "quarter", "half", "weekday", "iso", "numeric", "decade"}
)


class Expression(NamedTuple):
    """`[start, end)` in the text, what opens it, and the spans of its date or its two dates."""

    start: int
    end: int
    lead: str | None
    dates: tuple[tuple[int, int], ...]


def parse(text: str, *, alone: bool = False) -> list[Expression]:
    """All expressions of a text from left to right; they do not overlap.

    A text that is nothing but an expression lacks the words that tell years from numbers: `alone`
    takes them for years.
    """
    found: list[Expression] = []
    for piece in _pieces(text, alone):
        if found and _is_range(text, found[-1], piece):
            found[-1] = found[-1]._replace(end=piece.end, dates=(*found[-1].dates, *piece.dates))
        else:
            found.append(piece)
    return _bracketed(text, [_without_idle_lead(text, e) for e in found])


def rule_of(text: str, start: int, end: int) -> tuple[Rule, re.Match[str]] | None:
    """The rule that reads the plain date `[start, end)` of the text, and its match."""
    for rule, pattern in rules():
        if match := pattern.fullmatch(text, start, end):
            return rule, match
    return None


@cache
def rules() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """All rules in the order in which they are tried, each with its pattern."""
    ordered = (rule for table in TABLES for rule in table.rules())
    return tuple((rule, compiled(rule.form)) for rule in ordered)


@cache
def body() -> re.Pattern[str]:
    """A date without what opens it: time of day, part, the plain date, time of day."""
    plain = "|".join(bare(rule.form) for rule, _ in rules())
    before, after = filled(CLOCK_BEFORE + PART), filled(TAIL)
    return re.compile(rf"{before}(?P<plain>{plain})(?!\w){after}(?!\w)", re.IGNORECASE)


@cache
def lead_words(lead: str) -> re.Pattern[str]:
    """What stands before a date: "the three months ended", "two weeks after"."""
    return compiled(LEADS[lead])


@cache
def _piece() -> re.Pattern[str]:
    leads = "|".join(f"(?P<{name}>{bare(form)})" for name, form in LEADS.items())
    whole = re.sub(r"\(\?P<(?!plain)\w+>", "(?:", body().pattern)
    tail = f"(?:{SPACE}(?P<{ONWARD}>{bare('<_:leads_onward>')})(?!\\w))?"
    return re.compile(f"(?:{leads})?(?P<date>{whole}){tail}", re.IGNORECASE)


def _pieces(text: str, alone: bool) -> Iterator[Expression]:
    """Single dates with what opens them, from left to right."""
    pattern, done = _piece(), 0
    for start in starts(text):
        match = pattern.match(text, start) if start >= done else None
        if match is None or (not alone and is_other(text, *match.span("plain"))):
            continue
        done = match.end()
        lead = next((name for name in (ONWARD, *LEADS) if match[name]), None)
        yield Expression(start, done, lead, (match.span("date"),))


def _without_idle_lead(text: str, found: Expression) -> Expression:
    """Drop an opening that opens nothing: "from" without "to", "the highest since"."""
    if found.lead in OPENING:
        idle = len(found.dates) == 1 and _kind(text, found) not in HULLS
    elif found.lead in SIDES:
        # "After Monday's attack" tells of the attack.
        idle = _CLOSED.match(text, found.end) is None
    else:
        left = max(0, found.start - REACH)
        idle = found.lead == "since" and bool(_records().search(text, left, found.start))
    return found._replace(start=found.dates[0][0], lead=None) if idle else found


@cache
def _records() -> re.Pattern[str]:
    words = load().date.records
    return re.compile(rf"\b(?:{one_of(words.words)}|\w+{words.ending})\b[^.!?\n]*\Z", re.IGNORECASE)


@cache
def _links() -> dict[str, re.Pattern[str]]:
    links = load().date.links
    dash, the = rf"\s*[{DASHES}]\s*", r"(?:the\s+)?"
    return {
        "to": re.compile(
            rf"{dash}(?:(?:{one_of(links.to)}){dash})?|\s+(?:{one_of(links.to)})\s+{the}", re.I
        ),
        "between": re.compile(rf"\s+(?:{one_of(links.between)})\s+{the}", re.I),
    }


def _is_range(text: str, first: Expression, second: Expression) -> bool:
    if len(first.dates) > 1 or second.start - first.end > 12:
        return False
    glue = text[first.end : second.dates[0][0]]
    if first.lead == "between":
        return second.lead is None and bool(_links()["between"].fullmatch(glue))
    if not _links()["to"].fullmatch(glue) and glue != "/":
        return False
    if first.lead == "starting" and glue != "/":
        return second.lead in (None, "until")
    return second.lead is None and _kind(text, first) == _kind(text, second) in RANGED


def _kind(text: str, found: Expression) -> str | None:
    rule = rule_of(text, *found.dates[0])
    return rule[0].name if rule else None


def _bracketed(text: str, found: list[Expression]) -> list[Expression]:
    """Join "the previous decade (2010-2019)" to one expression that is read as its bracket."""
    kept: list[Expression] = []
    for second in found:
        first = kept[-1] if kept else None
        if first and second.lead is None and _explains(text, first, second):
            kept[-1] = second._replace(start=first.start, end=second.end + 1, lead=first.lead)
        else:
            kept.append(second)
    return kept


def _explains(text: str, first: Expression, second: Expression) -> bool:
    words, bracket = text[first.start : first.end], text[first.end : second.start]
    digits = any(c.isdigit() for c in text[second.start : second.end])
    named = digits and not any(c.isdigit() for c in words)
    return named and bracket.strip() == "(" and text[second.end : second.end + 1] == ")"
