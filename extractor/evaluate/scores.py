"""Gold beside output -> the table of scores, at the levels of spans, names, claims and facts.

Facts are scored twice: from gold's own claims (`fact`), which shows reconciling alone, and from the
claims that were read (`end_to_end`).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from extractor.evaluate import claim, entity, fact, gold, span
from extractor.evaluate.gold import Cluster
from extractor.evaluate.match import Page, pages
from extractor.evaluate.measure import Scores
from extractor.model import Annotation, Claim, Entity, Fact


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
    beside = [(cluster, pages(cluster, annotations)) for cluster in clusters]
    every = [page for _, some in beside for page in some]
    return Scores(
        clusters=len(beside),
        articles=len(every),
        measures=(
            *span.measures(every),
            *entity.measures(clusters, annotations, resolve),
            *claim.measures(every),
            *fact.measures("fact", (_given(cluster, reconcile) for cluster in clusters)),
            *fact.measures("end_to_end", (_read(*pair, reconcile, resolve) for pair in beside)),
        ),
    )


def _given(cluster: Cluster, reconcile: Reconcile) -> fact.Tally:
    known = {gold.claim_id(label): label.id for label in cluster.claims}
    return fact.count(cluster, reconcile(gold.claims(cluster)), known)


def _read(
    cluster: Cluster, read: Sequence[Page], reconcile: Reconcile, resolve: entity.Resolve
) -> fact.Tally:
    known = {said.id: label.id for page in read for label, said in claim.match(page)}
    claims = [said for page in read for said in page.read.claims]
    named = resolve((page.read.id, name) for page in read for name in page.read.entities)
    return fact.count(cluster, reconcile(claims, entities=named), known)
