"""Commands that read articles: `run`, `ingest`, `annotate`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from extractor import export, ingest, store, streams, terminal
from extractor.cli import output
from extractor.cli.options import (
    DEFAULT_MODEL,
    Engine,
    Lines,
    Map,
    Model,
    Paths,
    StorePath,
    Workers,
)
from extractor.cli.root import cli
from extractor.model import Annotation, Failure


@cli.command()
def run(
    paths: Paths,
    store_path: StorePath = Path("facts.db"),
    out: Annotated[Path, typer.Option(help="Folder for facts.json.")] = Path("out"),
    workers: Workers = 1,
    engine: Engine = "local",
    model: Model = DEFAULT_MODEL,
    rows: Annotated[int, typer.Option(min=0, help="Facts to show in the terminal.")] = 40,
    names: Map = None,
) -> None:
    """Read articles into the store, reconcile all claims, write facts.json."""
    from extractor import batch

    # Raises for paths that cannot be meant, before anything is written.
    items = ingest.read(paths, fields=ingest.field_names(names) if names else None)
    nlp = output.pipeline(model)
    for folder in (out, store_path.parent):
        output.make(folder)
    with store.Store.open(store_path) as facts_store:
        with terminal.progress(Console(stderr=True)) as show:
            summary = batch.run(
                items, store=facts_store, nlp=nlp, workers=workers, on_progress=show
            )
        document = output.stored(facts_store, model=model)
        failures = [each for each in facts_store.failures() if streams.is_of(paths, each)]
    written = out / "facts.json"
    output.write(export.write(document, format="json"), written)
    console = output.console()
    if document.facts:
        console.print(terminal.facts_table(document.facts, document.claims, rows=rows))
    if len(document.facts) > rows:
        console.print(f"... and {len(document.facts) - rows} more in {written}")
    console.print(terminal.summary_words(summary))
    console.print(f"{len(document.facts)} facts in {store_path} and {written}")
    output.end(failures if summary.failed else [])


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
