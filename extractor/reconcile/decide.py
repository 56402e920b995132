"""Readings and verdicts of one fact -> what they come to: status, interval, best value.

The interval is made of nominal values, as written: ">200bn" with "nearly 210bn" leaves 200 to 210.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.model import Status, Verdict
from extractor.reconcile.interval import Interval, limit, meet
from extractor.reconcile.reading import Reading

# Verdicts that the same amount in another unit gets: they do not make "agreed" any weaker.
SAME_AMOUNT = ("judge.restatement", "judge.conversion", "judge.rate")


def decide(readings: Sequence[Reading], verdicts: Sequence[Verdict]) -> "Outcome":
    """The status of the fact, and the interval and value of the claims that still stand."""
    replaced = {v.a for v in verdicts if v.verdict == "superseded"}
    primary = [r for r in readings if r.restates is None]
    standing = tuple(r for r in primary if r.claim.id not in replaced) or (primary[-1],)
    status = _status(primary, standing, verdicts)
    if status == "conflicting":
        return Outcome(status, standing, _span(standing), None, None)
    interval, best = _common(standing)
    if status == "retracted":
        return Outcome(status, standing, interval, None, None)
    return Outcome(status, standing, interval, _value(interval, best), best)


class Outcome(NamedTuple):
    """What a fact comes to; `standing` are the claims that nothing replaces and no other restates.

    `best` is the reading that the value rests on, null when it is disputed or retracted.
    """

    status: Status
    standing: tuple[Reading, ...]
    interval: Interval
    value: Decimal | None
    best: Reading | None


def _status(
    primary: Sequence[Reading], standing: Sequence[Reading], verdicts: Sequence[Verdict]
) -> Status:
    ids = {r.claim.id for r in standing}
    among = [v for v in verdicts if v.a in ids and v.b in ids]
    if all(r.claim.vintage == "retracted" for r in standing):
        return "retracted"
    if any(v.verdict == "conflict" for v in among):
        return "conflicting"
    if len(standing) < len(primary):
        return "updated"
    if len(primary) == 1:
        return "single"
    same = all(v.verdict == "agree" or v.rule in SAME_AMOUNT for v in among)
    return "agreed" if same else "compatible"


def _common(standing: Sequence[Reading]) -> tuple[Interval, Reading]:
    """The values that satisfy all, and the reading that says most: the finest plain figure, else
    the finest hedged one, else a limit. What is denied says nothing where something is stated.
    """
    standing = [r for r in standing if r.claim.polarity == "pos"] or standing
    exact = [r for r in standing if r.nominal.point is not None and r.claim.relation == "="]
    about = [r for r in standing if r.nominal.point is not None and r.claim.relation == "~"]
    sided = [r for r in standing if r.nominal.point is not None]
    best = min(exact or about or sided or standing, key=lambda r: r.step)
    bounds = [r.nominal for r in standing if r.nominal.point is None]
    if not exact and not about:
        bounds += [limit(r.claim, r.nominal) for r in sided] if bounds else [best.nominal]
    common = Interval(None, None)
    for bound in bounds:
        common = meet(common, _closed(bound)) or best.nominal
    if exact or about:
        return _clip(best.nominal, common), best
    return common, best


def _closed(interval: Interval) -> Interval:
    return Interval(interval.low, interval.high)


def _clip(point: Interval, limits: Interval) -> Interval:
    """The value, moved onto the limit that it oversteps by its hedge or rounding."""
    value = point.point
    if value is not None and limits.low is not None and value < limits.low:
        return Interval(limits.low, limits.low)
    if value is not None and limits.high is not None and value > limits.high:
        return Interval(limits.high, limits.high)
    return point


def _span(standing: Sequence[Reading]) -> Interval:
    """From the smallest to the greatest number that is claimed."""
    numbers = [
        number
        for r in standing
        if r.way != "unknown"
        for number in (r.nominal.low, r.nominal.high)
        if number is not None
    ]
    return Interval(min(numbers), max(numbers)) if numbers else Interval(None, None)


def _value(interval: Interval, best: Reading) -> Decimal | None:
    """The single value, or the figure that says most; bounds and ranges alone give none."""
    if interval.point is not None:
        return interval.point
    return best.nominal.point
