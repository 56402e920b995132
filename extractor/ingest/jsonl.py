"""`.jsonl`: one article object a line -> Articles. A broken line costs only itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from extractor.ingest.article import STAGE, TEXT_LONGEST
from extractor.ingest.decode import Unreadable, decode
from extractor.ingest.json import article_of, parse
from extractor.model import Article, Failure

# A character that JSON escapes takes up to twelve bytes; the rest is for the other fields.
LINE_LONGEST = 16 * TEXT_LONGEST


def read(path: Path, name: str) -> Iterator[Article | Failure]:
    """The articles of the file, named `file:line`; blank lines are skipped.

    Raises `Unreadable` when all lines are blank, `OSError` when the file cannot be read.
    """
    is_empty = True
    with path.open("rb") as stream:
        for number, line in enumerate(_lines(stream), start=1):
            if line is None or line.strip():
                is_empty = False
                yield _article(line, path=f"{name}:{number}")
    if is_empty:
        raise Unreadable("empty")


def article_of_line(line: str, *, path: str) -> Article | Failure:
    """The article that a line of JSON describes."""
    try:
        return article_of(parse(line), path=path)
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))


def _article(line: bytes | None, *, path: str) -> Article | Failure:
    try:
        if line is None:
            raise Unreadable(f"more than the {LINE_LONGEST:,} bytes that a line may have")
        return article_of_line(decode(line), path=path)
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of the stream; null stands for one that is too long to be held in memory."""
    while line := stream.readline(LINE_LONGEST):
        if len(line) < LINE_LONGEST or line.endswith(b"\n"):
            yield line
        else:
            while rest := stream.readline(LINE_LONGEST):
                if rest.endswith(b"\n"):
                    break
            yield None
