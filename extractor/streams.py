"""Files and pipes of JSON -> lines, articles, claims, rates. What is wrong is named with its line.

A line that cannot be read becomes a `Failure` in the caller's list and costs only itself.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from extractor import ingest
from extractor.ingest.decode import Unreadable, decode
from extractor.model import Article, Claim, Failure

Item = TypeVar("Item", Article, Claim)

_RATES = TypeAdapter(
    dict[
        Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}/[A-Z]{3}$")],
        Annotated[Decimal, Field(gt=0, allow_inf_nan=False)],
    ]
)


@contextmanager
def articles(file: Path | None, failures: list[Failure]) -> Iterator[Iterator[Article]]:
    """The articles of a file of JSONL, or of standard input; `OSError` when it cannot be opened."""
    with _lines(file, failures) as (name, lines):
        yield _sorted_out(ingest.read_lines(lines, name=name), failures)


def claims(file: Path | None, failures: list[Failure]) -> list[Claim]:
    """The claims of a file of JSONL, or of standard input; of those with the same id one is kept.

    Which one does not depend on their order. Raises `OSError` when the file cannot be opened.
    """
    with _lines(file, failures) as (name, lines):
        found = _sorted_out(_claims(lines, name), failures)
        known = {c.id: c for c in sorted(found, key=Claim.model_dump_json, reverse=True)}
    return list(known.values())


def rates(path: Path) -> Mapping[str, Decimal]:
    """What one unit of a currency is in another: `{"AUD/USD": "0.68"}`.

    Raises `InputError` naming the key that is wrong, `OSError` when the file cannot be opened.
    """
    try:
        return _RATES.validate_json(path.read_bytes())
    except ValidationError as error:
        example = 'expected an object such as {"AUD/USD": "0.68"}'
        raise ingest.InputError(f"{path}: {_problem(error)}; {example}") from error


@contextmanager
def _lines(file: Path | None, failures: list[Failure]) -> Iterator[tuple[str, Iterator[str]]]:
    if file is None:
        yield "stdin", _decoded(sys.stdin.buffer, "stdin", failures)
        return
    with file.open("rb") as stream:
        yield str(file), _decoded(stream, str(file), failures)


def is_of(paths: Iterable[Path], failure: Failure) -> bool:
    """Whether the failure is from these files and folders; the store lists those of others too."""
    return any(
        failure.path.startswith(f"{name}:") or Path(failure.path).is_relative_to(name)
        for name in map(ingest.name_of, paths)
    )


def _decoded(lines: Iterable[bytes], name: str, failures: list[Failure]) -> Iterator[str]:
    """The lines as text. One that is none comes out empty, so that the rest keep their numbers."""
    for number, line in enumerate(lines, start=1):
        try:
            yield decode(line)
        except Unreadable as error:
            failures.append(Failure(path=f"{name}:{number}", stage="ingest", reason=str(error)))
            yield ""


def _claims(lines: Iterable[str], name: str) -> Iterator[Claim | Failure]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Claim.model_validate_json(line)
        except ValidationError as error:
            reason = _problem(error)
            yield Failure(path=f"{name}:{number}", stage="reconcile", reason=reason)


def _sorted_out(items: Iterable[Item | Failure], failures: list[Failure]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def _problem(error: ValidationError) -> str:
    """The first thing that is wrong, with its place: `low: Input should be a valid string`."""
    first = error.errors()[0]
    return ": ".join(filter(None, [".".join(map(str, first["loc"])), first["msg"]]))
