"""Two amounts that are the ends of one range: "5 to 7 percent", "more than 100 but less than 300".

"Rose from 5 to 7 percent" tells of two levels, and so is none.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from extractor import lexicon
from extractor.kinds import qualifier
from extractor.kinds.amount import Amount
from extractor.kinds.pattern import GAP, any_of

Group = tuple[Amount, ...]
"""One amount, or the two ends of a range in the order of the text."""

_NEXT = re.compile(rf"{GAP}([a-z]+)")
# The most characters between the two ends.
_FARTHEST = 8
# "Rose 4 to 5 millimetres" is a range, "rose 11 to 117 points" a change and a level.
_ALIKE = 3


@dataclass(frozen=True)
class _Grammar:
    to: re.Pattern[str]
    dash: re.Pattern[str]
    conjunction: re.Pattern[str]
    alternative: re.Pattern[str]
    joins: re.Pattern[str]
    between: re.Pattern[str]
    source: re.Pattern[str]
    spread: re.Pattern[str]
    opening: re.Pattern[str]
    change: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words, flags = lexicon.load().range, re.IGNORECASE
    dash, gap = r"\s?[-\u2010-\u2014~]\s?", rf"(?:{GAP}-?|-)"
    spread = rf"\b(?:{any_of(words.spread)}){GAP}{words.start}{GAP}$"
    return _Grammar(
        dash=re.compile(rf"{dash}(?!\D)"),
        to=re.compile(rf"(?:{dash}|{gap}(?:{words.to}){gap})$", flags),
        conjunction=re.compile(rf"{GAP}{words.conjunction}{GAP}$", flags),
        alternative=re.compile(rf"{GAP}{words.alternative}{GAP}$", flags),
        joins=re.compile(rf",?{GAP}(?:{any_of(words.joins)}){GAP}", flags),
        between=re.compile(rf"\b(?P<words>{any_of(words.between)}){GAP}$", flags),
        source=re.compile(rf"\b{words.start}{GAP}$", flags),
        spread=re.compile(spread, flags),
        opening=re.compile(rf"(?:^|[.!?]\s|\n){words.start}{GAP}$", flags),
        change=re.compile(rf"\b(?:{any_of(words.change)}){GAP}(?:by{GAP})?$", flags),
    )


def ranges(text: str, amounts: list[Amount]) -> list[Group]:
    """Amounts in order, the two ends of a range together."""
    groups: list[Group] = []
    left = list(reversed(amounts))
    while left:
        first = left.pop()
        pair = _pair(text, first, left[-1]) if left else None
        if pair is None:
            groups.append((_listed(text, first, left[-1]) if left else first,))
        elif _is_range(text, *pair, is_shared=first.kind is None and left[-1].kind is not None):
            left.pop()
            groups.append(pair)
        else:  # two levels of one change ("from 5 to 7 percent"): each a figure of its own
            groups.append((pair[0],))
            left[-1] = pair[1]
    return groups


def _listed(text: str, first: Amount, second: Amount) -> Amount:
    """ "4 and 6 percent, respectively": the first of a list takes the unit of the second."""
    words, after = lexicon.load().range, text[second.end : second.end + qualifier.REACH]
    is_list = _grammar().conjunction.fullmatch(text, first.end, second.start)
    return _share_unit(first, second)[0] if is_list and words.listed in after else first


def between(text: str, start: int) -> int | None:
    """Where "between" before `start` begins; None where it does not stand there."""
    found = _grammar().between.search(text, max(0, start - qualifier.REACH), start)
    return None if found is None else found.start("words")


def joins_bounds(text: str) -> bool:
    """Whether the text between two amounts is " and less than " or the like."""
    link = _grammar().joins.match(text)
    bound = qualifier.before(text, len(text)) if link else None
    return link is not None and bound is not None and bound[0] == link.end()


def _pair(text: str, first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """The two amounts with scale and unit shared when the words between join them, else None."""
    forms = first.number.form, second.number.form
    is_mixed = (forms[0] == "fraction") != (forms[1] == "fraction")  # "a quarter to six"
    if is_mixed or "vague" in forms or not _is_joined(text, first, second):
        return None
    is_smaller = first.number.scale > second.number.scale == 1
    if is_smaller and second.kind is None and _counts(text, second.end):
        return None  # "$4 million to 36 growers"
    first, second = _share_unit(*_share_scale(first, second))
    same = (first.kind, first.unit) == (second.kind, second.unit)
    return (first, second) if same else None


def _counts(text: str, end: int) -> bool:
    """Whether a noun may stand behind a bare number."""
    found = _NEXT.match(text, end)
    return found is not None and found[1] not in lexicon.load().range.closing


def _is_joined(text: str, first: Amount, second: Amount) -> bool:
    words, grammar = text[first.end : second.start], _grammar()
    if len(words) > _FARTHEST:
        return _are_bounds(text, first, second)
    if grammar.conjunction.match(words):
        return between(text, first.start) is not None
    if grammar.alternative.match(words):
        return first.kind is None
    return bool(grammar.to.match(words))


def _are_bounds(text: str, first: Amount, second: Amount) -> bool:
    """ "at least 20 and at most 100": a lower and an upper bound, in either order."""
    words = text[first.end : second.start]
    if len(words) > qualifier.REACH or not joins_bounds(words):
        return False
    one, other = qualifier.before(text, first.start), qualifier.before(text, second.start)
    lower, upper = (first, second) if first.low < second.low else (second, first)
    relations = [r[1] if r else None for r in (one, other)]
    if lower is second:
        relations.reverse()
    return relations[0] in (">", ">=") and relations[1] in ("<", "<=") and lower.low < upper.low


def _is_range(text: str, first: Amount, second: Amount, *, is_shared: bool) -> bool:
    """False for a change ("rose from 5 to 7 percent", "fell $1 to $7") and for falling pairs."""
    grammar, lead = _grammar(), text[max(0, first.start - qualifier.REACH) : first.start]
    if _are_bounds(text, first, second):
        return True
    if first.low >= second.high:
        return False
    if grammar.dash.match(text, first.end):
        return True
    if word := qualifier.before(lead, len(lead)):
        lead = lead[: word[0]]
    # "From 12 to 15 tankers waited": no verb before it tells of a change.
    opens = grammar.opening.search(lead)
    levels = grammar.source.search(lead) and not grammar.spread.search(lead) and not opens
    if levels:
        return False
    return not grammar.change.search(lead) or (is_shared and second.high < first.low * _ALIKE)


def _share_scale(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """ "$1.2-1.5bn" lends its scale; "$200 to $4 million" does not, as 200 million is above 4."""
    scale = second.number.scale
    if first.number.scale != 1 or scale == 1 or first.low * scale >= second.high:
        return first, second
    return replace(first, number=first.number.times(scale, first.number.end)), second


def _share_unit(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    if first.kind is None and second.kind is not None:
        number = first.number.times(second.factor, first.number.end)
        number = replace(number, scale=first.number.scale)
        first = replace(
            second, number=number, start=first.start, end=first.end, at_least=first.at_least
        )
    elif second.kind is None and (first.kind == "money" or first.unit == "magnitude"):
        number = second.number.times(first.factor, second.number.end)
        number = replace(number, scale=second.number.scale)
        second = replace(first, number=number, start=second.start, end=second.end)
    return first, second
