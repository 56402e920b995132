"""Gold beside output -> the table of scores, at the levels of spans, names, claims and facts.

Facts are scored twice: from gold's own claims (`fact`), which shows reconciling alone, and from the
claims that were read (`end_to_end`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from extractor.evaluate import claim, entity, fact, labels, span
from extractor.evaluate.gold import Cluster
from extractor.evaluate.match import Page, pages
from extractor.evaluate.measure import Confusion, Count, Place, Scores, total
from extractor.model import Annotation, Claim, Entity, Fact

LEVELS = (span.LEVEL, entity.LEVEL, claim.LEVEL, "fact", "end_to_end")


class Compared(NamedTuple):
    """What was counted in one cluster; `confused` are level, field, word of gold, and of output."""

    counts: list[tuple[Place, Count]]
    confused: list[tuple[str, str, str, str]]


class Reconcile(Protocol):
    """Claims, and what is named in their articles -> facts."""

    def __call__(
        self, claims: Iterable[Claim], *, entities: Iterable[Entity] = ()
    ) -> Sequence[Fact]: ...


def score(
    clusters: Sequence[Cluster],
    annotations: Mapping[str, Annotation],
    reconcile: Reconcile,
    resolve: entity.Resolve,
) -> Scores:
    """Compare the annotations (by article id) and what is made of claims and names with gold.

    `reconcile` makes facts of claims, `resolve` entities of names.
    An article without annotation counts as one in which nothing was found.
    """
    compared = [_compare(cluster, annotations, reconcile, resolve) for cluster in clusters]
    measures = sorted(
        total(count for each in compared for count in each.counts),
        key=lambda measure: LEVELS.index(measure.level),
    )
    return Scores(
        clusters=len(clusters),
        articles=sum(len(cluster.articles) for cluster in clusters),
        measures=tuple(measure for measure in measures if measure.kind is None),
        kinds=tuple(measure for measure in measures if measure.kind and measure.n),
        confusions=_confusions(compared),
    )


def known(read: Sequence[Page]) -> dict[str, str]:
    """Id of each claim that was read and paired with a label -> id of the label."""
    return {said.id: label.id for page in read for label, said in claim.match(page)}


def read_facts(
    read: Sequence[Page], reconcile: Reconcile, resolve: entity.Resolve
) -> Sequence[Fact]:
    """What the claims and names that were read in one cluster come to."""
    claims = [said for page in read for said in page.read.claims]
    named = resolve((page.read.id, name) for page in read for name in page.read.entities)
    return reconcile(claims, entities=named)


def _compare(
    cluster: Cluster,
    annotations: Mapping[str, Annotation],
    reconcile: Reconcile,
    resolve: entity.Resolve,
) -> Compared:
    read = pages(cluster, annotations)
    counts: list[tuple[Place, Count]] = []
    seen: list[tuple[str, str, str, str]] = []
    for page in read:
        place = Place(cluster.cluster, page.read.id)
        counts += [(place, count) for count in (*span.counts(page), *claim.counts(page))]
        seen += [(claim.LEVEL, *words) for words in claim.confused(page)]
    counts += entity.counts(cluster, annotations, resolve)
    given = {labels.claim_id(label): label.id for label in cluster.claims}
    for level, facts, paired in (
        ("fact", reconcile(labels.claims(cluster)), given),
        ("end_to_end", read_facts(read, reconcile, resolve), known(read)),
    ):
        place = Place(cluster.cluster)
        counts += [(place, count) for count in fact.counts(level, cluster, facts, paired)]
        for each in fact.outcomes(cluster, facts, paired):
            status = each.found.status if each.found else "none"
            seen.append((level, "status", each.gold.status, status))
    return Compared(counts, seen)


def _confusions(compared: Iterable[Compared]) -> tuple[Confusion, ...]:
    found = Counter(words for each in compared for words in each.confused)
    return tuple(
        Confusion(level=level, field=field, gold=gold, output=output, n=n)
        for (level, field, gold, output), n in sorted(found.items())
    )
