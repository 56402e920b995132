"""How do time and memory of reconciling grow with the number of claims, and are the facts right?

    python -m benchmarks.scale [--sizes 1000 10000 100000] [--seed 1]

Makes claims whose facts are known: firms of made-up names, of which a few are in the news all the
time and most hardly ever (Zipf's law), each with figures of several kinds and years. Each size is
reconciled in a process of its own. Prints seconds, peak memory, the pairs of claims joined wrongly
or not at all, and the exponent of the growth, which is 1 for twice the time at twice the size.
"""

import argparse
import datetime as dt
import multiprocessing
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import log
from statistics import linear_regression
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from extractor import reconcile
from extractor.model import Claim, Fact, Kind, Period, Span, digest

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u")]
# What is told of a firm, with its unit.
METRICS = {
    "revenue": "EUR",
    "net profit": "EUR",
    "debt": "EUR",
    "employees": "person",
    "stores": "store",
    "share of the market": "%",
}
YEARS = range(2015, 2025)
CLAIMS_OF_ARTICLE, CLAIMS_OF_FIRM = 20, 25


class Measured(NamedTuple):
    """What reconciling so many claims took (seconds, megabytes) and how well it went, in pairs."""

    claims: int
    facts: int
    seconds: float
    megabytes: float
    wrong: int
    missed: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    table = Table(*Measured._fields, "per claim", title="Reconciling")
    found = []
    for size in sorted(given.sizes):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found.append(pool.apply(measure, (size, given.seed)))
        last = found[-1]
        cells = (f"{value:,.1f}" if isinstance(value, float) else f"{value:,}" for value in last)
        table.add_row(*cells, f"{1e6 * last.seconds / last.claims:,.0f} us")
    console = Console()
    console.print(table)
    if len(found) > 1:
        console.print(f"time grows as claims to the power of {exponent(found):.2f}")


def measure(size: int, seed: int) -> Measured:
    """Makes claims and reconciles them; the memory is the peak of this process."""
    claims = make(size, seed)
    began = time.perf_counter()
    facts = reconcile.reconcile(claims)
    seconds = time.perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wrong, missed = mistakes(claims, facts)
    return Measured(size, len(facts), seconds, megabytes, wrong, missed)


def exponent(measured: Iterable[Measured]) -> float:
    """The slope of seconds over claims on logarithmic axes."""
    points = [(log(m.claims), log(m.seconds)) for m in measured]
    return linear_regression([x for x, _ in points], [y for _, y in points]).slope


def make(size: int, seed: int) -> list[Claim]:
    """So many claims; those with the same subject, metric and period belong to one fact."""
    chance = random.Random(seed)
    firms = max(1, size // CLAIMS_OF_FIRM)
    often = [1 / rank for rank in range(1, firms + 1)]
    drawn = chance.choices(range(firms), often, k=size)
    return [_claim(number, firm, chance) for number, firm in enumerate(drawn)]


def _claim(number: int, firm: int, chance: random.Random) -> Claim:
    metric, year = chance.choice(tuple(METRICS)), chance.choice(YEARS)
    article = f"a-{number // CLAIMS_OF_ARTICLE}"
    unit, name = METRICS[metric], name_of(firm)
    value = _value(firm, metric, year)
    kinds: dict[str, Kind] = {"EUR": "money", "%": "percent"}
    start = 100 * (number % CLAIMS_OF_ARTICLE)
    day = f"{year + 1}-02-{1 + chance.randrange(28):02}"
    return Claim(
        id=f"c-{digest(article, start)}",
        article=article,
        source=f"Paper {chance.randrange(200)}",
        published=day,
        sentence=Span(start=start, end=start + 90),
        quote=f"{value} {unit}",
        start=start + 40,
        end=start + 50,
        kind=kinds.get(unit, "count"),
        relation="=",
        low=value,
        high=value,
        unit=unit,
        subject=name,
        subject_entity=f"org:{name.lower()}",
        metric=metric,
        period=Period(text=str(year), begin=dt.date(year, 1, 1), end=dt.date(year, 12, 31)),
        as_of=day,
        rule="made",
        confidence=Decimal(1),
    )


def _value(firm: int, metric: str, year: int) -> Decimal:
    """The one figure that every claim gives for this question, of three or four digits."""
    number = random.Random(f"{firm} {metric} {year}").randrange(100, 9_900)
    return Decimal(number) / 100 if metric.startswith("share") else Decimal(number)


def name_of(firm: int) -> str:
    """A name of one word, another one for every firm: `Bakedo`."""
    syllables = []
    for _ in range(4):
        firm, rest = divmod(firm, len(SYLLABLES))
        syllables.append(SYLLABLES[rest])
    return "".join(syllables).capitalize()


def mistakes(claims: Sequence[Claim], facts: Sequence[Fact]) -> tuple[int, int]:
    """Pairs of claims that are in one fact and should not be, and those that should be."""
    known = {c.id: (c.subject, c.metric, c.period and c.period.text) for c in claims}
    together = sum(_pairs(len(fact.claims)) for fact in facts)
    right = sum(
        _pairs(count)
        for fact in facts
        for count in Counter(known[member.id] for member in fact.claims).values()
    )
    wanted = sum(_pairs(count) for count in Counter(known.values()).values())
    return together - right, wanted - right


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


if __name__ == "__main__":
    main()
