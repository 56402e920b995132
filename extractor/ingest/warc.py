"""`.warc`, `.warc.gz`: web archives as Common Crawl publishes them -> an Article for each page.

Records are streamed: one is in memory at a time. What is no page that a server sent in full is
passed over: requests, pictures, redirects, errors.
"""

from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from extractor.ingest import charset, limits
from extractor.ingest.article import STAGE
from extractor.ingest.decode import Unreadable, clean
from extractor.ingest.html import article_of_page
from extractor.ingest.source import Source, opened, take
from extractor.model import Article, Failure

PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source) -> Iterator[Article | Failure]:
    """The articles of the archive, named `file:record` from 1 on.

    Raises `Unreadable` where the archive is damaged: records have no marks to find the next one by.
    """
    number = 0
    with opened(source) as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream), start=1):
                if _is_page(record):
                    yield _article(record, path=f"{source.name}:{number}")
        # warcio meets a record without the headers that it must have with an AttributeError.
        except (ArchiveLoadFailed, AttributeError, ValueError) as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable(f"damaged after record {number}: {str(error)[:100]}") from error
    if not number:
        raise Unreadable("empty: no record in it")


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    is_html = kind.partition(";")[0].strip().lower() in PAGES
    return is_html and record.http_headers.get_statuscode() == "200"


def _article(record: ArcWarcRecord, *, path: str) -> Article | Failure:
    kind = record.http_headers.get_header("Content-Type").lower()
    named = kind.partition("charset=")[2].partition(";")[0].strip(" \"'")
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        data = take(record.content_stream(), largest=limits.PAGE_LARGEST)
        page = charset.text_of(data, header=named or None)
        return article_of_page(page, path=path, url=url and clean(url))
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))
