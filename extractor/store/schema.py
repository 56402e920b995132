"""The tables of a store, and how those of older versions become them.

To change a table: change `TABLES`, raise `VERSION`, and add a step to `MIGRATIONS`.
"""

from collections.abc import Mapping

# Written into every store.
VERSION = 3
# "XTR1" in ASCII: tells a store from the SQLite files of other programs.
APPLICATION_ID = 0x58545231

TABLES = """
CREATE TABLE articles (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL,
  title TEXT, source TEXT, author TEXT, url TEXT, published TEXT, language TEXT, country TEXT,
  fiscal_year_end TEXT, path TEXT, text TEXT NOT NULL);
CREATE INDEX articles_by_text ON articles(sha256);
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
CREATE TABLE former_facts (
  id TEXT PRIMARY KEY, claim TEXT NOT NULL REFERENCES claims(id));
CREATE TABLE failures (path TEXT PRIMARY KEY, stage TEXT NOT NULL, reason TEXT NOT NULL);
"""

# From a version to the next one. What only a run can make, such as the entities that schema 1 did
# not have, is empty until then.
MIGRATIONS: Mapping[int, str] = {
    1: """
DROP INDEX entities_by_article;
DROP INDEX entities_by_entity;
ALTER TABLE entities RENAME TO mentions;
CREATE INDEX mentions_by_article ON mentions(article);
CREATE INDEX mentions_by_entity ON mentions(entity);
CREATE TABLE entities (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, aliases TEXT NOT NULL,
  articles INTEGER NOT NULL, mentions INTEGER NOT NULL, code TEXT, merged TEXT NOT NULL,
  record TEXT NOT NULL);
""",
    # The same text may stand in two papers: `sha256` is no longer unique. Ids of facts that are no
    # more lead to a claim, and by it to a fact of today. Claims know the address of their article.
    2: """
DROP VIEW IF EXISTS fact_list;
DROP VIEW IF EXISTS evidence;
DROP VIEW IF EXISTS disagreements;
CREATE TABLE articles_of_3 (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL,
  title TEXT, source TEXT, author TEXT, url TEXT, published TEXT, language TEXT, country TEXT,
  fiscal_year_end TEXT, path TEXT, text TEXT NOT NULL);
INSERT INTO articles_of_3 SELECT * FROM articles;
DROP TABLE articles;
ALTER TABLE articles_of_3 RENAME TO articles;
CREATE INDEX articles_by_text ON articles(sha256);
CREATE TABLE former_facts (
  id TEXT PRIMARY KEY, claim TEXT NOT NULL REFERENCES claims(id));
UPDATE claims SET record = json_set(
  record, '$.url', (SELECT url FROM articles WHERE articles.id = claims.article));
""",
}
