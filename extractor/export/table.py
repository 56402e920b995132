"""A facts document -> flat tables for spreadsheets and data frames, one of claims and one of facts.

A row of claims stands beside the fact that it belongs to; claims outside of every fact come last,
with the fact's columns empty. A row of facts counts its claims and says why it has its value.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractor.model import Claim, Fact, FactsDocument

Cell = str | int | Decimal | dt.date | None

_OF_FACT = (
    *("fact_id", "status", "subject", "metric", "scope", "period_begin", "period_end"),
    *("kind", "unit", "fact_low", "fact_high", "value", "sources"),
)
COLUMNS = (
    *_OF_FACT,
    *("claim_id", "role", "quote", "relation", "low", "high", "claim_unit"),
    *("article", "source", "published", "start", "end", "url"),
)
FACT_COLUMNS = (*_OF_FACT, "modality", "claims", "current", "explanation", "notes")


def claim_rows(document: FactsDocument) -> Iterator[Mapping[str, Cell]]:
    """A row per claim, with the columns of its fact; null are those of a claim without one."""
    urls = {article.id: article.url for article in document.articles}
    claims = {claim.id: claim for claim in document.claims}
    for fact in document.facts:
        for member in fact.claims:
            claim = claims[member.id]
            url = urls.get(claim.article)
            yield {**_of_fact(fact), **_of_claim(claim), "role": member.role, "url": url}
    held = {member.id for fact in document.facts for member in fact.claims}
    for claim in document.claims:
        if claim.id not in held:
            yield {**_of_claim(claim), "url": urls.get(claim.article)}


def fact_rows(document: FactsDocument) -> Iterator[Mapping[str, Cell]]:
    """A row per fact."""
    for fact in document.facts:
        yield {
            **_of_fact(fact),
            "modality": fact.modality,
            "claims": len(fact.claims),
            "current": fact.current,
            "explanation": fact.explanation,
            "notes": "; ".join(note.reason for note in fact.notes) or None,
        }


def _of_fact(fact: Fact) -> Mapping[str, Cell]:
    return {
        "fact_id": fact.id,
        "status": fact.status,
        "subject": fact.subject,
        "metric": fact.metric,
        "scope": fact.scope,
        "period_begin": fact.period.begin if fact.period else None,
        "period_end": fact.period.end if fact.period else None,
        "kind": fact.kind,
        "unit": fact.unit,
        "fact_low": fact.low,
        "fact_high": fact.high,
        "value": fact.value,
        "sources": fact.sources,
    }


def _of_claim(claim: Claim) -> Mapping[str, Cell]:
    return {
        "claim_id": claim.id,
        "quote": claim.quote,
        "relation": claim.relation,
        "low": claim.low,
        "high": claim.high,
        "claim_unit": claim.unit,
        "article": claim.article,
        "source": claim.source,
        "published": claim.published,
        "start": claim.start,
        "end": claim.end,
    }
