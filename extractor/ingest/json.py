"""`.json`: one article object, or a list of them -> Articles."""

import json
from collections.abc import Iterator, Mapping

from extractor.ingest.article import STAGE, build
from extractor.ingest.decode import Unreadable, decode
from extractor.ingest.limits import FILE_LARGEST
from extractor.ingest.source import Source, content
from extractor.model import Article, Failure


def read(source: Source) -> Iterator[Article | Failure]:
    """The articles of the file; those of a list are named `file:1`, `file:2`.

    Raises `Unreadable` or `OSError` when the file as a whole cannot be read.
    """
    value = parse(decode(content(source, largest=FILE_LARGEST)))
    if not isinstance(value, list):
        yield article_of(value, path=source.name, names=source.fields)
    elif not value:
        raise Unreadable("empty: a list without articles")
    else:
        for number, item in enumerate(value, start=1):
            yield article_of(item, path=f"{source.name}:{number}", names=source.fields)


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


def article_of(
    value: object, *, path: str, names: Mapping[str, str] | None = None
) -> Article | Failure:
    """The article that a JSON value describes."""
    try:
        return build(_fields(value), path=path, names=names)
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))


def _fields(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise Unreadable(f"expected an article object, found {type(value).__name__}")
    return value
