"""Claims -> facts: which claims answer the same question, and what they come to together.

Pure and independent of order: the same claims give the same facts, byte for byte, and every claim
is in exactly one fact.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from extractor.model import Claim, Fact, Verdict
from extractor.reconcile.choose import choose
from extractor.reconcile.entity import entities
from extractor.reconcile.group import group, restatements

__all__ = ["entities", "reconcile"]


def reconcile(
    claims: Iterable[Claim], *, rates: Mapping[str, Decimal] | None = None
) -> tuple[Fact, ...]:
    """The facts that the claims come to, in the order of their first claims.

    `rates` are what one unit of a currency is in another: `{"AUD/USD": Decimal("0.68")}`. Without
    them amounts in two currencies meet only where a text states both. Of claims with the same id
    one is kept.
    """
    known = {claim.id: claim for claim in sorted(claims, key=Claim.model_dump_json, reverse=True)}
    rates = rates or {}
    bonds = restatements(list(known.values()))
    groups = group(list(known.values()), bonds, rates)
    near: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in groups.near:
        near[verdict.a].append(verdict)
        near[verdict.b].append(verdict)
    return tuple(
        choose(
            members,
            [verdict for claim in members for verdict in near[claim.id]],
            rates=rates,
            bonds=bonds,
        )
        for members in groups.facts
    )
