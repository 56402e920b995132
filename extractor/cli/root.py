"""The group of all commands, to which the modules beside this one add theirs."""

import typer

cli = typer.Typer(
    name="extractor",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads the figures in news articles and reconciles them into one table of facts.",
)
