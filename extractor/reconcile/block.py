"""Claims -> blocks: what is in two of them never meets, so each can be reconciled on its own."""

from collections.abc import Iterable, Mapping

from extractor.model import Claim
from extractor.reconcile.question import REALITY
from extractor.reconcile.units import dimension


def blocks(claims: Iterable[Claim], bonds: Mapping[str, str]) -> dict[str, str]:
    """Id of each claim -> key of its block: dimension and reality, such as "money actual".

    Only claims that share both are compared (`group.candidates`). Blocks with a claim and its
    restatement (`bonds`) are one. The key is the first of its blocks' keys.
    """
    keys = {claim.id: f"{dimension(claim)} {REALITY[claim.modality]}" for claim in claims}
    joined = {key: key for key in keys.values()}
    for child, parent in bonds.items():
        ends = {joined[keys[child]], joined[keys[parent]]}
        joined = {key: min(ends) if end in ends else end for key, end in joined.items()}
    return {name: joined[key] for name, key in keys.items()}
