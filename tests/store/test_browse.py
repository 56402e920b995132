"""The store in Datasette, started on loopback as a reader starts it."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from extractor.model import Annotation, Article
from extractor.store import Store, browse
from tests.report.samples import conflict

NOTHING: dict[str, Any] = {"published": None, "entities": (), "figures": (), "dates": ()}


def fill(path: Path) -> None:
    """Two papers that dispute how many lamps were sold."""
    fact, claims = conflict()
    with Store.open(path) as store:
        for claim in claims:
            text = f"{claim.source} on lamps, {claim.quote}."
            article = Article(id=claim.article, text=text, title=claim.source, source=claim.source)
            store.add(article, Annotation(id=article.id, claims=(claim,), **NOTHING))
        store.replace_facts([fact])
        browse.prepare(store)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where Datasette shows the sample store."""
    folder = tmp_path_factory.mktemp("datasette")
    path, metadata = folder / "facts.db", folder / "metadata.json"
    fill(path)
    metadata.write_text(json.dumps(browse.metadata("facts")), encoding="utf-8")
    command = [sys.executable, "-m", "datasette", str(path), "-m", str(metadata), "-p", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stderr is not None
        lines: list[str] = []
        for line in server.stderr:
            lines.append(line)
            if found := re.search(r"running on (http://127\.0\.0\.1:\d+)", line):
                break
        else:
            pytest.fail("".join(lines))
        yield f"{found[1]}/facts"
        server.terminate()


def get(address: str, name: str, **options: str) -> Any:
    with urlopen(f"{address}/{name}.json?{urlencode(options)}", timeout=10) as answer:
        return json.load(answer)


def rows(address: str, name: str, **options: str) -> Any:
    return get(address, name, _shape="array", **options)


@pytest.mark.parametrize("table", ["facts", "fact_list", "claims"])
@pytest.mark.parametrize(("words", "found"), [("lamps", True), ("trombones", False)])
def test_search(address: str, table: str, words: str, found: bool) -> None:
    assert bool(rows(address, table, _search=words)) is found


def test_search_in_the_text_of_articles(address: str) -> None:
    found = rows(address, "articles", _search="weekly")
    assert [row["id"] for row in found] == ["a2"]


def test_references_are_named(address: str) -> None:
    labels = [row["claim"]["label"] for row in rows(address, "fact_claims", _labels="on")]
    assert labels == [claim.quote for claim in conflict()[1]]


def test_facets(address: str) -> None:
    found = get(address, "fact_list")["facet_results"]["status"]["results"]
    assert [(each["value"], each["count"]) for each in found] == [("conflicting", 1)]


@pytest.mark.parametrize("view", browse.VIEWS)
def test_views_have_rows_and_no_json(address: str, view: str) -> None:
    (first, *_) = rows(address, view)
    assert "record" not in first


@pytest.mark.parametrize(
    ("source", "pairs"), [("", [("a1", "a2")]), ("Wire", [("a1", "a2")]), ("Nobody", [])]
)
def test_articles_that_disagree(address: str, source: str, pairs: list[tuple[str, str]]) -> None:
    found = rows(address, "articles_that_disagree", source=source)
    assert [(row["article"], row["other_article"]) for row in found] == pairs
    assert [(row["source"], row["other_source"]) for row in found] == [
        ("Wire", "Lamp Weekly") for _ in pairs
    ]


def test_metadata_tells_only_of_what_is_there(address: str) -> None:
    known = get(address.removesuffix("/facts"), "facts")
    names = {table["name"] for table in known["tables"]}
    names |= {view["name"] for view in known["views"]}
    databases: Any = browse.metadata("facts")["databases"]
    assert databases["facts"]["tables"].keys() <= names
    assert browse.LABELS.keys() | browse.FACETS.keys() <= databases["facts"]["tables"].keys()


def test_search_follows_later_runs(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    fill(path)
    with Store.open(path) as store:
        fact = store.facts()[0].model_copy(update={"metric": "trombones sold"})
        store.replace_facts([fact])
        browse.prepare(store)
        sql = "SELECT metric FROM facts_fts WHERE facts_fts MATCH ?"
        assert store._rows(sql, "trombones") == [("trombones sold",)]
        assert store._rows(sql, "metric: lamps") == []
        store.replace_facts([])
        assert store._rows(sql, "trombones") == []
