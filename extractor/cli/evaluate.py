"""The command `evaluate`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from extractor import evaluate, layout, reconcile, terminal
from extractor.cli import output
from extractor.cli.options import DEFAULT_MODEL, GOLD, Model, one_of
from extractor.cli.root import cli
from extractor.evaluate import Scores, document
from extractor.evaluate.gold import Cluster, Part
from extractor.ingest import InputError
from extractor.model import Annotation, Failure

PARTS: tuple[str, ...] = get_args(Part)
Gold = Annotated[
    list[Path], typer.Option(metavar="DIR", help="Folder or file of gold; may be repeated.")
]
PartOf = Annotated[
    str,
    typer.Option(metavar="|".join(PARTS), callback=one_of(PARTS), help="Which clusters to score."),
]


@cli.command(name="evaluate")
def evaluate_(
    gold: Gold = list(GOLD),  # noqa: B006
    part: PartOf = "all",
    detail: Annotated[
        bool, typer.Option("--detail", help="Also scores by kind, and what is taken for what.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Scores that --json wrote, to compare with.")
    ] = None,
    gate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Floors that must hold.")
    ] = None,
    errors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="File for a page of all mistakes.")
    ] = None,
    json_out: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="File for the scores, as JSON.")
    ] = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Score the program against gold at three levels; exit 3 when a floor is broken."""
    from extractor.evaluate import resample

    if gate and part != "all":
        raise InputError("--gate: floors are those of the whole gold: leave out --part")
    clusters = evaluate.gold.part(evaluate.gold.load(gold), cast(Part, part))
    floors = evaluate.gate.read(gate) if gate else None
    before = document.read(baseline, Scores) if baseline else None
    read, failures = _read(clusters, model)
    found = evaluate.score(clusters, read, reconcile.reconcile, reconcile.entities)
    scores = resample.with_intervals(found)
    _show(scores, before, detail=detail)
    if json_out:
        output.write(scores.model_dump_json(indent=1) + "\n", json_out)
    if errors:
        _write_errors(clusters, read, errors)
    if gate and floors:
        _check(gate, floors, scores, evaluate.gate.fingerprint(gold))
    output.end(failures)


def _show(scores: Scores, before: Scores | None, *, detail: bool) -> None:
    from extractor.evaluate import resample

    tables = [evaluate.rows(scores.measures)]
    if detail:
        tables += [evaluate.rows(scores.kinds), evaluate.confusions(scores.confusions)]
    if before:
        tables.append(evaluate.changes(resample.differences(scores, before)))
    for table in tables:
        output.console().print(terminal.rows_table(table))


def _read(clusters: Sequence[Cluster], model: str) -> tuple[dict[str, Annotation], list[Failure]]:
    from extractor import batch

    articles = [layout.complete(article) for each in clusters for article in each.articles]
    outcomes = list(batch.annotate(articles, nlp=output.pipeline(model)))
    read = {each.id: each for each in outcomes if isinstance(each, Annotation)}
    return read, [each for each in outcomes if isinstance(each, Failure)]


def _write_errors(clusters: Sequence[Cluster], read: dict[str, Annotation], out: Path) -> None:
    from extractor.evaluate import browser

    page = browser.page(clusters, read, reconcile.reconcile, reconcile.entities)
    output.write(page, out)
    typer.echo(f"{out}: open it in a browser")


def _check(path: Path, floors: evaluate.gate.Floors, scores: Scores, digest: str) -> None:
    breaches = evaluate.gate.check(scores, floors, digest)
    for breach in breaches:
        output.complain(breach.reason)
    if breaches:
        raise typer.Exit(3)
    typer.echo(f"{path}: all floors hold ({len(floors.floors)})")
