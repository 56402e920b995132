"""What commands share: the pipeline, the document of a store, and all printing and writing."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

import extractor
from extractor import export, ingest, store
from extractor.model import FactsDocument, Failure, Run

if TYPE_CHECKING:
    from spacy.language import Language

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
    if out is None:
        typer.echo(content, nl=False)
    else:
        out.write_bytes(content.encode() if isinstance(content, str) else content)


def end(failures: Sequence[Failure]) -> None:
    """Names what could not be read, and ends the command with the exit code that says so."""
    for failure in failures:
        complain(f"{failure.path}: {failure.stage}: {failure.reason}")
    raise typer.Exit(1 if failures else 0)


def complain(message: str) -> None:
    typer.echo(f"extractor: {' '.join(message.split())}", err=True)


def console() -> Console:
    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)
