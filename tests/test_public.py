"""What others may rely on: names, fields, document types, and the commands that README tells of."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

import pytest
import typer

import extractor
from extractor import cli, evaluate, export, model, pipeline, reconcile, schema

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Fields may be added here, and none may go without a new number of the schema.
FIELDS: dict[type[model.Record], str] = {
    model.Article: "id text title source author url published language country fiscal_year_end",
    model.Annotation: "id published entities figures dates claims",
    model.EntityMention: "start end text label entity",
    model.Figure: "start end text kind relation low high unit step change rule",
    model.DateMention: "start end text type value begin end_date rule",
    model.Claim: "id article source published sentence quote start end kind relation low high unit "
    "step per subject subject_entity metric scope period as_of change basis modality polarity "
    "vintage attribution restates rule confidence",
    model.Span: "start end",
    model.Period: "text begin end",
    model.Attribution: "speaker cue",
    model.Fact: "id subject metric scope unit kind period modality status low high value current "
    "sources claims verdicts explanation",
    model.FactPeriod: "begin end",
    model.Member: "id role",
    model.Verdict: "a b verdict rule reason",
    model.Entity: "id name type aliases articles mentions code merged",
    model.ArticleRef: "id title source published url sha256",
    model.Run: "version model settings",
    model.FactsDocument: "schema_ run articles facts entities claims",
}


def commands() -> dict[str, Any]:
    """Every command by its words: `run`, `gold check`."""
    group: Any = typer.main.get_command(cli.cli)
    return {
        " ".join((name, *words)): each
        for name, command in group.commands.items()
        for words, each in (
            [((below,), each) for below, each in command.commands.items()]
            if hasattr(command, "commands")
            else [((), command)]
        )
    }


def named(words: list[str]) -> str:
    """The command that a line of README calls, without `extractor` and what follows the name."""
    return " ".join(words[1:3]) if words[1] in ("gold", "review") else words[1]


def options(command: Any) -> Iterator[str]:
    for parameter in command.params:
        yield from (name for name in parameter.opts if name.startswith("--") and name != "--help")


def calls() -> list[list[str]]:
    """The commands that README shows, as words; pipes are taken apart."""
    shown = re.findall(r"^\$ (.*)$", README, flags=re.MULTILINE)
    parts = [part.split() for line in shown for part in line.split("|")]
    return [words for words in parts if words[0] == "extractor"]


def test_the_version_is_that_of_the_project() -> None:
    assert extractor.__version__ == version("extractor") == PROJECT["version"]


def test_the_command_is_installed() -> None:
    (command,) = entry_points(group="console_scripts", name="extractor")
    assert command.load() is cli.app


@pytest.mark.parametrize(
    ("module", "names"),
    [
        (
            export,
            {"BINARY", "ENTITY_FORMATS", "FORMATS", "MissingLibrary", "about", "document"}
            | {"encode", "since", "write", "write_entities"},
        ),
        (
            evaluate,
            {"Measure", "Rows", "Scores", "changes", "confusions", "gate", "gold", "rows"}
            | {"score"},
        ),
        (
            reconcile,
            {"blocked", "entities", "facts_of", "noted", "ordered", "overruled", "reconcile"},
        ),
    ],
)
def test_public_names(module: Any, names: set[str]) -> None:
    assert set(module.__all__) == names
    assert all(hasattr(module, name) for name in names)


@pytest.mark.parametrize("record", FIELDS)
def test_no_field_is_lost(record: type[model.Record]) -> None:
    assert set(FIELDS[record].split()) <= record.model_fields.keys()


def test_formats_and_document_types() -> None:
    assert {"csv", "json", "jsonl", "jsonld", "parquet"} <= {*export.FORMATS, *export.BINARY}
    assert set(schema.SOURCES) == {"annotation", "article", "claim", "facts", "gold"}


def test_the_default_model_comes_with_the_package() -> None:
    """Named twice, because the command line does not import spaCy before it reads text."""
    assert cli.DEFAULT_MODEL == pipeline.DEFAULT_MODEL
    name = cli.DEFAULT_MODEL.replace("_", "-")
    assert any(needed.startswith(f"{name}==") for needed in PROJECT["dependencies"])


def test_the_package_says_that_it_is_typed() -> None:
    assert "Typing :: Typed" in PROJECT["classifiers"]
    assert (ROOT / "extractor" / "py.typed").exists()


def test_readme_shows_every_command() -> None:
    assert {named(words) for words in calls()} == commands().keys()


@pytest.mark.parametrize("name", commands())
def test_readme_tells_of_every_option(name: str) -> None:
    told = set(re.findall(r"--[a-z-]+", README))
    assert set(options(commands()[name])) <= told


def test_readme_uses_only_options_that_exist() -> None:
    for words in calls():
        used = {word for word in words if word.startswith("--")}
        assert used <= set(options(commands()[named(words)])), " ".join(words)


@pytest.mark.parametrize("status", model.Status.__args__)
def test_readme_explains_every_status(status: str) -> None:
    assert f"| `{status}` |" in README


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_pages_link_to_what_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.model
def test_the_python_of_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    exec(code, {})
    assert capsys.readouterr().out == "Acme lamps sold compatible 40 50\n"
