"""The third level: are claims that answer one question put together, and is the outcome right?

Groups are compared over the labels that were found; outcomes over the gold facts of two claims or
more. B-cubed after Bagga and Baldwin (1998), averaged over clusters by their number of claims.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import comb
from typing import NamedTuple, TypeVar

from extractor.evaluate.alike import close
from extractor.evaluate.gold import Cluster, GoldFact
from extractor.evaluate.measure import Count
from extractor.model import Fact

G = TypeVar("G")

UNDISPUTED = frozenset({"agreed", "compatible"})


class Outcome(NamedTuple):
    """One gold fact of two claims or more, and the fact that holds most of its claims, if any does;
    `status_loose` forgives agreed for compatible.
    """

    gold: GoldFact
    found: Fact | None
    status: bool = False
    status_loose: bool = False
    interval: bool = False

    @property
    def outcome(self) -> bool:
        """Status, loosely, and interval are right: all that a reader of the table sees."""
        return self.status_loose and self.interval


def counts(
    level: str, cluster: Cluster, facts: Sequence[Fact], known: Mapping[str, str]
) -> Iterator[Count]:
    """Compare the facts that the output made with those of the cluster.

    `known` maps the ids of claims in `facts` to the labels that they were paired with. Pairs put
    together rightly and wrongly, B-cubed F1, and the outcomes of facts of two claims or more.
    """
    cells = _cells(cluster, facts, known)
    belongs = {label.id: label.fact for label in cluster.claims}
    output = _pairs(Counter(_placed(facts, known).values()))
    gold = _pairs(Counter(belongs[label] for label in known.values()))
    both = _pairs(cells)
    yield Count(level, "pairs", both, output, gold)
    yield Count(level, "b_cubed", b_cubed(cells) * len(known), 0, len(known), form="mean")
    yield Count(level, "merges", output - both, 0, output, form="wrong")
    found = outcomes(cluster, facts, known)
    for name in ("status", "status_loose", "interval", "outcome"):
        right = sum(getattr(each, name) for each in found)
        yield Count(level, name, right, 0, len(found), form="right")


def outcomes(
    cluster: Cluster, facts: Sequence[Fact], known: Mapping[str, str]
) -> tuple[Outcome, ...]:
    """What became of each gold fact of two claims or more."""
    cells = _cells(cluster, facts, known)
    sizes = Counter(label.fact for label in cluster.claims)
    # Of facts that hold as many claims, the first in the order of the facts document.
    shown = sorted(facts, key=lambda fact: (fact.subject or "", fact.metric or ""))
    return tuple(_outcome(gold, shown, cells) for gold in cluster.facts if sizes[gold.id] > 1)


def _cells(
    cluster: Cluster, facts: Sequence[Fact], known: Mapping[str, str]
) -> Counter[tuple[str, str]]:
    """How many claims are in each pair of a gold fact and a fact of the output."""
    belongs = {label.id: label.fact for label in cluster.claims}
    return Counter((belongs[label], fact) for label, fact in _placed(facts, known).items())


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
        return Outcome(gold, None)
    same = best.status == gold.status
    loose = same or {best.status, gold.status} <= UNDISPUTED
    interval = close(gold.low, best.low) and close(gold.high, best.high)
    return Outcome(gold, best, same, loose, interval)
