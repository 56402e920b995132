"""A small invented facts document, and what it is put together from."""

from typing import Any

from extractor.export import document
from extractor.model import (
    ArticleRef,
    Claim,
    Entity,
    EntityMention,
    Fact,
    FactPeriod,
    FactsDocument,
    Member,
    Run,
    Span,
)

TEXT = "Café Lumen sold 40 lamps in 2030."
RUN = Run(version="0.1.0", model="blank", settings={"workers": 1})


def article(name: str, **fields: Any) -> ArticleRef:
    return ArticleRef(**{"id": name, "source": "Wire", "sha256": "0" * 64} | fields)


def claim(name: str, place: str, **fields: Any) -> Claim:
    usual: dict[str, Any] = {
        "id": name,
        "article": place,
        "source": "Wire",
        "sentence": Span(start=0, end=len(TEXT)),
        "quote": "40 lamps",
        "start": 16,
        "end": 24,
        "kind": "count",
        "relation": "=",
        "low": "40",
        "high": "40",
        "unit": "lamp",
        "subject": "Café Lumen",
        "metric": "lamps sold",
        "rule": "sample",
        "confidence": "0.9",
    }
    return Claim.model_validate(usual | fields)


def fact(name: str, *claims: str, **fields: Any) -> Fact:
    usual: dict[str, Any] = {
        "id": name,
        "subject": "Café Lumen",
        "metric": "lamps sold",
        "scope": None,
        "unit": "lamp",
        "kind": "count",
        "period": FactPeriod.model_validate({"begin": "2030-01-01", "end": "2030-12-31"}),
        "modality": "actual",
        "status": "agreed",
        "low": "40",
        "high": "40",
        "value": "40",
        "current": None,
        "sources": len(claims),
        "claims": [Member(id=each, role="supports") for each in claims],
        "verdicts": [],
        "explanation": "all give 40",
    }
    return Fact.model_validate(usual | fields)


def mention(text: str, entity: str, label: str = "ORG") -> EntityMention:
    return EntityMention(start=0, end=len(text), text=text, label=label, entity=entity)


def sample() -> FactsDocument:
    """Two articles that agree on one fact, and a claim of the second that belongs to none."""
    return document(
        [fact("f-1", "c-2", "c-1")],
        [claim("c-2", "a2"), claim("c-3", "a2", start=30), claim("c-1", "a1")],
        [article("a2"), article("a1", url="https://example.org/1", title="Lamps")],
        [
            Entity(id="place:oslo", name="Oslo", type="GPE", articles=1, mentions=2),
            Entity(id="org:lumen", name="Café Lumen", type="ORG", articles=1, mentions=1),
        ],
        RUN,
    )
