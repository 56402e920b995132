"""Claims for tests: one builder with defaults for everything that a test does not care about."""

from decimal import Decimal
from typing import Any

from extractor.model import Attribution, Claim, Period, Span


def claim(name: str, value: str | None = "100", **fields: Any) -> Claim:
    """A claim of article `name`: 100 people killed in a ferry fire, unless `fields` say otherwise.

    `value` is low and high; for bounds the relation decides which. `days` is `(begin, end)`,
    `speaker` whom the text credits.
    """
    relation = fields.pop("relation", "=")
    days, speaker = fields.pop("days", None), fields.pop("speaker", None)
    number = None if value is None else Decimal(value)
    article = fields.pop("article", f"article-{name}")
    given = {
        "id": f"c-{name}",
        "article": article,
        "source": f"Paper {article}",
        "published": "2021-03-04",
        "sentence": Span(start=0, end=25),
        "quote": f"{value} people",
        "start": 10,
        "end": 20,
        "kind": "count",
        "relation": relation,
        "low": None if relation in ("<", "<=") else number,
        "high": None if relation in (">", ">=") else number,
        "unit": "person",
        "subject": "ferry fire near Split",
        "metric": "people killed",
        "period": None if days is None else Period(begin=days[0], end=days[1]),
        "attribution": Attribution(speaker=speaker),
        "rule": "test",
        "confidence": Decimal(1),
    }
    return Claim.model_validate(given | fields)


def money(name: str, value: str | None, unit: str = "EUR", **fields: Any) -> Claim:
    """A claim about what a port authority paid for new cranes."""
    topic = {"subject": "port authority of Bergen", "metric": "cost of the new cranes"}
    return claim(name, value, kind="money", unit=unit, **(topic | fields))


def share(name: str, value: str, **fields: Any) -> Claim:
    """A claim about how much of the olive harvest a valley grows."""
    topic = {"subject": "Lumenta valley", "metric": "share of the olive harvest"}
    return claim(name, value, kind="percent", unit="%", **(topic | fields))
