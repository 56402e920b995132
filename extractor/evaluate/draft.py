"""An article -> a label file to fill in: empty, or with what the program reads as suggestions.

Suggestions are for those who extend a set in a hurry; gold that shall measure the program is
labelled without them, or its mistakes are taken for right.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from extractor.evaluate.gold import GoldClaim
from extractor.model import Annotation, Article, Claim, Period, plain

# The words of gold for what only the program tells apart.
MODALITIES = {"estimate": "actual", "planned": "target"}


def draft(
    name: str, articles: Sequence[Article], read: Sequence[Annotation] = ()
) -> dict[str, Any]:
    """A gold file as JSON values: the articles, and the claims and dates of what was read, if any.

    Every suggested claim is a fact of its own; who labels puts together what belongs together.
    """
    claims = [claim for annotation in read for claim in annotation.claims]
    numbered = list(enumerate(claims, start=1))
    return {
        "cluster": name,
        "articles": [
            article.model_dump(include={"id", "title", "source", "published", "text"})
            for article in articles
        ],
        "claims": [_claim(number, claim) for number, claim in numbered],
        "facts": [_fact(number, claim) for number, claim in numbered],
        "not_facts": [],
        "dates": [
            {
                "article": annotation.id,
                "start": date.start,
                "end": date.end,
                "quote": date.text,
                "value": iso(Period(begin=date.begin, end=date.end_date)),
            }
            for annotation in read
            for date in annotation.dates
            if date.type in ("DATE", "TIME") and (date.begin or date.end_date)
        ],
        "entities": [],
    }


def iso(period: Period | None) -> str | None:
    """The period as gold writes it: one day, or first and last with `..` for an open end."""
    if period is None or not (period.begin or period.end):
        return None
    if period.begin == period.end:
        return str(period.begin)
    return f"{period.begin or '..'}/{period.end or '..'}"


def _claim(number: int, claim: Claim) -> dict[str, Any]:
    fields = {name: getattr(claim, name) for name in GoldClaim.model_fields if hasattr(claim, name)}
    modality = MODALITIES.get(claim.modality, claim.modality)
    return {
        **fields,
        "id": f"c{number}",
        "kind": claim.kind or "count",
        "low": _number(claim.low),
        "high": _number(claim.high),
        "unit": claim.unit or "",
        "subject": claim.subject or "",
        "metric": claim.metric or "",
        "period": iso(claim.period),
        "attribution": claim.attribution.speaker,
        "modality": "denied" if claim.polarity == "neg" else modality,
        "fact": f"f{number}",
    }


def _fact(number: int, claim: Claim) -> dict[str, Any]:
    return {
        "id": f"f{number}",
        "label": f"{claim.subject or ''}: {claim.metric or ''}",
        "status": "single",
        "low": _number(claim.low),
        "high": _number(claim.high),
        "unit": claim.unit or "",
        "why": "",
    }


def _number(bound: Decimal | None) -> int | float | None:
    if bound is None:
        return None
    text = plain(bound)
    return float(text) if "." in text else int(text)
