"""One run at a time: whoever reads articles into a store holds it, and others are told who.

The hold is SQLite's own lock on a file beside the store. It ends with its process, even a killed
one, and is not inherited by worker processes, which outlive it for a while. Reading the store needs
no hold.
"""

import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from extractor.store.error import StoreError, code_of, store_error

SUFFIX = ".lock"


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Holds the store at the path. Raises `StoreError` that says who does so already."""
    lock = path.with_name(path.name + SUFFIX)
    with closing(_connected(lock)) as connection:
        try:
            _take(connection)
        except sqlite3.Error as error:
            if code_of(error) == sqlite3.SQLITE_BUSY:
                raise StoreError(f"{path}: in use by {_holder(connection)}") from error
            raise store_error(lock, error) from error
        yield


def _connected(lock: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(lock, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise store_error(lock, error) from error


def _take(connection: sqlite3.Connection) -> None:
    """Writes who holds it, and begins the transaction that lasts as long as the hold."""
    since = datetime.now().isoformat(sep=" ", timespec="seconds")
    words = f"process {os.getpid()} on {socket.gethostname()} since {since}"
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE IF NOT EXISTS holder (words TEXT NOT NULL)")
    connection.execute("DELETE FROM holder")
    connection.execute("INSERT INTO holder VALUES (?)", (words,))
    connection.execute("COMMIT")
    # Somebody faster is possible here; then this one is told so.
    connection.execute("BEGIN IMMEDIATE")


def _holder(connection: sqlite3.Connection) -> str:
    try:
        ((words,),) = connection.execute("SELECT words FROM holder").fetchall()
    except (sqlite3.Error, ValueError):  # It is just being written.
        return "another run"
    return f"{words}: wait for it to end, or name another store"
