"""A facts document -> flat tables for spreadsheets and data frames, one of claims and one of facts.

A row of claims stands beside the fact that it belongs to; claims outside of every fact come last,
with the fact's columns empty. A row of facts counts its claims and says why it has its value.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractor.model import Claim, Fact, FactsDocument

Cell = str | int | Decimal | dt.date | None

# Each column and what it holds.
_OF_FACT: Mapping[str, str] = {
    "fact_id": "id of the fact; empty for a claim outside of every fact",
    "status": "`single`, `agreed`, `compatible`, `updated`, `conflicting` or `retracted`",
    "subject": "whose figure it is",
    "metric": "what is measured",
    "scope": "the part of it that is meant, if not the whole",
    "period_begin": "first day that the figure holds for; empty where open or unknown",
    "period_end": "last day that the figure holds for; empty where open or unknown",
    "kind": "kind of figure: `money`, `percent`, `count` and so on",
    "unit": "ISO 4217 code, `%`, `pp`, `x`, or the noun that is counted or measured",
    "fact_low": "lower end of what the claims come to; empty where open",
    "fact_high": "upper end of what the claims come to; empty where open",
    "value": "best single value; empty where it is disputed or unknown",
    "sources": "number of independent sources",
}
COLUMNS: Mapping[str, str] = {
    **_OF_FACT,
    "claim_id": "id of the claim",
    "role": "its part in the fact: `supports`, `bounds`, `restates`, `superseded`, `disputes` or "
    "`retracted`",
    "quote": "the words of the figure, with qualifier and unit",
    "relation": "how the words bound the value: `=`, `~` (about), `<~` (nearly), "
    "`>~` (just over), `>`, `>=`, `<`, `<=`, `range` or `vague`",
    "low": "lower end of what the claim states; empty where open",
    "high": "upper end of what the claim states; empty where open",
    "claim_unit": "unit of the claim, where it restates a value in another one",
    "article": "id of the article",
    "source": "who published the article",
    "published": "day or moment of publication, ISO 8601",
    "start": "first character of the quote in the article's text, from 0",
    "end": "the character after the quote",
    "url": "address of the article",
}
FACT_COLUMNS: Mapping[str, str] = {
    **_OF_FACT,
    "modality": "`actual`, `estimate`, `forecast`, `target` and so on",
    "claims": "number of claims",
    "current": "id of the claim that the value rests on",
    "explanation": "why the fact has its status and value, in words",
    "notes": "copies among its sources, and what does not add up with other facts",
}


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
