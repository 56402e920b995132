"""Measures -> how far they can be trusted: bootstrap intervals, and paired differences of two runs.

Articles or clusters are drawn with replacement (Efron 1979), the same draws for every measure.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extractor.evaluate.measure import (
    OVER,
    PLACES,
    Column,
    Difference,
    Interval,
    Measure,
    Over,
    Score,
    Scores,
    form,
    headline,
)
from extractor.lexicon import DataError

Matrix = NDArray[np.float64]

# Enough for ends of intervals, and p-values, that are stable to half a point.
DRAWS = 2000
SEED = 10
EDGES = (2.5, 97.5)


def with_intervals(scores: Scores) -> Scores:
    """The scores, each measure with its intervals over articles (where it has them) and clusters.

    A single article or cluster has none: nothing can be drawn from it but itself.
    """
    return scores.model_copy(
        update={
            "measures": tuple(map(_with_intervals, scores.measures)),
            "kinds": tuple(map(_with_intervals, scores.kinds)),
        }
    )


def differences(now: Scores, before: Scores) -> tuple[Difference, ...]:
    """What changed since the baseline, for every measure that both have, by all that it is over.

    Raises `DataError` where the baseline was measured on other articles.
    """
    old = {(m.level, m.name, m.kind): m for m in (*before.measures, *before.kinds)}
    pairs = [
        (measure, old[key])
        for measure in (*now.measures, *now.kinds)
        if (key := (measure.level, measure.name, measure.kind)) in old
    ]
    return tuple(
        _difference(*pair, over) for pair in pairs for over in OVER if _units(pair[0], over)
    )


def _with_intervals(measure: Measure) -> Measure:
    found: list[Interval] = []
    for over in OVER:
        units = _units(measure, over)
        if len(units) < 2:
            continue
        drawn = _columns(measure, _draws(len(units)) @ np.array(list(units.values())))
        for column, numbers in drawn.items():
            low, high = np.percentile(numbers, EDGES)
            interval = Interval(over=over, column=column, low=_score(low), high=_score(high))
            found.append(interval)
    return measure.model_copy(update={"intervals": tuple(found)})


def _difference(now: Measure, before: Measure, over: Over) -> Difference:
    units, old = _units(now, over), _units(before, over)
    if units.keys() != old.keys():
        raise DataError(f"the baseline was not measured on the same {over}: measure it anew")
    column = headline(now)
    a, b = np.array(list(units.values())), np.array([old[name] for name in units])
    draws = _draws(len(units))
    drawn = _columns(now, draws @ a)[column] - _columns(now, draws @ b)[column]
    low, high = np.percentile(drawn, EDGES)
    observed = getattr(now, column) - getattr(before, column)
    return Difference(
        **now.model_dump(include={"level", "name", "kind"}),
        column=column,
        over=over,
        before=getattr(before, column),
        now=getattr(now, column),
        change=observed,
        low=_score(low),
        high=_score(high),
        p=_score(_permuted(now, a, b)),
    )


def _permuted(measure: Measure, a: Matrix, b: Matrix) -> float:
    """The share of random swaps that differ at least as much as what was observed, with it."""
    column = headline(measure)
    swapped = np.random.default_rng(SEED).random((DRAWS, len(a))) < 0.5
    first = swapped @ b + ~swapped @ a
    second = swapped @ a + ~swapped @ b
    chance = _columns(measure, first)[column] - _columns(measure, second)[column]
    observed = _columns(measure, a.sum(axis=0)[None])[column]
    observed = observed - _columns(measure, b.sum(axis=0)[None])[column]
    as_large = np.abs(chance) >= np.abs(observed) - 1e-12
    return float((as_large.sum() + 1) / (DRAWS + 1))


def _units(measure: Measure, over: Over) -> Mapping[str, Matrix]:
    """Hits, output and gold by article or cluster; none where some part has no article."""
    sums: dict[str, Matrix] = {}
    for part in measure.parts:
        name = part.cluster if over == "clusters" else part.article
        if name is None:
            return {}
        counted = np.array([float(part.hits), part.output, part.gold])
        sums[name] = sums.get(name, np.zeros(3)) + counted
    return dict(sorted(sums.items()))


@cache
def _draws(size: int) -> Matrix:
    """How often each of `size` units is in each draw."""
    shares: Sequence[float] = [1 / size] * size
    drawn = np.random.default_rng(SEED).multinomial(size, shares, size=DRAWS)
    return drawn.astype(np.float64)


def _columns(measure: Measure, sums: Matrix) -> dict[Column, Matrix]:
    """The columns of the measure for rows of hits, output and gold; 0 of nothing is 0."""
    hits, output, gold = sums.T
    if form(measure) != "found":
        return {headline(measure): _share(hits, gold)}
    return {
        "precision": _share(hits, output),
        "recall": _share(hits, gold),
        "f1": _share(2 * hits, output + gold),
    }


def _share(part: Matrix, whole: Matrix) -> Matrix:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _score(number: float) -> Score:
    return Decimal(float(number)).quantize(PLACES)
