"""A fact that was updated -> a step line: what the latest report said, day by day.

Only geometry is made here; `templates/toll.svg` draws it.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.model import Claim, Fact
from extractor.reconcile.interval import nominal
from extractor.reconcile.say import say_number
from extractor.report.axis import EDGE, WIDTH, axis

HEIGHT = 120
# Free above the line for the words of its highest point, and below it for the days.
TOP, FOOT = 26, 26


class Report(NamedTuple):
    """A claim on the line: its place, its number, and its day."""

    x: float
    y: float
    value: str
    day: str


class Toll(NamedTuple):
    """The line through the reports, as an SVG path; `words` say the same."""

    reports: tuple[Report, ...]
    path: str
    words: str


def toll(fact: Fact, claims: Sequence[Claim]) -> Toll | None:
    """The step line of a fact with the status `updated`, null for any other.

    Also null when fewer than two moments are told of; the claims are in the order of time.
    """
    told = [
        (claim.published, number)
        for claim in claims
        if claim.unit == fact.unit and claim.published and (number := nominal(claim).number)
    ]
    moments = [_seconds(moment) for moment, _ in told]
    across, up = axis(moments), axis(number for _, number in told)
    if fact.status != "updated" or across is None or up is None or len(set(moments)) < 2:
        return None
    reports = tuple(
        Report(
            x=across.place(second),
            y=_height(up.place(number)),
            value=say_number(number),
            day=moment[: len("2022-11-16")],
        )
        for second, (moment, number) in zip(moments, told, strict=True)
    )
    words = ", ".join(f"{each.value} on {each.day}" for each in reports)
    return Toll(reports, _path(reports), words)


def _seconds(moment: str) -> Decimal:
    """The moment as a number; zones are left out, as some papers give them and some do not."""
    passed = dt.datetime.fromisoformat(moment).replace(tzinfo=None) - dt.datetime.min
    return Decimal(int(passed.total_seconds()))


def _height(place: float) -> float:
    share = (place - EDGE) / (WIDTH - 2 * EDGE)
    return round(HEIGHT - FOOT - share * (HEIGHT - TOP - FOOT), 1)


def _path(reports: Sequence[Report]) -> str:
    """To each report's time at the height of the one before, then to its own."""
    first, *others = reports
    return f"M{first.x} {first.y}" + "".join(f"H{each.x}V{each.y}" for each in others) + f"H{WIDTH}"
