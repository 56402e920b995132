"""Numbers + units + qualifiers + ranges -> Figures: what all kinds share.

A kind says which unit stands at a number (`UnitFinder`); here the number, its unit, its range and
its qualifier become one figure with bounds. Offsets refer to the text given.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractor import lexicon
from extractor.kinds.number import GAP, Number, any_of
from extractor.model import Figure, Kind, Relation


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit at `[start, end)`; `kind` is null while nothing tells what it counts.

    `at_least` tells of a plus between number and unit ("10+ years").
    """

    number: Number
    start: int
    end: int
    kind: Kind | None = None
    unit: str | None = None
    per: str | None = None
    rule: str = "count.bare"
    at_least: bool = False

    @property
    def low(self) -> Decimal:
        return self.number.low

    @property
    def high(self) -> Decimal:
        return self.number.high


UnitFinder = Callable[[str, Number, str | None], Amount | None]
"""(text, number, country) -> the amount when the number is one of this kind, else None."""


@dataclass(frozen=True)
class _Grammar:
    before: re.Pattern[str]
    after: re.Pattern[str]
    to: re.Pattern[str]
    dash: re.Pattern[str]
    conjunction: re.Pattern[str]
    alternative: re.Pattern[str]
    between: re.Pattern[str]
    source: re.Pattern[str]
    spread: re.Pattern[str]
    change: re.Pattern[str]
    negative: re.Pattern[str]
    relations: dict[str, Relation]


@cache
def _grammar() -> _Grammar:
    words = lexicon.load()
    before = {w: r for r, ws in words.qualifier.before.items() for w in ws}
    after = {w: r for r, ws in words.qualifier.after.items() for w in ws}
    flags = re.IGNORECASE
    dash = r"\s?[-\u2010-\u2014]\s?"
    return _Grammar(
        dash=re.compile(dash),
        before=re.compile(rf"(?<![\w-])(?P<words>{any_of(before)}){GAP}?$", flags),
        after=re.compile(rf"(?:{GAP})?(?P<words>{any_of(after)})(?![\w])", flags),
        to=re.compile(rf"(?:{dash}|{GAP}(?:{words.range.to}){GAP})$", flags),
        conjunction=re.compile(rf"{GAP}{words.range.conjunction}{GAP}$", flags),
        alternative=re.compile(rf"{GAP}{words.range.alternative}{GAP}$", flags),
        between=re.compile(rf"\b(?P<words>{words.range.between}){GAP}$", flags),
        source=re.compile(rf"\b{words.range.start}{GAP}$", flags),
        spread=re.compile(
            rf"\b(?:{any_of(words.range.spread)}){GAP}{words.range.start}{GAP}$", flags
        ),
        change=re.compile(rf"\b(?:{any_of(words.range.change)}){GAP}(?:by{GAP})?$", flags),
        negative=re.compile(
            rf"(?:\u2212|(?<![^\s(])-|(?<![\w-])(?:{any_of(words.number.negative)})(?:{GAP}|-))$",
            flags,
        ),
        relations=before | after,
    )


# How far back a qualifier can begin: the longest has five words.
_REACH = 40


@cache
def _per() -> re.Pattern[str]:
    kind = lexicon.load().kind
    return re.compile(
        # "$82 per Acme share" names whose share it is.
        rf"(?:{GAP}|-)?(?:/|(?:{any_of(kind.per)})(?:{GAP}|-))(?:(?-i:[A-Z])\w+{GAP})?"
        rf"(?P<per>{any_of(kind.per_units)})\b(?!-)",
        re.IGNORECASE,
    )


def with_per(text: str, amount: Amount) -> Amount:
    """The amount with what it is counted by: "$31 a share", "400,000 barrels per day"."""
    found = _per().match(text, amount.end)
    if found is None or amount.kind in ("duration", "percentage_point"):
        return amount
    return replace(amount, end=found.end(), per=" ".join(found["per"].lower().split()))


def figures(text: str, amounts: list[Amount]) -> list[Figure]:
    """The amounts with ranges joined and qualifiers read; amounts without a kind are left out."""
    return [_figure(text, group) for group in ranges(text, amounts) if group[0].kind]


def ranges(text: str, amounts: list[Amount]) -> list[tuple[Amount, ...]]:
    """Amounts in order, the two ends of a range together."""
    groups: list[tuple[Amount, ...]] = []
    left = list(reversed(amounts))
    while left:
        first = left.pop()
        pair = _pair(text, first, left[-1]) if left else None
        if pair is None:
            groups.append((first,))
        elif _is_range(text, *pair):
            left.pop()
            groups.append(pair)
        else:  # two levels of one change ("from 5 to 7 percent"): each a figure of its own
            groups.append((pair[0],))
            left[-1] = pair[1]
    return groups


def extent(text: str, group: tuple[Amount, ...]) -> tuple[int, int]:
    """The span of a figure with its qualifiers and sign."""
    start, end, _ = _qualified(text, group)
    return start, end


def _pair(text: str, first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """The two amounts with scale and unit shared when the words between join them, else None."""
    between = text[first.end : second.start]
    if len(between) > 8 or "vague" in (first.number.form, second.number.form):
        return None
    grammar, lead = _grammar(), text[max(0, first.start - _REACH) : first.start]
    if grammar.conjunction.match(between):
        if not grammar.between.search(lead):
            return None
    elif grammar.alternative.match(between):
        if first.kind is not None:
            return None
    elif not grammar.to.match(between):
        return None
    first, second = _share_unit(*_share_scale(first, second))
    same = (first.kind, first.unit) == (second.kind, second.unit)
    return (first, second) if same else None


def _is_range(text: str, first: Amount, second: Amount) -> bool:
    """False for a change ("rose from 5 to 7 percent", "fell $1 to $7") and for falling pairs."""
    grammar, lead = _grammar(), text[max(0, first.start - _REACH) : first.start]
    if first.low >= second.high:
        return False
    if grammar.dash.match(text, first.end):
        return True
    if word := grammar.before.search(lead):
        lead = lead[: word.start("words")]
    levels = grammar.source.search(lead) and not grammar.spread.search(lead)
    return not levels and not grammar.change.search(lead)


def _share_scale(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """ "$1.2-1.5bn" lends its scale; "$200 to $4 million" does not, as 200 million is above 4."""
    scale = second.number.scale
    if first.number.scale != 1 or scale == 1 or first.low * scale >= second.high:
        return first, second
    return replace(first, number=first.number.times(scale, first.number.end)), second


def _share_unit(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    if first.kind is None and second.kind is not None:
        first = replace(first, kind=second.kind, unit=second.unit, per=second.per, rule=second.rule)
    elif second.kind is None and (first.kind == "money" or first.unit == "magnitude"):
        second = replace(second, kind=first.kind, unit=first.unit, per=first.per, rule=first.rule)
    return first, second


def _qualified(text: str, group: tuple[Amount, ...]) -> tuple[int, int, Relation | None]:
    """Span with sign and qualifiers, and the relation that they state."""
    grammar, start, end = _grammar(), group[0].start, group[-1].end
    relation: Relation | None = None
    if sign := grammar.negative.search(text, max(0, start - 8), start):
        start = sign.start()
    if lead := grammar.between.search(text, max(0, start - _REACH), start):
        start = lead.start("words")
    if word := grammar.before.search(text, max(0, start - _REACH), start):
        start = word.start("words")
        relation = grammar.relations[_key(word["words"])]
    elif word := grammar.after.match(text, end):
        end = word.end("words")
        relation = grammar.relations[_key(word["words"])]
    elif word := grammar.after.match(text, group[-1].number.end):  # "ten or more members"
        relation = grammar.relations[_key(word["words"])]
    return start, end, relation


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def _figure(text: str, group: tuple[Amount, ...]) -> Figure:
    start, end, relation = _qualified(text, group)
    amount = group[-1]
    low, high = group[0].low, amount.high
    if start < group[0].start and _grammar().negative.search(text[start : group[0].start]):
        low, high = -high, -low
    if group[0] is not amount:
        relation = "range"
    elif amount.number.form == "vague":
        relation = "vague"
    relation = relation or (">=" if amount.at_least else "=")
    return Figure(
        start=start,
        end=end,
        text=text[start:end],
        kind=amount.kind or "count",
        relation=relation,
        low=None if relation in ("<", "<=") else low,
        high=None if relation in (">", ">=") else high,
        unit=amount.unit,
        step=amount.number.step,
        per=amount.per,
        rule=amount.rule,
    )
