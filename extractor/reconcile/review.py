"""What reviewers decided -> other groups and other facts: no rule overrides it.

Each decision that shaped a fact is told in its explanation, with the reviewer and the day, and so
is the status that the claims had before, where it was another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from extractor.decision import Decision
from extractor.model import Claim, Fact, Member, Status, Verdict
from extractor.reconcile.choose import choose
from extractor.reconcile.interval import nominal
from extractor.reconcile.question import place_of
from extractor.reconcile.rates import RateBook
from extractor.reconcile.say import say

KEPT_APART = "review.not_the_same"


def overrule(
    facts: Sequence[Fact],
    claims: Mapping[str, Claim],
    decisions: Sequence[Decision],
    bonds: Mapping[str, str],
) -> tuple[Fact, ...]:
    """The facts as reviewers want them; those that no decision touches stay what they were.

    `bonds` maps each restatement to what it restates.
    """
    if not decisions:
        return tuple(facts)
    groups = [tuple(claims[member.id] for member in fact.claims) for fact in facts]
    known = {frozenset(c.id for c in group): f for group, f in zip(groups, facts, strict=True)}
    before = {m.id: fact.status for fact in facts for m in fact.claims}
    near = dict.fromkeys(v for f in facts for v in f.verdicts if v.verdict == "different")
    found = []
    for part in regroup(groups, decisions):
        ids = frozenset(claim.id for claim in part)
        fact = known.get(ids) or _chosen(part, ids, near, bonds)
        found.append(_told_before(settle(fact, claims, decisions), before))
    return tuple(found)


def _chosen(
    part: Sequence[Claim], ids: Set[str], near: Iterable[Verdict], bonds: Mapping[str, str]
) -> Fact:
    apart = [v for v in near if (v.a in ids) != (v.b in ids)]
    own = {child: first for child, first in bonds.items() if {child, first} <= ids}
    return choose(part, apart, rates=RateBook({}), bonds=own)


def regroup(
    groups: Sequence[Sequence[Claim]], decisions: Sequence[Decision]
) -> tuple[tuple[Claim, ...], ...]:
    """The groups as reviewers want them.

    Claims said to be the same fact join, with all that their groups hold; those said not to be are
    parted, and claims of their group stay with the first of them. What is rejected stands alone.
    """
    claims = {claim.id: claim for group in groups for claim in group}
    parts = _Parts(claims, decisions)
    for decision in decisions:
        if decision.decision == "same fact" and decision.b is not None:
            parts.join(decision.a, decision.b)
    for group in groups:
        for number, claim in enumerate(group):
            any(parts.join(other.id, claim.id) for other in group[:number])
    return tuple(sorted(parts.all(), key=lambda part: place_of(part[0])))


class _Parts:
    """Claims in parts that join unless a reviewer parted two of them."""

    def __init__(self, claims: Mapping[str, Claim], decisions: Sequence[Decision]) -> None:
        self._claims = claims
        self._part = {claim_id: {claim_id} for claim_id in claims}
        self._apart = [(d.a, d.b) for d in decisions if d.decision == "not the same"]
        self._rejected = {d.a for d in decisions if d.decision == "rejected"}

    def join(self, a: str, b: str) -> bool:
        """Whether the claims are in one part now."""
        one, other = self._part[a], self._part[b]
        if one is other:
            return True
        if {a, b} & self._rejected or any(
            (x in one and y in other) or (x in other and y in one) for x, y in self._apart
        ):
            return False
        one |= other
        for claim_id in other:
            self._part[claim_id] = one
        return True

    def all(self) -> Iterator[tuple[Claim, ...]]:
        """The parts, each with its claims in the order of time."""
        for claim_id, part in self._part.items():
            members = sorted((self._claims[member] for member in part), key=place_of)
            if members[0].id == claim_id:
                yield tuple(members)


def settle(fact: Fact, claims: Mapping[str, Claim], decisions: Sequence[Decision]) -> Fact:
    """The fact with what reviewers decided of its value, and with their decisions told."""
    members = {member.id for member in fact.claims}
    told: list[str] = []
    for decision in decisions:
        if decision.a in members or decision.b in members:
            fact = _settled(fact, decision, claims)
            told.append(_sentence(decision, claims))
    if not told:
        return fact
    return fact.model_copy(update={"explanation": " ".join([fact.explanation, *told])})


def _told_before(fact: Fact, before: Mapping[str, Status]) -> Fact:
    """The fact with the statuses that its claims had in the facts of the rules, if not its own."""
    statuses = tuple(dict.fromkeys(before[member.id] for member in fact.claims))
    if statuses == (fact.status,):
        return fact
    told = f"{fact.explanation} Before review: {' and '.join(statuses)}."
    return fact.model_copy(update={"explanation": told, "before_review": statuses})


def _settled(fact: Fact, decision: Decision, claims: Mapping[str, Claim]) -> Fact:
    claim = claims[decision.a]
    if decision.decision == "rejected":
        member = Member(id=claim.id, role="retracted")
        nothing = {"status": "retracted", "value": None, "current": None, "claims": (member,)}
        return fact.model_copy(update=nothing)
    if decision.decision == "value confirmed":
        value = nominal(claim)
        limits = {"low": value.low, "high": value.high, "value": value.point, "unit": claim.unit}
        return fact.model_copy(update={**limits, "current": claim.id})
    if decision.decision == "not the same" and decision.b is not None:
        apart = _apart(decision, decision.b)
        others = [v for v in fact.verdicts if {v.a, v.b} != {apart.a, apart.b}]
        return fact.model_copy(update={"verdicts": (*others, apart)})
    return fact


def _apart(decision: Decision, other: str) -> Verdict:
    reason = f"kept apart in review{decision.origin}"
    return Verdict(a=decision.a, b=other, verdict="different", rule=KEPT_APART, reason=reason)


def _sentence(decision: Decision, claims: Mapping[str, Claim]) -> str:
    """One decision in words: `In review by Ana: nearly 50 lamps (Wire): rejected.`"""
    named = (claims[claim_id] for claim_id in (decision.a, decision.b) if claim_id)
    about = " and ".join(f"{say(claim)} ({claim.source or claim.article})" for claim in named)
    return f"In review{decision.origin}: {about}: {decision.decision}."
