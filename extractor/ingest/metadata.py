"""The tree of a page -> what the page states of itself: titles, moments, whether it is an article.

Read are JSON-LD (schema.org), `meta` (Open Graph, parsely, Dublin Core and their kin) and `time`.
Statements come in the order in which they are to be believed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement

from extractor.ingest.moment import iso

# Types of schema.org that are articles end so: NewsArticle, BlogPosting, LiveBlogPosting, Report.
ARTICLE_TYPES = ("Article", "Posting", "Report")
# `meta` names of the moment of publication, the most reliable first.
MOMENTS = (
    *("article:published_time", "og:article:published_time", "datepublished", "date.available"),
    *(
        "cxenseparse:publishtime",
        "cxenseparse:recs:publishtime",
        "parsely-pub-date",
        "sailthru.date",
    ),
    *("published", "publish-date", "publication_date", "pubdate", "dc.date.issued", "dc.date"),
    *("dcterms.created", "dcterms.date", "prism.publicationdate", "citation_publication_date"),
    *("date.created", "article:created_time", "date"),
)
# JSON-LD inside JSON-LD: deeper, and it is no description of a page.
LD_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says: headlines and moments as written, and if it calls itself an article."""

    headlines: tuple[str, ...]
    moments: tuple[str, ...]
    is_article: bool


def read(tree: HtmlElement) -> Stated:
    """What the page states; what it does not is empty."""
    metas = _metas(tree)
    nodes = [node for node in _nodes(tree) if _is_article(node)]
    stated = [node["datePublished"] for node in nodes if "datePublished" in node]
    stated += [metas[name] for name in MOMENTS if name in metas]
    stated += tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    headlines = [*map(_line, tree.iter("h1")), metas.get("og:title", "")]
    headlines += [str(node.get("headline", "")) for node in nodes]
    headlines += map(_line, tree.xpath("//head/title"))
    return Stated(
        headlines=tuple(filter(None, (" ".join(unescape(text).split()) for text in headlines))),
        moments=tuple(filter(None, map(iso, map(str, stated)))),
        is_article=bool(nodes)
        or metas.get("og:type", "").lower() == "article"
        or any(map(_names_article, tree.xpath("//@itemtype"))),
    )


def published(moments: tuple[str, ...], day: str | None) -> str | None:
    """The first moment, with the time of day from another one that names the same day.

    `day` is what the rest of the page tells; it stands only where nothing is stated.
    """
    if not moments:
        return day
    clocks = (moment for moment in moments if "T" in moment and moment[:10] == moments[0][:10])
    return next(clocks, moments[0])


def _metas(tree: HtmlElement) -> dict[str, str]:
    """What the `meta` elements say, by name in lower case; of two, the first."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for kind in ("property", "name", "itemprop"):
            if content and meta.get(kind):
                found.setdefault(meta.get(kind).strip().lower(), content)
    return found


def _nodes(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """All objects of the page's JSON-LD; a script that is no JSON has none."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            yield from _objects(json.loads(script.text or "", strict=False), LD_DEEPEST)
        except (ValueError, RecursionError):
            continue


def _objects(value: object, deepest: int) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if deepest:
        for each in inner:
            yield from _objects(each, deepest - 1)


def _is_article(node: dict[str, object]) -> bool:
    types = node.get("@type")
    return any(map(_names_article, types if isinstance(types, list) else [types]))


def _names_article(kind: object) -> bool:
    return str(kind).endswith(ARTICLE_TYPES)


def _line(element: HtmlElement) -> str:
    return str(element.text_content())
