"""The fact store: one SQLite file, browsable with Datasette, and the only module with SQL.

Articles, their annotations and claims are added and never changed; facts and entities are views
over claims and mentions, and are replaced as a whole. The same text is kept once, under whatever
name it came first. The `record` columns hold the records themselves; the other columns repeat parts
of them for people.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
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

STAGE = "store"
# Written into every store; raise it when a table changes.
SCHEMA_VERSION = 2
# "XTR1" in ASCII: tells a store from the SQLite files of other programs.
APPLICATION_ID = 0x58545231
# Seconds to wait while another process writes.
TIMEOUT = 10.0

_SCHEMA = """
CREATE TABLE articles (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE,
  title TEXT, source TEXT, author TEXT, url TEXT, published TEXT, language TEXT, country TEXT,
  fiscal_year_end TEXT, path TEXT, text TEXT NOT NULL);
CREATE TABLE annotations (
  article TEXT PRIMARY KEY REFERENCES articles(id), record TEXT NOT NULL);
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles(id),
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, label TEXT NOT NULL, entity TEXT NOT NULL);
CREATE INDEX mentions_by_article ON mentions(article);
CREATE INDEX mentions_by_entity ON mentions(entity);
CREATE TABLE entities (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, aliases TEXT NOT NULL,
  articles INTEGER NOT NULL, mentions INTEGER NOT NULL, code TEXT, merged TEXT NOT NULL,
  record TEXT NOT NULL);
CREATE TABLE claims (
  id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles(id), quote TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT, relation TEXT NOT NULL,
  low NUMERIC, high NUMERIC, unit TEXT, subject TEXT, metric TEXT, scope TEXT,
  period_begin TEXT, period_end TEXT, modality TEXT NOT NULL, speaker TEXT, rule TEXT NOT NULL,
  record TEXT NOT NULL);
CREATE INDEX claims_by_article ON claims(article, start);
CREATE TABLE facts (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, status TEXT NOT NULL, subject TEXT,
  metric TEXT, scope TEXT, kind TEXT, unit TEXT, low NUMERIC, high NUMERIC, value NUMERIC,
  period_begin TEXT, period_end TEXT, modality TEXT NOT NULL, sources INTEGER NOT NULL,
  current TEXT, explanation TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE fact_claims (
  fact TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
  claim TEXT NOT NULL REFERENCES claims(id), role TEXT NOT NULL, PRIMARY KEY (fact, claim));
CREATE INDEX fact_claims_by_claim ON fact_claims(claim);
CREATE TABLE verdicts (
  fact TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE, a TEXT NOT NULL, b TEXT NOT NULL,
  verdict TEXT NOT NULL, rule TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX verdicts_by_fact ON verdicts(fact);
CREATE TABLE failures (path TEXT PRIMARY KEY, stage TEXT NOT NULL, reason TEXT NOT NULL);
"""

_PLACE = 'ORDER BY article, start, "end", id'
_CLAIM_COLUMNS = (
    *("id", "article", "quote", "start", "end", "kind", "relation", "low", "high", "unit"),
    *("subject", "metric", "scope", "modality", "rule"),
)
_FACT_COLUMNS = (
    *("id", "status", "subject", "metric", "scope", "kind", "unit", "low", "high", "value"),
    *("modality", "sources", "current", "explanation"),
)


def _row(record: Claim | Fact, columns: tuple[str, ...]) -> dict[str, object]:
    """The columns of a claim or a fact, as JSON writes them, with its period and itself."""
    fields = record.model_dump(mode="json")
    period = fields["period"] or {"begin": None, "end": None}
    return {column: fields[column] for column in columns} | {
        "period_begin": period["begin"],
        "period_end": period["end"],
        "record": record.model_dump_json(),
    }


class StoreError(Exception):
    """The store cannot be opened, read or written; the message names the file and the cause."""


class Store:
    """An open store, to be used in one thread and in a `with` block, which closes it.

    Every method raises `StoreError` when the file is locked, read-only, full, or damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(path, timeout=TIMEOUT, isolation_level=None)
        except sqlite3.Error as error:
            raise self._error(error) from error

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """The store at the path; a missing one is made, or with `create=False` an error."""
        if not create and not path.is_file():
            raise StoreError(f"{path}: no such store")
        store = cls(path)
        try:
            store._prepare()
        except BaseException:
            store._connection.close()
            raise
        return store

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

    def has(self, sha256: str) -> bool:
        """Whether a text with this hash is in the store."""
        return bool(self._rows("SELECT 1 FROM articles WHERE sha256 = ?", sha256))

    def add(self, article: Article, annotation: Annotation) -> Failure | None:
        """Keeps an article and what was read in it; a text that is there already adds nothing.

        Two texts under one id would mix their claims: the second is refused, and the Failure that
        says so is kept and returned. Earlier failures of the same path are forgotten.
        """
        with self.chunk():
            if self.has(article.sha256):
                return None
            if self._rows("SELECT 1 FROM articles WHERE id = ?", article.id):
                reason = f"id {article.id!r} belongs to another text in the store"
                refused = Failure(path=article.path or article.id, stage=STAGE, reason=reason)
                self.fail(refused)
                return refused
            self._add(article, annotation)
            self._execute("DELETE FROM failures WHERE path = ?", article.path)
            return None

    def fail(self, failure: Failure) -> None:
        """Keeps a failure, in place of an earlier one of the same path."""
        row = (failure.path, failure.stage, failure.reason)
        self._execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", *row)

    def forget_failures(self, file: str) -> None:
        """Forgets the failures of a file and of its lines, because it is read again."""
        # ";" follows ":" in ASCII, so that the range holds all "file:line".
        bounds = (file, f"{file}:", f"{file};")
        self._execute("DELETE FROM failures WHERE path = ? OR path > ? AND path < ?", *bounds)

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
        """Keeps these facts, in their order, in place of all earlier ones."""
        with self.chunk():
            self._execute("DELETE FROM facts")
            for fact in facts:
                self._add_fact(fact)

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
        """The fact with this id, or the only one whose id begins so; else `StoreError`."""
        rows = self._rows(
            "SELECT id, record FROM facts WHERE substr(id, 1, length(?)) = ? ORDER BY id",
            prefix,
            prefix,
        )
        found = {fact_id: record for fact_id, record in rows}
        record = found.get(prefix, next(iter(found.values())) if len(found) == 1 else None)
        if record is None:
            named = f"{len(found)} facts begin" if found else "no fact begins"
            raise StoreError(f"{self._path}: {named} with {prefix!r}")
        return Fact.model_validate_json(record)

    def _prepare(self) -> None:
        self._execute("PRAGMA foreign_keys = ON")
        if not self._rows("SELECT 1 FROM sqlite_master"):
            self._create()
        if self._number("application_id") != APPLICATION_ID:
            raise StoreError(f"{self._path}: a database of another program, not a fact store")
        version = self._number("user_version")
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"{self._path}: written by a newer version of this program "
                f"(schema {version}, this one knows {SCHEMA_VERSION})"
            )
        if version < SCHEMA_VERSION:
            raise StoreError(
                f"{self._path}: written by an older version of this program (schema {version}, "
                f"this one has {SCHEMA_VERSION}): read the articles into a new store"
            )
        self._execute("PRAGMA synchronous = NORMAL")

    def _create(self) -> None:
        self._execute("PRAGMA journal_mode = WAL")
        with self.chunk():
            if self._rows("SELECT 1 FROM sqlite_master"):
                return  # Another process was faster.
            for statement in _SCHEMA.split(";"):
                self._execute(statement)
            self._execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _add(self, article: Article, annotation: Annotation) -> None:
        self._insert("articles", article.model_dump() | {"sha256": article.sha256})
        # Claims have a table of their own, and one id stands for one claim.
        record = annotation.model_copy(update={"claims": ()}).model_dump_json()
        self._insert("annotations", {"article": article.id, "record": record})
        for mention in annotation.entities:
            self._insert("mentions", {"article": article.id} | mention.model_dump())
        for claim in {claim.id: claim for claim in annotation.claims}.values():
            speaker = {"speaker": claim.attribution.speaker}
            self._insert("claims", _row(claim, _CLAIM_COLUMNS) | speaker)

    def _add_fact(self, fact: Fact) -> None:
        self._insert("facts", _row(fact, _FACT_COLUMNS))
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

    def _execute(self, sql: str, *values: object) -> None:
        self._rows(sql, *values)

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._error(error) from error

    def _error(self, error: sqlite3.Error) -> StoreError:
        return StoreError(f"{self._path}: {error}")
