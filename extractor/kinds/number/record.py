"""The record of a number."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

Form = Literal["digits", "words", "fraction", "vague"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`: `low == high` unless vague, `step` the place of its last digit.

    A fraction of a whole ("one-third") has form `fraction` and keeps its share of one; `scale` is
    what the words behind the digits multiply by ("million").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal | None
    form: Form
    scale: Decimal = Decimal(1)

    def times(self, factor: Decimal, end: int) -> "Number":
        """The same number on a larger scale, with the word of the scale inside its span."""
        step = None if self.step is None else self.step * factor
        low, high = self.low * factor, self.high * factor
        return Number(self.start, end, low, high, step, self.form, self.scale * factor)

    def negative(self) -> "Number":
        """The number below zero."""
        return replace(self, low=-self.high, high=-self.low)

    def plus(self, value: Decimal, step: Decimal | None, end: int) -> "Number":
        """The number with a smaller one behind it: "4 thousand | 3 hundred", "5 | and a half"."""
        low, high = self.low + value, self.high + value
        return Number(self.start, end, low, high, step, self.form, self.scale)
