"""Facts, claims, articles and names -> one facts document.

The order of what comes in does not matter: the document is sorted, and equal input in another
order gives an equal document.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from extractor.model import (
    ArticleRef,
    Claim,
    Entity,
    EntityMention,
    Fact,
    FactsDocument,
    Run,
)

Mention = tuple[str, EntityMention]


def document(
    facts: Iterable[Fact],
    claims: Iterable[Claim],
    articles: Iterable[ArticleRef],
    mentions: Iterable[Mention],
    run: Run,
) -> FactsDocument:
    """Everything known, in one document; `mentions` pairs an article's id with a name in it."""
    return FactsDocument(
        run=run,
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        facts=tuple(sorted(facts, key=lambda f: (f.subject or "", f.metric or "", f.id))),
        entities=entities(mentions),
        claims=tuple(sorted(claims, key=lambda claim: (claim.article, claim.start, claim.id))),
    )


def entities(mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """What is named in the articles, by id: its names and how often it occurs.

    The best name is the most frequent one, of equals the longest; the others are aliases, the most
    frequent first. The type is the most frequent label.
    """
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for article, mention in mentions:
        names[mention.entity][" ".join(mention.text.split())] += 1
        labels[mention.entity][mention.label] += 1
        articles[mention.entity].add(article)
    return tuple(
        _entity(entity, names[entity], labels[entity], len(articles[entity]))
        for entity in sorted(names)
    )


def _entity(entity: str, names: Counter[str], labels: Counter[str], articles: int) -> Entity:
    name, *aliases = _by_frequency(names)
    return Entity(
        id=entity,
        name=name,
        type=_by_frequency(labels)[0],
        aliases=tuple(aliases),
        articles=articles,
        mentions=names.total(),
    )


def _by_frequency(names: Counter[str]) -> list[str]:
    return sorted(names, key=lambda name: (-names[name], -len(name), name))
