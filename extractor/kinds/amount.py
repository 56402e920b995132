"""A number with the unit beside it: what each kind finds, before ranges and qualifiers are read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractor import lexicon
from extractor.kinds.currency import Home
from extractor.kinds.number import Number
from extractor.kinds.pattern import GAP, any_of
from extractor.model import Kind


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit at `[start, end)`; `kind` is null while nothing tells what it counts.

    `at_least` tells of a plus between number and unit ("10+ years"), `factor` what the number was
    multiplied by to come to the unit (0.01 for cents).
    """

    number: Number
    start: int
    end: int
    kind: Kind | None = None
    unit: str | None = None
    per: str | None = None
    rule: str = "count.bare"
    at_least: bool = False
    factor: Decimal = Decimal(1)

    @property
    def low(self) -> Decimal:
        return self.number.low

    @property
    def high(self) -> Decimal:
        return self.number.high


UnitFinder = Callable[[str, Number, Home], Amount | None]
"""(text, number, what shared currencies mean) -> the amount of this kind at the number, or None."""

# A sign stands this near to its number.
_REACH = 10


@cache
def _per() -> re.Pattern[str]:
    kind = lexicon.load().kind
    return re.compile(
        # "$82 per Acme share" names whose share it is.
        rf"(?:{GAP}|-)?(?:/|(?:{any_of(kind.per)})(?:{GAP}|-))(?:(?-i:[A-Z])\w+{GAP})?"
        rf"(?P<per>{any_of(kind.per_units)})\b(?!-)",
        re.IGNORECASE,
    )


@cache
def _per_number() -> re.Pattern[str]:
    return re.compile(rf"{GAP}per{GAP}(?P<per>{any_of(lexicon.load().kind.per_numbers)})\b")


@cache
def _negative() -> re.Pattern[str]:
    words = any_of(lexicon.load().number.negative)
    return re.compile(rf"(?:\u2212|(?<![^\s(])-|(?<![\w-])(?:{words})(?:{GAP}|-))$", re.IGNORECASE)


def with_per(text: str, amount: Amount) -> Amount:
    """The amount with what it is counted by: "$31 a share", "400,000 barrels per day"."""
    found = per_at(text, amount.end)
    is_time = amount.kind == "duration" and amount.unit not in lexicon.load().kind.worked
    if found is None or is_time or amount.kind == "percentage_point":
        return rated(text, amount)
    return replace(amount, end=found[0], per=found[1])


def per_at(text: str, end: int) -> tuple[int, str] | None:
    """Where "a year" behind `end` ends, and what it says; None for none."""
    found = _per().match(text, end)
    return None if found is None else (found.end(), " ".join(found["per"].lower().split()))


def rated(text: str, amount: Amount) -> Amount:
    """The amount as a rate, "5.3 per 100,000", where it has no unit of its own."""
    found = _per_number().match(text, amount.end) if amount.kind is None else None
    if found is None:
        return amount
    per = " ".join(found["per"].split())
    return replace(amount, end=found.end(), per=per, kind="measure", rule="measure.rate")


def signed(text: str, amount: Amount) -> Amount:
    """The amount with the sign before it: "-1.3%", "minus 12 degrees"."""
    found = _negative().search(text, max(0, amount.start - _REACH), amount.start)
    if found is None or amount.number.form == "vague":
        return amount
    return replace(amount, start=found.start(), number=amount.number.negative())
