"""The pages of docs/ are those that the code tells now, and the help they are made of is whole."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from extractor import export
from extractor.evaluate import gate
from tests.report.samples import sample

ROOT = Path(__file__).parents[1]
SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "scripts" / "write_docs.py"))
PAGES: dict[Path, str] = SCRIPT["pages"]()
COMMANDS: dict[str, Any] = SCRIPT["commands"]()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_are_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "run scripts/write_docs.py"


def test_no_page_is_of_a_command_that_is_gone() -> None:
    written = {path.stem for path in (ROOT / "docs" / "commands").iterdir()}
    assert written == COMMANDS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str) -> None:
    assert COMMANDS[name].help
    for command in SCRIPT["below"](COMMANDS[name]).values() or [COMMANDS[name]]:
        assert command.help
        assert [each.name for each in command.params if not each.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_and_option_is_on_the_page_under_the_name_that_help_gives(name: str) -> None:
    """What is filled in has a name of its own: no type of Python stands for it."""
    page = PAGES[ROOT / "docs" / "commands" / f"{name}.md"].replace("\\|", "|")
    commands = SCRIPT["below"](COMMANDS[name])
    for words, command in commands.items() or [("", COMMANDS[name])]:
        section = page.partition(f"# extractor {name} {words}".rstrip() + "\n")[2]
        section = section.partition("\n## ")[0]
        for each in command.params:
            is_flag = getattr(each, "is_flag", False)
            assert is_flag or each.metavar, f"{name} {words}: {each.name}"
            shown = [*each.opts] if each.param_type_name == "option" else []
            told = " ".join(shown if is_flag else [*shown, each.metavar])
            assert f"\n| `{told}` | " in section


def test_every_column_of_the_tables_is_told() -> None:
    page = PAGES[ROOT / "docs" / "tables.md"]
    for title, format in (("Claims", "csv"), ("Facts", "csv-facts")):
        written = str(export.write(sample(), format=format)).partition("\r\n")[0].split(",")
        section = page.partition(f"## {title}\n")[2].partition("\n## ")[0]
        assert re.findall(r"^\| `(\w+)` \| [\w`]", section, flags=re.MULTILINE) == written


def test_every_rule_has_its_sentence() -> None:
    page = PAGES[ROOT / "docs" / "how-facts-are-decided.md"]
    assert re.findall(r"^\| `\w+` \|\s*\|$", page, flags=re.MULTILINE) == []


def test_accuracy_names_the_gold_and_the_floors_of_now() -> None:
    page: str = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    floors = gate.read(ROOT / "gold" / "floors.json")
    assert f"`{floors.digest}`" in page, "run make docs"
    level = ""
    shown = {}
    for line in page.splitlines():
        level = line.removeprefix("## ") if line.startswith("## ") else level
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 10 and cells[6] not in ("", "floor", "---"):
            shown[f"{level}.{cells[0]}"] = cells[6]
            assert re.fullmatch(r"[01]\.\d{4} to [01]\.\d{4}", cells[9]), line
    assert shown == {key.rpartition(".")[0]: str(floor) for key, floor in floors.floors.items()}
