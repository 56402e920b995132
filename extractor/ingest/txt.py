"""`NAME.txt` -> one Article, with what `NAME.meta.json` beside it tells about the text."""

from collections.abc import Iterator
from pathlib import Path

from extractor.ingest.article import TEXT_LONGEST, build
from extractor.ingest.decode import Unreadable, decode
from extractor.ingest.json import fields_of
from extractor.model import Article, Failure

SIDE_SUFFIX = ".meta.json"

# A character takes at most four bytes in UTF-8, and a byte order mark three.
_LARGEST = 4 * TEXT_LONGEST + 3


def read(path: Path, name: str) -> Iterator[Article | Failure]:
    """The article of the file. Raises `Unreadable` or `OSError` when there is none."""
    if path.stat().st_size > _LARGEST:
        raise Unreadable(f"text: more than the {TEXT_LONGEST:,} characters that can be read")
    text = decode(path.read_bytes())
    yield build({**_side_fields(path), "text": text}, path=name)


def _side_fields(path: Path) -> dict[str, object]:
    side = path.with_suffix(SIDE_SUFFIX)
    if not side.is_file():
        return {}
    try:
        return fields_of(decode(side.read_bytes()))
    except Unreadable as error:
        raise Unreadable(f"{side.name}: {error}") from None
