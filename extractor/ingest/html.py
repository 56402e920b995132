"""`.html`: a saved page -> one Article, or the Failure that says why the page is none.

trafilatura finds the main text, precision first, and what the page tells of author, site and
address; title and moment of publication are taken from what the page states (`metadata`), the day
from htmldate where it states none. Nothing is fetched.
"""

import re
from collections.abc import Iterator, Sequence

from lxml.etree import iterwalk
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.readability_lxml import is_probably_readerable
from trafilatura.settings import Document, Extractor
from trafilatura.utils import load_html

from extractor.ingest import charset, limits, metadata
from extractor.ingest.article import STAGE, build
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import Source, content
from extractor.model import Article, Failure

# Calibrated on 130 saved news pages, whose shortest main text has 427 characters.
SHORTEST = 200
# The title stands among the first lines, if at all.
HEAD = 3
# Between the title of an article and the name of the site.
DIVIDERS = "|-–—*·•:"
# Precision can lose most of a page: where it leaves fewer characters than `SUSPECT`, and what
# trafilatura finds by default has more than `LOSS` times as many, that is taken.
SUSPECT = 500
LOSS = 3
# A page that does not call itself an article is a list of links when they have more characters than
# this share of its main text.
LINKS = 0.5
# Elements that begin and end a paragraph.
BLOCKS = ("p", "div", "br", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
# Classes of an element that holds the body; a page whose ads cut it in pieces has several of one.
BODIES = ("article__body", "article-body", "articlebody", "story-body", "entry-content")

BALANCE = Extractor(output_format="python", comments=False, with_metadata=True)
PRECISION = Extractor(output_format="python", comments=False, with_metadata=True, precision=True)

_WORD = re.compile(r"\w+")


def read(source: Source) -> Iterator[Article | Failure]:
    """The article of the page. Raises `Unreadable` or `OSError` when there is none."""
    data = content(source, largest=limits.PAGE_LARGEST)
    yield article_of_page(charset.text_of(data), path=source.name)


def article_of_page(page: str, *, path: str, url: str | None = None) -> Article | Failure:
    """The article of a page; `url` is where it was found, used where it names no address itself."""
    try:
        return build(_fields(page, url), path=path)
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))


def text_of_fragment(markup: str) -> str:
    """The text of a piece of HTML, such as an entry of a feed, with its paragraphs."""
    tree = _tree(f"<html><body><div>{markup}</div></body></html>")
    for element in tree.iter(*BLOCKS):
        element.tail = f"\n{element.tail or ''}"
        element.text = f"\n{element.text or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(filter(None, lines))


def _fields(page: str, url: str | None) -> dict[str, object]:
    tree = _tree(page)
    stated = metadata.read(tree)
    _join_body(tree)
    found = _main(tree)
    text = found.text or ""
    if len(text) < SHORTEST:
        raise Unreadable(f"skipped: no article: {len(text)} characters of main text")
    if not stated.is_article and _is_list(tree, text):
        raise Unreadable("skipped: no article: a list of links")
    title = _title(stated.headlines, site=found.sitename)
    return {
        "text": _paragraphs(text, title),
        "title": title,
        "source": found.sitename,
        "author": found.author and found.author.replace(";", ","),
        "url": found.url or url,
        "published": metadata.published(stated.moments, found.date),
        "language": tree.get("lang"),
    }


def _tree(page: str) -> HtmlElement:
    tree = load_html(page) if "<" in page else None
    if tree is None:
        raise Unreadable("no HTML: no element in it")
    _check_size(tree)
    return tree


def _check_size(tree: HtmlElement) -> None:
    elements = depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        elements += event == "start"
        depth += 1 if event == "start" else -1
        if elements > limits.ELEMENTS_MOST:
            most = f"{limits.ELEMENTS_MOST:,}"
            raise Unreadable(f"more than the {most} elements that a page may have")
        if depth > limits.NESTING_DEEPEST:
            raise Unreadable(f"elements nested more than {limits.NESTING_DEEPEST} deep")


def _join_body(tree: HtmlElement) -> None:
    """Puts the pieces of a body together, of which trafilatura would read the first alone."""
    for name in BODIES:
        pieces = [each for each in tree.find_class(name) if each.find("p") is not None]
        for piece in pieces[1:]:
            if pieces[0] not in piece.iterancestors():
                pieces[0].extend(piece)


def _main(tree: HtmlElement) -> Document:
    """The main text with title, author, site, address and day; an empty one where none is found."""
    found = _extract(tree, PRECISION)
    if len(found.text or "") < SUSPECT:
        more = _extract(tree, BALANCE)
        if len(more.text or "") > LOSS * len(found.text or ""):
            return more
    return found


def _extract(tree: HtmlElement, options: Extractor) -> Document:
    found = bare_extraction(tree, options=options)
    return found if isinstance(found, Document) else Document()


def _is_list(tree: HtmlElement, text: str) -> bool:
    links = sum(len("".join(link.itertext()).strip()) for link in tree.iter("a"))
    return links > LINKS * len(text) and not is_probably_readerable(tree)


def _title(headlines: Sequence[str], *, site: str | None) -> str | None:
    """The headline that is most like the others: what a page says twice is no name of a section.

    Of several the first, which is what readers see above the text; without the name of the site.
    """
    if not headlines:
        return None
    words = [set(_WORD.findall(line.lower())) or {line} for line in headlines]
    likeness = [sum(len(a & b) / len(a | b) for b in words) for a in words]
    title = headlines[likeness.index(max(likeness))]
    ends = (title.casefold().find(f" {mark} {site}".casefold()) for mark in DIVIDERS if site)
    return title[: min((end for end in ends if end > 0), default=None)]


def _paragraphs(text: str, title: str | None) -> str:
    """The main text with a blank line between its paragraphs, and without the title above it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    start = lines.index(title) + 1 if title in lines[:HEAD] else 0
    return "\n\n".join(lines[start:])
