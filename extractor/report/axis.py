"""Numbers -> places on one axis of a drawing, with ticks at round numbers."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

# The space of a drawing in units of its own; it grows and shrinks with the page.
WIDTH = 400
EDGE = 14
# Of the range that is shown, the share left free on each side.
MARGIN = Decimal("0.08")
# Where all numbers are one, this share of it is shown on each side.
AROUND = Decimal("0.05")
# Ticks cut the range into this many parts or up to twice more: there is room for "31.4 billion".
PARTS = 2
ROUND = (5, 2, 1)


class Axis(NamedTuple):
    """The range of numbers that the drawing shows."""

    low: Decimal
    high: Decimal

    def place(self, value: Decimal) -> float:
        """How far from the left the value stands."""
        share = (value - self.low) / (self.high - self.low)
        return round(EDGE + float(share) * (WIDTH - 2 * EDGE), 1)

    @property
    def ticks(self) -> list[Decimal]:
        """Round numbers on the axis, at even distances."""
        distance = (self.high - self.low) / PARTS
        unit = Decimal(1).scaleb(distance.adjusted())
        step = next(unit * each for each in ROUND if unit * each <= distance)
        first = (self.low / step).to_integral_value(ROUND_CEILING)
        count = int((self.high / step - first).to_integral_value(ROUND_CEILING)) + 1
        found = ((first + number) * step for number in range(count))
        return [tick for tick in found if tick <= self.high]


def axis(numbers: Iterable[Decimal]) -> Axis | None:
    """The axis that shows all numbers, or null when there is none to show."""
    known = sorted(numbers)
    if not known:
        return None
    low, high = known[0], known[-1]
    spare = (high - low) * MARGIN or abs(low) * AROUND or Decimal(1)
    return Axis(low - spare, high + spare)
