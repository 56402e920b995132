"""Names: are they found, and is what one thing is called put together, in an article and over all?

Chains are compared over the names that were found, as facts are over the claims that were found.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from extractor.evaluate.fact import b_cubed
from extractor.evaluate.gold import Cluster, GoldMention
from extractor.evaluate.match import one_to_one
from extractor.evaluate.measure import Count, Place
from extractor.model import Annotation, Entity, EntityMention

LEVEL = "entity"
# What gold labels: works, laws and groups of people are names too, but no chains.
CHAINED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"})
COUNTRY = "country:"

Pair = tuple[tuple[GoldMention, str], EntityMention]
Resolve = Callable[[Iterable[tuple[str, EntityMention]]], Sequence[Entity]]


def counts(
    cluster: Cluster, annotations: Mapping[str, Annotation], resolve: Resolve
) -> Iterator[tuple[Place, Count]]:
    """Names found, found exactly, and B-cubed F1 of chains; nothing where gold has no chains.

    `resolve` joins the names of the cluster to entities, as for a store.
    """
    if not cluster.entities:
        return
    output = [
        (article.id, mention)
        for article in cluster.articles
        if article.id in annotations
        for mention in annotations[article.id].entities
    ]
    counted = [(a, m) for a, m in output if m.label in CHAINED or m.entity.startswith(COUNTRY)]
    pairs: list[Pair] = []
    for article in cluster.articles:
        own = _pairs(cluster, article.id, counted)
        pairs += own
        for count in _names(cluster, article.id, own, counted):
            yield Place(cluster.cluster, article.id), count
    for count in _chains(pairs, resolve(output)):
        yield Place(cluster.cluster), count


def _names(
    cluster: Cluster,
    article: str,
    pairs: Sequence[Pair],
    output: Sequence[tuple[str, EntityMention]],
) -> Iterator[Count]:
    types = {entity.id: entity.type for entity in cluster.entities}
    labels = [m for entity in cluster.entities for m in entity.mentions if m.article == article]
    exact = sum(_is_exact(label, mention, types[chain]) for (label, chain), mention in pairs)
    size = sum(name == article for name, _ in output)
    yield Count(LEVEL, "names_exact", exact, size, len(labels))
    yield Count(LEVEL, "names", len(pairs), size, len(labels))


def _chains(pairs: Sequence[Pair], entities: Sequence[Entity]) -> Iterator[Count]:
    final = {old: entity.id for entity in entities for old in (entity.id, *entity.merged)}
    within = Counter(
        (f"{at.article} {chain}", f"{at.article} {m.entity}") for (at, chain), m in pairs
    )
    over = Counter((chain, final[m.entity]) for (_, chain), m in pairs)
    for name, cells in (("article", within), ("cluster", over)):
        yield Count(LEVEL, name, b_cubed(cells) * len(pairs), 0, len(pairs), form="mean")


def _pairs(
    cluster: Cluster, article: str, output: Sequence[tuple[str, EntityMention]]
) -> list[Pair]:
    """Labels of the article, each with its chain, and what was found in their places."""
    chains = {
        mention: entity.id
        for entity in cluster.entities
        for mention in entity.mentions
        if mention.article == article
    }
    own = [mention for name, mention in output if name == article]
    return [((label, chains[label]), found) for label, found in one_to_one(list(chains), own)]


def _is_exact(label: GoldMention, mention: EntityMention, type: str) -> bool:
    """Whether place and type are right; "French" for France has the label of a nationality."""
    is_type = mention.label == type or mention.entity.startswith(COUNTRY) and type == "GPE"
    return is_type and (mention.start, mention.end) == (label.start, label.end)
