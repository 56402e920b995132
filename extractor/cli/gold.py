"""Commands on gold: `evaluate`."""

from pathlib import Path
from typing import Annotated

import typer

from extractor import evaluate, layout, reconcile, terminal
from extractor.cli import output
from extractor.cli.options import DEFAULT_MODEL, GOLD, Model
from extractor.cli.root import cli
from extractor.model import Annotation, Failure


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
    outcomes = list(batch.annotate(articles, nlp=output.pipeline(model)))
    annotations = {o.id: o for o in outcomes if isinstance(o, Annotation)}
    scores = evaluate.score(clusters, annotations, reconcile.reconcile, reconcile.entities)
    output.console().print(terminal.scores_table(scores))
    if json_out:
        output.write(scores.model_dump_json(indent=1) + "\n", json_out)
    if floors:
        breaches = evaluate.gate.check(scores, floors, evaluate.gate.fingerprint(gold))
        for breach in breaches:
            output.complain(breach.reason)
        if breaches:
            raise typer.Exit(3)
        typer.echo(f"{gate}: all floors hold ({len(floors.floors)})")
    output.end([outcome for outcome in outcomes if isinstance(outcome, Failure)])
