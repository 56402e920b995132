"""How sure claims of each rule should be, fitted on gold -> `extractor/data/confidence.toml`.

    python -m benchmarks.fit_confidence GOLD... [--out FILE]

The share of claims with the right question, by rule and by how the subject is known. Shares of few
claims are drawn towards what the rule and the kind of subject would let expect (empirical Bayes:
`STRENGTH` claims' worth of prior). Sets of gold count alike, however many claims they have.
"""

import argparse
from collections.abc import Iterable, Sequence
from math import exp, log
from pathlib import Path

from benchmarks.calibration import Judged, judge
from extractor import pipeline

STRENGTH = 8
# A claim without a subject answers half of a question, however well that half fits the label.
NOBODY_MOST = 0.4
HOLDERS = ("nobody", "phrase", "name")
OUT = Path("extractor/data/confidence.toml")
HEADER = """\
# The share of claims whose question was right on gold, by the rule that read them and by how their
# subject is known: nobody, a phrase, a name. Written by `python -m benchmarks.fit_confidence`.
"""

Weighted = tuple[Judged, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    sets = [list(judge([path], pipeline.DEFAULT_MODEL)) for path in options.gold]
    options.out.write_text(HEADER + written(fit(weighted(sets))), encoding="utf-8")


def weighted(sets: Sequence[Sequence[Judged]]) -> list[Weighted]:
    """Every claim with its weight: the sets weigh alike, and all together as many as they are."""
    each = sum(map(len, sets)) / len(sets)
    return [(judged, each / len(group)) for group in sets for judged in group]


def fit(judged: Sequence[Weighted]) -> dict[str, dict[str, float]]:
    """Rule, then how the subject is known, to the share right; "" is for any other rule."""
    overall = share(judged, 0.5)
    kinds = {kind: share([j for j in judged if j[0].holder == kind], overall) for kind in HOLDERS}
    found: dict[str, dict[str, float]] = {"": kinds}
    for rule in sorted({each.rule for each, _ in judged}):
        own = [j for j in judged if j[0].rule == rule]
        base = share(own, overall)
        found[rule.removeprefix("claim.")] = {
            kind: share(
                [j for j in own if j[0].holder == kind],
                expit(logit(base) + logit(kinds[kind]) - logit(overall)),
            )
            for kind in HOLDERS
        }
    return found


def share(judged: Iterable[Weighted], prior: float) -> float:
    """The share right, drawn towards the prior by `STRENGTH` claims."""
    right, n = STRENGTH * prior, float(STRENGTH)
    for each, weight in judged:
        right += weight * each.question
        n += weight
    return right / n


def logit(p: float) -> float:
    return log(p / (1 - p))


def expit(x: float) -> float:
    return 1 / (1 + exp(-x))


def written(table: dict[str, dict[str, float]]) -> str:
    """The table as TOML; shares to two digits, and none certain."""
    lines = []
    for rule, shares in table.items():
        name = f"rules.{rule}" if rule else "other"
        lines.append(f"\n[{name}]")
        for kind, p in shares.items():
            most = NOBODY_MOST if kind == "nobody" else 0.99
            lines.append(f'{kind} = "{min(max(p, 0.01), most):.2f}"')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
