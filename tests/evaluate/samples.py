"""A small invented cluster, as raw gold and as the annotations of an extractor without faults."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractor.evaluate import gold, labels
from extractor.evaluate.gold import Cluster
from extractor.evaluate.measure import Count, Measure, Place, total
from extractor.model import (
    Annotation,
    Claim,
    Entity,
    EntityMention,
    Fact,
    Member,
)

FIRST = (
    "Orchard Bank cut 300 jobs in March. Its loan book shrank by nearly 4 percent, "
    "to 2.5 billion francs. The Group of 20 did not comment on Tuesday."
)
SECOND = (
    "Orchard Bank said on 5 May that about 310 posts went in March. It denied losing 9 branches."
)


def mark(article: str, quote: str, **fields: Any) -> dict[str, Any]:
    """The place of a quote that occurs once in its article, and what is said of it."""
    text = {"a1": FIRST, "a2": SECOND}[article]
    start = text.index(quote)
    return {"article": article, "start": start, "end": start + len(quote), "quote": quote, **fields}


def label(name: str, article: str, quote: str, **fields: Any) -> dict[str, Any]:
    """A claim of the gold; a plain count of jobs unless the fields say otherwise."""
    usual = {
        "kind": "count",
        "relation": "=",
        "unit": "job",
        "subject": "Orchard Bank",
        "metric": "jobs cut",
        "scope": None,
        "period": "2031-03",
        "change": None,
        "attribution": None,
        "modality": "actual",
        "fact": "f1",
    }
    return {"id": name, **mark(article, quote), **usual, **fields}


def fact(name: str, status: str, low: Any, high: Any, unit: str) -> dict[str, Any]:
    return {
        "id": name,
        "label": name,
        "status": status,
        "low": low,
        "high": high,
        "unit": unit,
        "why": "",
    }


def raw() -> dict[str, Any]:
    """A gold file as it is written, new at every call."""
    shrank = {"kind": "percent", "relation": "<~", "unit": "%", "metric": "loan book"}
    book = {"kind": "money", "unit": "CHF", "metric": "loan book", "period": None}
    closed = {"unit": "branch", "metric": "branches lost", "period": None, "modality": "denied"}
    return {
        "cluster": "orchard",
        "articles": [
            {"id": "a1", "title": None, "source": "Wire", "published": "2031-05-04", "text": FIRST},
            {
                "id": "a2",
                "title": "Bank",
                "source": None,
                "published": "2031-05-06",
                "text": SECOND,
            },
        ],
        "claims": [
            label("c1", "a1", "300 jobs", low=300, high=300, change="down"),
            label("c2", "a1", "nearly 4 percent", **shrank, low=4, high=4, fact="f2"),
            label("c3", "a1", "2.5 billion francs", **book, low=2.5e9, high=2.5e9, fact="f3"),
            label("c4", "a2", "about 310 posts", relation="~", low=310, high=310, unit="post"),
            label("c5", "a2", "9 branches", **closed, low=9, high=9, fact="f4"),
        ],
        "facts": [
            fact("f1", "compatible", 300, 310, "job"),
            fact("f2", "single", 4, 4, "%"),
            fact("f3", "single", 2.5e9, 2.5e9, "CHF"),
            fact("f4", "single", 9, 9, "branch"),
        ],
        "not_facts": [mark("a1", "20", why="part of a name")],
        "dates": [
            mark("a1", "March", value="2031-03"),
            mark("a1", "Tuesday", value="2031-05-04"),
            mark("a2", "5 May", value="2031-05-05"),
            mark("a2", "March", value="2031-03"),
        ],
        "entities": [
            {
                "id": "bank",
                "type": "ORG",
                "mentions": [mark("a1", "Orchard Bank"), mark("a2", "Orchard Bank")],
            },
            {"id": "group", "type": "ORG", "mentions": [mark("a1", "Group of 20")]},
        ],
    }


def write(folder: Path, data: object, name: str = "orchard.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def load(folder: Path) -> Cluster:
    (cluster,) = gold.load([write(folder, raw())])
    return cluster


def perfect(cluster: Cluster) -> dict[str, Annotation]:
    """What an extractor would report that makes no mistake."""
    return labels.annotations(cluster)


def summed(counts: Iterable[Count]) -> dict[str, Measure]:
    """The measures of all kinds together that the counts come to, by name."""
    return {
        measure.name: measure
        for measure in total((Place("orchard"), count) for count in counts)
        if measure.kind is None
    }


def grouped(claims: list[Claim], *groups: list[str]) -> tuple[Fact, ...]:
    """One fact per group of labels, by the last part of the claims' ids; it spans their values."""
    by_label = {claim.id.rpartition("#")[2]: claim for claim in claims}
    return tuple(
        _fact(f"g{number}", [by_label[name] for name in group if name in by_label])
        for number, group in enumerate(groups)
    )


def resolved(mentions: Iterable[tuple[str, EntityMention]]) -> tuple[Entity, ...]:
    """An entity for each id, by name alone."""
    ids = sorted({mention.entity for _, mention in mentions})
    return tuple(Entity(id=each, name=each, type="ORG", articles=1, mentions=1) for each in ids)


def _fact(name: str, claims: list[Claim]) -> Fact:
    lows = [claim.low for claim in claims if claim.low is not None]
    highs = [claim.high for claim in claims if claim.high is not None]
    return Fact(
        id=name,
        subject=None,
        metric=None,
        scope=None,
        unit=None,
        kind=None,
        period=None,
        modality="actual",
        status="compatible" if len(claims) > 1 else "single",
        low=min(lows, default=None),
        high=max(highs, default=None),
        value=None,
        current=None,
        sources=1,
        claims=tuple(Member(id=claim.id, role="supports") for claim in claims),
        verdicts=(),
        explanation="",
    )
