"""Writes the pages of docs/ that the code itself can tell (`make docs`), to be read in the diff.

Pages of commands come from their help, those of rules from docstrings, and the page of accuracy
from what `extractor evaluate --gold gold --json FILE` wrote, when it is given `--scores FILE`.
"""

import argparse
import inspect
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import typer

from extractor import cli, evaluate
from extractor.claims import metric
from extractor.evaluate import Scores, gate
from extractor.evaluate.gate import Floors
from extractor.export import table
from extractor.reconcile import bars, check, decide, entity, judge, signs, sources
from extractor.reconcile.choose import choose

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ACCURACY = DOCS / "accuracy.md"
FLOORS = ROOT / "gold" / "floors.json"
MADE = "<!-- Written by scripts/write_docs.py: change its source, then run `make docs`. -->"

# The sentences about each level that no docstring holds; a level without one is an error.
LEVELS = {
    "span": "Where figures and dates stand in the text. `_exact` asks for the same borders, "
    "`dates_value` for the right value too.",
    "entity": "Names: `names` found at all, `names_exact` with borders and type; `article` and "
    "`cluster` are whether the names of one thing are put together (B-cubed).",
    "claim": "What a figure says. `found` to `whole` ask for more and more of a claim; the "
    "others are the share of found claims with that field right, `traps` the share of figures "
    "that are no claim and were read as one.",
    "fact": "Reconciling alone, from the claims of the gold: `pairs` of claims that belong in one "
    "fact, `b_cubed` the same by claim, `merges` the share of near misses that were joined, "
    "and the share of facts with the right `status`, `interval`, or both (`outcome`).",
    "end_to_end": "The same measures for facts made of the claims that the program read itself.",
}


def commands() -> dict[str, Any]:
    """The commands by name, in the order of `extractor --help`."""
    group: Any = typer.main.get_command(cli.cli)
    return dict(group.commands)


def below(command: Any) -> dict[str, Any]:
    """The commands of a group by name, such as `check` of `gold`; none of a plain command."""
    return dict(getattr(command, "commands", {}))


def pages() -> dict[Path, str]:
    """All pages that need nothing but the code, by their path."""
    made = {DOCS / "commands" / f"{name}.md": command_page(name) for name in commands()}
    made[DOCS / "commands.md"] = _page("Commands", *_index())
    made[DOCS / "how-facts-are-decided.md"] = rules_page()
    made[DOCS / "tables.md"] = tables_page()
    return made


def command_page(name: str) -> str:
    """The help of a command, or of each command of a group: what it does, what it takes."""
    command = commands()[name]
    if not below(command):
        return _page(f"extractor {name}", *_told(name, command))
    sections = (
        ["", f"## extractor {name} {each}", "", *_told(f"{name} {each}", told)]
        for each, told in below(command).items()
    )
    return _page(f"extractor {name}", command.help, *(line for lines in sections for line in lines))


def _index() -> Iterable[str]:
    for name, command in commands().items():
        yield f"- [{name}](commands/{name}.md): {command.help}"
        for each, told in below(command).items():
            yield f"  - [{name} {each}](commands/{name}.md#extractor-{name}-{each}): {told.help}"


def _told(words: str, command: Any) -> list[str]:
    """How a command is called, what it does, its arguments and options with their defaults."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    named = [_argument(p) for p in arguments]
    usage = " ".join(["extractor", words, *named, *(["[OPTIONS]"] if options else [])])
    rows = [_row(p.metavar, p) for p in arguments]
    rows += [_row(" ".join([*p.opts, *([] if p.is_flag else [p.metavar])]), p) for p in options]
    table = _table(("argument or option", "default", "what it is"), rows)
    return [f"```\n{usage}\n```", "", command.help, "", *table]


def _argument(parameter: Any) -> str:
    shown = parameter.metavar if parameter.required else f"[{parameter.metavar}]"
    return f"{shown}..." if parameter.nargs == -1 else shown


def rules_page() -> str:
    """Every rule that decides, in the order in which it is asked, in the words of its docstring."""
    return _page(
        "How facts are decided",
        "A claim is what one sentence says; a fact is all the claims that answer one question. "
        "Each decision is a small rule with a name, and the output names the rule.",
        *_rules("What a figure measures", metric.__doc__, metric.RULES),
        *_rules("Which names are one", entity.__doc__, entity.RULES),
        *_rules("What keeps two claims apart", bars.__doc__, bars.BARS),
        *_rules("What speaks for one question", signs.__doc__, signs.SIGNS),
        *_rules("How two claims of a fact compare", judge.__doc__, judge.RULES),
        *_rules("What the fact says", decide.__doc__, (choose, decide.decide)),
        *_rules("Which sources are independent", sources.__doc__, (sources.counted,)),
        *_rules("What does not add up", check.__doc__, check.CHECKS),
    )


def tables_page() -> str:
    """The columns of the tables that `export` writes, and what each holds."""
    header = ("column", "what it holds")
    lines = ["Numbers are exact; Parquet has the nearest double of each beside it, as `low_float`."]
    for title, formats, columns in (
        ("Claims", "`csv` and `parquet`: a row per claim, beside its fact.", table.COLUMNS),
        ("Facts", "`csv-facts` and `parquet-facts`: a row per fact.", table.FACT_COLUMNS),
    ):
        rows = [(f"`{name}`", meaning) for name, meaning in columns.items()]
        lines += ["", f"## {title}", "", formats, "", *_table(header, rows)]
    return _page("Tables", *lines)


def accuracy_page(scores: Scores, floors: Floors) -> str:
    """The scores by level, with intervals and floors, what they mean, how to get them again."""
    lines = [
        f"Measured on {scores.articles} articles in {scores.clusters} clusters, labelled by hand:",
        "[gold/README.md](../gold/README.md) tells of them. Articles were at hand while rules were",
        "written: expect less on others. A floor is the score that may not fall, `n` is how many",
        "things were asked for, and the last columns are where 95 percent of the scores lie when",
        "articles, or whole clusters, are drawn anew.",
        "",
        f"Digest of the gold: `{floors.digest}`",
        "",
        "```",
        "extractor evaluate --gold gold --gate gold/floors.json",
        "```",
    ]
    (_, *heading), *rows = evaluate.rows(scores.measures)
    place = heading.index("n")
    heading.insert(place, "floor")
    for level, own in groupby(rows, key=lambda row: row[0]):
        table = [[*row[1:]] for row in own]
        for row in table:
            row.insert(place, _floor(f"{level}.{row[0]}.", floors))
        lines += ["", f"## {level}", "", LEVELS[level], "", *_table(heading, table)]
    return _page("Accuracy", *lines)


def _floor(start: str, floors: Floors) -> str:
    return next((str(value) for key, value in floors.floors.items() if key.startswith(start)), "")


def _rules(title: str, about: str | None, rules: Iterable[Callable[..., Any]]) -> list[str]:
    told = [(f"`{rule.__name__}`", _line(rule.__doc__)) for rule in rules]
    return ["", f"## {title}", "", inspect.cleandoc(about or ""), "", *_table(("rule", ""), told)]


def _row(name: str, parameter: Any) -> tuple[str, ...]:
    default = parameter.default
    given = default if isinstance(default, list | tuple) else [default]
    shown = " ".join(f"`{each}`" for each in given if each not in (None, False))
    return (f"`{name}`", "required" if parameter.required else shown, _line(parameter.help))


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    cells = [header, ["---"] * len(header), *rows]
    escaped = ([cell.replace("|", "\\|") for cell in row] for row in cells)
    return [f"| {' | '.join(row)} |" for row in escaped]


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _page(title: str, *lines: str) -> str:
    return "\n".join([MADE, f"# {title}", "", *lines]) + "\n"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scores", type=Path, metavar="FILE", help="from `evaluate --json`")
    options = parser.parse_args(arguments)
    made = pages()
    if options.scores:
        scores = Scores.model_validate_json(options.scores.read_bytes())
        made[ACCURACY] = accuracy_page(scores, gate.read(FLOORS))
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
