"""`NAME.txt` -> one Article, with what `NAME.meta.json` beside it tells about the text."""

from collections.abc import Iterator

from extractor.ingest.article import build
from extractor.ingest.decode import Unreadable, decode
from extractor.ingest.json import fields_of
from extractor.ingest.limits import TEXT_LONGEST
from extractor.ingest.source import PACKED, STDIN, Source, content
from extractor.model import Article, Failure

SIDE_SUFFIX = ".meta.json"

# A character takes at most four bytes in UTF-8, and a byte order mark three.
_LARGEST = 4 * TEXT_LONGEST + 3


def read(source: Source) -> Iterator[Article | Failure]:
    """The article of the file. Raises `Unreadable` or `OSError` when there is none."""
    text = decode(content(source, largest=_LARGEST))
    yield build({**_side_fields(source), "text": text}, path=source.name)


def _side_fields(source: Source) -> dict[str, object]:
    path = source.path
    side = (path.with_suffix("") if path.suffix.lower() == PACKED else path).with_suffix(
        SIDE_SUFFIX
    )
    if path == STDIN or not side.is_file():
        return {}
    try:
        return fields_of(decode(content(Source(side, side.name), largest=_LARGEST)))
    except Unreadable as error:
        raise Unreadable(f"{side.name}: {error}") from None
