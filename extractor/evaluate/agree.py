"""Two labellings of the same articles -> how far the labellers agree, field by field.

The second labeller is scored as if a program: found claims by F1, fields as the share alike, and
fields of words by Cohen's kappa (1960), which takes off what two who guess would share by chance.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from extractor.evaluate import labels
from extractor.evaluate.gold import Cluster
from extractor.evaluate.measure import Confusion, Scores
from extractor.evaluate.scores import score
from extractor.evaluate.table import Rows
from extractor.lexicon import DataError
from extractor.model import Claim, Entity, EntityMention, Fact


def agreement(first: Sequence[Cluster], second: Sequence[Cluster]) -> Scores:
    """The second labelling scored by the first, over the clusters that both have.

    Facts count as `end_to_end`: put together as the second labeller did, from the claims that both
    have. Raises `DataError` where no cluster is in both, or its articles differ.
    """
    pairs = _pairs(first, second)
    made = {fact.id: fact for _, other in pairs for fact in labels.facts(other)}

    def told(claims: Iterable[Claim], *, entities: Iterable[Entity] = ()) -> tuple[Fact, ...]:
        """The second labeller's facts that hold one of the claims; gold's own claims have none."""
        known = {claim.id for claim in claims}
        return tuple(f for f in made.values() if any(m.id in known for m in f.claims))

    read = {key: each for _, other in pairs for key, each in labels.annotations(other).items()}
    scores = score([one for one, _ in pairs], read, told, _named)
    # A label inside a longer one of the other kind is no disagreement.
    levels = [m for m in scores.measures if m.level != "fact" and m.name != "traps"]
    words = [each for each in scores.confusions if each.level != "fact"]
    return scores.model_copy(update={"measures": tuple(levels), "confusions": tuple(words)})


def kappas(confusions: Iterable[Confusion]) -> Rows:
    """Cohen's kappa of every field of words; 1 where both use one word alone, and always agree."""
    fields: dict[tuple[str, str], list[Confusion]] = {}
    for each in confusions:
        fields.setdefault((each.level, each.field), []).append(each)
    lines = [
        (level, field, str(sum(each.n for each in seen)), f"{float(kappa(seen)):.4f}")
        for (level, field), seen in fields.items()
    ]
    return (("level", "field", "n", "kappa"), *lines)


def kappa(seen: Sequence[Confusion]) -> Fraction:
    """Agreement beyond chance: 1 is perfect, 0 what two who guess would reach."""
    total = sum(each.n for each in seen)
    same = Fraction(sum(each.n for each in seen if each.gold == each.output), total)
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for each in seen:
        first[each.gold] += each.n
        second[each.output] += each.n
    chance = Fraction(sum(n * second[word] for word, n in first.items()), total**2)
    return (same - chance) / (1 - chance) if chance != 1 else Fraction(1)


def _pairs(first: Sequence[Cluster], second: Sequence[Cluster]) -> list[tuple[Cluster, Cluster]]:
    others = {cluster.cluster: _with_own_ids(cluster) for cluster in second}
    pairs = [(one, others[one.cluster]) for one in first if one.cluster in others]
    if not pairs:
        raise DataError("the two labellings share no cluster: give both the same `cluster`")
    for one, other in pairs:
        texts = ({article.id: article.text for article in each.articles} for each in (one, other))
        if next(texts) != next(texts):
            raise DataError(f"{one.cluster}: the articles of the two labellings differ")
    return pairs


def _with_own_ids(cluster: Cluster) -> Cluster:
    """The cluster with the ids of its facts made unique over all clusters."""
    data = cluster.model_dump()
    for fact in data["facts"]:
        fact["id"] = f"{cluster.cluster}/{fact['id']}"
    for label in data["claims"]:
        label["fact"] = f"{cluster.cluster}/{label['fact']}"
    return Cluster.model_validate(data)


def _named(mentions: Iterable[tuple[str, EntityMention]]) -> tuple[Entity, ...]:
    """The labeller's own chains."""
    ids = sorted({mention.entity for _, mention in mentions})
    return tuple(Entity(id=each, name=each, type="", articles=0, mentions=0) for each in ids)
