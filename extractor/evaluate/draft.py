"""An article -> a label file to fill in: empty, or with what the program reads as suggestions.

Suggestions are for those who extend a set in a hurry; gold that shall measure the program is
labelled without them, or its mistakes are taken for right.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from extractor.evaluate.gold import ENTITY_TYPES, GoldClaim
from extractor.model import (
    Annotation,
    Article,
    Claim,
    DateMention,
    EntityMention,
    Fact,
    Period,
    plain,
)

# The words of gold for what only the program tells apart.
MODALITIES = {"estimate": "actual", "planned": "target"}


def draft(
    name: str,
    articles: Sequence[Article],
    read: Sequence[Annotation] = (),
    facts: Sequence[Fact] = (),
) -> dict[str, Any]:
    """A gold file as JSON values: the articles, and what was read in them, if anything was.

    A suggested claim that is in none of the `facts` is a fact of its own; who labels puts together
    what belongs together.
    """
    claims = [claim for annotation in read for claim in annotation.claims]
    home = {member.id: fact for fact in facts for member in fact.claims}
    homes = [home.get(claim.id) or claim for claim in claims]
    ids = {key: f"f{n}" for n, key in enumerate(dict.fromkeys(h.id for h in homes), start=1)}
    rows = zip(claims, homes, strict=True)
    return {
        "cluster": name,
        "articles": [
            article.model_dump(include={"id", "title", "source", "published", "text"})
            for article in articles
        ],
        "claims": [_claim(f"c{n}", c, ids[h.id]) for n, (c, h) in enumerate(rows, start=1)],
        "facts": [_fact(ids[h.id], h) for h in {h.id: h for h in homes}.values()],
        "not_facts": [],
        "dates": [
            {**_place(annotation.id, date), "value": iso(_period(date))}
            for annotation in read
            for date in annotation.dates
            if date.type in ("DATE", "TIME") and (date.begin or date.end_date)
        ],
        "entities": _chains(read),
    }


def _place(article: str, found: DateMention | EntityMention) -> dict[str, Any]:
    place = {"article": article, "start": found.start, "end": found.end}
    return {**place, "quote": found.text}


def _period(date: DateMention) -> Period:
    return Period(begin=date.begin, end=date.end_date)


def _chains(read: Sequence[Annotation]) -> list[dict[str, Any]]:
    """The names by what they stand for, those of the types that gold has."""
    chains: dict[str, dict[str, Any]] = {}
    for annotation in read:
        for found in annotation.entities:
            if found.label in ENTITY_TYPES:
                new = {"id": found.entity, "type": found.label, "mentions": []}
                chain = chains.setdefault(found.entity, new)
                chain["mentions"].append(_place(annotation.id, found))
    return list(chains.values())


def iso(period: Period | None) -> str | None:
    """The period as gold writes it: one day, or first and last with `..` for an open end."""
    if period is None or not (period.begin or period.end):
        return None
    if period.begin == period.end:
        return str(period.begin)
    return f"{period.begin or '..'}/{period.end or '..'}"


def _claim(name: str, claim: Claim, fact: str) -> dict[str, Any]:
    fields = {name: getattr(claim, name) for name in GoldClaim.model_fields if hasattr(claim, name)}
    modality = MODALITIES.get(claim.modality, claim.modality)
    return {
        **fields,
        "id": name,
        "kind": claim.kind or "count",
        "low": _number(claim.low),
        "high": _number(claim.high),
        "unit": claim.unit or "",
        "subject": claim.subject or "",
        "metric": claim.metric or "",
        "period": iso(claim.period),
        "attribution": claim.attribution.speaker,
        "modality": "denied" if claim.polarity == "neg" else modality,
        "fact": fact,
    }


def _fact(name: str, home: Fact | Claim) -> dict[str, Any]:
    """A fact, or that of a claim that stands alone."""
    status, why = (home.status, home.explanation) if isinstance(home, Fact) else ("single", "")
    return {
        "id": name,
        "label": f"{home.subject or ''}: {home.metric or ''}",
        "status": status,
        "low": _number(home.low),
        "high": _number(home.high),
        "unit": home.unit or "",
        "why": why,
    }


def _number(bound: Decimal | None) -> int | float | None:
    if bound is None:
        return None
    text = plain(bound)
    return float(text) if "." in text else int(text)
