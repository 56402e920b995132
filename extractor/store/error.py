"""What went wrong with a store -> one line that names the file, the cause, and what to do."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

# What a person can do, by SQLite's primary result code (https://sqlite.org/rescode.html).
CURES: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: "another program writes to it: run again when that is done",
    sqlite3.SQLITE_CANTOPEN: "its folder has to exist and to allow writing",
    sqlite3.SQLITE_CORRUPT: "read the articles into a new store",
    sqlite3.SQLITE_FULL: "what was kept before is safe: free some space and run again",
    sqlite3.SQLITE_NOTADB: "name another file",
    sqlite3.SQLITE_READONLY: "nothing was changed: allow writing to it and to its folder",
}
# How SQLite fails to open a store that may only be read.
UNWRITABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
# The lowest byte of an extended code is its primary code.
_PRIMARY = 0xFF


class StoreError(Exception):
    """The store cannot be opened, read or written; the message names the file and the cause."""


def store_error(path: Path, error: sqlite3.Error) -> StoreError:
    """What to raise in place of SQLite's error."""
    cure = CURES.get(code_of(error))
    return StoreError(f"{path}: {error}; {cure}" if cure else f"{path}: {error}")


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary code; 0 for what Python itself found wrong, such as a closed connection."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY
