"""The claims of one fact -> readings: the same intervals in one unit, ready to be compared.

Currencies convert by the rates that are known (`rates`); each reading remembers by which way its
value came.
"""

from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.model import Claim
from extractor.reconcile.interval import (
    RATE,
    Interval,
    allowed,
    move,
    nominal,
    step,
    widen,
)
from extractor.reconcile.units import Rates, converter, dimension


def read(claim: Claim, unit: str | None, rates: Rates, restates: str | None = None) -> "Reading":
    """The claim in `unit`; one that cannot be converted stays as written, its way `unknown`."""
    plain = Reading(
        claim, claim.unit, nominal(claim), allowed(claim), step(claim), "written", restates
    )
    if claim.unit == unit or dimension(claim) == "count":
        return plain
    change = converter(claim.unit, unit, rates)
    if change is None:
        return plain._replace(way="unknown")
    possible = move(plain.allowed, change)
    return plain._replace(
        unit=unit,
        nominal=move(plain.nominal, change),
        allowed=widen(possible, RATE) if claim.kind == "money" else possible,
        step=abs(change(plain.step) - change(Decimal(0))),
        way="rate" if claim.kind == "money" else "converted",
    )


class Reading(NamedTuple):
    """A claim in the unit of its fact: as written, what it allows, and how finely it is stated.

    `way` tells how the value came into `unit`; `restates` is the id of the claim that it gives in
    another unit.
    """

    claim: Claim
    unit: str | None
    nominal: Interval
    allowed: Interval
    step: Decimal
    way: Literal["written", "converted", "rate", "unknown"]
    restates: str | None = None
