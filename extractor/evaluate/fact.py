"""The third level: are claims that answer one question put together, and is the outcome right?

Groups are compared over the labels that were found; outcomes over the gold facts of two claims or
more. B-cubed after Bagga and Baldwin (1998), averaged over clusters by their number of claims.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import comb
from typing import NamedTuple, TypeVar

from extractor.evaluate.alike import close
from extractor.evaluate.gold import Cluster, GoldFact
from extractor.evaluate.measure import Measure, found, score
from extractor.model import Fact

G = TypeVar("G")

UNDISPUTED = frozenset({"agreed", "compatible"})


class Tally(NamedTuple):
    """What is counted in one cluster; tallies of several clusters add up column by column."""

    both: int  # pairs of claims that gold and output put together
    output: int  # pairs that the output puts together
    gold: int  # pairs that gold puts together
    b_cubed: Fraction  # F1 times the number of claims
    claims: int
    facts: int  # gold facts of two claims or more, and how many of them are right in ...
    status: int
    status_loose: int
    interval: int
    outcome: int


class Outcome(NamedTuple):
    """What of one gold fact is right; `status_loose` forgives agreed for compatible."""

    status: bool
    status_loose: bool
    interval: bool


NOTHING = Tally._make([0] * len(Tally._fields))


def count(cluster: Cluster, facts: Sequence[Fact], known: Mapping[str, str]) -> Tally:
    """Compare the facts that the output made with those of the cluster.

    `known` maps the ids of claims in `facts` to the labels that they were paired with.
    """
    belongs = {label.id: label.fact for label in cluster.claims}
    placed = _placed(facts, known)
    cells = Counter((belongs[label], fact) for label, fact in placed.items())
    outcomes = [
        _outcome(gold, facts, cells)
        for gold in cluster.facts
        if list(belongs.values()).count(gold.id) > 1
    ]
    return Tally(
        both=_pairs(cells),
        output=_pairs(Counter(placed.values())),
        gold=_pairs(Counter(belongs[label] for label in placed)),
        b_cubed=b_cubed(cells) * len(placed),
        claims=len(placed),
        facts=len(outcomes),
        status=sum(outcome.status for outcome in outcomes),
        status_loose=sum(outcome.status_loose for outcome in outcomes),
        interval=sum(outcome.interval for outcome in outcomes),
        outcome=sum(outcome.status_loose and outcome.interval for outcome in outcomes),
    )


def measures(level: str, tallies: Iterable[Tally]) -> tuple[Measure, ...]:
    """Pairs put together rightly and wrongly, B-cubed F1, and the outcomes of disputed facts."""
    total = Tally._make(sum(column) for column in zip(NOTHING, *tallies, strict=True))
    wrong = total.output - total.both
    outcomes = ("status", "status_loose", "interval", "outcome")
    return (
        found(level, "pairs", hits=total.both, output=total.output, gold=total.gold),
        Measure(level=level, name="b_cubed", f1=score(total.b_cubed, total.claims), n=total.claims),
        Measure(level=level, name="merges", wrong=score(wrong, total.output), n=total.output),
        *(
            Measure(
                level=level,
                name=name,
                right=score(getattr(total, name), total.facts),
                n=total.facts,
            )
            for name in outcomes
        ),
    )


def _placed(facts: Sequence[Fact], known: Mapping[str, str]) -> dict[str, str]:
    """Label -> id of the fact that holds its claim; a claim left out of every fact is alone."""
    placed = {label: f"alone:{label}" for label in known.values()}
    for fact in facts:
        placed.update({known[m.id]: fact.id for m in fact.claims if m.id in known})
    return placed


def _pairs(groups: Counter[G]) -> int:
    return sum(comb(size, 2) for size in groups.values())


def b_cubed(cells: Mapping[tuple[str, str], int]) -> Fraction:
    """F1 of the mean precision and recall of items within their own groups; 0 without items.

    `cells` counts the items of each pair of a group of gold and one of the output.
    """
    gold: Counter[str] = Counter()
    output: Counter[str] = Counter()
    for (label, fact), size in cells.items():
        gold[label] += size
        output[fact] += size
    if not cells:
        return Fraction(0)
    precision = recall = Fraction(0)
    for (label, fact), size in cells.items():
        precision += Fraction(size**2, output[fact])
        recall += Fraction(size**2, gold[label])
    return 2 * precision * recall / (precision + recall) / gold.total()


def _outcome(
    gold: GoldFact, facts: Sequence[Fact], cells: Mapping[tuple[str, str], int]
) -> Outcome:
    """Judge the fact that holds most of the gold fact's claims, the first where several do."""
    held = {fact.id: cells.get((gold.id, fact.id), 0) for fact in facts}
    best = max(facts, key=lambda fact: held[fact.id], default=None)
    if best is None or not held[best.id]:
        return Outcome(status=False, status_loose=False, interval=False)
    return Outcome(
        status=best.status == gold.status,
        status_loose=best.status == gold.status or {best.status, gold.status} <= UNDISPUTED,
        interval=close(gold.low, best.low) and close(gold.high, best.high),
    )
