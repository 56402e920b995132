"""Names: are they found, and is what one thing is called put together, in an article and over all?

Chains are compared over the names that were found, as facts are over the claims that were found.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from extractor.evaluate.fact import b_cubed
from extractor.evaluate.gold import Cluster, GoldMention
from extractor.evaluate.match import one_to_one
from extractor.evaluate.measure import Measure, found, score
from extractor.model import Annotation, Entity, EntityMention

LEVEL = "entity"
# What gold labels: works, laws and groups of people are names too, but no chains.
CHAINED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"})
COUNTRY = "country:"

Resolve = Callable[[Iterable[tuple[str, EntityMention]]], Sequence[Entity]]


class Tally(NamedTuple):
    """What is counted in one cluster; tallies of several clusters add up column by column."""

    paired: int
    exact: int
    output: int
    gold: int
    article: Fraction  # B-cubed F1 within articles, times the number of names found
    cluster: Fraction  # the same over the cluster


NOTHING = Tally._make([0] * len(Tally._fields))


def measures(
    clusters: Iterable[Cluster], annotations: Mapping[str, Annotation], resolve: Resolve
) -> tuple[Measure, ...]:
    """Names found, found exactly, and B-cubed F1 of chains; clusters without chains are left out.

    `resolve` joins the names of a cluster to entities, as for a store.
    """
    tallies = [_count(cluster, annotations, resolve) for cluster in clusters if cluster.entities]
    total = Tally._make(sum(column) for column in zip(NOTHING, *tallies, strict=True))
    sizes = {"output": total.output, "gold": total.gold}
    return (
        found(LEVEL, "names_exact", hits=total.exact, **sizes),
        found(LEVEL, "names", hits=total.paired, **sizes),
        Measure(level=LEVEL, name="article", f1=score(total.article, total.paired), n=total.paired),
        Measure(level=LEVEL, name="cluster", f1=score(total.cluster, total.paired), n=total.paired),
    )


def _count(cluster: Cluster, annotations: Mapping[str, Annotation], resolve: Resolve) -> Tally:
    output = [
        (article.id, mention)
        for article in cluster.articles
        if article.id in annotations
        for mention in annotations[article.id].entities
    ]
    final = {old: entity.id for entity in resolve(output) for old in (entity.id, *entity.merged)}
    counted = [(a, m) for a, m in output if m.label in CHAINED or m.entity.startswith(COUNTRY)]
    pairs = [
        (label, chain, mention)
        for article in cluster.articles
        for (label, chain), mention in _pairs(cluster, article.id, counted)
    ]
    within = Counter(
        (f"{at.article} {chain}", f"{at.article} {m.entity}") for at, chain, m in pairs
    )
    over = Counter((chain, final[m.entity]) for _, chain, m in pairs)
    types = {entity.id: entity.type for entity in cluster.entities}
    return Tally(
        paired=len(pairs),
        exact=sum(_is_exact(label, mention, types[chain]) for label, chain, mention in pairs),
        output=len(counted),
        gold=sum(len(entity.mentions) for entity in cluster.entities),
        article=b_cubed(within) * len(pairs),
        cluster=b_cubed(over) * len(pairs),
    )


def _pairs(
    cluster: Cluster, article: str, output: Sequence[tuple[str, EntityMention]]
) -> list[tuple[tuple[GoldMention, str], EntityMention]]:
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
