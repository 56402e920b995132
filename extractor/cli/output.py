"""What commands share: the pipeline, the document of a store, and all printing and writing."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

import extractor
from extractor import export, ingest, store, terminal
from extractor.model import FactsDocument, Failure, Run

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.batch import Summary

# A pipe has no width of its own; this holds a table of facts without breaking its words.
PIPE_WIDTH = 160


def pipeline(model: str) -> "Language":
    from extractor import pipeline

    try:
        return pipeline.build(model)
    except pipeline.ModelError as error:
        raise ingest.InputError(str(error)) from error


def stored(facts_store: store.Store, *, model: str | None = None) -> FactsDocument:
    return export.document(
        facts_store.facts(),
        facts_store.claims(),
        facts_store.articles(),
        facts_store.entities(),
        Run(version=extractor.__version__, model=model),
    )


def make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise ingest.InputError(f"{folder}: a file, where a folder is needed") from error


def write(content: str | bytes, out: Path | None) -> None:
    """Writes to standard output, or to a file: all of it, or what was there before stays."""
    if out is None:
        typer.echo(content, nl=False)
        return
    data = content.encode() if isinstance(content, str) else content
    if out.exists() and not out.is_file():  # such as /dev/stdout
        out.write_bytes(data)
        return
    part = out.with_name(f"{out.name}.part")
    try:
        part.write_bytes(data)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def log(event: str, **fields: object) -> None:
    """A line of JSON on standard error, for programs that watch a run."""
    typer.echo(json.dumps({"event": event, **fields}, ensure_ascii=False), err=True)


@contextmanager
def progress(
    share: Callable[[], float | None], *, as_json: bool
) -> Iterator[Callable[["Summary"], None]]:
    """Shows how far a run is: as a bar on a terminal, or as lines of JSON."""
    if as_json:
        yield lambda summary: log("progress", **counts(summary, share()))
        return
    with terminal.progress(Console(stderr=True), share=share) as show:
        yield show


def counts(summary: "Summary", share: float | None) -> dict[str, object]:
    """What a run did so far, how fast, and the seconds that it still needs, if that is known."""
    left = summary.seconds_left(share)
    return {
        **summary.model_dump(exclude={"seconds"}),
        "seconds": round(summary.seconds, 1),
        "articles_per_second": round(summary.articles_per_second, 1),
        "words_per_second": round(summary.words_per_second),
        "seconds_left": None if left is None else round(left, 1),
    }


def end(failures: Sequence[Failure], *, as_json: bool = False) -> None:
    """Names what could not be read, and ends the command with the exit code that says so."""
    for failure in failures:
        if as_json:
            log("failure", **failure.model_dump())
            continue
        complain(f"{failure.path}: {failure.stage}: {failure.reason}")
    raise typer.Exit(1 if failures else 0)


def complain(message: str) -> None:
    typer.echo(f"extractor: {' '.join(message.split())}", err=True)


def console() -> Console:
    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)
