"""Facts and their evidence -> static pages for people, each complete in itself.

A page opens from disk, without server or network. Text of articles is shown and never run: all of
it is escaped, and the page's policy lets nothing run but its own script.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from extractor.decision import Decision
from extractor.model import Annotation, Claim, FactsDocument, Failure
from extractor.report import article, facts, overview
from extractor.report.quote import Quote, quote

__all__ = ["pages"]


def pages(
    document: FactsDocument,
    failures: Iterable[Failure],
    *,
    text_of: Callable[[str], str],
    annotation_of: Callable[[str], Annotation | None],
    decisions: Sequence[Decision] = (),
) -> Iterator[tuple[str, str]]:
    """The name of each file, with `/` in it, and its text; `index.html` is the last.

    `text_of` and `annotation_of` give what the store has of an article's id, `decisions` are those
    of reviewers.
    """
    fact_of = {member.id: fact.id for fact in document.facts for member in fact.claims}
    claims_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in document.claims:
        claims_of[claim.article].append(claim)
    quotes: dict[str, Quote] = {}
    coverage: Counter[overview.Covered] = Counter()
    for ref in document.articles:
        text, annotation = text_of(ref.id), annotation_of(ref.id)
        claims = claims_of[ref.id]
        quotes |= {claim.id: quote(claim, text) for claim in claims}
        coverage.update(overview.covered(annotation, claims))
        yield article.name(ref.id), article.page(ref, text, annotation, claims, fact_of)
    yield "articles.html", article.contents(document.articles, claims_of)
    yield "facts.html", facts.page(document, quotes, decisions)
    yield "index.html", overview.page(document, failures, coverage)
