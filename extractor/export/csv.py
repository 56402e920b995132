"""A facts document -> its table of claims or of facts as CSV; names become a table of their own.

No cell is a formula to a spreadsheet.
"""

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from extractor.export.table import COLUMNS, FACT_COLUMNS, Cell, claim_rows, fact_rows
from extractor.model import Entity, FactsDocument, plain

# What spreadsheets take for the start of a formula (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r")

ENTITY_COLUMNS = ("id", "name", "type", "aliases", "articles", "mentions", "code", "merged")
BETWEEN_ALIASES = " | "


def write(document: FactsDocument) -> str:
    """The table of claims, its heading first."""
    return _table(COLUMNS, claim_rows(document))


def write_facts(document: FactsDocument) -> str:
    """The table of facts, its heading first."""
    return _table(FACT_COLUMNS, fact_rows(document))


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


def _table(columns: Collection[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    lines = io.StringIO()
    # RFC 4180's line ends, which also make the writer quote a lone carriage return in a cell.
    table = csv.DictWriter(lines, list(columns), restval="", lineterminator="\r\n")
    table.writeheader()
    for row in rows:
        table.writerow({column: _text(cell) for column, cell in row.items()})
    return lines.getvalue()


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
