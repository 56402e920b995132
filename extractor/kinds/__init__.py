"""Text -> values, in pure functions: to add a kind, write its module and add a line to `KINDS`."""

from collections.abc import Iterable
from dataclasses import replace

from extractor.kinds import count, duration, measure, money, multiple, percent
from extractor.kinds.amount import Amount, UnitFinder, signed, with_per
from extractor.kinds.figure import extent, figures
from extractor.kinds.number import Number, scan
from extractor.kinds.range import Group, ranges
from extractor.model import Figure, Kind

# In the order of trust: a sign of currency says more than a noun.
KINDS: tuple[UnitFinder, ...] = (
    money.find,
    percent.find_points,
    percent.find,
    multiple.find,
    duration.find,
    measure.find,
)


def amounts(
    text: str, finders: tuple[UnitFinder, ...] = KINDS, *, country: str | None = None
) -> list[Amount]:
    """Every number of the text with the unit beside it, in order and without overlap.

    Bare numbers have no kind.
    """
    found = [_amount(text, number, finders, country) for number in scan(text)]
    found = sorted([*found, *multiple.words(text)], key=lambda amount: (amount.start, -amount.end))
    kept: list[Amount] = []
    for amount in found:
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    return kept


def groups(text: str) -> list[Group]:
    """The amounts with ranges together: one group is one figure, or a bare number."""
    return ranges(text, amounts(text))


def find(text: str, *, country: str | None = None) -> list[Figure]:
    """The figures that the text alone tells, in order; counts need a parse and are not among them.

    `country` (ISO 3166 alpha-2) settles a "$" or "pounds" without a country of its own.
    """
    return figures(text, amounts(text, country=country))


def read(
    text: str, *, kind: Kind | None = None, unit: str | None = None, country: str | None = None
) -> Figure | None:
    """The figure that the text is, qualifier to unit, counts included; None when it is none.

    A bare number is of the `kind` and `unit` that whoever found it knows from its sentence.
    """
    finders = (count.find,) if kind == "count" else (*KINDS, count.find)
    found = amounts(text, finders, country=country)
    if kind and found and all(amount.kind is None for amount in found):
        found = [replace(amount, kind=kind, unit=unit, rule=f"{kind}.bare") for amount in found]
    read_ = figures(text, found)
    return read_[0] if read_ else None


def _amount(
    text: str, number: Number, finders: Iterable[UnitFinder], country: str | None
) -> Amount:
    plus = text.startswith("+", number.end)
    extended = replace(number, end=number.end + 1) if plus else number
    for find_unit in finders:
        if amount := find_unit(text, extended, country):
            return signed(text, with_per(text, replace(amount, at_least=plus)))
    return signed(text, Amount(number, number.start, number.end))


__all__ = ["KINDS", "Amount", "Group", "amounts", "extent", "find", "groups", "read"]
