"""`.jsonl`: one article object a line -> Articles. A broken line costs only itself."""

from collections.abc import Iterator, Mapping

from extractor.ingest import limits
from extractor.ingest.article import STAGE
from extractor.ingest.decode import Unreadable, decode
from extractor.ingest.json import article_of, parse
from extractor.ingest.source import Source, lines
from extractor.model import Article, Failure


def read(source: Source) -> Iterator[Article | Failure]:
    """The articles of the file, named `file:line`; blank lines are skipped.

    Raises `Unreadable` when all lines are blank, `OSError` when the file cannot be read.
    """
    is_empty = True
    for number, line in enumerate(lines(source), start=1):
        if line is None or line.strip():
            is_empty = False
            yield _article(line, path=f"{source.name}:{number}", names=source.fields)
    if is_empty:
        raise Unreadable("empty")


def article_of_line(
    line: str, *, path: str, names: Mapping[str, str] | None = None
) -> Article | Failure:
    """The article that a line of JSON describes."""
    try:
        return article_of(parse(line), path=path, names=names)
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))


def _article(line: bytes | None, *, path: str, names: Mapping[str, str]) -> Article | Failure:
    try:
        if line is None:
            raise Unreadable(f"more than the {limits.LINE_LONGEST:,} bytes that a line may have")
        return article_of_line(decode(line), path=path, names=names)
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))
