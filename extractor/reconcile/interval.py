"""A claim -> the values that it allows: the value policy, in one place.

`nominal` is what is written, `allowed` what can be true when it was written so. Both are intervals
in the claim's own unit, so the same few functions compare prices, tolls and distances.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from extractor.model import Claim

# "About 300" is written of 275 and of 325: readers of news take a tenth either way.
ABOUT = Decimal("0.10")
# "Nearly" promises to stay below, but 904 people are still "nearly 900": 5 percent on the side that
# the word names, 1 percent of overshoot on the other. "Just over" is its mirror image.
NEAR_SIDE = Decimal("0.05")
FAR_SIDE = Decimal("0.01")
# A round figure is exact to two digits: "60,000" covers 59,500 to 60,500, "60,412" itself.
ROUND_DIGITS = 2
# From a million on, figures are written with a word of scale ("31.4 billion"), so that the zeros
# behind the last digit were never written.
SCALE_WORDS_FROM = Decimal(1_000_000)
# Rates move within the day and are rounded when quoted: a restatement holds within 3 percent.
RATE = Decimal("0.03")


class Interval(NamedTuple):
    """Values from `low` to `high`; null is no limit, an `open_` end is not itself included."""

    low: Decimal | None
    high: Decimal | None
    open_low: bool = False
    open_high: bool = False

    @property
    def point(self) -> Decimal | None:
        """The value, where there is but one."""
        return self.low if self.low == self.high else None

    @property
    def number(self) -> Decimal | None:
        """The number that stands in the text: the point, the bound, the lower end of a range."""
        return self.high if self.low is None else self.low

    def __contains__(self, value: object) -> bool:
        return isinstance(value, Decimal) and meet(self, Interval(value, value)) is not None


def nominal(claim: Claim) -> Interval:
    """The claim as written: a point for a hedged value, an open end for a bound."""
    low, high = claim.low, claim.high
    if low is not None and high is not None and high < low:
        low, high = high, low
    return Interval(low, high, claim.relation == ">", claim.relation == "<")


def allowed(claim: Claim) -> Interval:
    """The values that can be true when the claim was written as it is.

    A plain figure is good for half a step either way, a hedge for the shares above; bounds, ranges
    and vague words say their limits. The upper half belongs to the next figure: one is not two.
    """
    written = nominal(claim)
    if (value := written.point) is None:
        return written
    size, half = abs(value), step(claim) / 2
    if claim.relation == "~":
        return Interval(value - size * ABOUT, value + size * ABOUT)
    if claim.relation == "<~":
        return Interval(value - size * NEAR_SIDE, value + size * FAR_SIDE)
    if claim.relation == ">~":
        return Interval(value - size * FAR_SIDE, value + size * NEAR_SIDE)
    return Interval(value - half, value + half, open_high=True)


def limit(claim: Claim, written: Interval) -> Interval:
    """A hedged point as the limit that it is when it meets a bound: "nearly 210" as at most 210.

    `written` is the claim's nominal interval, in whatever unit it is wanted.
    """
    if claim.relation == "<~":
        return Interval(None, written.point)
    return Interval(written.point, None) if claim.relation == ">~" else written


def step(claim: Claim) -> Decimal:
    """How finely the value is stated: the place of its last digit, or of the second one when only
    zeros follow.
    """
    value = nominal(claim).number
    if not value:
        return claim.step or Decimal(1)
    last = Decimal(1).scaleb(_exponent(value.normalize()))
    if claim.step:
        written = claim.step
    elif abs(value) >= SCALE_WORDS_FROM:
        written = last
    else:
        written = min(last, Decimal(1))
    second = Decimal(1).scaleb(value.adjusted() - ROUND_DIGITS + 1)
    return max(written, second) if last >= second else written


def meet(a: Interval, b: Interval) -> Interval | None:
    """The values in both, or null when there is none."""
    low, open_low = _inner((a.low, a.open_low), (b.low, b.open_low), max)
    high, open_high = _inner((a.high, a.open_high), (b.high, b.open_high), min)
    found = Interval(low, high, open_low, open_high)
    if low is None or high is None or low < high:
        return found
    return None if low > high or open_low or open_high else found


def widen(interval: Interval, share: Decimal) -> Interval:
    """The interval with each end moved out by that share of its value."""
    low = None if interval.low is None else interval.low - abs(interval.low) * share
    high = None if interval.high is None else interval.high + abs(interval.high) * share
    return interval._replace(low=low, high=high)


def move(interval: Interval, change: Callable[[Decimal], Decimal]) -> Interval:
    """The interval in another unit; `change` must keep the order of values."""
    low = None if interval.low is None else change(interval.low)
    high = None if interval.high is None else change(interval.high)
    return interval._replace(low=low, high=high)


End = tuple[Decimal | None, bool]


def _inner(a: End, b: End, pick: Callable[[Decimal, Decimal], Decimal]) -> End:
    if a[0] is None or b[0] is None:
        return b if a[0] is None else a
    if a[0] == b[0]:
        return a[0], a[1] or b[1]
    return a if pick(a[0], b[0]) == a[0] else b


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
