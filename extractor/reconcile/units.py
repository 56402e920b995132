"""Two units -> how a value of one is written in the other.

Measures convert by the factors of `data/`; currencies only by rates that somebody gave.
"""

from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from functools import cache

from extractor.lexicon import Scale, load
from extractor.model import Claim

Rates = Mapping[str, Decimal]
Change = Callable[[Decimal], Decimal]

# Twelve digits are finer than any figure in the news, and short enough to read.
_ROUND = Context(prec=12)


def dimension(claim: Claim) -> str:
    """What the claim's value can be compared with: length, money, percent, things counted..."""
    scale = None if claim.unit is None else _scale(claim.unit)
    if scale is not None and claim.kind != "money":
        return scale.dimension
    if claim.kind in ("money", "count"):
        return claim.kind
    return f"{claim.kind} {claim.unit}"


def converter(source: str | None, target: str | None, rates: Rates) -> Change | None:
    """The function from values in `source` to values in `target`, or null when there is none.

    `rates` say what one unit of the first currency is in the second ("AUD/USD"), and are followed
    over other currencies where there is no direct one.
    """
    if source == target:
        return lambda value: value
    if source is None or target is None:
        return None
    return _by_scale(_scale(source), _scale(target)) or _by_rates(source, target, rates)


@cache
def _scale(unit: str) -> Scale | None:
    """How the unit converts, rates ("mile per hour") made from their parts."""
    if unit in (scales := _scales()):
        return scales[unit]
    above, _, below = unit.partition(" per ")
    top, bottom = scales.get(above), scales.get(below)
    if top is None or bottom is None or top.zero or bottom.zero:
        return None
    return Scale(
        dimension=f"{top.dimension} per {bottom.dimension}", factor=top.factor / bottom.factor
    )


@cache
def _scales() -> dict[str, Scale]:
    lexicon = load()
    found: dict[str, Scale] = {}
    for name, unit in lexicon.units.items():
        if unit.factor is not None:
            scale = Scale(dimension=unit.dimension, factor=unit.factor)
            found |= dict.fromkeys((name, *unit.written), scale)
    return found | lexicon.metrics.scales


def _by_scale(source: Scale | None, target: Scale | None) -> Change | None:
    if source is None or target is None or source.dimension != target.dimension:
        return None
    return lambda value: _ROUND.plus(
        (value - source.zero) * source.factor / target.factor + target.zero
    )


def _by_rates(source: str, target: str, rates: Rates) -> Change | None:
    """The shortest chain of rates, by breadth; equally short ones in the order of their names."""
    steps = _steps(rates)
    reached, edge = {source: Decimal(1)}, [source]
    while edge and target not in reached:
        ahead: list[str] = []
        for unit in edge:
            for other, rate in sorted(steps.get(unit, {}).items()):
                if other not in reached:
                    reached[other] = reached[unit] * rate
                    ahead.append(other)
        edge = ahead
    factor = reached.get(target)
    return None if factor is None else lambda value: _ROUND.plus(value * factor)


def _steps(rates: Rates) -> dict[str, dict[str, Decimal]]:
    steps: dict[str, dict[str, Decimal]] = {}
    for pair, rate in sorted(rates.items()):
        source, _, target = pair.partition("/")
        if rate > 0:
            steps.setdefault(source, {}).setdefault(target, rate)
            steps.setdefault(target, {}).setdefault(source, 1 / rate)
    return steps
