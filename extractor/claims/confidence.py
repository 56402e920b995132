"""How sure a claim is of its question: the share of such claims that were right on gold.

The shares are data (`data/confidence.toml`), fitted by `python -m benchmarks.fit_confidence`.
"""

from decimal import Decimal

from extractor import lexicon


def confidence(rule: str, *, subject: str | None, entity: str | None) -> Decimal:
    """Between 0 and 1, by the rule that read the claim and by how its subject is known."""
    table = lexicon.load().confidence
    share = table.rules.get(rule.removeprefix("claim."), table.other)
    if subject is None:
        return share.nobody
    return share.phrase if entity is None else share.name
