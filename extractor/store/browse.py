"""What makes a store pleasant to browse with Datasette: views without JSON, search, and metadata.

The statements may be run on any store, again and again. Triggers keep the search true when a later
run replaces the facts.
"""

from collections.abc import Iterator, Mapping

from extractor.store import Store

# The columns that are searched, by table.
SEARCHED: Mapping[str, tuple[str, ...]] = {
    "articles": ("title", "source", "text"),
    "claims": ("quote", "subject", "metric", "scope", "speaker"),
    "facts": ("subject", "metric", "scope", "explanation"),
}

# What stands for a row where another table refers to it.
LABELS: Mapping[str, str] = {
    "articles": "title",
    "claims": "quote",
    "entities": "name",
    "facts": "metric",
    "mentions": "text",
}

FACETS: Mapping[str, tuple[str, ...]] = {
    "articles": ("source", "language"),
    "claims": ("kind", "modality", "unit"),
    "disagreements": ("source_a", "source_b", "rule"),
    "entities": ("type",),
    "evidence": ("status", "role", "source"),
    "fact_list": ("status", "kind", "modality"),
    "facts": ("status", "kind", "modality"),
    "mentions": ("label",),
    "verdicts": ("verdict", "rule"),
}

VIEWS: Mapping[str, str] = {
    "fact_list": """
SELECT f.position, f.id, f.status, f.subject, f.metric, f.scope, f.value, f.low, f.high, f.unit,
  f.period_begin, f.period_end, f.modality, f.kind, f.sources,
  (SELECT count(*) FROM fact_claims m WHERE m.fact = f.id) AS claims, f.explanation
FROM facts f""",
    "evidence": """
SELECT f.id AS fact, f.status, f.subject, f.metric, m.role, c.quote, c.low, c.high, c.unit,
  a.source, a.published, a.title, c.speaker, c.id AS claim, a.id AS article
FROM fact_claims m JOIN facts f ON f.id = m.fact JOIN claims c ON c.id = m.claim
  JOIN articles a ON a.id = c.article""",
    "disagreements": """
SELECT f.id AS fact, f.subject, f.metric, x.source AS source_a, a.quote AS quote_a,
  y.source AS source_b, b.quote AS quote_b, v.reason, v.rule,
  x.id AS article_a, x.title AS title_a, y.id AS article_b, y.title AS title_b
FROM verdicts v JOIN facts f ON f.id = v.fact
  JOIN claims a ON a.id = v.a JOIN articles x ON x.id = a.article
  JOIN claims b ON b.id = v.b JOIN articles y ON y.id = b.article
WHERE v.verdict = 'conflict'""",
}

DISAGREEING = """
WITH pairs AS (
  SELECT min(article_a, article_b) AS one, max(article_a, article_b) AS other,
    count(*) AS conflicts,
    group_concat(quote_a || ' / ' || quote_b || ' (' || coalesce(metric, '?') || ')', '; ') AS what
  FROM disagreements
  WHERE article_a <> article_b AND (:source = '' OR :source IN (source_a, source_b))
  GROUP BY 1, 2)
SELECT x.title, x.source, y.title AS other_title, y.source AS other_source, conflicts, what,
  x.id AS article, y.id AS other_article
FROM pairs JOIN articles x ON x.id = one JOIN articles y ON y.id = other
ORDER BY conflicts DESC, one, other"""


def prepare(store: Store) -> None:
    """Adds to the store, or renews, its views and search.

    Raises `StoreError` when the store cannot be written.
    """
    with store.chunk():
        for statement in _statements():
            store._execute(statement)


def _statements() -> Iterator[str]:
    for name, select in VIEWS.items():
        yield f"DROP VIEW IF EXISTS {name}"
        yield f"CREATE VIEW {name} AS {select}"
    for table, columns in SEARCHED.items():
        yield from _search(table, columns)


def _search(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    fts, names = f"{table}_fts", ", ".join(columns)
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    # Datasette finds the index of a table by these very quotes.
    yield f'CREATE VIRTUAL TABLE IF NOT EXISTS {fts} USING fts5({names}, content="{table}")'
    yield f"""CREATE TRIGGER IF NOT EXISTS {fts}_added AFTER INSERT ON {table} BEGIN
  INSERT INTO {fts} (rowid, {names}) VALUES (new.rowid, {new}); END"""
    yield f"""CREATE TRIGGER IF NOT EXISTS {fts}_deleted AFTER DELETE ON {table} BEGIN
  INSERT INTO {fts} ({fts}, rowid, {names}) VALUES ('delete', old.rowid, {old}); END"""
    yield f"INSERT INTO {fts} ({fts}) VALUES ('rebuild')"


def metadata(name: str) -> dict[str, object]:
    """Datasette's metadata for the store; `name` is that of its file, without the suffix."""
    tables = {
        table: {"label_column": LABELS[table]} if table in LABELS else {}
        for table in (*LABELS, *VIEWS, "verdicts")
    }
    described: dict[str, dict[str, object]] = {
        table: {**fields, "facets": list(FACETS[table])} if table in FACETS else dict(fields)
        for table, fields in tables.items()
    }
    # A view is searched by the index of its table, with whose rows it agrees.
    described["fact_list"] |= {"fts_table": "facts_fts", "fts_pk": "position"}
    described["annotations"] = {"hidden": True}
    query = {
        "title": "Articles that disagree",
        "description": "Pairs of articles with figures that cannot both be true. "
        "With a source, only those of it.",
        "sql": DISAGREEING.strip(),
        "params": ["source"],
        "hide_sql": True,
    }
    database = {"tables": described, "queries": {"articles_that_disagree": query}}
    return {"title": "Facts and their evidence", "databases": {name: database}}
