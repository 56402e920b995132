"""Labels as output: what an extractor that makes no mistake would report of a cluster.

Used to feed `reconcile` with gold, and to score one labeller by another's labels.
"""

from collections.abc import Iterable
from decimal import Decimal

from extractor.evaluate.gold import Cluster, GoldClaim
from extractor.evaluate.period import days
from extractor.model import (
    Annotation,
    Article,
    Attribution,
    Claim,
    DateMention,
    EntityMention,
    Fact,
    Figure,
    Member,
    Span,
)

RULE = "gold"


def claims(cluster: Cluster) -> tuple[Claim, ...]:
    """The labels as claims, in their order."""
    articles = {article.id: article for article in cluster.articles}
    return tuple(_claim(label, articles[label.article]) for label in cluster.claims)


def claim_id(label: GoldClaim) -> str:
    """The id of the claim that stands for a label; unique over all clusters of one `load`."""
    return f"{label.article}#{label.id}"


def annotations(cluster: Cluster) -> dict[str, Annotation]:
    """What is labelled in each article, by its id."""
    made = claims(cluster)
    return {
        article.id: _annotation(cluster, article, [c for c in made if c.article == article.id])
        for article in cluster.articles
    }


def facts(cluster: Cluster) -> tuple[Fact, ...]:
    """The facts of the labels, each with its claims; wordings are those of its first claim."""
    made = dict(zip((label.id for label in cluster.claims), claims(cluster), strict=True))
    return tuple(
        Fact(
            id=fact.id,
            subject=fact.label,
            metric=None,
            scope=None,
            kind=None,
            period=None,
            modality="actual",
            value=None,
            current=None,
            sources=1,
            claims=tuple(
                Member(id=made[label.id].id, role="supports")
                for label in cluster.claims
                if label.fact == fact.id
            ),
            verdicts=(),
            explanation=fact.why,
            **fact.model_dump(include={"unit", "status", "low", "high"}),
        )
        for fact in cluster.facts
    )


def figure(claim: Claim) -> Figure:
    """The figure that a claim of a known kind is made of."""
    shared = {"start", "end", "kind", "relation", "low", "high", "unit", "change", "rule"}
    return Figure(text=claim.quote, **claim.model_dump(include=shared))


def _claim(label: GoldClaim, article: Article) -> Claim:
    return Claim(
        id=claim_id(label),
        source=article.source,
        published=article.published,
        sentence=Span(start=label.start, end=label.end),
        as_of=article.published,
        period=days(label.period) if label.period else None,
        modality="actual" if label.modality == "denied" else label.modality,
        polarity="neg" if label.modality == "denied" else "pos",
        attribution=Attribution(speaker=label.attribution),
        rule=RULE,
        confidence=Decimal(1),
        **label.model_dump(exclude={"id", "period", "attribution", "modality", "fact"}),
    )


def _annotation(cluster: Cluster, article: Article, made: Iterable[Claim]) -> Annotation:
    own = tuple(made)
    return Annotation(
        id=article.id,
        published=None,
        entities=tuple(_names(cluster, article.id)),
        figures=tuple(map(figure, own)),
        dates=tuple(_dates(cluster, article.id)),
        claims=own,
    )


def _dates(cluster: Cluster, article: str) -> Iterable[DateMention]:
    for date in cluster.dates:
        if date.article == article:
            period = days(date.value)
            yield DateMention(
                start=date.start,
                end=date.end,
                text=date.quote,
                type="DATE",
                value=date.value,
                begin=period.begin,
                end_date=period.end,
                rule=RULE,
            )


def _names(cluster: Cluster, article: str) -> Iterable[EntityMention]:
    for chain in cluster.entities:
        for name in chain.mentions:
            if name.article == article:
                yield EntityMention(
                    start=name.start,
                    end=name.end,
                    text=name.quote,
                    label=chain.type,
                    entity=f"gold:{chain.id}",
                )
