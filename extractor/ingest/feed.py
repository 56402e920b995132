"""`.rss`, `.atom`, `.xml`: a feed that somebody saved -> an Article for each entry.

An entry gives its full content, or its summary where it has none. Nothing that it names is fetched.
"""

from collections.abc import Iterator
from io import BytesIO

import feedparser

from extractor.ingest import limits
from extractor.ingest.article import STAGE, build
from extractor.ingest.decode import Unreadable
from extractor.ingest.html import text_of_fragment
from extractor.ingest.source import Source, content
from extractor.model import Article, Failure


def read(source: Source) -> Iterator[Article | Failure]:
    """The articles of the feed, named `file:entry` from 1 on.

    Raises `Unreadable` for what is no feed or has no entries, `OSError` when it cannot be read.
    """
    # Given as a stream, as feedparser would take bytes for an address.
    feed = feedparser.parse(BytesIO(content(source, largest=limits.FEED_LARGEST)))
    if not feed.entries:
        problem = feed.get("bozo_exception") or feed.get("version") or "something else"
        raise Unreadable(f"no entries of RSS or Atom: {problem}")
    for number, entry in enumerate(feed.entries, start=1):
        yield _article(entry, feed.feed, path=f"{source.name}:{number}")


def _article(
    entry: feedparser.FeedParserDict, feed: feedparser.FeedParserDict, *, path: str
) -> Article | Failure:
    contents = [part.get("value", "") for part in entry.get("content", ())]
    markup = max([*contents, ""], key=len) or entry.get("summary", "")
    try:
        fields = {
            "text": text_of_fragment(markup),
            "title": text_of_fragment(entry.get("title", "")),
            "author": entry.get("author"),
            "source": feed.get("title"),
            "url": entry.get("link"),
            "published": entry.get("published") or entry.get("updated"),
            "language": feed.get("language"),
        }
        return build(fields, path=path)
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))
