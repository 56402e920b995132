"""Files and folders -> Articles, and a Failure for each that could not be read: none is lost.

One module per format, named in `FORMATS`; nothing else knows formats. Every article carries its
`path` and whatever its own text tells of title, author and date; its text never changes after.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path

from extractor import layout
from extractor.ingest import jsonl
from extractor.ingest.article import STAGE
from extractor.ingest.decode import Unreadable
from extractor.ingest.language import ENGLISH, language
from extractor.ingest.meter import Meter
from extractor.ingest.source import STDIN, Source
from extractor.ingest.txt import SIDE_SUFFIX
from extractor.model import Article, Failure

Reader = Callable[[Source], Iterator[Article | Failure]]

# The module that reads a format, by the suffix of its files, which may be packed (`.jsonl.gz`).
# It is imported when its first file is met: some of their libraries take half a second.
FORMATS: Mapping[str, str] = {
    ".atom": "feed",
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
    ".rss": "feed",
    ".txt": "txt",
    ".warc": "warc",
    ".xml": "feed",
}


class InputError(ValueError):
    """The paths that the user named cannot be what was meant; the message says which and why."""


def read(
    paths: Sequence[Path],
    *,
    fields: Mapping[str, str] | None = None,
    english_only: bool = True,
    meter: Meter | None = None,
) -> Iterator[Article | Failure]:
    """The articles of the files, and of the files in the folders, in sorted order.

    `STDIN` among the paths is JSONL from standard input. `fields` maps fields of `Article` to what
    JSON, CSV and Parquet call them; those that it does not name are called as they are here.
    In folders, hidden files, side files and unknown suffixes are skipped. Text in another language
    is a Failure, or with `english_only=False` an article whose `language` says so. `meter` counts
    what is read. Raises `InputError`, before anything is read, for a path that does not exist and
    for a folder without a single file to read.
    """
    if not paths:
        raise InputError("no file or folder is named")
    for path in paths:
        _check(path)
    named = chain.from_iterable(map(_files, paths))
    found = chain.from_iterable(_read(file, fields or {}, meter) for file in named)
    return (_finished(item, english_only=english_only) for item in found)


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that `read` reads for these paths; a folder that cannot be read is one of them."""
    for item in chain.from_iterable(map(_files, paths)):
        yield Path(item.path) if isinstance(item, Failure) else item


def measure(paths: Sequence[Path]) -> Meter:
    """What counts the files of these paths as they are read; of standard input nobody knows."""
    return Meter() if STDIN in paths else Meter(files(paths))


def read_lines(
    lines: Iterable[str], *, name: str, english_only: bool = False
) -> Iterator[Article | Failure]:
    """The articles of JSON lines from anywhere; their `path` is `name:line`, blank lines count."""
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix("\ufeff") if number == 1 else line
        if content.strip():
            item = jsonl.article_of_line(content, path=f"{name}:{number}")
            yield _finished(item, english_only=english_only)


def field_names(text: str) -> Mapping[str, str]:
    """What fields of `Article` are called: `text=body,published=date`. Raises `InputError`."""
    names = dict(part.strip().partition("=")[::2] for part in text.split(","))
    for field, name in names.items():
        if field not in Article.model_fields or not name:
            known = ", ".join(field for field in Article.model_fields if field != "path")
            raise InputError(
                f"map: {field}={name}: expected FIELD=NAME,..., with a field of {known}"
            )
    return names


def name_of(path: Path) -> str:
    """The path as text; bytes of it that are no UTF-8 are replaced, so that it can be stored."""
    return "stdin" if path == STDIN else os.fsencode(path).decode("utf-8", "replace")


def _check(path: Path) -> None:
    if path == STDIN:
        return
    if not os.path.exists(path):
        raise InputError(f"{name_of(path)}: no such file or folder")
    if path.is_dir() and next(_files(path), None) is None:
        raise InputError(f"{name_of(path)}: no file to read in this folder; known are {_known()}")


def _files(path: Path) -> Iterator[Path | Failure]:
    """The path itself, or the files below it that have a known format."""
    if not path.is_dir():
        yield path
        return
    try:
        children = sorted(path.iterdir())
    except OSError as error:
        yield _unreadable(path, f"cannot be read: {error.strerror}")
        return
    for child in children:
        if child.name.startswith("."):
            continue
        if child.is_dir() and not child.is_symlink():
            yield from _files(child)
        elif _is_article(child):
            yield child


def _is_article(path: Path) -> bool:
    is_side = path.name.lower().endswith(SIDE_SUFFIX)
    return Source(path, path.name).suffix in FORMATS and not is_side and path.is_file()


def _read(
    item: Path | Failure, fields: Mapping[str, str], meter: Meter | None
) -> Iterator[Article | Failure]:
    if isinstance(item, Failure):
        yield item
        return
    source = Source(item, name_of(item), fields, meter)
    try:
        yield from _reader(source.suffix)(source)
    except Unreadable as error:
        yield _unreadable(item, str(error))
    except OSError as error:
        yield _unreadable(item, f"cannot be read: {error.strerror}")
    if meter is not None:
        meter.finish(item)


def _reader(suffix: str) -> Reader:
    if suffix not in FORMATS:
        raise Unreadable(f"unknown format {suffix!r}; known are {_known()}")
    try:
        reader: Reader = import_module(f"extractor.ingest.{FORMATS[suffix]}").read
    except ModuleNotFoundError as error:
        needed = f"pip install 'extractor[{FORMATS[suffix]}]'"
        raise Unreadable(f"{suffix} needs {error.name}, an extra: {needed}") from error
    return reader


def _unreadable(path: Path, reason: str) -> Failure:
    return Failure(path=name_of(path), stage=STAGE, reason=reason)


def _finished(item: Article | Failure, *, english_only: bool) -> Article | Failure:
    if isinstance(item, Failure):
        return item
    article = layout.complete(item)
    # The text decides; what its metadata say counts only where it is too short to tell.
    found = language(article.text) or article.language or ENGLISH
    if found.lower().startswith(ENGLISH):
        return article
    if english_only:
        reason = f"not English (its language: {found})"
        return Failure(path=article.path or article.id, stage=STAGE, reason=reason)
    return article.model_copy(update={"language": found})


def _known() -> str:
    return ", ".join(sorted(FORMATS))
