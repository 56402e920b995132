"""Commands on claims and facts: `reconcile`, `export`, `entities`, `explain`, `report`,
`datasette`."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

import extractor
from extractor import export, ingest, lexicon, reconcile, report, schema, store, streams, terminal
from extractor.cli import output
from extractor.cli.options import EntityFormat, Format, Lines, Out, SchemaName, StorePath
from extractor.cli.root import cli
from extractor.model import Failure, Run
from extractor.store import browse, decisions


@cli.command(name="reconcile")
def reconcile_(
    file: Lines = None,
    rates: Annotated[
        Path | None, typer.Option(metavar="FILE", help='Rates as JSON: {"AUD/USD": "0.68"}.')
    ] = None,
) -> None:
    """Print one facts document for the claims."""
    failures: list[Failure] = []
    given = streams.rates(rates) if rates else None
    claims = streams.claims(file, failures)
    facts = reconcile.reconcile(claims, rates=given)
    run = Run(version=extractor.__version__, settings={"rates": str(rates)} if rates else {})
    document = export.document(facts, claims, (), (), run)
    typer.echo(export.write(document, format="json"), nl=False)
    output.end(failures)


@cli.command(name="export")
def export_(
    store_path: StorePath = Path("facts.db"),
    format: Format = "json",
    entity: Annotated[
        str | None, typer.Option(metavar="ID", help="Only facts about this, as in `entities`.")
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            metavar="DAY",
            formats=["%Y-%m-%d"],
            help="Only facts with a claim of this day or later, such as 2024-06-01.",
        ),
    ] = None,
    out: Out = None,
) -> None:
    """Write the facts of the store with their evidence."""
    with store.Store.open(store_path, create=False) as facts_store:
        document = output.stored(facts_store)
    try:
        document = document if entity is None else export.about(document, entity)
        document = document if since is None else export.since(document, since.date())
        output.write(export.encode(document, format=format), out)
    except (ValueError, export.MissingLibrary) as error:
        raise ingest.InputError(f"{store_path}: {error}") from error


@cli.command()
def entities(
    store_path: StorePath = Path("facts.db"),
    type: Annotated[
        str | None, typer.Option(metavar="TYPE", help="Only this type, such as ORG.")
    ] = None,
    format: EntityFormat = "json",
) -> None:
    """Print the names of the store with their ids, aliases and counts."""
    known = sorted(set(lexicon.load().names.labels.values()))
    if type is not None and type.upper() not in known:
        raise ingest.InputError(f"no type {type!r}: choose one of {', '.join(known)}")
    with store.Store.open(store_path, create=False) as facts_store:
        found = facts_store.entities()
    chosen = [entity for entity in found if type is None or entity.type == type.upper()]
    typer.echo(export.write_entities(chosen, format=format), nl=False)


@cli.command()
def explain(
    fact: Annotated[str, typer.Argument(metavar="FACT", help="The id of a fact, or its start.")],
    store_path: StorePath = Path("facts.db"),
) -> None:
    """Tell why a fact has its value: its claims, and how they were judged."""
    with store.Store.open(store_path, create=False) as facts_store:
        claims = {claim.id: claim for claim in facts_store.claims()}
        found = facts_store.fact(fact)
        story = terminal.story(found, claims, facts_store.text)
    if not found.id.startswith(fact):
        typer.echo(f"{fact}: no fact any more; its first claim is part of {found.id} now", err=True)
    output.console().print(story)


@cli.command(name="report")
def report_(
    store_path: StorePath = Path("facts.db"),
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the pages.")] = Path(
        "report"
    ),
) -> None:
    """Write the facts and their evidence as pages for people; open index.html in a browser."""
    with store.Store.open(store_path, create=False) as facts_store:
        pages = report.pages(
            output.stored(facts_store),
            facts_store.failures(),
            text_of=facts_store.text,
            annotation_of=facts_store.annotation,
            decisions=decisions.read(facts_store),
        )
        for name, page in pages:
            output.make((out / name).parent)
            output.write(page, out / name)
    typer.echo(f"{out / 'index.html'}: open it in a browser")


@cli.command()
def datasette(
    store_path: StorePath = Path("facts.db"),
    out: Annotated[Path, typer.Option(metavar="FILE", help="File for the metadata.")] = Path(
        "metadata.json"
    ),
) -> None:
    """Make the store ready for Datasette: views, search, and a file of metadata."""
    with store.Store.open(store_path, create=False) as facts_store:
        browse.prepare(facts_store)
    metadata = browse.metadata(store_path.stem)
    output.write(json.dumps(metadata, indent=1) + "\n", out)
    typer.echo(f"{out}: now run datasette {store_path} -m {out} --setting truncate_cells_html 300")


@cli.command(name="schema")
def schema_(name: SchemaName) -> None:
    """Print the JSON Schema of a document type."""
    typer.echo(schema.read(name), nl=False)
