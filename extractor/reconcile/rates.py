"""What one currency is worth in another: as the user says, else as articles of those days do.

An article that restates an amount ("£1.7 million ($2.6 million)") states a rate, and rates move.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cached_property

from extractor.model import Claim
from extractor.reconcile.interval import nominal, step
from extractor.reconcile.question import REALITY
from extractor.reconcile.units import Rates

# Main currencies move by some 3 percent, which a restatement may be off, in a month.
HOLDS = dt.timedelta(days=31)
# What a restatement may be rounded by, as a share: "£2m ($3m)" says nothing of a rate.
COARSEST = Decimal("0.05")
# Rates are quoted with a few digits; "1 EUR = 9.92 NOK" needs three.
RATE_DIGITS = 3


@dataclass(frozen=True)
class Stated:
    """A rate that an article states for a pair ("GBP/USD"), and the day of the article.

    It holds for amounts of the same reality: these are reconciled apart from others (`block`).
    """

    pair: str
    rate: Decimal
    day: dt.date | None
    reality: str


@dataclass(frozen=True)
class RateBook:
    """All rates that are known: `given` by the user, and `stated` by articles."""

    given: Rates
    stated: tuple[Stated, ...] = ()

    def near(self, *claims: Claim) -> Rates:
        """The rates for amounts of these claims: those given, and those stated near their days.

        Of many stated for a pair it is the middle one. An article without a day is near every day.
        """
        if not self.stated or len({claim.unit for claim in claims}) < 2:
            return self.given
        reality = REALITY[claims[0].modality]
        days = [day for claim in claims if (day := _day(claim)) is not None]
        found: dict[str, list[Decimal]] = defaultdict(list)
        for pair in self._pairs({claim.unit for claim in claims}):
            for each in self._by_pair[pair]:
                is_near = all(each.day is None or abs(each.day - d) <= HOLDS for d in days)
                if is_near and each.reality == reality:
                    found[pair].append(each.rate)
        return join(
            self.given, {pair: sorted(each)[len(each) // 2] for pair, each in found.items()}
        )

    def _pairs(self, units: set[str | None]) -> Iterator[str]:
        return (pair for pair in self._by_pair if units.issuperset(pair.split("/")))

    @cached_property
    def _by_pair(self) -> Mapping[str, list[Stated]]:
        found: dict[str, list[Stated]] = defaultdict(list)
        for each in self.stated:
            found[each.pair].append(each)
        return found


def book(claims: Iterable[Claim], bonds: Mapping[str, str], given: Rates) -> RateBook:
    """The rates of the user and of all restatements of money among the claims.

    `bonds` maps each restatement to what it restates.
    """
    known = {claim.id: claim for claim in claims}
    stated = (_stated(claim, known.get(bonds.get(claim.id, ""))) for claim in known.values())
    fine = (each for each, off in filter(None, stated) if off <= COARSEST)
    return RateBook(given, tuple(sorted(fine, key=lambda s: (s.pair, s.rate, str(s.day)))))


def implied_rates(claims: Iterable[Claim], bonds: Mapping[str, str]) -> dict[str, Decimal]:
    """The rates that restatements of money state ("USD/CNY"), the first one for each pair."""
    known = {claim.id: claim for claim in claims}
    rates: dict[str, Decimal] = {}
    for claim in known.values():
        if found := _stated(claim, known.get(bonds.get(claim.id, ""))):
            rates.setdefault(found[0].pair, found[0].rate)
    return rates


def join(rates: Rates, others: Rates) -> Rates:
    """The rates, and the others for pairs that they do not have in either direction."""
    known = {frozenset(pair.split("/")) for pair in rates}
    return dict(rates) | {p: r for p, r in others.items() if frozenset(p.split("/")) not in known}


def in_words(pair: str, rate: Decimal) -> str:
    """The rate as a reader would say it: `1 EUR = 9.92 NOK`."""
    source, _, target = pair.partition("/")
    if rate < 1:
        source, target, rate = target, source, 1 / rate
    return f"1 {source} = {Context(prec=RATE_DIGITS).plus(rate).normalize():f} {target}"


def _stated(claim: Claim, first: Claim | None) -> tuple[Stated, Decimal] | None:
    """The rate between an amount and its restatement, and how far off rounding may put it."""
    if first is None or claim.kind != "money" or not claim.unit or not first.unit:
        return None
    above, below = nominal(first).number, nominal(claim).number
    if not above or not below or above / below <= 0 or claim.unit == first.unit:
        return None
    off = step(claim) / 2 / abs(below)  # the first amount was converted as it is written
    pair, reality = f"{claim.unit}/{first.unit}", REALITY[claim.modality]
    return Stated(pair, above / below, _day(claim), reality), off


def _day(claim: Claim) -> dt.date | None:
    told = claim.published or claim.as_of
    return dt.date.fromisoformat(told[:10]) if told else None
