"""Commands on what people decide: `review export` and `review import`."""

import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from extractor import ingest, reconcile, review, store
from extractor.cli import output
from extractor.cli.options import Out, StorePath, one_of
from extractor.cli.root import cli
from extractor.store import decisions

FORMATS = ("label-studio", "label-studio-config")

group = typer.Typer(no_args_is_help=True)
cli.add_typer(group, name="review", help="Ask people about facts, and keep what they decide.")


@group.command(name="export")
def export_(
    store_path: StorePath = Path("facts.db"),
    format: Annotated[
        str,
        typer.Option(metavar="|".join(FORMATS), callback=one_of(FORMATS), help="What to write."),
    ] = "label-studio",
    out: Out = None,
) -> None:
    """Write tasks with the program's answers as predictions, or the interface that shows them."""
    if format == "label-studio-config":
        output.write(review.CONFIG, out)
        return
    with store.Store.open(store_path, create=False) as facts_store:
        found = review.tasks(output.stored(facts_store), text_of=facts_store.text)
    output.write(json.dumps(found, indent=1, ensure_ascii=False) + "\n", out)


@group.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An export of Label Studio, JSON.")],
    store_path: StorePath = Path("facts.db"),
) -> None:
    """Keep what people decided, and reconcile the store anew; later runs do not override it."""
    try:
        decided = review.decisions(json.loads(file.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ingest.InputError(f"{file}: {error}") from error
    opened = store.Store.open(store_path, create=False)
    with opened as facts_store, facts_store.held(), facts_store.chunk():
        decisions.keep(facts_store, decided)
        claims, entities = facts_store.claims(), facts_store.entities()
        facts = reconcile.reconcile(claims, entities=entities)
        kept = decisions.read(facts_store)
        facts = reconcile.overruled(facts, claims, kept, entities=entities)
        facts_store.replace_facts(facts)
    counts = Counter(decision.decision for decision in decided)
    told = ", ".join(f"{count} {answer}" for answer, count in sorted(counts.items()))
    typer.echo(f"{len(decided)} decisions kept{f' ({told})' if told else ''}, {len(facts)} facts")
