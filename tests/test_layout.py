import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import layout
from extractor.model import Article


def roles(text: str) -> list[str]:
    return [block.role for block in layout.read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("\n \n", ""),
        ("Sales rose 5 percent", "body"),
        ("Sales rose 5 percent.\nThey had fallen before.", "body body"),
        ("Brno buys trams\n\nThe city buys 40 trams.", "title body"),
        ("Brno buys trams.\n\nThe city buys 40 trams.", "body body"),
        ("x" * 201 + "\n\nThe city buys 40 trams.", "body body"),
        ("Brno buys trams\nFor 3 million\nFor all lines", "body body body"),
        ("Opinion:\nBrno buys trams\nIt buys 40.", "body title body"),
        ("3 May 2019\nBrno buys trams\nIt buys 40.", "dateline title body"),
        (
            "Brno buys trams\nAna Ruiz\nIt buys 40.\nAna Ruiz\n\nIt paid.",
            "title byline body byline body",
        ),
        ("Brno buys trams\nBy Ana Ruiz\n3 May 2019\nIt buys 40.", "title byline dateline body"),
        (
            "Brno buys trams\nIt buys 40.\nBy Ana Ruiz\n3 May 2019\nIt paid.",
            "title body byline dateline body",
        ),
        ("Ana Ruiz\nReuters\nBrno buys 40 trams.", "byline byline body"),
        ("Brno buys trams\nLong Live Trams Everywhere Now\nIt buys 40.", "title body body"),
        ("It buys 40.\nAna Ruiz\nIt paid.", "body body body"),
        ("It buys 40.\n3 May 2019\nIt paid.", "body body body"),
        ("It buys 40.\nAdvertisement\nIt paid.", "body furniture body"),
        ("It buys 40.\nSpecial Reports\nTop", "body furniture furniture"),
        ("It buys 40.\nTopBrno opens a harbour", "body furniture"),
        ("It buys 40.\nAll rights reserved.", "body furniture"),
        ("It buys 40.\nPublished 3 May 2019", "body dateline"),
        ("It buys 40.\nBy Ana Ruiz", "body byline"),
        ("It buys 40.\nTrams 40 vs 38", "body body"),
        ("It buys 40.\nRelated stories\nPrague buys 50 trams\n", "body furniture furniture"),
        ("Net 40 vs 38\nRevs 90 vs 85\nNote: in crowns.", "body body body"),
        ("A\nB\nC\nD\nE\nF\nIt buys 40.", "body body body body body body body"),
    ],
)
def test_roles(text: str, expected: str) -> None:
    assert roles(text) == expected.split()


@given(st.text(alphabet=st.sampled_from("aB.\n 7,"), max_size=200))
def test_blocks_are_the_paragraphs(text: str) -> None:
    blocks = layout.read(text)
    assert "".join(text[block.start : block.end] for block in blocks).replace(" ", "").replace(
        "\n", ""
    ) == text.replace(" ", "").replace("\n", "")
    ends = [end for block in blocks for end in (block.start, block.end)]
    assert ends == sorted(set(ends))


@given(st.text())
def test_any_text_can_be_completed(text: str) -> None:
    article = Article(text=text, id="a")
    assert layout.complete(article).text == text


@pytest.mark.parametrize(
    "text",
    [
        "x" * 4_000_000,
        "\n" * 4_000_000,
        " " * 4_000_000,
        "By Ana Ruiz " * 300_000,
        "3 May 2019 " * 300_000,
        "1" * 4_000_000,
        '."' * 2_000_000,
        "a\n" * 100_000,
        "3 May 2019 10:40 \n" * 30_000,
        "\x00\x1b\x7f\x85" * 100_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_time_is_linear(text: str) -> None:
    began = time.perf_counter()
    layout.read(text)
    # Each takes less than a second here; anything quadratic would take hours.
    assert time.perf_counter() - began < 20


DATED = "Brno buys trams\n\nBy Ana Ruiz and Wei Tang\n\nUpdated: May 3,2019 1:47 PM\n\nIt buys 40."


def test_complete_fills_what_is_unknown() -> None:
    article = layout.complete(Article(text=DATED))
    assert article.title == "Brno buys trams"
    assert article.author == "Ana Ruiz, Wei Tang"
    assert article.published == "2019-05-03T13:47"


def test_complete_never_overrides() -> None:
    given_article = Article(text=DATED, title="Trams", author="Jo Day", published="2020-01-01")
    assert layout.complete(given_article) == given_article


def test_complete_leaves_null_what_the_text_does_not_tell() -> None:
    article = layout.complete(Article(text="It rained on 3 May 2019."))
    assert (article.title, article.author, article.published) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "country", "published"),
    [
        ("Updated: Oct 4,2021 9:12 AM", None, "2021-10-04T09:12"),
        ("Published 12 March 2021", None, "2021-03-12"),
        ("Posted on March 12, 2021 by the newsroom", None, "2021-03-12"),
        ("SUNDAY, MARCH 14, 2021", None, "2021-03-14"),
        ("14 March 2021, 18:07 (GMT+05:00)", None, "2021-03-14T18:07"),
        ("2021-03-14", None, "2021-03-14"),
        ("Published 2021-03-14T13:47:00Z", None, "2021-03-14T13:47"),
        ("3 May 2019 Last updated at 14:39 GMT", None, "2019-05-03"),
        ("04/05/2021", "US", "2021-04-05"),
        ("04/05/2021", "GB", "2021-05-04"),
        ("By Ana Ruiz | May 3, 2019", None, "2019-05-03"),
        ("March 2021", None, None),
        ("Updated at 5:25 p.m. ET", None, None),
        ("31 February 2021", None, None),
        ("Special Reports", None, None),
    ],
)
def test_published_of(line: str, country: str | None, published: str | None) -> None:
    assert layout.published_of(line, country=country) == published
