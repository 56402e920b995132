"""A fact's claims -> an interval plot: each claim a mark on one axis, the fact's value a band.

A point is a dot, a range a bar, a bound a bar with an open end, a hedge a hatched bar over the
values that it allows. Only geometry is made here; `templates/plot.svg` draws it.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.model import Claim, Fact
from extractor.reconcile.interval import Interval, allowed, nominal
from extractor.reconcile.say import say, say_number
from extractor.report.axis import EDGE, WIDTH, Axis, axis

ROW = 36
FOOT = 24
# As many characters of a claim's words as stand beside each other in the drawing.
LABEL = 66
# A name of a source is cut to make room for what stands after it, but not below this.
SHORTEST = 8
# A value narrower than this would not be seen as a band.
THINNEST = 3.0

HEDGES = ("~", "<~", ">~")
Shape = Literal["point", "range", "bound", "hedge", "none"]


class Bar(NamedTuple):
    """A stretch of the axis in the units of the drawing; an open end has an arrow."""

    left: float
    right: float
    is_open_left: bool
    is_open_right: bool

    @property
    def width(self) -> float:
        return round(self.right - self.left, 1)


class Mark(NamedTuple):
    """A claim in the drawing: its line of words, and what is drawn on the axis below it."""

    top: int
    label: str
    shape: Shape
    bar: Bar | None
    dot: float | None
    is_hollow: bool


class Tick(NamedTuple):
    """A round number on the axis, and the side of its place on which its words stand."""

    place: float
    words: str
    anchor: Literal["start", "middle", "end"]


class Plot(NamedTuple):
    """The drawing; `words` say the same to those who do not see it."""

    height: int
    marks: tuple[Mark, ...]
    band: Bar
    ticks: tuple[Tick, ...]
    words: str


def plot(fact: Fact, claims: Sequence[Claim]) -> Plot | None:
    """The picture of the fact's claims, given in the order of time.

    Null with fewer than two claims, or where none has a number in the unit of the fact.
    """
    on_axis = [claim for claim in claims if claim.unit == fact.unit]
    numbers = [end for claim in on_axis for each in _intervals(claim) for end in each[:2]]
    scale = axis(end for end in (*numbers, fact.low, fact.high) if end is not None)
    if len(claims) < 2 or scale is None:
        return None
    labels = [_label(number, claim) for number, claim in enumerate(claims, start=1)]
    marks = (
        _mark(claim, scale, row) if claim.unit == fact.unit else _aside(row, claim)
        for row, claim in enumerate(claims)
    )
    return Plot(
        height=len(claims) * ROW + FOOT,
        marks=tuple(marks),
        band=_widened(_bar(Interval(fact.low, fact.high), scale)),
        ticks=tuple(_tick(value, scale) for value in scale.ticks),
        words="; ".join(labels),
    )


def _intervals(claim: Claim) -> Iterable[Interval]:
    return (nominal(claim), allowed(claim)) if claim.relation in HEDGES else (nominal(claim),)


def _label(number: int, claim: Claim) -> str:
    day = (claim.published or "undated")[: len("2022-11-16")]
    return f"{number}. {say(claim)}, {claim.source or claim.article}, {day}"


def _fitting(row: int, claim: Claim, rest: str = "") -> str:
    """The label and the rest, with the source cut first where it is too long for the drawing."""
    whole = _label(row + 1, claim) + rest
    source = claim.source or claim.article
    room = max(len(source) - (len(whole) - LABEL), SHORTEST)
    cut = claim.model_copy(update={"source": _short(source, room)})
    return _short(_label(row + 1, cut) + rest, LABEL)


def _mark(claim: Claim, scale: Axis, row: int) -> Mark:
    written = nominal(claim)
    shape = _shape(claim, written)
    dot = written.number if shape in ("point", "hedge", "bound") else None
    return Mark(
        top=row * ROW,
        label=_fitting(row, claim),
        shape=shape,
        bar=None if shape in ("point", "none") else _bar([*_intervals(claim)][-1], scale),
        dot=None if dot is None else scale.place(dot),
        is_hollow=shape == "hedge" or written.open_low or written.open_high,
    )


def _aside(row: int, claim: Claim) -> Mark:
    """A claim in another unit, which has no place on the axis."""
    return Mark(row * ROW, _fitting(row, claim, " (another unit)"), "none", None, None, False)


def _shape(claim: Claim, written: Interval) -> Shape:
    if written.number is None:
        return "none"
    if written.point is None:
        return "bound" if None in (written.low, written.high) else "range"
    return "hedge" if claim.relation in HEDGES else "point"


def _bar(interval: Interval, scale: Axis) -> Bar:
    low, high = interval.low, interval.high
    left = 0.0 if low is None else scale.place(low)
    right = float(WIDTH) if high is None else scale.place(high)
    return Bar(left, right, low is None, high is None)


def _widened(bar: Bar) -> Bar:
    spare = max(THINNEST - bar.width, 0) / 2
    return bar._replace(left=bar.left - spare, right=bar.right + spare)


def _tick(value: Decimal, scale: Axis) -> Tick:
    place = scale.place(value)
    if place < 3 * EDGE:
        return Tick(place, say_number(value), "start")
    return Tick(place, say_number(value), "end" if place > WIDTH - 3 * EDGE else "middle")


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
