"""A cluster as JSON values -> the text of its gold file, written as gold is written by hand."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from extractor.evaluate.gold import (
    Cluster,
    GoldClaim,
    GoldDate,
    GoldEntity,
    GoldFact,
    GoldMention,
    NotFact,
)
from extractor.model import Record

ARTICLE = ("id", "title", "source", "published", "text")
RECORDS: Mapping[str, type[Record]] = {
    "claims": GoldClaim,
    "facts": GoldFact,
    "not_facts": NotFact,
    "dates": GoldDate,
    "entities": GoldEntity,
    "mentions": GoldMention,
}


def text(gold: Mapping[str, Any]) -> str:
    """The file: fields in the order of the records, numbers as JSON has them, articles without
    what is not known of them."""
    made = {key: gold[key] for key in Cluster.model_fields if key in gold}
    made["articles"] = [_article(article) for article in gold["articles"]]
    made |= {key: [_row(key, row) for row in made[key]] for key in RECORDS.keys() & made.keys()}
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _article(article: Mapping[str, Any]) -> dict[str, Any]:
    names = (*ARTICLE, *(name for name in article if name not in ARTICLE))
    known = {name: article.get(name) for name in names}
    return {name: value for name, value in known.items() if value is not None}


def _row(key: str, row: Mapping[str, Any]) -> dict[str, Any]:
    made = {name: row[name] for name in RECORDS[key].model_fields if name in row}
    if "mentions" in made:
        made["mentions"] = [_row("mentions", name) for name in made["mentions"]]
    return made | {end: _number(made[end]) for end in ("low", "high") if end in made}


def _number(bound: Any) -> Any:
    """The bound as a number, unless JSON's numbers are too coarse for it or it is none at all."""
    try:
        exact = Decimal(bound)
    except (InvalidOperation, TypeError, ValueError):
        return bound
    if not exact.is_finite():
        return bound
    number = int(exact) if exact == exact.to_integral_value() else float(exact)
    return number if Decimal(repr(number)) == exact else bound
