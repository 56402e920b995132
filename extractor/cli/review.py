"""Commands on what people decide and label: `review export` and `review import`."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor import ingest, reconcile, review, store
from extractor.cli import output
from extractor.cli.options import Out, StorePath, one_of
from extractor.cli.root import cli
from extractor.decision import Decision
from extractor.evaluate import check, convert, draft
from extractor.evaluate.convert import doccano, label_studio
from extractor.evaluate.convert.text import text
from extractor.model import Article
from extractor.store import decisions

FORMATS = ("label-studio", "label-studio-config", "doccano")

group = typer.Typer(no_args_is_help=True)
cli.add_typer(group, name="review", help="Ask people about facts, and keep what they decide.")

Format = Annotated[
    str,
    typer.Option(
        metavar="|".join(FORMATS),
        callback=one_of(FORMATS),
        help="Tasks for a tool, or the interface that Label Studio shows them in.",
    ),
]
Labels = Annotated[
    bool,
    typer.Option("--labels", help="Ask for all labels of the articles, not for decisions."),
]
Name = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="With --labels, their cluster; by default the store's name."),
]
Exported = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="An export of Label Studio (JSON) or doccano (JSONL)."),
]
GoldFolder = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of gold to which labels of articles are written."),
]


@group.command(name="export")
def export_(
    store_path: StorePath = Path("facts.db"),
    format: Format = "label-studio",
    labels: Labels = False,
    name: Name = None,
    out: Out = None,
) -> None:
    """Write tasks with the program's answers as predictions, or the interface that shows them."""
    if format == "label-studio-config":
        output.write(label_studio.config() if labels else review.CONFIG, out)
        return
    is_doccano = format == "doccano"
    with store.Store.open(store_path, create=False) as facts_store:
        if labels:
            gold = _read_labels(facts_store, name or store_path.stem)
            output.write((doccano.dump if is_doccano else label_studio.predictions)(gold), out)
            return
        asked = review.questions(output.stored(facts_store), text_of=facts_store.text)
    output.write((review.to_doccano if is_doccano else review.to_label_studio)(asked), out)


@group.command(name="import")
def import_(
    file: Exported, store_path: StorePath = Path("facts.db"), gold: GoldFolder = None
) -> None:
    """Keep what people decided, which later runs do not override, or write their labels to gold."""
    is_doccano = file.suffix == ".jsonl"
    told = _told(file)
    if convert.are_labels(told):
        if gold is None:
            raise ingest.InputError(f"{file}: labels of articles: name a folder of gold by --gold")
        read = doccano.load if is_doccano else label_studio.load
        _write_gold(file, read(file), gold)
        return
    try:
        decided = review.decisions(review.from_doccano(told) if is_doccano else told)
    except ValueError as error:
        raise ingest.InputError(f"{file}: {error}") from error
    _keep(decided, store_path)


def _read_labels(facts_store: store.Store, name: str) -> dict[str, Any]:
    """What the program read in the articles of a store, as a gold file."""
    refs = facts_store.articles()
    articles = [
        Article(text=facts_store.text(ref.id), **ref.model_dump(exclude={"sha256"})) for ref in refs
    ]
    found = (facts_store.annotation(ref.id) for ref in refs)
    read = [annotation for annotation in found if annotation is not None]
    return draft.draft(name, articles, read, facts_store.facts())


def _told(file: Path) -> Any:
    """What a file holds: a list of tasks, or whatever else its JSON is."""
    try:
        content = file.read_text(encoding="utf-8")
        if file.suffix != ".jsonl":
            return json.loads(content)
        return [json.loads(line) for line in content.split("\n") if line.strip()]
    except ValueError as error:
        raise ingest.InputError(f"{file}: {error}") from error


def _write_gold(file: Path, clusters: Sequence[dict[str, Any]], folder: Path) -> None:
    """Writes a file of gold for each cluster, and names what `gold check` finds in them."""
    if not clusters:
        raise ingest.InputError(f"{file}: nobody has submitted labels of any article yet")
    output.make(folder)
    paths = []
    for cluster in clusters:
        name = f"{cluster['cluster']}.json"
        if Path(name).name != name:
            raise ingest.InputError(f"{cluster['cluster']!r}: this names no file of gold")
        output.write(text(cluster), folder / name)
        paths.append(folder / name)
        size = f"{len(cluster['articles'])} articles, {len(cluster['claims'])} claims"
        typer.echo(f"{folder / name}: {size}")
    problems = check.problems(paths)
    for problem in problems:
        typer.echo(str(problem))
    typer.echo(f"{len(paths)} files, {len(problems)} problems")
    raise typer.Exit(1 if problems else 0)


def _keep(decided: Sequence[Decision], store_path: Path) -> None:
    """Keeps the decisions, and reconciles the store anew."""
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
