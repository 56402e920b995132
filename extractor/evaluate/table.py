"""Scores -> tables for people: rows of text, the heading first; empty where nothing applies."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from extractor.evaluate.measure import (
    COLUMNS,
    OVER,
    Confusion,
    Difference,
    Interval,
    Measure,
    headline,
)

Rows = tuple[tuple[str, ...], ...]


def rows(measures: Sequence[Measure]) -> Rows:
    """A row per measure, with the interval of its F1 or share, where there is one."""
    has_kinds = any(measure.kind for measure in measures)
    over = [each for each in OVER if any(i.over == each for m in measures for i in m.intervals)]
    heading = ("level", "measure", *(["kind"] if has_kinds else []), *COLUMNS, "n")
    spans = tuple(f"95% over {each}" for each in over)
    return (
        (*heading, *spans),
        *(
            (
                *(measure.level, measure.name, *([measure.kind or ""] if has_kinds else [])),
                *(_cell(getattr(measure, column)) for column in COLUMNS),
                str(measure.n),
                *(_span(measure, each) for each in over),
            )
            for measure in measures
        ),
    )


def confusions(found: Iterable[Confusion]) -> Rows:
    """A row per level, field and word of gold: how often it came out right, and as what else."""
    ordered = sorted(found, key=lambda each: (each.level, each.field, each.gold, -each.n))
    lines = []
    for (level, field, gold), group in groupby(ordered, key=lambda c: (c.level, c.field, c.gold)):
        seen = list(group)
        right = sum(each.n for each in seen if each.output == gold)
        wrong = ", ".join(f"{each.output} {each.n}" for each in seen if each.output != gold)
        lines.append((level, field, gold, str(sum(each.n for each in seen)), str(right), wrong))
    return (("level", "field", "gold", "n", "right", "taken for"), *lines)


def changes(found: Iterable[Difference]) -> Rows:
    """A row per measure and what it is over: before, now, and how sure the change is."""
    heading = ("level", "measure", "kind", "column", "over", "before", "now", "change")
    return (
        (*heading, "95% of the change", "p"),
        *(
            (
                *(each.level, each.name, each.kind or "", each.column, each.over),
                *(f"{each.before:.4f}", f"{each.now:.4f}", f"{each.change:+.4f}"),
                *(f"{each.low:+.4f} to {each.high:+.4f}", f"{each.p:.4f}"),
            )
            for each in found
        ),
    )


def _span(measure: Measure, over: str) -> str:
    main = headline(measure)
    found = [i for i in measure.intervals if (i.over, i.column) == (over, main)]
    return _bounds(found[0]) if found else ""


def _bounds(interval: Interval) -> str:
    return f"{interval.low:.4f} to {interval.high:.4f}"


def _cell(number: object) -> str:
    return "" if number is None else format(number, ".4f")
