"""Two questions side by side: how alike their words are, how their values and times relate."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.reconcile.interval import RATE, meet, move, widen
from extractor.reconcile.phrase import words
from extractor.reconcile.question import Days, Question, replaces
from extractor.reconcile.units import Change, Rates, converter

Values = Literal["equal", "close", "open", "apart", "unknown"]
Time = Literal["equal", "nested", "unknown", "different"]


def pair_up(a: Question, b: Question, rates: Rates) -> "Pair":
    """The two questions, the earlier first, and what they have in common."""
    if a.order > b.order:
        a, b = b, a
    unit = a.claim.unit if a.dimension == "count" else b.claim.unit
    change = converter(unit, a.claim.unit, rates)
    return Pair(a, b, change, _likeness(a, b), _values(a, b, change), _time(a.days, b.days))


@dataclass(frozen=True, eq=False, slots=True)
class Pair:
    """Two questions, the earlier first, and what they have in common.

    `change` writes values of the second in the unit of the first, and is null without a rate.
    `likeness` is how much of the words of both is shared, in hundredths. Values are `close` when
    both state about the same number, and `open` when only bounds let them meet.
    """

    a: Question
    b: Question
    change: Change | None
    likeness: int
    values: Values
    time: Time

    @property
    def agree(self) -> bool:
        """Whether both state about the same number, so that the values speak for one question."""
        vague = "vague" in (self.a.claim.relation, self.b.claim.relation)
        return self.values in ("equal", "close") and not vague

    @property
    def same_period(self) -> bool:
        """Whether both state the same period."""
        return self.time == "equal" and self.a.days is not None

    @property
    def ratio(self) -> Decimal:
        """The greater number over the smaller one; infinite when a sign or a unit differs."""
        x, y = self.a.nominal.number, self.b.nominal.number
        if self.change is None or not x or not y or (x < 0) != (y < 0):
            return Decimal(1) if x == y else Decimal("Infinity")
        y = self.change(y)
        return max(x / y, y / x) if y else Decimal("Infinity")

    @property
    def replaces(self) -> bool:
        """Whether the texts say that one of the values stands for the other."""
        vintages = {self.a.claim.vintage, self.b.claim.vintage}
        return len(vintages) > 1 or replaces(self.a.claim) != replaces(self.b.claim)

    @property
    def two_speakers(self) -> bool:
        """Whether each value is credited to somebody, and not to the same one."""
        a, b = (frozenset(words(q.claim.attribution.speaker)) for q in (self.a, self.b))
        return bool(a and b) and not a & b

    @property
    def names_apart(self) -> bool:
        """Whether each names somebody or something that the other does not."""
        return bool(_own_names(self.a, self.b) and _own_names(self.b, self.a))


def _likeness(a: Question, b: Question) -> int:
    """A short wording inside a longer one counts for more than two that overlap by as much."""
    in_a = sum(a.weights[word] for word in _shared(a, b))
    in_b = sum(b.weights[word] for word in _shared(b, a))
    if not in_a or not in_b:
        return 0
    all_a, all_b = sum(a.weights.values()), sum(b.weights.values())
    both = (in_a + in_b) / (all_a + all_b)
    inside = max(in_a / all_a, in_b / all_b)
    return round(60 * both + 40 * inside)


def _shared(a: Question, b: Question) -> frozenset[str]:
    """The words of `a` that `b` has too, in full or as an acronym."""
    found = a.words & b.words
    for short in a.initials.keys() & b.words:
        found |= a.initials[short] & a.words
    for short in b.initials.keys() & a.words:
        if b.initials[short] <= b.words:
            found |= {short}
    return found


def _own_names(a: Question, b: Question) -> frozenset[str]:
    """The names of `a` that `b` does not have, neither in full nor as an acronym."""
    own = a.names - b.words - b.initials.keys()
    for short in a.initials.keys() & b.names:
        own -= a.initials[short]
    return own


def _values(a: Question, b: Question, change: Change | None) -> Values:
    if change is None:
        return "unknown"
    if a.claim.change and b.claim.change and a.claim.change != b.claim.change:
        return "apart"
    written, other = b.nominal, b.allowed
    if a.claim.unit != b.claim.unit:
        written, other = move(written, change), move(other, change)
    if a.claim.relation == b.claim.relation and a.nominal == written:
        return "equal"
    if a.dimension == "money" and a.claim.unit != b.claim.unit:
        other = widen(other, RATE)
    if meet(a.allowed, other) is None:
        return "apart"
    points = a.nominal.point is not None and written.point is not None
    return "close" if points or a.nominal.number == written.number else "open"


def _time(a: Days | None, b: Days | None) -> Time:
    if a == b:
        return "equal"
    if a is None or b is None:
        return "unknown"
    x, y = ((begin or dt.date.min, end or dt.date.max) for begin, end in (a, b))
    common = max(x[0], y[0]), min(x[1], y[1])
    return "nested" if common in (x, y) else "different"
