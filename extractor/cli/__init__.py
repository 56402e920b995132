"""The command line: reads options, calls the stages, prints. The only place that prints.

Exit codes: 0 done; 1 done, but some input could not be read; 2 wrong usage or nothing to work on;
3 a floor of the gate is broken. spaCy takes a second to import, so only the commands that read
text import what needs it.
"""

import io
import sys
from collections.abc import Sequence

from extractor import ingest, lexicon, store
from extractor.cli import output
from extractor.cli.options import DEFAULT_MODEL
from extractor.cli.root import cli

# Importing them adds their commands, in the order of `extractor --help`.
# isort: off
from extractor.cli import reading
from extractor.cli import facts
from extractor.cli import review
from extractor.cli import evaluate
from extractor.cli import gold
# isort: on

COMMANDS = (reading, facts, review, evaluate, gold)

__all__ = ["COMMANDS", "DEFAULT_MODEL", "app", "cli"]


def app(args: Sequence[str] | None = None) -> None:
    """Runs one command and ends the process; errors of use are one line and exit code 2."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # JSON is UTF-8, whatever the locale says.
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        cli(args, prog_name="extractor")
    except (ingest.InputError, lexicon.DataError, store.StoreError) as error:
        output.complain(str(error))
    except OSError as error:
        output.complain(f"{error.filename or 'error'}: {error.strerror or error}")
    sys.exit(2)
