"""Text -> values, in pure functions: to add a kind, write its module and add a line to `KINDS`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from extractor.kinds import count, duration, measure, money, multiple, percent, qualifier
from extractor.kinds.amount import Amount, UnitFinder, per_at, rated, signed, with_per
from extractor.kinds.currency import Home
from extractor.kinds.figure import extent, figure, figures
from extractor.kinds.number import Number, scan
from extractor.kinds.range import Group, ranges
from extractor.model import Figure, Kind

# In the order of trust: a sign of currency says more than a noun, and what comes first wins.
KINDS: tuple[tuple[Kind, UnitFinder], ...] = (
    ("money", money.find),
    ("percentage_point", percent.find_points),
    ("duration", duration.find),
    ("measure", measure.find),
    ("multiple", multiple.find),
    ("percent", percent.find),
)
# Amounts that are no number with a unit, but words of their own.
WORDS: dict[Kind, Callable[[str, int, int], Iterable[Amount]]] = {
    "money": money.words,
    "multiple": multiple.words,
    "duration": duration.words,
    "measure": measure.words,
}
_NOWHERE = Home()
# Only a marked span tells where a counted noun ends.
_COUNT: tuple[tuple[Kind, UnitFinder], ...] = (("count", count.find),)


Stretch = tuple[int, int]
"""First character and end of a part of a text."""


def amounts(
    text: str,
    stretch: Stretch | None = None,
    kinds: Sequence[tuple[Kind, UnitFinder]] = KINDS,
    *,
    home: Home = _NOWHERE,
) -> list[Amount]:
    """Every number of the text with the unit beside it, in order and without overlap.

    Bare numbers have no kind. Of a `stretch` what stands around it is seen, and not read.
    """
    start, end = stretch or (0, len(text))
    finders = [find_unit for _, find_unit in kinds]
    found = [_amount(text, number, finders, home) for number in scan(text, start, end)]
    for kind, _ in kinds:
        words = WORDS[kind](text, start, end) if kind in WORDS else ()
        found += (with_per(text, amount) for amount in words)
    kept: list[Amount] = []
    for amount in sorted(found, key=lambda amount: (amount.start, -amount.end)):
        if kept and amount.start < kept[-1].end:
            continue
        if kept and (sum_ := money.sum_of(text, kept[-1], amount)):
            kept[-1] = sum_
            continue
        kept.append(amount)
    return kept


def groups(text: str) -> list[Group]:
    """The amounts with ranges together: one group is one figure, or a bare number."""
    return ranges(text, amounts(text, home=Home(text)))


def find(text: str, *, country: str | None = None) -> list[Figure]:
    """The figures that the text alone tells, in order; counts need a parse and are not among them.

    `country` (ISO 3166 alpha-2) settles a "$" or "pounds" without a country of its own.

    >>> [(f.text, f.relation, str(f.low)) for f in find("Nearly $3.5bn, or 12 percent more")]
    [('Nearly $3.5bn', '<~', '3500000000.0'), ('12 percent', '=', '12')]
    """
    return figures(text, amounts(text, home=Home(text, country)))


def read(
    text: str,
    stretch: Stretch | None = None,
    *,
    kind: Kind | None = None,
    unit: str | None = None,
    home: Home = _NOWHERE,
) -> Figure | None:
    """The figure that a stretch of the text is, qualifier to unit, counts included; None for none.

    A bare number is of the `kind` and `unit` that whoever found it knows from its sentence.
    Offsets refer to the text.
    """
    start, end = stretch or (0, len(text.rstrip()))
    if kind in ("count", None):  # the noun counted is the last thing in the stretch
        finders = _COUNT if kind else (*KINDS, *_COUNT)
        found = amounts(text[:end], (start, end), finders, home=home)
    else:  # what stands behind may lend its scale: "from $10 to $15 billion"
        found = amounts(text, (start, end + qualifier.REACH), home=home)
    group = next(iter(ranges(text, found)), None)
    if group is None or group[0].start >= end:
        return None
    if group[0].kind is None and kind is not None:
        group = tuple(replace(a, kind=kind, unit=unit, rule=f"{kind}.bare") for a in group)
        if qualifier.after(text, group[-1].end) is None:
            group = (*group[:-1], replace(group[-1], end=end))
    return figure(text, group) if group[0].kind else None


def tail(text: str, end: int) -> int:
    """Where a figure ends whose noun ends at `end`: behind "a year", "and counting"."""
    per = per_at(text, end)
    end = per[0] if per else end
    after = qualifier.after(text, end)
    return after[0] if after else end


def _amount(text: str, number: Number, finders: Sequence[UnitFinder], home: Home) -> Amount:
    plus = text.startswith("+", number.end)
    extended = replace(number, end=number.end + 1) if plus else number
    for find_unit in finders:
        if amount := find_unit(text, extended, home):
            return signed(text, with_per(text, replace(amount, at_least=plus)))
    number = count.millions(text, number)
    return signed(text, rated(text, Amount(number, number.start, number.end)))


__all__ = [
    "KINDS",
    "Amount",
    "Group",
    "Home",
    "Kind",
    "amounts",
    "extent",
    "find",
    "groups",
    "read",
    "tail",
]
