"""The fact store: one SQLite file, browsable with Datasette, and the only module with SQL.

Articles, their annotations and claims are added and never changed; facts and entities are views
over claims and mentions, and are replaced as a whole. The same text of one source is kept once,
under whatever name it came first; of another source it is an article of its own. The `record`
columns hold the records themselves; the other columns repeat parts of them for people.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extractor.model import (
    Annotation,
    Article,
    ArticleRef,
    Claim,
    Entity,
    EntityMention,
    Fact,
    Failure,
)
from extractor.store import schema
from extractor.store.error import UNWRITABLE, StoreError, code_of, store_error
from extractor.store.hold import hold
from extractor.store.row import of_claim, of_fact

__all__ = ["IN_MEMORY", "Store", "StoreError"]

STAGE = "store"
# SQLite's name for a database that is gone when it is closed.
IN_MEMORY = Path(":memory:")
# Seconds to wait while another process writes.
TIMEOUT = 10.0

_PLACE = 'ORDER BY article, start, "end", id'
# The ids of all facts, each with the claim that comes first in it.
_FIRST_CLAIMS = """
SELECT f.id, m.claim FROM facts f JOIN fact_claims m ON m.fact = f.id
WHERE m.rowid = (SELECT min(rowid) FROM fact_claims WHERE fact = f.id)"""
# The ids that facts had, each with the fact of today.
_FORMER = """
SELECT id, record FROM (SELECT o.id, f.record FROM former_facts o
  JOIN fact_claims m ON m.claim = o.claim JOIN facts f ON f.id = m.fact)"""


class Store:
    """An open store, to be used in one thread and in a `with` block, which closes it.

    Every method raises `StoreError` when the file is locked, read-only, full, or damaged.
    """

    def __init__(self, path: Path, *, is_fixed: bool = False) -> None:
        """`is_fixed` promises that nobody writes to the file meanwhile."""
        self._path = path
        address = f"{path.absolute().as_uri()}?immutable=1" if is_fixed else str(path)
        try:
            self._connection = sqlite3.connect(
                address, timeout=TIMEOUT, isolation_level=None, uri=is_fixed
            )
        except sqlite3.Error as error:
            raise store_error(path, error) from error

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """The store at the path; a missing one is made, or with `create=False` an error.

        A store of an older schema becomes one of today's. With `create=False` one that may not be
        written can be read all the same.
        """
        if not create and not path.is_file():
            raise StoreError(f"{path}: no such store")
        try:
            return cls(path)._prepared()
        except StoreError as error:
            cause = error.__cause__
            is_unwritable = isinstance(cause, sqlite3.Error) and code_of(cause) in UNWRITABLE
            if create or not is_unwritable or _has_log(path):
                raise
        return cls(path, is_fixed=True)._prepared()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keeps other runs off the store, as long as the block lasts.

        Raises `StoreError`, before the block, that says who holds it already, or why it cannot be
        written.
        """
        with nullcontext() if self._path == IN_MEMORY else hold(self._path):
            # Better to fail now than after the first hundred articles.
            self._execute(f"PRAGMA user_version = {schema.VERSION}")
            yield

    @contextmanager
    def chunk(self) -> Iterator[None]:
        """A transaction: what is written inside is kept as a whole or, on any error, not at all."""
        if self._connection.in_transaction:
            yield
            return
        self._execute("BEGIN IMMEDIATE")
        try:
            yield
            self._execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._execute("ROLLBACK")

    def has(self, article: Article) -> bool:
        """Whether the store has this text of this source."""
        query = "SELECT 1 FROM articles WHERE sha256 = ? AND source IS ?"
        return bool(self._rows(query, article.sha256, article.source))

    def has_text(self, article: Article) -> bool:
        """Whether the store has this text under this id, of whatever source."""
        query = "SELECT 1 FROM articles WHERE sha256 = ? AND id = ?"
        return bool(self._rows(query, article.sha256, article.id))

    def add(self, article: Article, annotation: Annotation) -> Failure | None:
        """Keeps an article and what was read in it; one that is there already adds nothing.

        Two texts under one id would mix their claims: the second is refused, with the Failure that
        says so. An earlier failure of the same path is forgotten.
        """
        with self.chunk():
            if self.has(article):
                return None
            if self._rows("SELECT 1 FROM articles WHERE id = ?", article.id):
                reason = f"id {article.id!r} belongs to another text in the store"
                return Failure(path=article.path or article.id, stage=STAGE, reason=reason)
            self._add(article, annotation)
            self._execute("DELETE FROM failures WHERE path = ?", article.path)
            return None

    def fail(self, failure: Failure) -> None:
        """Keeps a failure, in place of an earlier one of the same path."""
        row = (failure.path, failure.stage, failure.reason)
        self._execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", *row)

    def forget_failures(self, paths: Iterable[str]) -> None:
        """Forgets the failures of these paths."""
        with self.chunk():
            for path in paths:
                self._execute("DELETE FROM failures WHERE path = ?", path)

    def failures(self) -> list[Failure]:
        """All articles that could not be read, by path."""
        rows = self._rows("SELECT path, stage, reason FROM failures ORDER BY path")
        return [Failure(path=path, stage=stage, reason=reason) for path, stage, reason in rows]

    def articles(self) -> list[ArticleRef]:
        """All articles, by id."""
        fields = tuple(ArticleRef.model_fields)
        rows = self._rows(f"SELECT {', '.join(fields)} FROM articles ORDER BY id")
        return [ArticleRef(**dict(zip(fields, row, strict=True))) for row in rows]

    def text(self, article_id: str) -> str:
        """The text that the offsets of the article's claims count in."""
        rows = self._rows("SELECT text FROM articles WHERE id = ?", article_id)
        if not rows:
            raise StoreError(f"{self._path}: no article has the id {article_id!r}")
        return str(rows[0][0])

    def annotation(self, article_id: str) -> Annotation | None:
        """All that was read in the article, or null for an unknown id."""
        rows = self._rows("SELECT record FROM annotations WHERE article = ?", article_id)
        if not rows:
            return None
        claims = self._rows(f"SELECT record FROM claims WHERE article = ? {_PLACE}", article_id)
        return Annotation.model_validate_json(rows[0][0]).model_copy(
            update={"claims": tuple(Claim.model_validate_json(record) for (record,) in claims)}
        )

    def claims(self) -> list[Claim]:
        """All claims, by article and place in it, whatever the order in which they were added."""
        rows = self._rows(f"SELECT record FROM claims {_PLACE}")
        return [Claim.model_validate_json(record) for (record,) in rows]

    def mentions(self) -> list[tuple[str, EntityMention]]:
        """All mentions of names with the id of their article, by article and place in it."""
        fields = tuple(EntityMention.model_fields)
        columns = ", ".join(f'"{field}"' for field in fields)
        rows = self._rows(f"SELECT article, {columns} FROM mentions {_PLACE}")
        return [
            (article, EntityMention(**dict(zip(fields, values, strict=True))))
            for article, *values in rows
        ]

    def replace_facts(self, facts: Iterable[Fact]) -> None:
        """Keeps these facts, in their order, in place of all earlier ones.

        The id of one that is no more leads to the fact with its first claim (`fact`).
        """
        with self.chunk():
            self._execute(f"INSERT OR REPLACE INTO former_facts {_FIRST_CLAIMS}")
            self._execute("DELETE FROM facts")
            for fact in facts:
                self._add_fact(fact)
            self._execute("DELETE FROM former_facts WHERE id IN (SELECT id FROM facts)")

    def replace_entities(self, entities: Iterable[Entity]) -> None:
        """Keeps these entities in place of all earlier ones."""
        with self.chunk():
            self._execute("DELETE FROM entities")
            for entity in entities:
                row = entity.model_dump() | {
                    "aliases": " | ".join(entity.aliases),
                    "merged": " | ".join(entity.merged),
                    "record": entity.model_dump_json(),
                }
                self._insert("entities", row)

    def entities(self) -> list[Entity]:
        """All that is named in the articles, by id."""
        rows = self._rows("SELECT record FROM entities ORDER BY id")
        return [Entity.model_validate_json(record) for (record,) in rows]

    def facts(self) -> list[Fact]:
        """All facts, in the order in which they were given."""
        rows = self._rows("SELECT record FROM facts ORDER BY position")
        return [Fact.model_validate_json(record) for (record,) in rows]

    def fact(self, prefix: str) -> Fact:
        """The fact with this id, or the only one whose id begins so; else `StoreError`.

        An id that a fact had in an earlier run leads to the one that holds its first claim now.
        """
        begins = "substr(id, 1, length(?)) = ? ORDER BY id"
        rows = self._rows(f"SELECT id, record FROM facts WHERE {begins}", prefix, prefix)
        rows = rows or self._rows(f"{_FORMER} WHERE {begins}", prefix, prefix)
        found = {fact_id: record for fact_id, record in rows}
        record = found.get(prefix, next(iter(found.values())) if len(found) == 1 else None)
        if record is None:
            named = f"{len(found)} facts begin" if found else "no fact begins"
            raise StoreError(f"{self._path}: {named} with {prefix!r}")
        return Fact.model_validate_json(record)

    def _prepared(self) -> Self:
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise
        return self

    def _prepare(self) -> None:
        if not self._rows("SELECT 1 FROM sqlite_master"):
            self._create()
        if self._number("application_id") != schema.APPLICATION_ID:
            raise StoreError(f"{self._path}: a database of another program, not a fact store")
        version = self._number("user_version")
        if version > schema.VERSION:
            raise StoreError(
                f"{self._path}: written by a newer version of this program "
                f"(schema {version}, this one knows {schema.VERSION})"
            )
        if version < schema.VERSION:
            self._migrate()
        self._execute("PRAGMA foreign_keys = ON")  # A table that others refer to may be made anew.
        # With WAL, NORMAL is safe against killed processes, and a loss of power can at most undo
        # the last chunks, never half of one: the next run reads those articles again. FULL would
        # wait for the disk at every chunk and protect nothing that cannot be read again.
        self._execute("PRAGMA synchronous = NORMAL")

    def _create(self) -> None:
        self._execute("PRAGMA journal_mode = WAL")
        with self.chunk():
            if self._rows("SELECT 1 FROM sqlite_master"):
                return  # Another process was faster.
            self._execute_all(schema.TABLES)
            self._execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            self._execute(f"PRAGMA user_version = {schema.VERSION}")

    def _migrate(self) -> None:
        """Makes today's tables of older ones, as a whole or not at all."""
        with self.chunk():
            # Another process may have been faster.
            for step in range(self._number("user_version"), schema.VERSION):
                self._execute_all(schema.MIGRATIONS[step])
            self._execute(f"PRAGMA user_version = {schema.VERSION}")

    def _add(self, article: Article, annotation: Annotation) -> None:
        self._insert("articles", article.model_dump() | {"sha256": article.sha256})
        # Claims have a table of their own, and one id stands for one claim.
        record = annotation.model_copy(update={"claims": ()}).model_dump_json()
        self._insert("annotations", {"article": article.id, "record": record})
        for mention in annotation.entities:
            self._insert("mentions", {"article": article.id} | mention.model_dump())
        for claim in {claim.id: claim for claim in annotation.claims}.values():
            self._insert("claims", of_claim(claim))

    def _add_fact(self, fact: Fact) -> None:
        self._insert("facts", of_fact(fact))
        for member in fact.claims:
            row = {"fact": fact.id, "claim": member.id, "role": member.role}
            self._insert("fact_claims", row)
        for verdict in fact.verdicts:
            self._insert("verdicts", {"fact": fact.id} | verdict.model_dump())

    def _insert(self, table: str, row: Mapping[str, object]) -> None:
        columns = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" * len(row))
        self._execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", *row.values())

    def _number(self, pragma: str) -> int:
        return int(self._rows(f"PRAGMA {pragma}")[0][0])

    def _execute_all(self, statements: str) -> None:
        for statement in statements.split(";"):
            self._execute(statement)

    def _execute(self, sql: str, *values: object) -> None:
        self._rows(sql, *values)

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise store_error(self._path, error) from error


def _has_log(path: Path) -> bool:
    """Whether chunks of a run that was killed wait beside the store to be taken into it."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0
