"""Failures of earlier runs -> what their files say now, of the items that failed alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from extractor import ingest
from extractor.ingest.article import STAGE
from extractor.ingest.meter import Meter
from extractor.model import Article, Failure


def read_again(
    failures: Iterable[Failure],
    *,
    fields: Mapping[str, str] | None = None,
    meter: Meter | None = None,
) -> Iterator[Article | Failure]:
    """What became of the items that failed, by file; options are those of `ingest.read`.

    A file that failed as a whole is read as a whole. One that is gone fails again, and so does
    standard input, which nobody can read twice.
    """
    paths: dict[str, set[str]] = defaultdict(set)
    for failure in failures:
        paths[file_of(failure.path)].add(failure.path)
    for file, wanted in sorted(paths.items()):
        try:
            found = ingest.read([Path(file)], fields=fields, meter=meter)
        except ingest.InputError as error:
            reason = str(error).removeprefix(f"{file}: ")
            yield from (Failure(path=path, stage=STAGE, reason=reason) for path in sorted(wanted))
        else:
            yield from (item for item in found if file in wanted or item.path in wanted)


def file_of(path: str) -> str:
    """The file that an item was read from: its path without the number of a line or entry."""
    name, _, number = path.rpartition(":")
    return name if number.isdigit() else path
