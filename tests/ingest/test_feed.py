import time
from pathlib import Path

import pytest

from extractor.ingest import feed, limits
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import Source
from extractor.model import Article, Failure

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Courier</title><language>en-gb</language>{}</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>{}</feed>"""
ITEM = """<item><title>Rain &amp;amp; sun</title><link>https://c.test/rain</link>
<pubDate>Sun, 14 Mar 2021 10:00:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>It <b>rained</b>.<br>Then</p><p>it stopped.</p><script>x()</script>]]>
</content:encoded></item>"""
ENTRY = """<entry><title>Sun</title><author><name>Ana Ruiz</name></author>
<updated>2021-03-15T08:00:00Z</updated>
<link href="https://c.test/sun"/>
<content type="html">&lt;p&gt;It was dry.&lt;/p&gt;</content></entry>"""


def read(tmp_path: Path, text: str) -> list[Article | Failure]:
    path = tmp_path / "c.rss"
    path.write_text(text)
    return list(feed.read(Source(path, "c.rss")))


def test_rss(tmp_path: Path) -> None:
    item = "<item><description>Only this.</description></item>"
    first, second = read(tmp_path, RSS.format(ITEM + item))
    assert first == Article(
        text="It rained.\n\nThen\n\nit stopped.",
        title="Rain & sun",
        source="Courier",
        url="https://c.test/rain",
        published="2021-03-14T10:00:00+01:00",
        language="en-gb",
        path="c.rss:1",
    )
    assert isinstance(second, Article) and second.text == "Only this."


def test_atom(tmp_path: Path) -> None:
    [found] = read(tmp_path, ATOM.format(ENTRY))
    assert found == Article(
        text="It was dry.",
        title="Sun",
        source="Courier",
        author="Ana Ruiz",
        url="https://c.test/sun",
        published="2021-03-15T08:00:00Z",
        path="c.rss:1",
    )


def test_an_entry_without_text_costs_only_itself(tmp_path: Path) -> None:
    broken, article = read(tmp_path, RSS.format("<item><title>Rain</title></item>" + ITEM))
    assert broken == Failure(path="c.rss:1", stage="ingest", reason="empty: no text in it")
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    "text", ["", "It rained.", "<html><p>x</p></html>", "<a/>", RSS.format("")]
)
def test_what_is_no_feed(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unreadable, match="no entries of RSS or Atom"):
        read(tmp_path, text)


def test_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Nobody may read this.")
    bait = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
        f'<rss version="2.0"><channel><link>file://{secret}</link><item><link>file://{secret}</link>'
        f"<description>It rained &x;.</description></item></channel></rss>"
    )
    [found] = read(tmp_path, bait)
    assert isinstance(found, Article)
    assert "Nobody" not in found.model_dump_json()


def test_entities_do_not_multiply(tmp_path: Path) -> None:
    names = "abcdefghij"
    entities = '<!ENTITY a "rain rain rain">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip(names, names[1:], strict=False)
    )
    began = time.perf_counter()
    try:
        read(
            tmp_path,
            f"<!DOCTYPE rss [{entities}]>" + RSS.format("<item><title>&j;</title></item>")[21:],
        )
    except Unreadable as error:
        assert "no entries" in str(error)
    assert time.perf_counter() - began < 5


def test_huge_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FEED_LARGEST", 100)
    with pytest.raises(Unreadable, match="more than 100 bytes"):
        read(tmp_path, RSS.format(ITEM))
