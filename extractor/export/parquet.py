"""A facts document -> its table of claims or of facts as Parquet, with the columns of the CSV.

Numbers are exact decimal strings, as everywhere; beside each stands `..._float`, the nearest double
for plots and sums. Days are dates, counts integers, all else text.
"""

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from extractor.export.table import COLUMNS, FACT_COLUMNS, Cell, claim_rows, fact_rows
from extractor.model import FactsDocument, plain

NUMBERS = ("fact_low", "fact_high", "value", "low", "high")
DAYS = ("period_begin", "period_end")
COUNTS = ("sources", "start", "end", "claims")


class MissingLibrary(Exception):
    """What the format is written with is not installed; the message says how to install it."""


def write(document: FactsDocument) -> bytes:
    """The table of claims as a Parquet file; raises `MissingLibrary` without pyarrow."""
    return _file(COLUMNS, claim_rows(document))


def write_facts(document: FactsDocument) -> bytes:
    """The table of facts as a Parquet file; raises `MissingLibrary` without pyarrow."""
    return _file(FACT_COLUMNS, fact_rows(document))


def _file(columns: Iterable[str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingLibrary("Parquet needs pyarrow: pip install 'extractor[parquet]'") from error
    found = list(rows)
    types = {int: pyarrow.int64(), dt.date: pyarrow.date32(), float: pyarrow.float64()}
    arrays: dict[str, Any] = {}
    for name in columns:
        values = [row.get(name) for row in found]
        kind = int if name in COUNTS else dt.date if name in DAYS else str
        cells = values if kind in types else [_text(value) for value in values]
        arrays[name] = pyarrow.array(cells, types.get(kind, pyarrow.string()))
        if name in NUMBERS:
            doubles = [None if value is None else float(str(value)) for value in values]
            arrays[f"{name}_float"] = pyarrow.array(doubles, types[float])
    written = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(arrays), written)
    return written.getvalue()


def _text(value: Cell) -> str | None:
    """The cell as text; half a surrogate pair, which Arrow cannot hold, as its escape."""
    if value is None:
        return None
    text = plain(value) if isinstance(value, Decimal) else str(value)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
