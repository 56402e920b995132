"""Commands to make gold and look after it: `gold check`, `new`, `agree` and `convert`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from extractor import evaluate, ingest, terminal
from extractor.cli import output
from extractor.cli.options import DEFAULT_MODEL, GOLD, Model, Out, Paths, one_of
from extractor.cli.root import cli
from extractor.evaluate import agree, check, convert, draft
from extractor.evaluate.convert.text import text
from extractor.model import Annotation, Article, Failure

group = typer.Typer(no_args_is_help=True)
cli.add_typer(group, name="gold", help="Label articles, check the labels, compare labellers.")

Labelled = Annotated[list[Path], typer.Argument(metavar="GOLD", help="Folders or files of gold.")]
First = Annotated[Path, typer.Argument(metavar="A", help="Gold of one labeller.")]
Second = Annotated[Path, typer.Argument(metavar="B", help="That of another.")]
To = Annotated[
    str,
    typer.Option(
        metavar="|".join(convert.FORMATS), callback=one_of(convert.FORMATS), help="Format to write."
    ),
]


@group.command(name="check")
def check_(paths: Labelled = list(GOLD)) -> None:  # noqa: B006
    """Name every problem of gold by file and key; exit 1 when there is one."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise ingest.InputError(f"{missing[0]}: there is no such file or folder")
    files = evaluate.gold.files(paths)
    problems = check.problems(paths)
    for problem in problems:
        typer.echo(str(problem))
    typer.echo(f"{len(files)} files, {len(problems)} problems")
    raise typer.Exit(1 if problems or not files else 0)


@group.command(name="new")
def new(
    paths: Paths,
    name: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Name of the cluster; that of the first file by default."
        ),
    ] = None,
    suggest: Annotated[
        bool,
        typer.Option("--suggest", help="Fill in what the program reads, to be corrected."),
    ] = False,
    model: Model = DEFAULT_MODEL,
    out: Out = None,
) -> None:
    """Write a file of labels for the articles of a cluster, empty unless asked otherwise."""
    items = list(ingest.read(paths))
    articles = [item for item in items if isinstance(item, Article)]
    failures = [item for item in items if isinstance(item, Failure)]
    read = _suggestions(articles, model) if suggest else []
    cluster = draft.draft(name or paths[0].stem, articles, read)
    output.write(json.dumps(cluster, indent=1, ensure_ascii=False) + "\n", out)
    output.end(failures)


@group.command(name="agree")
def agree_(
    first: First,
    second: Second,
    json_out: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="File for the scores, as JSON.")
    ] = None,
) -> None:
    """Tell how far two labellers of the same clusters agree, field by field."""
    from extractor.evaluate import resample

    one, other = (evaluate.gold.load([path]) for path in (first, second))
    scores = resample.with_intervals(agree.agreement(one, other))
    tables = (
        evaluate.rows(scores.measures),
        agree.kappas(scores.confusions),
        evaluate.confusions(scores.confusions),
    )
    for table in tables:
        output.console().print(terminal.rows_table(table))
    if json_out:
        output.write(scores.model_dump_json(indent=1) + "\n", json_out)


@group.command(name="convert")
def convert_(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH",
            help="Gold, a file of Label Studio, doccano, CoNLL or spaCy, or folder of brat.",
        ),
    ],
    to: To = "gold",
    out: Out = None,
) -> None:
    """Turn gold into a format of annotation tools, or theirs into gold."""
    data = convert.load(path)
    if to == "gold":
        output.write(text(data), out)
        return
    cluster = convert.whole(path, data)
    if to == "brat" and out is None:
        raise ingest.InputError("--to brat: name its folder with --out")
    for file, content in convert.files(cluster, to).items():
        if file and out:
            output.make(out)
            output.write(content, out / file)
        else:
            output.write(content, out)


def _suggestions(articles: Sequence[Article], model: str) -> list[Annotation]:
    from extractor import batch, layout

    outcomes = batch.annotate(map(layout.complete, articles), nlp=output.pipeline(model))
    return [outcome for outcome in outcomes if isinstance(outcome, Annotation)]
