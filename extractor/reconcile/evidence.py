"""Two questions -> are they the same? All bars are asked, then all signs are added up."""

from typing import NamedTuple

from extractor.reconcile.bars import BARS
from extractor.reconcile.pair import Values, pair_up
from extractor.reconcile.question import Question
from extractor.reconcile.signs import SIGNS
from extractor.reconcile.units import Rates

# Below this likeness no other sign makes up for it, and none is asked.
UNLIKE = 30


class Comparison(NamedTuple):
    """What a pair came to: points out of about 100, how alike the questions are, how the values
    relate, and the bar between them, if any, by name and reason.
    """

    points: int
    likeness: int
    values: Values
    bar: str | None = None
    reason: str | None = None

    @property
    def comparable(self) -> bool:
        """False for amounts in currencies without a rate: they say nothing about each other."""
        return self.values != "unknown"

    @property
    def meet(self) -> bool:
        """Whether one value could satisfy both."""
        return self.values in ("equal", "close", "open")


def compare(a: Question, b: Question, rates: Rates) -> Comparison:
    """Weighs all evidence that two claims answer the same question; the order does not matter."""
    pair = pair_up(a, b, rates)
    if pair.likeness < UNLIKE:
        return Comparison(0, pair.likeness, "unknown", "group.wording", "the questions differ")
    for bar in BARS:
        if (reason := bar(pair)) is not None:
            return Comparison(0, pair.likeness, pair.values, f"group.{bar.__name__}", reason)
    return Comparison(sum(sign(pair) for sign in SIGNS), pair.likeness, pair.values)
