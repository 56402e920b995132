"""A facts document -> a table with one row per claim, beside the fact that it belongs to.

Claims outside of every fact come last, with the fact's columns empty. Names become a table of their
own. No cell is a formula to a spreadsheet.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extractor.model import Claim, Entity, Fact, FactsDocument, plain

# What spreadsheets take for the start of a formula (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    *("fact_id", "status", "subject", "metric", "scope", "period_begin", "period_end"),
    *("kind", "unit", "fact_low", "fact_high", "value", "sources"),
    *("claim_id", "role", "quote", "relation", "low", "high", "claim_unit"),
    *("article", "source", "published", "start", "end", "url"),
)
ENTITY_COLUMNS = ("id", "name", "type", "aliases", "articles", "mentions", "code", "merged")
BETWEEN_ALIASES = " | "

Cell = str | int | Decimal | dt.date | None


def write(document: FactsDocument) -> str:
    """The table of claims, its heading first."""
    return _table(COLUMNS, _rows(document))


def write_entities(entities: Iterable[Entity]) -> str:
    """The table of names, its heading first; aliases share a cell, and so do merged ids."""
    rows = (
        entity.model_dump()
        | {
            "aliases": BETWEEN_ALIASES.join(entity.aliases),
            "merged": BETWEEN_ALIASES.join(f"{old}: {why}" for old, why in entity.merged.items()),
        }
        for entity in entities
    )
    return _table(ENTITY_COLUMNS, rows)


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    lines = io.StringIO()
    # RFC 4180's line ends, which also make the writer quote a lone carriage return in a cell.
    table = csv.DictWriter(lines, columns, restval="", lineterminator="\r\n")
    table.writeheader()
    for row in rows:
        table.writerow({column: _text(cell) for column, cell in row.items()})
    return lines.getvalue()


def _rows(document: FactsDocument) -> Iterator[Mapping[str, Cell]]:
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


def _text(cell: Cell) -> str:
    """The cell as written: numbers plainly, dates in ISO 8601, nothing for null."""
    if cell is None:
        return ""
    return plain(cell) if isinstance(cell, Decimal) else _safe(str(cell))


def _safe(text: str) -> str:
    """What would be a formula, with an apostrophe before it; lone signs and numbers are none."""
    if len(text) == 1 or not text.startswith(FORMULA) or _is_number(text):
        return text
    return "'" + text


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdecimal()
