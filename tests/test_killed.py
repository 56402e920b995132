"""Runs that are killed at any moment, or on a full disk, end in the store of an unbroken run."""

import multiprocessing
import random
import sqlite3
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from extractor import batch, claims
from extractor.model import Annotation, Article, Claim, EntityMention, Failure, Span
from extractor.store import Store, StoreError

KILLS = 25
ARTICLES = 60
TOWNS = ("Brno", "Lima", "Oslo", "Suva")
# What one failed run left behind, and the run that is killed should mend or keep.
LEFT = [
    Failure(path="news.jsonl:3", stage="ingest", reason="empty"),
    Failure(path="news.jsonl:9999", stage="ingest", reason="a line that is no more"),
    Failure(path="other.txt", stage="ingest", reason="not read again"),
]


def items() -> Iterator[Article | Failure]:
    """Articles, copies of articles, broken lines, and texts at which a stage fails."""
    for number in range(1, ARTICLES + 1):
        path = f"news.jsonl:{number}"
        town = TOWNS[number % len(TOWNS)]
        if number % 10 == 5:
            yield Failure(path=path, stage="ingest", reason="not JSON")
        elif number % 10 == 6:
            yield Article(text=f"It rained 1 mm in {TOWNS[1]}.", path=path)
        elif number % 10 == 7:
            yield Article(text=f"FAILS {number}", path=path)
        else:
            yield Article(text=f"It rained {number % 7} mm in {town}, as in {number}.", path=path)


def one_claim(doc: Doc, article: Article) -> Annotation:
    """What a weather report says, without a trained pipeline."""
    if doc[0].text == "FAILS":
        raise ValueError("this stage")
    town = doc[5]
    end = town.idx + len(town)
    name = EntityMention(start=town.idx, end=end, text=town.text, label="GPE", entity=town.text)
    claim = Claim(
        **{field: None for field in ("source", "published", "scope")},
        id=f"c-{article.id}",
        article=article.id,
        sentence=Span(start=0, end=len(doc.text)),
        quote=doc[2:4].text,
        start=doc[2].idx,
        end=doc[3].idx + 2,
        kind="measure",
        relation="=",
        low=Decimal(doc[2].text),
        high=Decimal(doc[2].text),
        unit="millimetre",
        subject=town.text,
        metric="rain",
        rule="claim.test",
        confidence=Decimal(1),
    )
    return Annotation(
        id=article.id, published=None, entities=(name,), figures=(), dates=(), claims=(claim,)
    )


def run(path: Path) -> None:
    """A whole run, in chunks of three articles."""
    with pytest.MonkeyPatch.context() as patch, Store.open(path) as store:
        patch.setattr(batch, "CHUNK", 3)
        patch.setattr(batch, "BATCH_SIZE", 2)
        patch.setattr(claims, "annotate", one_claim)
        batch.run(items(), store=store, nlp=spacy.blank("en"))


def prepared(path: Path) -> Path:
    with Store.open(path) as store:
        for failure in LEFT:
            store.fail(failure)
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; failures by path, since theirs is the only table without order."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}
    connection.close()
    return {name: sorted(rows) if name == "failures" else rows for name, rows in found.items()}


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    path = prepared(tmp_path_factory.mktemp("unbroken") / "facts.db")
    run(path)
    return rows(path)


def test_the_unbroken_run_has_something_of_everything(
    unbroken: dict[str, list[tuple[object, ...]]],
) -> None:
    empty = [name for name, found in unbroken.items() if not found]
    assert empty == ["former_facts"], "only a later run can change the id of a fact"
    paths = {str(failure[0]) for failure in unbroken["failures"]}
    assert "news.jsonl:5" in paths and "news.jsonl:7" in paths and "other.txt" in paths
    assert not {"news.jsonl:3", "news.jsonl:9999"} & paths


def test_killed_at_any_moment(
    tmp_path: Path, unbroken: dict[str, list[tuple[object, ...]]]
) -> None:
    """Forked from a server that has imported everything, a run takes a tenth of a second."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    warm = context.Process(target=spacy.blank, args=("en",))
    warm.start()
    warm.join()
    chance = random.Random(8)
    path, kills, longest, ends = prepared(tmp_path / "0.db"), 0, 0.0, 0
    while kills < KILLS:
        process = context.Process(target=run, args=(path,))
        began = time.monotonic()
        process.start()
        process.join(chance.uniform(0, longest) if longest else None)
        if process.is_alive():
            process.kill()
            process.join()
            kills += 1
            continue
        assert process.exitcode == 0
        longest = max(longest, time.monotonic() - began)
        assert rows(path) == unbroken
        ends += 1
        path = prepared(tmp_path / f"{ends}.db")
    run(path)
    assert rows(path) == unbroken


def test_full_disk(
    tmp_path: Path,
    unbroken: dict[str, list[tuple[object, ...]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = prepared(tmp_path / "facts.db")
    with monkeypatch.context() as patch:
        prepare = Store._prepare

        def small(store: Store) -> None:
            prepare(store)
            store._rows("PRAGMA max_page_count = 32")

        patch.setattr(Store, "_prepare", small)
        with pytest.raises(StoreError, match="full; what was kept before is safe"):
            run(path)
    kept = rows(path)["articles"]
    assert 0 < len(kept) < len(unbroken["articles"])
    assert kept == unbroken["articles"][: len(kept)]
    run(path)
    assert rows(path) == unbroken
