"""Gold files -> everything that is wrong with them, each problem with its file and key.

Beyond what makes a file unsound (`gold.parse`): labels that contradict each other or the policy of
`gold/README.md`, on which `load` does not insist.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from extractor.evaluate import gold
from extractor.evaluate.alike import close, same_unit
from extractor.evaluate.gold import Cluster, GoldClaim, GoldFact
from extractor.evaluate.match import overlap

UNITS = {"percent": "%", "percentage_point": "pp", "multiple": "x"}
# Two claims of one value this close together are one statement and its restatement, in characters.
RESTATED = 200
# Values that differ by no more than this share are one value, rounded.
ROUNDED = 20
UP, DOWN = (">", ">="), ("<", "<=")


class Problem(NamedTuple):
    """What is wrong: in which file, at which key (`claims.c3.unit`), and why."""

    file: Path
    key: str
    reason: str

    def __str__(self) -> str:
        return (
            f"{self.file}: {self.key}: {self.reason}" if self.key else f"{self.file}: {self.reason}"
        )


def problems(paths: Iterable[Path]) -> tuple[Problem, ...]:
    """All problems of all files, in the order of the files and of what is looked at."""
    files = gold.files(paths)
    found = [Problem(file, key, reason) for file in files for key, reason in _of_file(file)]
    return (*found, *_twice(files))


def _of_file(file: Path) -> Iterator[tuple[str, str]]:
    cluster, unsound = gold.parse(file)
    for problem in unsound:
        key, colon, reason = problem.partition(": ")
        yield (key, reason) if colon else ("", problem)
    if cluster is not None and not unsound:
        for check in CHECKS:
            yield from check(cluster)


def _twice(files: Iterable[Path]) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for file in files:
        cluster, _ = gold.parse(file)
        if cluster is None:
            continue
        first = seen.setdefault(cluster.cluster, file)
        if first != file:
            yield Problem(file, "cluster", f"{cluster.cluster!r} is that of {first} too")


def overlaps(cluster: Cluster) -> Iterator[tuple[str, str]]:
    """No figure is labelled twice, or as a claim and as none."""
    marks = [(f"claims.{label.id}", label) for label in cluster.claims]
    for article in cluster.articles:
        own = [(key, mark) for key, mark in marks if mark.article == article.id]
        own.sort(key=lambda each: (each[1].start, each[1].end))
        for (first, one), (second, other) in pairwise(own):
            if overlap(one, other):
                yield second, f"overlaps {first} ({one.quote!r} and {other.quote!r})"
        for number, trap in enumerate(cluster.not_facts):
            for key, mark in own:
                if trap.article == article.id and overlap(trap, mark) == 1:
                    yield f"not_facts.{number}", f"{trap.quote!r} is {key} too"


def unused_facts(cluster: Cluster) -> Iterator[tuple[str, str]]:
    """Every fact has a claim."""
    used = {label.fact for label in cluster.claims}
    for fact in cluster.facts:
        if fact.id not in used:
            yield f"facts.{fact.id}", "no claim belongs to it"


def units(cluster: Cluster) -> Iterator[tuple[str, str]]:
    """Percentages are in %, points in pp, multiples in x, money in a code of three letters."""
    for label in cluster.claims:
        wanted = UNITS.get(label.kind)
        is_code = len(label.unit) == 3 and label.unit.isalpha() and label.unit.isupper()
        if wanted and label.unit != wanted:
            yield f"claims.{label.id}.unit", f"{label.unit!r} of a {label.kind}: write {wanted!r}"
        if label.kind == "money" and not is_code:
            yield f"claims.{label.id}.unit", f"{label.unit!r} is no code of ISO 4217"


def words(cluster: Cluster) -> Iterator[tuple[str, str]]:
    """Nothing that must be said is left empty, as in a file that is not filled in yet."""
    for label in cluster.claims:
        for name in ("subject", "metric", "unit", "quote"):
            if not getattr(label, name).strip():
                yield f"claims.{label.id}.{name}", "is empty"
    for fact in cluster.facts:
        if not fact.label.strip():
            yield f"facts.{fact.id}.label", "is empty"


def statuses(cluster: Cluster) -> Iterator[tuple[str, str]]:
    """The status of a fact, and its bounds, are those that its claims come to."""
    published = {article.id: article.published or "" for article in cluster.articles}
    for fact in cluster.facts:
        own = [label for label in cluster.claims if label.fact == fact.id]
        if own and (reason := _wrong_status(fact, own, published)):
            yield f"facts.{fact.id}.status", reason


def _wrong_status(
    fact: GoldFact, own: Sequence[GoldClaim], published: Mapping[str, str]
) -> str | None:
    """Why the status cannot be, or null; bounds are compared where all claims are in one unit."""
    claims = [label for label in own if same_unit(label.unit, fact.unit)]
    if fact.status == "single":
        told = _statements(claims)
        return f"single, but {len(told)} claims state it" if len(told) > 1 else None
    if fact.status != "retracted" and len(own) == 1:
        return f"{fact.status}, but one claim alone states it"
    policy = POLICY.get(fact.status)
    return policy(fact, claims, published) if policy and claims == own else None


def _statements(claims: Sequence[GoldClaim]) -> list[GoldClaim]:
    """The claims without those that say the same again in the same sentence."""
    told: list[GoldClaim] = []
    for label in sorted(claims, key=lambda each: (each.article, each.start)):
        last = told[-1] if told else None
        is_again = (
            last is not None
            and last.article == label.article
            and label.start - last.end < RESTATED
            and _same(last, label)
        )
        if not is_again:
            told.append(label)
    return told


def _agreed(fact: GoldFact, claims: Sequence[GoldClaim], _: Mapping[str, str]) -> str | None:
    if any(not _near(fact, label) for label in claims):
        return "agreed, but its claims give several values"
    return None


def _compatible(fact: GoldFact, claims: Sequence[GoldClaim], _: Mapping[str, str]) -> str | None:
    for label in claims:
        if label.relation in UP and _less(fact.low, label.low):
            return f"compatible from {fact.low}, but claims.{label.id} begins at {label.low}"
        if label.relation in DOWN and _less(label.high, fact.high):
            return f"compatible up to {fact.high}, but claims.{label.id} ends at {label.high}"
    return None


def _updated(
    fact: GoldFact, claims: Sequence[GoldClaim], published: Mapping[str, str]
) -> str | None:
    latest = max(published[label.article] for label in claims)
    last = [label for label in claims if published[label.article] == latest]
    if not any(_same(fact, label) for label in last):
        return "updated, but its bounds are not those of a claim of the latest article"
    return None


def _conflicting(fact: GoldFact, claims: Sequence[GoldClaim], _: Mapping[str, str]) -> str | None:
    ends = [end for label in claims for end in (label.low, label.high) if end is not None]
    span = (min(ends), max(ends))
    if not (close(fact.low, span[0]) and close(fact.high, span[1])):
        return f"conflicting, but its bounds are not the span of its claims, {span[0]} to {span[1]}"
    return None


def _same(one: GoldFact | GoldClaim, other: GoldClaim) -> bool:
    return close(one.low, other.low) and close(one.high, other.high)


def _near(fact: GoldFact, label: GoldClaim) -> bool:
    """Whether the values are the same up to rounding."""
    for one, other in ((fact.low, label.low), (fact.high, label.high)):
        if one is None or other is None:
            if one is not other:
                return False
        elif abs(one - other) * ROUNDED > abs(one):
            return False
    return True


def _less(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one < other and not close(one, other)


POLICY: Mapping[str, Callable[[GoldFact, Sequence[GoldClaim], Mapping[str, str]], str | None]] = {
    "agreed": _agreed,
    "compatible": _compatible,
    "updated": _updated,
    "conflicting": _conflicting,
}


CHECKS = (overlaps, unused_facts, units, words, statuses)
