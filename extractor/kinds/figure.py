"""Amounts + ranges + qualifiers -> Figures: what all kinds share.

Offsets refer to the text given.
"""

from extractor.kinds import qualifier
from extractor.kinds.amount import Amount
from extractor.kinds.range import Group, between, ranges
from extractor.model import Figure, Relation


def figures(text: str, amounts: list[Amount]) -> list[Figure]:
    """The amounts with ranges joined and qualifiers read; amounts without a kind are left out."""
    return [figure(text, group) for group in ranges(text, amounts) if group[0].kind]


def extent(text: str, group: Group) -> tuple[int, int]:
    """The span of a figure with its qualifiers and sign."""
    start, end, _ = _qualified(text, group)
    return start, end


def _qualified(text: str, group: Group) -> tuple[int, int, Relation | None]:
    """Span with qualifiers, and the relation that they state."""
    start, end = group[0].start, group[-1].end
    lead = between(text, start) if len(group) > 1 else None
    start = start if lead is None else lead
    word = qualifier.before(text, start)
    if word and not (group[0].kind == "duration" and qualifier.is_during(text, word[0])):
        return word[0], end, word[1]
    if word := qualifier.after(text, end):
        return start, word[0], word[1]
    if word := qualifier.after(text, group[-1].number.end):  # "ten or more members"
        return start, end, word[1]
    return start, end, None


def figure(text: str, group: Group) -> Figure:
    """The figure that a group of amounts of one kind makes with the words around it."""
    start, end, relation = _qualified(text, group)
    amount = group[-1]
    low = min(a.low for a in group)
    high = max(a.high for a in group)
    if len(group) > 1:
        relation = "range"
    elif amount.number.form == "vague":
        relation = "vague" if low != high else "~"  # "a couple of hundred"
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
