import gzip
from pathlib import Path

import pytest

from extractor.ingest import limits, warc
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import Source
from extractor.model import Article, Failure
from tests.ingest import test_html as pages


def record(
    body: bytes, *, status: str = "200 OK", kind: str = "text/html", extra: str = ""
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://c.test/a\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Date: 2021-03-14T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


PAGE = pages.page().encode()
TEXT = "\n\n".join(pages.BODY)


def read(tmp_path: Path, *records: bytes, name: str = "c.warc") -> list[Article | Failure]:
    path = tmp_path / name
    path.write_bytes(b"".join(map(gzip.compress, records) if name.endswith("gz") else records))
    return list(warc.read(Source(path, name)))


@pytest.mark.parametrize("name", ["c.warc", "c.warc.gz"])
def test_pages_are_articles(tmp_path: Path, name: str) -> None:
    first, second = read(
        tmp_path, record(PAGE), record(pages.page(body="<p>x</p>").encode()), name=name
    )
    assert isinstance(first, Article)
    assert (first.text, first.url, first.path) == (TEXT, "https://c.test/a", f"{name}:1")
    assert isinstance(second, Failure) and second.path == f"{name}:2"
    assert second.reason.startswith("skipped: no article")


@pytest.mark.parametrize(
    "fields", [{"status": "404 Not Found"}, {"status": "301 Moved"}, {"kind": "image/png"}]
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, fields: dict[str, str]) -> None:
    [found] = read(tmp_path, record(PAGE, **fields), record(PAGE))
    assert isinstance(found, Article) and found.path == "c.warc:2"


@pytest.mark.parametrize(
    ("body", "kind", "extra"),
    [
        (gzip.compress(PAGE), "text/html", "Content-Encoding: gzip\r\n"),
        (
            b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE),
            "text/html",
            "Transfer-Encoding: chunked\r\n",
        ),
        (PAGE.decode().encode("cp1250"), 'Text/HTML; charset="windows-1250"', ""),
    ],
)
def test_encodings_of_http(tmp_path: Path, body: bytes, kind: str, extra: str) -> None:
    [found] = read(tmp_path, record(body, kind=kind, extra=extra))
    assert isinstance(found, Article) and found.text == TEXT


def test_a_bomb_in_a_record_costs_only_itself(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" * 20_000_000)
    failure, article = read(
        tmp_path, record(bomb, extra="Content-Encoding: gzip\r\n"), record(PAGE)
    )
    assert isinstance(failure, Failure)
    assert failure.reason == f"more than {limits.PAGE_LARGEST:,} bytes, the most that can be read"
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b"It rained.\n", "damaged after record 0"),
        (b"\0" * 500, "damaged after record 0"),
        (record(PAGE) + b"It rained.\n", "damaged after record 1"),
    ],
)
def test_damaged_archive(tmp_path: Path, content: bytes, expected: str) -> None:
    with pytest.raises(Unreadable, match=expected):
        read(tmp_path, content)
