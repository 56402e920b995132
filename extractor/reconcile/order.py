"""The order in which people look: facts by how much they need a decision, claims by time."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from extractor.model import Claim, Fact, Member, Status

# What an editor looks at first comes first.
STATUSES: tuple[Status, ...] = (
    *("conflicting", "retracted", "updated", "compatible", "agreed", "single"),
)
# A fact whose claims are all less sure than this of what they measure stands below the others.
SURE = Decimal("0.5")


def by_need(facts: Iterable[Fact], claims: Iterable[Claim]) -> list[Fact]:
    """The facts, those that are sure and have most to decide first."""
    sure = {claim.id for claim in claims if claim.confidence >= SURE}

    def rank(fact: Fact) -> tuple[bool, int, int]:
        is_sure = any(member.id in sure for member in fact.claims)
        return not is_sure, STATUSES.index(fact.status), -len(fact.claims)

    return sorted(facts, key=rank)


def by_time(fact: Fact, claims: Mapping[str, Claim]) -> list[Member]:
    """The fact's claims in the order of their news, undated ones first."""

    def moment(member: Member) -> tuple[str, str, str]:
        claim = claims[member.id]
        return claim.published or "", claim.article, claim.id

    return sorted(fact.claims, key=moment)
