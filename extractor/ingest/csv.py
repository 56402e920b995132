"""`.csv`: a header, then an article a row -> Articles. A broken row costs only itself."""

import csv
from collections.abc import Iterator

from extractor.ingest import limits
from extractor.ingest.article import STAGE, build
from extractor.ingest.decode import Unreadable, decode
from extractor.ingest.source import Source, lines
from extractor.model import Article, Failure


def read(source: Source) -> Iterator[Article | Failure]:
    """The articles of the file, named `file:line` by the line on which their row begins.

    Raises `Unreadable` when there is no row, `OSError` when the file cannot be read.
    """
    # The module's own limit is 131,072, for all that the process reads.
    csv.field_size_limit(limits.LINE_LONGEST)
    rows = csv.reader(_decoded(source), strict=True)
    header = next(_rows(rows), None)
    if not isinstance(header, list):
        raise Unreadable("empty: no header" if header is None else f"header: {header}")
    begin = rows.line_num + 1
    is_empty = True
    for row in _rows(rows):
        path = f"{source.name}:{begin}"
        begin = rows.line_num + 1
        if row:
            is_empty = False
            yield _article(header, row, source, path)
    if is_empty:
        raise Unreadable("empty: no row below the header")


def _rows(rows: Iterator[list[str]]) -> Iterator[list[str] | str]:
    """Each row, or what is wrong with it."""
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"not CSV: {error}"


def _article(
    header: list[str], row: list[str] | str, source: Source, path: str
) -> Article | Failure:
    if isinstance(row, str):
        return Failure(path=path, stage=STAGE, reason=row)
    if len(row) > len(header):
        reason = f"{len(row)} fields, expected {len(header)} as in the header"
        return Failure(path=path, stage=STAGE, reason=reason)
    return build(dict(zip(header, row, strict=False)), path=path, names=source.fields)


def _decoded(source: Source) -> Iterator[str]:
    """The lines as text; bytes in no known encoding are replaced, as they are not worth a row."""
    for number, line in enumerate(lines(source), start=1):
        if line is None:
            raise Unreadable(f"line {number}: more than {limits.LINE_LONGEST:,} bytes")
        try:
            yield decode(line)
        except Unreadable:
            yield line.decode("utf-8", "replace")
