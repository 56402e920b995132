"""Labels as bare spans: what CoNLL and spaCy can hold of gold, and a draft of gold made of them."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from extractor.evaluate.gold import Cluster
from extractor.evaluate.measure import KINDS

DATE, NOT_FACT = "date", "not_fact"


class Mark(NamedTuple):
    """A labelled stretch: a kind of figure, `date`, `not_fact`, or the type of a name."""

    start: int
    end: int
    label: str


class Marked(NamedTuple):
    """The text of an article with its marks, in the order of the text."""

    id: str
    text: str
    marks: tuple[Mark, ...]


def marked(cluster: Cluster) -> tuple[Marked, ...]:
    """Every article with all that is labelled in it; marks may overlap."""
    return tuple(
        Marked(article.id, article.text, tuple(sorted(_marks(cluster, article.id))))
        for article in cluster.articles
    )


def drafted(name: str, articles: Iterable[Marked]) -> dict[str, Any]:
    """A gold file of the spans alone: what else a label says is empty, and to be filled in."""
    gold: dict[str, Any] = {
        "cluster": name,
        **{key: [] for key in ("articles", "claims", "facts", "not_facts", "dates", "entities")},
    }
    for article in articles:
        gold["articles"].append({"id": article.id, "text": article.text})
        for mark in article.marks:
            _draft(gold, article, mark)
    return gold


def empty_fact(name: str) -> dict[str, Any]:
    """A fact of gold that is to be filled in."""
    nothing = {"label": "", "status": "single", "low": None, "high": None, "unit": "", "why": ""}
    return {"id": name, **nothing}


def apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks without those that overlap a longer one, in the order of the text."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda each: (each.start - each.end, each.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return sorted(kept)


def _marks(cluster: Cluster, article: str) -> Iterable[Mark]:
    mentions = [(name, chain.type) for chain in cluster.entities for name in chain.mentions]
    labelled: Sequence[tuple[Any, str]] = [
        *((label, label.kind) for label in cluster.claims),
        *((label, DATE) for label in cluster.dates),
        *((label, NOT_FACT) for label in cluster.not_facts),
        *mentions,
    ]
    return (Mark(at.start, at.end, label) for at, label in labelled if at.article == article)


def _draft(gold: dict[str, Any], article: Marked, mark: Mark) -> None:
    quote = article.text[mark.start : mark.end]
    place = {"article": article.id, "start": mark.start, "end": mark.end, "quote": quote}
    if mark.label in KINDS:
        number = len(gold["claims"]) + 1
        empty = {name: None for name in ("low", "high", "scope", "period", "change", "attribution")}
        words = {"kind": mark.label, "relation": "=", "unit": "", "subject": "", "metric": ""}
        belongs = {"modality": "actual", "fact": f"f{number}"}
        gold["claims"].append({"id": f"c{number}", **place, **words, **empty, **belongs})
        gold["facts"].append(empty_fact(f"f{number}"))
    elif mark.label == DATE:
        gold["dates"].append({**place, "value": ""})
    elif mark.label == NOT_FACT:
        gold["not_facts"].append({**place, "why": ""})
    else:
        _chain(gold["entities"], mark.label, place)


def _chain(chains: list[dict[str, Any]], type: str, place: dict[str, Any]) -> None:
    """Puts the name to those spelt alike, or begins a chain."""
    for chain in chains:
        if chain["type"] == type and chain["mentions"][0]["quote"] == place["quote"]:
            chain["mentions"].append(place)
            return
    chains.append({"id": f"e{len(chains) + 1}", "type": type, "mentions": [place]})
