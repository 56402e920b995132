import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.ingest import html, limits
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import Source
from extractor.model import Article, Failure

BODY = (
    "The council of Brno said on Monday that it will buy forty trams from a maker in Plzeň.",
    "The first of them is to arrive after the summer, the mayor said, and the last in two years.",
    "Rivals had asked for more money, and one of them may go to court over the decision.",
)
FURNITURE = (
    '<div class="cookie-banner"><p>We store cookies. Accept or refuse them here.</p></div>'
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
)
RELATED = (
    '<aside class="related"><h3>Read more</h3><ul><li><a href="/1">Bus fares rise</a></li></ul>'
    "</aside><footer>All rights reserved by the Courier of Brno, 2021</footer>"
)
NEWS = (
    '<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "C"}, '
    '{"@type": ["NewsArticle"], "headline": "Brno buys &#39;forty&#39; trams", '
    '"datePublished": "2021-03-15T09:30:00+01:00"}]}</script>'
)


def page(*, head: str = "", body: str | None = None, title: str = "Trams | Courier") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>{head}</head><body>'
        f"{FURNITURE}<main>{text if body is None else body}</main>{RELATED}</body></html>"
    )


def article(text: str) -> Article:
    found = html.article_of_page(text, path="p.html")
    assert isinstance(found, Article), found
    return found


def reason(text: str) -> str:
    found = html.article_of_page(text, path="p.html")
    assert isinstance(found, Failure), found
    assert (found.path, found.stage) == ("p.html", "ingest")
    return found.reason


def test_main_text_is_kept_in_paragraphs_and_the_rest_is_not() -> None:
    assert article(page()).text == "\n\n".join(BODY)


def test_what_the_page_tells_of_itself() -> None:
    head = (
        f'{NEWS}<meta property="og:site_name" content="Courier of Brno">'
        '<meta name="author" content="Ana Ruiz"><link rel="canonical" href="https://c.test/trams">'
    )
    found = article(page(head=head, title="Brno buys 'forty' trams | Courier of Brno"))
    assert found.model_dump(exclude={"id", "text"}) == {
        "title": "Brno buys 'forty' trams",
        "source": "Courier of Brno",
        "author": "Ana Ruiz",
        "url": "https://c.test/trams",
        "published": "2021-03-15T09:30:00+01:00",
        "language": "en-GB",
        "country": None,
        "fiscal_year_end": None,
        "path": "p.html",
    }


def test_address_of_the_archive_serves_where_the_page_has_none() -> None:
    found = html.article_of_page(page(), path="p", url="https://c.test/a")
    assert isinstance(found, Article) and found.url == "https://c.test/a"


@pytest.mark.parametrize(
    ("title", "heads", "expected"),
    [
        ("Brno buys trams - Courier", (), "Brno buys trams"),
        ("Courier", ("Sign in", "Brno buys trams"), "Brno buys trams"),
        ("Trams: what we know", ("Brno buys trams",), "Brno buys trams"),
        ("BUDGET | Brno buys trams | Courier", (), "BUDGET | Brno buys trams"),
    ],
)
def test_title(title: str, heads: tuple[str, ...], expected: str) -> None:
    head = (
        '<meta property="og:site_name" content="Courier">'
        '<meta property="og:title" content="Brno buys trams">'
        if heads
        else '<meta property="og:site_name" content="Courier">'
    )
    body = "".join(f"<h1>{line}</h1>" for line in heads) + "".join(f"<p>{p}</p>" for p in BODY)
    found = article(page(head=head, title=title, body=body))
    assert found.title == expected
    assert expected not in found.text


def test_body_that_is_cut_in_pieces_is_joined() -> None:
    pieces = "".join(
        f'<div class="wrap"><div class="grid article__body">{"".join(f"<p>{p}</p>" for p in BODY)}'
        f"<p>Piece {i} of the long story ends here, with a sentence of its own.</p></div></div>"
        for i in range(3)
    )
    text = article(page(body=f"<article>{pieces}</article>")).text
    places = [text.find(f"Piece {i}") for i in range(3)]
    assert -1 not in places and places == sorted(places)


TEASERS = "".join(
    f'<div class="card"><h3><a href="/{i}">Council buys {i} trams for the city line</a></h3>'
    f"<p>The council said on Monday that it will buy {i} trams from a maker.</p></div>"
    for i in range(20)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(body=TEASERS), "skipped: no article: a list of links"),
        (page(body="<h1>Not found</h1><p>The page is not here.</p>"), "skipped: no article: "),
        (page(body=""), "skipped: no article: "),
        ("It rained.", "no HTML"),
        ("", "no HTML"),
        ("<", "no HTML"),
        ("<!-- rain -->", "no HTML"),
    ],
)
def test_what_is_no_article_says_so(text: str, expected: str) -> None:
    assert reason(text).startswith(expected)


def test_a_page_that_calls_itself_an_article_is_one() -> None:
    assert article(page(head=NEWS, body=TEASERS + "".join(f"<p>{p}</p>" for p in BODY)))


def test_file_is_read_in_its_charset(tmp_path: Path) -> None:
    path = tmp_path / "p.html"
    path.write_bytes(page(head='<meta charset="windows-1250">').encode("cp1250"))
    [found] = html.read(Source(path, "p.html"))
    assert isinstance(found, Article) and "Plzeň" in found.text


def test_page_of_50_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "p.html"
    path.write_bytes(b"<p>word</p>" * 4_600_000)
    began = time.perf_counter()
    with pytest.raises(Unreadable, match="more than 10,000,000 bytes"):
        list(html.read(Source(path, "p.html")))
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("tag", ["div", "b", "table", "a", "p", "blockquote", "ul><li"])
def test_100_000_nested_tags(tag: str) -> None:
    began = time.perf_counter()
    found = html.article_of_page(page(body=page() + f"<{tag}>" * 100_000 + "x"), path="p.html")
    assert isinstance(found, Article | Failure)
    assert time.perf_counter() - began < 20


def test_too_deep_elements() -> None:
    deepest = limits.NESTING_DEEPEST - len(("html", "body", "div"))
    assert article(page(body=page() + "<b>" * (deepest - 20) + "x"))
    assert "nested more than 200 deep" in reason(page(body="<b>" * (deepest + 20) + "x"))


def test_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ELEMENTS_MOST", 50)
    assert article(page())
    assert "more than the 50 elements" in reason(page(body="<b>x</b>" * 50))


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 50_000, '{"@type": "NewsArticle", "datePublished": 7, "headline": [1]}', "null"],
)
def test_odd_json_ld_costs_only_itself(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    assert article(page(head=head)).text == "\n\n".join(BODY)


WORDS = st.sampled_from(
    ["<p>", "</p>", "<div", ">", "&#0;", "\x00", "\ud800", "\u202e", "<![", "😀"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS | st.text(max_size=20), max_size=30).map("".join))
def test_any_text_is_an_article_or_a_failure(text: str) -> None:
    found = html.article_of_page(page(body=text), path="p.html")
    assert isinstance(found, Article | Failure)
