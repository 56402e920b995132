"""Facts, claims, articles and entities -> one facts document, or a part of it.

The order of what comes in does not matter: the document is sorted, and equal input in another
order gives an equal document.
"""

import datetime as dt
from collections.abc import Iterable, Set

from extractor.model import (
    ArticleRef,
    Claim,
    Entity,
    Fact,
    FactsDocument,
    Run,
)


def document(
    facts: Iterable[Fact],
    claims: Iterable[Claim],
    articles: Iterable[ArticleRef],
    entities: Iterable[Entity],
    run: Run,
) -> FactsDocument:
    """Everything known, in one document; facts of one wording are in the order of the news."""
    told = sorted(claims, key=lambda claim: (claim.article, claim.start, claim.id))
    first = {claim.id: (claim.published or "~", claim.article, claim.start) for claim in told}

    def place(fact: Fact) -> tuple[object, ...]:
        began = min((first[m.id] for m in fact.claims if m.id in first), default=("~", "", 0))
        return fact.subject or "", fact.metric or "", began, fact.id

    return FactsDocument(
        run=run,
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        facts=tuple(sorted(facts, key=place)),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        claims=tuple(told),
    )


def about(document: FactsDocument, entity: str) -> FactsDocument:
    """The part of the document that is about the entity, by its id or one that joined it.

    Raises `ValueError` when the document has no such entity.
    """
    known = [e for e in document.entities if entity in (e.id, *e.merged)]
    if not known:
        raise ValueError(f"no entity has the id {entity!r}")
    ids = {entity, *(e.id for e in known), *(old for e in known for old in e.merged)}
    own = {claim.id for claim in document.claims if claim.subject_entity in ids}
    return _part(document, own).model_copy(update={"entities": tuple(known)})


def since(document: FactsDocument, day: dt.date) -> FactsDocument:
    """The part of the document that changed: facts with a claim published on the day or later.

    All claims of such a fact are kept, the older ones too. An undated claim changes nothing.
    """
    new = {c.id for c in document.claims if c.published and _day(c.published) >= day}
    return _part(document, new)


def _day(moment: str) -> dt.date:
    return dt.datetime.fromisoformat(moment).date()


def _part(document: FactsDocument, claims: Set[str]) -> FactsDocument:
    """The facts with one of these claims, and all that tells of them."""
    facts = tuple(f for f in document.facts if claims & {member.id for member in f.claims})
    held = claims | {member.id for fact in facts for member in fact.claims}
    kept = tuple(claim for claim in document.claims if claim.id in held)
    told = {claim.article for claim in kept}
    articles = tuple(each for each in document.articles if each.id in told)
    return document.model_copy(update={"facts": facts, "claims": kept, "articles": articles})
