"""`.json`: one article object, or a list of them -> Articles."""

import json
from collections.abc import Iterator
from pathlib import Path

from extractor.ingest.article import STAGE, build
from extractor.ingest.decode import Unreadable, decode
from extractor.model import Article, Failure


def read(path: Path, name: str) -> Iterator[Article | Failure]:
    """The articles of the file; those of a list are named `file:1`, `file:2`.

    Raises `Unreadable` or `OSError` when the file as a whole cannot be read.
    """
    content = parse(decode(path.read_bytes()))
    if not isinstance(content, list):
        yield article_of(content, path=name)
    elif not content:
        raise Unreadable("empty: a list without articles")
    else:
        for number, item in enumerate(content, start=1):
            yield article_of(item, path=f"{name}:{number}")


def parse(text: str) -> object:
    """The value that the JSON text holds. Raises `Unreadable` when it is not JSON."""
    if not text.strip():
        raise Unreadable("empty")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Unreadable(f"not JSON: {error.msg} ({where})") from None
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON that can be read: {error}") from None


def fields_of(text: str) -> dict[str, object]:
    """The object that the JSON text holds. Raises `Unreadable` when it is something else."""
    return _fields(parse(text))


def article_of(content: object, *, path: str) -> Article | Failure:
    """The article that a JSON value describes."""
    try:
        return build(_fields(content), path=path)
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))


def _fields(content: object) -> dict[str, object]:
    if not isinstance(content, dict):
        raise Unreadable(f"expected an article object, found {type(content).__name__}")
    return content
