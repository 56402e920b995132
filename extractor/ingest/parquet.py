"""`.parquet`: an article a row -> Articles, a batch of rows in memory at a time."""

from collections.abc import Iterator

import pyarrow
from pyarrow import parquet

from extractor.ingest import limits
from extractor.ingest.article import build
from extractor.ingest.decode import Unreadable
from extractor.ingest.source import Source
from extractor.model import Article, Failure

# Rows to a batch: enough to make its cost vanish.
BATCH = 256


def read(source: Source) -> Iterator[Article | Failure]:
    """The articles of the file, named `file:row` from 1 on; other columns are not read.

    Raises `Unreadable` for a file that is damaged or has no rows, `OSError` when it cannot be read.
    """
    try:
        with parquet.ParquetFile(source.path) as table:
            _check(table)
            yield from _articles(table, source)
    except (pyarrow.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno:  # Damage has none.
            raise
        raise Unreadable(f"not Parquet that can be read: {error}") from error


def _check(table: parquet.ParquetFile) -> None:
    groups = (table.metadata.row_group(i) for i in range(table.num_row_groups))
    largest = max((group.total_byte_size for group in groups), default=0)
    if largest > limits.ROW_GROUP_LARGEST:
        most = f"at most {limits.ROW_GROUP_LARGEST:,} are read"
        raise Unreadable(f"a row group of {largest:,} bytes, {most}: write smaller row groups")
    if not table.metadata.num_rows:
        raise Unreadable("empty: no row in it")


def _articles(table: parquet.ParquetFile, source: Source) -> Iterator[Article | Failure]:
    wanted = {*Article.model_fields, *source.fields.values()}
    columns = [name for name in table.schema_arrow.names if name in wanted]
    number = 0
    for batch in table.iter_batches(BATCH, columns=columns):
        for row in batch.to_pylist() if columns else [{}] * batch.num_rows:
            number += 1
            yield build(row, path=f"{source.name}:{number}", names=source.fields)
