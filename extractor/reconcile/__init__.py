"""Claims -> facts: which claims answer the same question, and what they come to together.

Pure and independent of order: the same claims give the same facts, byte for byte, and every claim
is in exactly one fact.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extractor.decision import Decision
from extractor.model import Claim, Entity, Fact, Verdict
from extractor.reconcile import retold
from extractor.reconcile.block import blocks
from extractor.reconcile.check import checked
from extractor.reconcile.choose import choose
from extractor.reconcile.entity import entities
from extractor.reconcile.group import group, restatements
from extractor.reconcile.question import place_of
from extractor.reconcile.rates import book
from extractor.reconcile.review import overrule
from extractor.reconcile.sources import counted

__all__ = ["blocked", "entities", "facts_of", "noted", "ordered", "overruled", "reconcile"]


def reconcile(
    claims: Iterable[Claim],
    *,
    rates: Mapping[str, Decimal] | None = None,
    entities: Iterable[Entity] = (),
) -> tuple[Fact, ...]:
    """The facts that the claims come to, in the order of their first claims.

    `rates` are what one unit of a currency is in another: `{"AUD/USD": Decimal("0.68")}`. Without
    them amounts in two currencies meet only where an article of those days restates one in the
    other. What the `entities` joined is
    one subject. Of claims with the same id one is kept.
    """
    joined = {old: entity for entity in entities for old in entity.merged}
    known = {
        claim.id: _about(claim, joined)
        for claim in sorted(claims, key=Claim.model_dump_json, reverse=True)
    }
    facts = facts_of(known.values(), restatements(list(known.values())), rates or {})
    return noted(facts, known.values())


def blocked(
    claims: Iterable[Claim], *, entities: Iterable[Entity]
) -> Iterator[tuple[str, Claim, str | None]]:
    """Each claim with the key of its block and the id of the claim that it restates.

    `facts_of` the claims of one block, of all blocks in the order of their first claims, and then
    `noted`, are what `reconcile` gives for all of them. The subject of a claim is what the entities
    joined.
    """
    joined = {old: entity for entity in entities for old in entity.merged}
    known = [_about(claim, joined) for claim in claims]
    bonds = restatements(known)
    keys = blocks(known, bonds)
    return ((keys[claim.id], claim, bonds.get(claim.id)) for claim in known)


def noted(facts: Sequence[Fact], claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """The facts with what only all of them together tell: independent sources, and what of them
    does not add up. Notes that they had are made anew.
    """
    known = list(claims)
    return checked(counted(facts, known), known)


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in the order in which facts take theirs from."""
    return sorted(claims, key=place_of)


def facts_of(
    claims: Iterable[Claim], bonds: dict[str, str], rates: Mapping[str, Decimal]
) -> tuple[Fact, ...]:
    """The facts of claims whose `bonds`, restatement -> what it restates, are known already."""
    dated = retold.dated(list(claims))
    known = book(dated, bonds, rates)
    groups = group(dated, bonds, known)
    near: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in groups.near:
        near[verdict.a].append(verdict)
        near[verdict.b].append(verdict)
    return tuple(
        choose(
            members,
            [verdict for claim in members for verdict in near[claim.id]],
            rates=known,
            bonds=bonds,
        )
        for members in groups.facts
    )


def overruled(
    facts: Sequence[Fact],
    claims: Iterable[Claim],
    decisions: Iterable[Decision],
    *,
    entities: Iterable[Entity] = (),
) -> tuple[Fact, ...]:
    """The facts, whoever reconciled them, with what reviewers decided of their claims.

    Decisions on claims that are not there change nothing.
    """
    joined = {old: entity for entity in entities for old in entity.merged}
    known = {claim.id: _about(claim, joined) for claim in claims}
    decided = [d for d in decisions if d.a in known and (d.b is None or d.b in known)]
    settled = overrule(facts, known, decided, restatements(list(known.values())))
    return noted(settled, known.values())


def _about(claim: Claim, joined: Mapping[str, Entity]) -> Claim:
    """The claim with its subject under the id and the name that it goes by in all articles."""
    entity = joined.get(claim.subject_entity or "")
    if entity is None:
        return claim
    subject = _renamed((claim.subject or "").split(), entity)
    return claim.model_copy(update={"subject_entity": entity.id, "subject": subject})


def _renamed(words: list[str], entity: Entity) -> str:
    """The phrase with the entity's full name in place of another; as it was where it has none."""
    full = entity.name.split()
    if any(words[start : start + len(full)] == full for start in range(len(words))):
        return " ".join(words)
    for alias in sorted(map(str.split, entity.aliases), key=len, reverse=True):
        for start in range(len(words) - len(alias) + 1):
            if words[start : start + len(alias)] == alias:
                return " ".join((*words[:start], *full, *words[start + len(alias) :]))
    return " ".join(words)
