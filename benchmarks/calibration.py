"""Is a claim as often right as its confidence says, and which rules are worth having?

    python -m benchmarks.calibration GOLD... [--out calibration.svg] [--model NAME]

Reads the articles of gold and counts a claim as right when its figure is labelled and its question
is that of the label. Prints what thresholds on confidence keep and how much of it is right, the
share right by confidence, and every rule with how often it fires; draws a reliability plot.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from extractor import batch, layout, pipeline
from extractor.evaluate import claim, gold
from extractor.evaluate.match import pages
from extractor.model import Annotation

BINS = 10
THRESHOLDS = tuple(Decimal(tenths) / 10 for tenths in range(3, 10))
Z = 1.96  # 95 percent

SIZE, MARGIN = 360, 48


class Judged(NamedTuple):
    """A claim that was read: how its subject is known (`holder`: nobody, phrase or name), whether
    its figure is labelled, its question and the whole right.
    """

    rule: str
    holder: str
    confidence: Decimal
    found: bool
    question: bool
    whole: bool


class Bin(NamedTuple):
    """Claims of about one confidence: their mean confidence, share right, and its interval."""

    n: int
    confidence: float
    right: float
    low: float
    high: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, metavar="SVG")
    parser.add_argument("--model", default=pipeline.DEFAULT_MODEL)
    options = parser.parse_args()
    judged = list(judge(options.gold, options.model))
    console = Console(highlight=False)
    by_bin = [(f"{each.confidence:.2f}", each.n, share(each)) for each in bins(judged)]
    for heading, rows in (
        ("at least, claims kept, of all, question right", thresholds(judged)),
        ("confidence, claims, question right (95%)", by_bin),
        ("rule, claims, confidence, figure labelled, question right, whole right", by_rule(judged)),
    ):
        console.print(table(heading.split(", "), rows))
    console.print(f"expected calibration error {error(judged):.3f}, {len(judged)} claims")
    if options.out:
        options.out.write_text(plot(bins(judged)), encoding="utf-8")


def judge(paths: Sequence[Path], model: str) -> Iterator[Judged]:
    """Every claim that is read in the articles of gold."""
    clusters = gold.load(paths)
    articles = [layout.complete(article) for each in clusters for article in each.articles]
    outcomes = batch.annotate(articles, nlp=pipeline.build(model))
    read = {each.id: each for each in outcomes if isinstance(each, Annotation)}
    for page in (page for cluster in clusters for page in pages(cluster, read)):
        labels = {said.id: label for label, said in claim.match(page)}
        for said in page.read.claims:
            label = labels.get(said.id)
            yield Judged(
                said.rule,
                "nobody" if said.subject is None else "name" if said.subject_entity else "phrase",
                said.confidence,
                label is not None,
                label is not None and claim.question(label, said),
                label is not None and claim.whole_claim(label, said),
            )


def bins(judged: Iterable[Judged]) -> list[Bin]:
    """The claims by confidence in equal steps from 0 to 1; empty ones are left out."""
    groups: dict[int, list[Judged]] = defaultdict(list)
    for each in judged:
        groups[min(int(each.confidence * BINS), BINS - 1)].append(each)
    return [_bin(groups[number]) for number in sorted(groups)]


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 percent interval of a share, after Wilson (1927): it holds for few items too."""
    share, spread = right / n, Z * Z / n
    middle = share + spread / 2
    reach = Z * sqrt(share * (1 - share) / n + spread / (4 * n))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


def error(judged: Sequence[Judged]) -> float:
    """The expected calibration error: how far confidence is from the share right, on the mean."""
    found = bins(judged)
    return sum(b.n * abs(b.confidence - b.right) for b in found) / max(len(judged), 1)


def thresholds(judged: Sequence[Judged]) -> list[tuple[object, ...]]:
    """Confidence, claims kept, share of all, share of them with the question right."""
    rows: list[tuple[object, ...]] = []
    for least in THRESHOLDS:
        kept = [each for each in judged if each.confidence >= least]
        rows.append((least, len(kept), len(kept) / len(judged), rate(kept, lambda j: j.question)))
    return rows


def by_rule(judged: Iterable[Judged]) -> list[tuple[object, ...]]:
    """Rule, how often it fires, mean confidence, shares labelled, question right, whole right."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        groups[each.rule].append(each)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [
        (
            *(rule, len(own), mean(own)),
            *(rate(own, lambda j: j.found), rate(own, lambda j: j.question)),
            rate(own, lambda j: j.whole),
        )
        for rule, own in ordered
    ]


def rate(judged: Sequence[Judged], test: Callable[[Judged], bool]) -> float | None:
    """The share that passes; null of nothing."""
    return sum(map(test, judged)) / len(judged) if judged else None


def mean(judged: Sequence[Judged]) -> float:
    """The mean confidence."""
    return float(sum(each.confidence for each in judged)) / len(judged)


def plot(found: Sequence[Bin]) -> str:
    """An SVG: confidence to the right, share right upwards, 95 percent bars."""
    parts = [
        f'<path d="M{MARGIN} {MARGIN}v{SIZE}h{SIZE}v-{SIZE}z" fill="none" stroke="#888"/>',
        _line(0, 0, 1, 1, "stroke-dasharray='4'"),
    ]
    for tenth in range(0, BINS + 1, 2):
        x, y = _at(tenth / BINS, tenth / BINS)
        parts.append(_text(x, MARGIN + SIZE + 16, tenth / BINS))
        parts.append(_text(MARGIN - 16, y + 4, tenth / BINS))
    for each in found:
        x, y = _at(each.confidence, each.right)
        parts.append(_line(each.confidence, each.low, each.confidence, each.high))
        parts.append(f'<circle cx="{x}" cy="{y}" r="{3 + sqrt(each.n) / 3:.1f}" fill="#0b5394"/>')
    whole = SIZE + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" role="img" '
        'font-family="sans-serif" font-size="12">\n'
        "<title>Share of claims with the right question, by confidence</title>\n"
        f'<rect width="{whole}" height="{whole}" fill="#fff"/>\n' + "\n".join(parts) + "\n"
        f'<text x="{whole / 2}" y="{whole - 8}" text-anchor="middle">confidence</text>\n'
        f'<text x="14" y="{whole / 2}" text-anchor="middle" '
        f'transform="rotate(-90 14 {whole / 2})">question right</text>\n</svg>\n'
    )


def table(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table for the terminal; shares have three places."""
    drawn = Table(*heading, box=None)
    for row in rows:
        drawn.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row))
    return drawn


def share(each: Bin) -> str:
    """The share right with its interval, in words."""
    return f"{each.right:.3f} ({each.low:.3f} to {each.high:.3f})"


def _bin(judged: Sequence[Judged]) -> Bin:
    n, right = len(judged), sum(each.question for each in judged)
    return Bin(n, mean(judged), right / n, *wilson(right, n))


def _at(x: float, y: float) -> tuple[float, float]:
    return round(MARGIN + x * SIZE, 1), round(MARGIN + (1 - y) * SIZE, 1)


def _text(x: float, y: float, words: object) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="middle">{words}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, style: str = "") -> str:
    (a, b), (c, d) = _at(x1, y1), _at(x2, y2)
    return f'<line x1="{a}" y1="{b}" x2="{c}" y2="{d}" stroke="#555" {style}/>'


if __name__ == "__main__":
    main()
