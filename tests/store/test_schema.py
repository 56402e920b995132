import sqlite3
from pathlib import Path

import pytest

from extractor.model import ArticleRef, EntityMention
from extractor.store import Store, StoreError, browse, schema
from tests.store.test_store import RAIN, annotation, claim, fact

# As the first version of this program made them; not to be changed.
FIRST = """
CREATE TABLE articles (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE,
  title TEXT, source TEXT, author TEXT, url TEXT, published TEXT, language TEXT, country TEXT,
  fiscal_year_end TEXT, path TEXT, text TEXT NOT NULL);
CREATE TABLE annotations (
  article TEXT PRIMARY KEY REFERENCES articles(id), record TEXT NOT NULL);
CREATE TABLE entities (
  id INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles(id),
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, label TEXT NOT NULL, entity TEXT NOT NULL);
CREATE INDEX entities_by_article ON entities(article);
CREATE INDEX entities_by_entity ON entities(entity);
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
PRAGMA application_id = 0x58545231;
PRAGMA user_version = 1;
"""


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is in a database, by table."""
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    found = {
        name: connection.execute(f"SELECT * FROM {name}").fetchall()
        for name, sql in tables
        if sql and sql.startswith("CREATE TABLE")
    }
    connection.close()
    return found | {"sqlite_master": sorted(tables)}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A store of schema 1 with an article, its claim, a mention and a fact."""
    path = tmp_path / "first.db"
    connection = sqlite3.connect(path)
    connection.executescript(FIRST)
    kept = annotation(RAIN, claim("c1"))
    records = {
        "articles": {"id": RAIN.id, "sha256": RAIN.sha256, "title": "Rain", "text": RAIN.text},
        "annotations": {
            "article": RAIN.id,
            "record": kept.model_copy(update={"claims": ()}).model_dump_json(),
        },
        "entities": {"article": RAIN.id} | kept.entities[0].model_dump(),
        "claims": {
            **dict(id="c1", article="a1", quote="40 mm", start=10, end=15, kind="measure"),
            **dict(relation="=", modality="actual", rule="claim.test"),
            "record": claim("c1").model_dump_json(),
        },
        "facts": {
            **dict(id="f-1", status="single", modality="actual", sources=1, explanation="One."),
            "record": fact("f-1", "c1").model_dump_json(),
        },
        "fact_claims": {"fact": "f-1", "claim": "c1", "role": "supports"},
        "failures": {"path": "b.txt", "stage": "ingest", "reason": "empty"},
    }
    for table, row in records.items():
        columns = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", [*row.values()])
    connection.commit()
    connection.close()
    return path


def test_a_store_of_schema_1_is_migrated_and_loses_nothing(first: Path) -> None:
    for _ in range(2):
        with Store.open(first, create=False) as store:
            assert store.articles() == [ArticleRef(id="a1", title="Rain", sha256=RAIN.sha256)]
            assert store.annotation("a1") == annotation(RAIN, claim("c1"))
            mention = EntityMention(start=19, end=23, text="Brno", label="GPE", entity="place:brno")
            assert store.mentions() == [("a1", mention)]
            assert store.claims() == [claim("c1")]
            assert store.facts() == [fact("f-1", "c1")]
            assert store.entities() == []
            assert [failure.path for failure in store.failures()] == ["b.txt"]


def test_claims_of_an_older_store_get_the_address_of_their_article(first: Path) -> None:
    connection = sqlite3.connect(first)
    connection.execute("UPDATE articles SET url = 'https://example.org/rain'")
    connection.commit()
    connection.close()
    with Store.open(first) as store:
        assert [claim.url for claim in store.claims()] == ["https://example.org/rain"]


def test_a_migrated_store_has_the_tables_of_a_new_one(first: Path, tmp_path: Path) -> None:
    Store.open(first).__exit__(None, None, None)
    Store.open(tmp_path / "new.db").__exit__(None, None, None)
    migrated, new = (rows(path)["sqlite_master"] for path in (first, tmp_path / "new.db"))

    def plain(tables: list[tuple[object, ...]]) -> list[tuple[object, str]]:
        # Renaming quotes the name of a table.
        return [
            (name, str(sql).replace('"mentions"', "mentions").replace('"articles"', "articles"))
            for name, sql in tables
        ]

    assert plain(migrated) == plain(new)


def test_a_store_that_is_browsed_is_migrated(first: Path) -> None:
    Store.open(first).__exit__(None, None, None)
    with Store.open(first) as store:
        browse.prepare(store)
    connection = sqlite3.connect(first)
    connection.executescript("DROP TABLE former_facts; PRAGMA user_version = 2")
    connection.close()
    with Store.open(first) as store:
        assert store.articles() == [ArticleRef(id="a1", title="Rain", sha256=RAIN.sha256)]
        browse.prepare(store)


def test_a_migration_that_fails_changes_nothing(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(first)
    broken = f"{schema.MIGRATIONS[2]}; CREATE TABLE articles (id TEXT);"
    monkeypatch.setattr(schema, "MIGRATIONS", {1: schema.MIGRATIONS[1], 2: broken})
    with pytest.raises(StoreError, match="table articles already exists"):
        Store.open(first)
    assert rows(first) == before


def test_there_is_a_way_from_every_version() -> None:
    assert list(schema.MIGRATIONS) == list(range(1, schema.VERSION))
