import pytest
from lxml.html import fromstring

from extractor.ingest import metadata

LD = '<script type="application/ld+json">{}</script>'


def read(head: str, body: str = "") -> metadata.Stated:
    return metadata.read(fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("head", "moments"),
    [
        (LD.format('{"@type": "NewsArticle", "datePublished": "2021-03-15"}'), ("2021-03-15",)),
        (LD.format('[{"a": {"@type": "BlogPosting", "datePublished": "2021-03-15"}}]'), None),
        (LD.format('{"@type": "Organization", "datePublished": "2020-01-01"}'), ()),
        ('<meta property="article:published_time" content="2021-03-15">', None),
        ('<meta itemprop="datePublished" content="2021-03-15">', None),
        ('<meta name="DC.Date" content="2021-03-15">', None),
        ('<meta property="article:modified_time" content="2021-03-15">', ()),
        ('<meta property="article:published_time" content="soon">', ()),
    ],
)
def test_moments(head: str, moments: tuple[str, ...] | None) -> None:
    assert read(head).moments == (("2021-03-15",) if moments is None else moments)


def test_moments_come_in_the_order_of_trust() -> None:
    head = (
        '<meta name="date" content="2021-03-17"><meta property="og:type" content="Article">'
        '<meta property="article:published_time" content="2021-03-16T10:00:00Z">'
        + LD.format('{"@type": "NewsArticle", "datePublished": "2021-03-15"}')
    )
    body = '<time pubdate datetime="2021-03-18">'
    assert read(head, body).moments == (
        "2021-03-15",
        "2021-03-16T10:00:00+00:00",
        "2021-03-17",
        "2021-03-18",
    )


@pytest.mark.parametrize(
    ("moments", "day", "expected"),
    [
        ((), None, None),
        ((), "2021-03-14", "2021-03-14"),
        (("2021-03-15",), "2021-03-14", "2021-03-15"),
        (("2021-03-15", "2021-03-15T10:00:00"), None, "2021-03-15T10:00:00"),
        (("2021-03-15", "2021-03-16T10:00:00"), None, "2021-03-15"),
        (("2021-03-15T09:00:00Z", "2021-03-15T10:00:00"), None, "2021-03-15T09:00:00Z"),
    ],
)
def test_published(moments: tuple[str, ...], day: str | None, expected: str | None) -> None:
    assert metadata.published(moments, day) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (LD.format('{"@type": "NewsArticle"}'), True),
        (LD.format('{"@type": ["Thing", "LiveBlogPosting"]}'), True),
        ('<meta property="og:type" content="Article">', True),
        (LD.format('{"@type": "WebPage"}'), False),
        ('<meta property="og:type" content="website">', False),
        ("", False),
    ],
)
def test_is_article(head: str, expected: bool) -> None:
    assert read(head).is_article is expected


def test_headlines_in_the_order_of_trust() -> None:
    head = (
        "<title>D</title>"
        + LD.format('{"@type": "NewsArticle", "headline": "C &amp; c"}')
        + '<meta property="og:title" content="B">'
    )
    assert read(head, "<h1> A\n a </h1>").headlines == ("A a", "B", "C & c", "D")
