"""Claims -> groups that answer the same question, and the pairs that only look as if they did.

Candidates come from an index of words, never from all pairs; they join from the most alike down,
and never across a bar. The same claims in any order give the same groups.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from heapq import nsmallest
from itertools import product
from typing import NamedTuple

from extractor.model import Claim, Verdict
from extractor.reconcile.evidence import Comparison, compare
from extractor.reconcile.interval import Interval
from extractor.reconcile.question import LIGHT, Place, Question, ask, place_of
from extractor.reconcile.rates import RateBook
from extractor.reconcile.units import converter

# Points from which two claims answer the same question, and the mean that two groups must reach.
# Set with the signs, on the same clusters: 50 to 70 and 46 to 60 moved the pairwise F1 by less than
# 2 points, lower ones at the price of more false merges.
LINK, MEAN = 62, 54
# A bar is worth reporting when the questions are as alike as this (the lower one when the values
# could pass for one), for so many pairs a fact.
NEAR, NEAR_BY_VALUE, NEAR_MISSES = 55, 35, 3
# A word of very many claims finds the latest of them; a claim is compared with so many others.
COMMON, CANDIDATES = 300, 12
# Characters between an amount and its restatement: " (", ", or ".
RESTATEMENT_GAP = 8


class Groups(NamedTuple):
    """The claims by fact, in the order of their first claims, and the near misses between facts."""

    facts: tuple[tuple[Claim, ...], ...]
    near: tuple[Verdict, ...]


def group(claims: Sequence[Claim], bonds: dict[str, str], rates: RateBook) -> Groups:
    """Puts the claims together that answer the same question.

    `bonds` maps each restatement to the claim that it restates (see `restatements`).
    """
    questions = [ask(claim) for claim in sorted(claims, key=place_of)]
    place = {question.claim.id: index for index, question in enumerate(questions)}
    clusters = Clusters(questions, rates)
    for child, parent in bonds.items():
        clusters.join(place[child], place[parent])
    pairs = {pair: clusters.compare(*pair) for pair in candidates(questions)}
    links = (pair for pair, found in pairs.items() if found.points >= LINK and found.comparable)
    for i, j in sorted(links, key=lambda link: (-pairs[link].points, link)):
        if clusters.may_merge(i, j):
            clusters.join(i, j)
    facts = (tuple(questions[i].claim for i in members) for members in clusters.all())
    return Groups(tuple(facts), tuple(_near_misses(clusters, pairs)))


def restatements(claims: Sequence[Claim]) -> dict[str, str]:
    """Id of each claim that gives another one's value in another unit -> id of that one.

    What `restates` says holds; where it says nothing, a claim about the same question right behind
    another one, in another unit of the same dimension, restates it. Every chain ends at the claim
    that restates none; claims that restate each other restate the first of them.
    """
    place = {claim.id: place_of(claim) for claim in claims}
    found: dict[str, str] = {}
    previous: Claim | None = None
    for claim in sorted(claims, key=lambda c: (c.article, c.start, c.end, c.id)):
        if claim.restates in place:
            found[claim.id] = claim.restates
        elif claim.restates is None and previous is not None and _follows(previous, claim):
            found[claim.id] = previous.id
        previous = claim
    ends = {child: _end(child, found, place) for child in found}
    return {child: end for child, end in ends.items() if child != end}


def candidates(questions: Sequence[Question]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) that share enough words to be worth comparing.

    That is a third of the words that the shorter question has, or half of them when the figures
    differ; of very many such pairs those with the most words, and of these the latest.
    """
    posted: dict[Hashable, list[int]] = defaultdict(list)
    sizes = [_size(question) for question in questions]
    known: dict[Interval, int] = {}
    figures = [known.setdefault(question.nominal, len(known)) for question in questions]
    for index, question in enumerate(questions):
        if not question.answerable:
            continue
        shared: Counter[int] = Counter()
        for word in _keys(question):
            found = posted[question.dimension, question.reality, word]
            shared.update(found[-COMMON:])
            found.append(index)
        size, figure = sizes[index], figures[index]
        days = question.days
        enough = [
            (-count, figure != figures[other], days != questions[other].days, -other)
            for other, count in shared.items()
            if count * (3 if figure == figures[other] else 2) >= min(size, sizes[other])
        ]
        yield from ((-other, index) for *_, other in nsmallest(CANDIDATES, enough))


class Clusters:
    """Groups of claims, by their places, that grow by joining; comparisons are kept."""

    def __init__(self, questions: Sequence[Question], rates: RateBook) -> None:
        self._questions = questions
        self._rates = rates
        self._members = [[index] for index in range(len(questions))]
        self._known: dict[tuple[int, int], Comparison] = {}

    def all(self) -> list[list[int]]:
        """Every group once, in the order of its first claim."""
        return [sorted(found) for i, found in enumerate(self._members) if i == min(found)]

    def first(self, i: int) -> int:
        """The place of the first claim of its group, which stands for the group."""
        return min(self._members[i])

    def together(self, i: int, j: int) -> bool:
        """Whether both are in one group."""
        return self._members[i] is self._members[j]

    def compare(self, i: int, j: int) -> Comparison:
        """The comparison of two claims."""
        key = (i, j) if i < j else (j, i)
        if key not in self._known:
            a, b = self._questions[i], self._questions[j]
            self._known[key] = compare(a, b, self._rates.near(a.claim, b.claim))
        return self._known[key]

    def difference(self, i: int, j: int) -> Verdict:
        """Why the two claims are not in one fact."""
        found = self.compare(i, j)
        return Verdict(
            a=self._questions[i].claim.id,
            b=self._questions[j].claim.id,
            verdict="different",
            rule=found.bar or "group.wording",
            reason=f"kept apart: {found.reason or 'the questions are not alike enough'}",
        )

    def may_merge(self, i: int, j: int) -> bool:
        """Whether no bar stands between the two groups, and their claims are alike on the whole."""
        if self.together(i, j):
            return False
        pairs = product(self._members[i], self._members[j])
        found = [self.compare(*pair) for pair in pairs]
        if any(comparison.bar for comparison in found):
            return False
        points = [comparison.points for comparison in found if comparison.comparable]
        return bool(points) and sum(points) >= MEAN * len(points)

    def join(self, i: int, j: int) -> None:
        """Makes one group of the two."""
        if self.together(i, j):
            return
        joined = self._members[i] + self._members[j]
        for index in joined:
            self._members[index] = joined


def _end(child: str, found: dict[str, str], place: dict[str, Place]) -> str:
    """Where the chain of restatements ends; a ring ends at its first claim."""
    chain = [child]
    while (parent := found.get(chain[-1])) is not None:
        if parent in chain:
            return min(chain[chain.index(parent) :], key=lambda name: place[name])
        chain.append(parent)
    return chain[-1]


def _keys(question: Question) -> frozenset[str]:
    """The words that the question is found by: those that say something, and its acronyms."""
    telling = (word for word, weight in question.weights.items() if weight > LIGHT)
    return frozenset(telling) | question.initials.keys()


def _size(question: Question) -> int:
    return sum(weight > LIGHT for weight in question.weights.values())


def _follows(first: Claim, second: Claim) -> bool:
    """Whether the second is right behind the first, and differs by its unit alone."""
    close = first.article == second.article and 0 <= second.start - first.end <= RESTATEMENT_GAP
    same = all(
        getattr(first, name) == getattr(second, name)
        for name in ("kind", "subject", "metric", "period", "change", "modality", "polarity")
    )
    if not close or not same or first.unit == second.unit or first.subject is None:
        return False
    return first.kind == "money" or (
        first.kind != "count" and converter(first.unit, second.unit, {}) is not None
    )


def _near_misses(clusters: Clusters, pairs: dict[tuple[int, int], Comparison]) -> Iterator[Verdict]:
    """The pairs that could most easily be taken for one fact, a few for each."""
    told: Counter[int] = Counter()
    seen: set[frozenset[int]] = set()
    alike = (pair for pair, found in pairs.items() if _is_near(found))
    for i, j in sorted(alike, key=lambda pair: (not pairs[pair].meet, -pairs[pair].likeness, pair)):
        facts = frozenset((clusters.first(i), clusters.first(j)))
        if len(facts) == 1 or facts in seen or any(told[f] >= NEAR_MISSES for f in facts):
            continue
        seen.add(facts)
        told.update(facts)
        yield clusters.difference(i, j)


def _is_near(found: Comparison) -> bool:
    return found.likeness >= (NEAR_BY_VALUE if found.meet else NEAR)
