"""Gold beside output -> one page for people: each mistake in its sentence, to filter by kind.

The page opens from disk and loads nothing, as those of `report`, which it is made with.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.evaluate.entity import Resolve
from extractor.evaluate.gold import Cluster
from extractor.evaluate.match import Page, Stretch, pages
from extractor.evaluate.mistakes import KINDS, Mistake, mistakes
from extractor.evaluate.scores import Reconcile
from extractor.model import Annotation
from extractor.report.article import Mark, MarkKind, stretches
from extractor.report.article import Stretch as Marked
from extractor.report.page import render
from extractor.report.quote import Quote

# Characters of the text to show on each side of a figure.
AROUND = 160


class Row(NamedTuple):
    """A mistake and its sentence; a mistake of a fact has none."""

    mistake: Mistake
    quote: Quote | None


class Beside(NamedTuple):
    """The text of an article twice: with the marks of gold, and with those of the output."""

    id: str
    title: str
    gold: list[Marked]
    output: list[Marked]


def page(
    clusters: Sequence[Cluster],
    annotations: Mapping[str, Annotation],
    reconcile: Reconcile,
    resolve: Resolve,
) -> str:
    """The page of all mistakes, and of all articles with both their marks."""
    texts = {article.id: article.text for c in clusters for article in c.articles}
    found = [m for c in clusters for m in mistakes(c, annotations, reconcile, resolve)]
    counts = Counter(kind for mistake in found for kind in mistake.kinds)
    return render(
        "errors.html",
        rows=[Row(mistake, _quote(mistake, texts)) for mistake in found],
        counts={kind: counts[kind] for kind in KINDS},
        articles=[
            _beside(page, article.text, article.title)
            for cluster in clusters
            for article, page in zip(cluster.articles, pages(cluster, annotations), strict=True)
        ],
    )


def _quote(mistake: Mistake, texts: Mapping[str, str]) -> Quote | None:
    if mistake.start is None or mistake.end is None:
        return None
    text = texts[mistake.article]
    begin = max(mistake.start - AROUND, text.rfind("\n", 0, mistake.start) + 1)
    stop = text.find("\n", mistake.end)
    end = min(mistake.end + AROUND, len(text) if stop < 0 else stop)
    return Quote(
        text[begin : mistake.start], text[mistake.start : mistake.end], text[mistake.end : end]
    )


def _beside(page: Page, text: str, title: str | None) -> Beside:
    gold = [_mark(label, "figure", label.kind) for label in page.claims]
    gold += [_mark(label, "date", label.value) for label in page.dates]
    output = [_mark(claim, "figure", claim.kind or "count") for claim in page.read.claims]
    output += [_mark(date, "date", date.value or date.type) for date in page.read.dates]
    return Beside(page.read.id, title or "", stretches(text, gold), stretches(text, output))


def _mark(at: Stretch, kind: MarkKind, label: str) -> Mark:
    return Mark(at.start, at.end, kind, label)
