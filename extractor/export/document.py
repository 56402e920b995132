"""Facts, claims, articles and entities -> one facts document, or the part of it about one.

The order of what comes in does not matter: the document is sorted, and equal input in another
order gives an equal document.
"""

from collections.abc import Iterable

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
    """Everything known, in one document."""
    return FactsDocument(
        run=run,
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        facts=tuple(sorted(facts, key=lambda f: (f.subject or "", f.metric or "", f.id))),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        claims=tuple(sorted(claims, key=lambda claim: (claim.article, claim.start, claim.id))),
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
    facts = tuple(f for f in document.facts if own & {member.id for member in f.claims})
    held = own | {member.id for fact in facts for member in fact.claims}
    claims = tuple(claim for claim in document.claims if claim.id in held)
    told = {claim.article for claim in claims}
    return document.model_copy(
        update={
            "facts": facts,
            "claims": claims,
            "entities": tuple(known),
            "articles": tuple(each for each in document.articles if each.id in told),
        }
    )
