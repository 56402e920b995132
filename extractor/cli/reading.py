"""Commands that read articles: `run`, `ingest`, `annotate`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor import export, ingest, store, streams, terminal
from extractor.cli import output
from extractor.cli.options import (
    DEFAULT_MODEL,
    Engine,
    Lines,
    Map,
    Model,
    Paths,
    PathsOrNone,
    StorePath,
    Workers,
)
from extractor.cli.root import cli
from extractor.ingest.again import file_of, read_again
from extractor.ingest.meter import Meter
from extractor.ingest.source import STDIN
from extractor.model import Annotation, Article, FactsDocument, Failure

if TYPE_CHECKING:
    from extractor import batch
    from extractor.batch import Summary

OutFolder = Annotated[Path, typer.Option(metavar="DIR", help="Folder for facts and failures.")]
Rows = Annotated[int, typer.Option(metavar="N", min=0, help="Facts to show in the terminal.")]


@cli.command()
def run(
    paths: PathsOrNone = None,
    store_path: StorePath = Path("facts.db"),
    out: OutFolder = Path("out"),
    workers: Workers = 1,
    engine: Engine = "local",
    model: Model = DEFAULT_MODEL,
    rows: Rows = 40,
    names: Map = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read only what failed before.")
    ] = False,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="Log progress as JSON on standard error.")
    ] = False,
) -> None:
    """Read articles into the store, reconcile all claims, write facts.json."""
    from extractor import batch

    # Raises for paths that cannot be meant, before anything is written.
    if engine == "ray" and (retry_failed or STDIN in (paths or [])):
        raise ingest.InputError("--engine ray reads files, not what failed or standard input")
    items, meter = _failed(store_path, paths, names) if retry_failed else _named(paths, names)
    nlp = output.pipeline(model)
    for folder in (out, store_path.parent):
        output.make(folder)
    work = batch.local(nlp, workers=workers)
    if engine == "ray":
        items, work = _by_ray(paths or [], out / "claims", model, workers, names)
        meter = Meter()
    with store.Store.open(store_path) as facts_store:
        with output.progress(meter.share, as_json=log_json) as show:
            summary = batch.keep(items, store=facts_store, engine=work, on_progress=show)
        document, failures = output.stored(facts_store, model=model), facts_store.failures()
    _write(document, failures, out)
    _tell(document, summary, rows=rows, places=f"{store_path} and {out / 'facts.json'}")
    if log_json:
        output.log("done", **output.counts(summary, 1.0), facts=len(document.facts))
    failed = [each for each in failures if not paths or streams.is_of(paths, each)]
    output.end(failed if summary.failed else [], as_json=log_json)


def _write(document: FactsDocument, failures: list[Failure], out: Path) -> None:
    output.write(export.write(document, format="json"), out / "facts.json")
    listed = "".join(f"{failure.model_dump_json()}\n" for failure in failures)
    output.write(listed, out / "failures.jsonl")


Items = tuple[Iterator[Article | Failure], Meter]


def _named(paths: list[Path] | None, names: str | None) -> Items:
    """What is in the files and folders."""
    meter = ingest.measure(paths or [])
    fields = ingest.field_names(names) if names else None
    return ingest.read(paths or [], fields=fields, meter=meter), meter


def _failed(store_path: Path, paths: list[Path] | None, names: str | None) -> Items:
    """What failed before, of these files and folders or of all."""
    with store.Store.open(store_path, create=False) as facts_store:
        failures = facts_store.failures()
    failures = [each for each in failures if not paths or streams.is_of(paths, each)]
    meter = Meter({Path(file_of(failure.path)) for failure in failures})
    fields = ingest.field_names(names) if names else None
    return read_again(failures, fields=fields, meter=meter), meter


def _by_ray(
    paths: list[Path], folder: Path, model: str, workers: int, names: str | None
) -> tuple[Iterator[Article | Failure], "batch.Engine"]:
    """What a cluster read, and the engine that knows it and reconciles there."""
    try:
        from extractor import cluster
    except ModuleNotFoundError as error:
        needed = "pip install 'extractor[ray]'"
        raise ingest.InputError(f"--engine ray needs {error.name}, an extra: {needed}") from error
    fields = ingest.field_names(names) if names else {}
    cluster.read(paths, out=folder, model=model, workers=workers, fields=fields)
    outcomes: dict[str, batch.Outcome] = {}
    return cluster.items(folder, outcomes), cluster.engine(outcomes)


def _tell(document: FactsDocument, summary: "Summary", *, rows: int, places: str) -> None:
    """Prints the facts that somebody should look at, and what the run did."""
    console = output.console()
    if document.facts:
        console.print(terminal.facts_table(document.facts, document.claims, rows=rows))
    if len(document.facts) > rows:
        more = len(document.facts) - rows
        console.print(f"... and {more} more in {places.rpartition(' ')[2]}")
    console.print(terminal.summary_words(summary))
    console.print(f"{len(document.facts)} facts in {places}")


@cli.command(name="ingest")
def ingest_(paths: Paths, names: Map = None) -> None:
    """Print the articles as JSONL, each with its path."""
    failures = []
    for item in ingest.read(paths, fields=ingest.field_names(names) if names else None):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            typer.echo(item.model_dump_json())
    output.end(failures)


@cli.command()
def annotate(file: Lines = None, workers: Workers = 1, model: Model = DEFAULT_MODEL) -> None:
    """Print what each article says, a line per article in input order."""
    from extractor import batch

    failures: list[Failure] = []
    with streams.articles(file, failures) as articles:
        for outcome in batch.annotate(articles, nlp=output.pipeline(model), workers=workers):
            if isinstance(outcome, Annotation):
                typer.echo(outcome.model_dump_json())
            else:
                failures.append(outcome)
    output.end(failures)
