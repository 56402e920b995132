"""The claims of one fact -> readings: the same intervals in one unit, ready to be compared.

Currencies convert by the user's rates, or by the rate that a restatement in the fact itself states;
each reading remembers by which way its value came.
"""

from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
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

# Rates are quoted with a few digits; "1 EUR = 9.92 NOK" needs three.
RATE_DIGITS = 3


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


def implied_rates(claims: Iterable[Claim], bonds: Mapping[str, str]) -> dict[str, Decimal]:
    """The rates that restatements of money state ("USD/CNY"), the first one for each pair."""
    known = {claim.id: claim for claim in claims}
    rates: dict[str, Decimal] = {}
    for claim in known.values():
        first = known.get(bonds.get(claim.id, ""))
        if first is None or claim.kind != "money" or not claim.unit or not first.unit:
            continue
        above, below = nominal(first).number, nominal(claim).number
        if above and below and above / below > 0 and claim.unit != first.unit:
            rates.setdefault(f"{claim.unit}/{first.unit}", above / below)
    return rates


def rate_in_words(pair: str, rate: Decimal) -> str:
    """The rate as a reader would say it: `1 EUR = 9.92 NOK`."""
    source, _, target = pair.partition("/")
    if rate < 1:
        source, target, rate = target, source, 1 / rate
    return f"1 {source} = {Context(prec=RATE_DIGITS).plus(rate).normalize():f} {target}"


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
