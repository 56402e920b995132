import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.model import (
    Annotation,
    Article,
    ArticleRef,
    Claim,
    Entity,
    EntityMention,
    Fact,
    FactPeriod,
    Failure,
    Member,
    Period,
    Span,
    Verdict,
)
from extractor.store import Store, StoreError
from extractor.store.schema import VERSION as SCHEMA_VERSION

# The user without rights of their own, on every POSIX system.
NOBODY = 65534

RAIN = Article(id="a1", text="It rained 40 mm in Brno.", title="Rain", path="rain.txt")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as store:
        yield store


def claim(name: str, *, article: str = "a1", start: int = 10) -> Claim:
    return Claim(
        id=name,
        article=article,
        sentence=Span(start=0, end=24),
        quote="40 mm",
        start=start,
        end=start + 5,
        kind="measure",
        relation="=",
        low=Decimal("40.50"),
        high=Decimal("40.5"),
        unit="millimetre",
        subject="Brno",
        metric="rain",
        period=Period(begin=None, end=None),
        rule="claim.test",
        confidence=Decimal("0.9"),
    )


def annotation(article: Article, *claims: Claim) -> Annotation:
    brno = EntityMention(start=19, end=23, text="Brno", label="GPE", entity="place:brno")
    return Annotation(
        id=article.id, published=None, entities=(brno,), figures=(), dates=(), claims=claims
    )


def fact(name: str, *claims: str) -> Fact:
    return Fact(
        id=name,
        subject="Brno",
        metric="rain",
        scope=None,
        unit="millimetre",
        kind="measure",
        period=FactPeriod(begin=None, end=None),
        modality="actual",
        status="single",
        low=Decimal("40.5"),
        high=Decimal("40.5"),
        value=Decimal("40.5"),
        current=claims[0] if claims else None,
        sources=1,
        claims=tuple(Member(id=name, role="supports") for name in claims),
        verdicts=(Verdict(a="c1", b="c2", verdict="agree", rule="judge.same", reason="The same."),),
        explanation="One source.",
    )


def test_article_comes_back(store: Store) -> None:
    kept = annotation(RAIN, claim("c1"))
    assert not store.has(RAIN)
    assert store.add(RAIN, kept) is None
    assert store.has(RAIN)
    assert store.articles() == [ArticleRef(id="a1", title="Rain", sha256=RAIN.sha256)]
    assert store.text("a1") == RAIN.text
    assert store.annotation("a1") == kept
    assert store.claims() == [claim("c1")]
    assert store.mentions() == [("a1", kept.entities[0])]


def test_unknown_article(store: Store) -> None:
    assert store.annotation("a1") is None
    with pytest.raises(StoreError, match="no article has the id 'a1'"):
        store.text("a1")


def test_same_text_adds_nothing(store: Store) -> None:
    store.add(RAIN, annotation(RAIN, claim("c1")))
    copy = Article(id="a2", text=RAIN.text, path="copy.txt")
    assert store.add(copy, annotation(copy, claim("c2", article="a2"))) is None
    assert [article.id for article in store.articles()] == ["a1"]
    assert store.claims() == [claim("c1")]


def test_the_same_text_of_another_source_is_an_article_of_its_own(store: Store) -> None:
    store.add(RAIN, annotation(RAIN, claim("c1")))
    copy = RAIN.model_copy(update={"id": "a2", "source": "Voice"})
    assert store.has_text(RAIN) and not store.has_text(copy)
    assert store.add(copy, annotation(copy, claim("c2", article="a2"))) is None
    assert [article.id for article in store.articles()] == ["a1", "a2"]
    assert store.has(RAIN) and store.has(copy) and store.has_text(copy)


def test_same_id_for_another_text_is_refused(store: Store) -> None:
    store.add(RAIN, annotation(RAIN, claim("c1")))
    other = Article(id="a1", text="It snowed.", path="snow.txt")
    refused = store.add(other, annotation(other))
    assert refused is not None
    assert (refused.path, refused.stage) == ("snow.txt", "store")
    assert "id 'a1'" in refused.reason
    assert not store.has(other)


def test_claim_given_twice_is_kept_once(store: Store) -> None:
    store.add(RAIN, annotation(RAIN, claim("c1"), claim("c1")))
    assert store.claims() == [claim("c1")]


def test_order_of_claims_is_not_that_of_adding(path: Path, tmp_path: Path) -> None:
    snow = Article(id="a0", text="It snowed.")
    pairs = [
        (RAIN, annotation(RAIN, claim("c3", start=9), claim("c2", start=2), claim("c1", start=9))),
        (snow, annotation(snow, claim("c4", article="a0"))),
    ]
    found = []
    for name, order in (("1.db", pairs), ("2.db", pairs[::-1])):
        with Store.open(tmp_path / name) as store:
            for article, kept in order:
                store.add(article, kept)
            found.append([claim.id for claim in store.claims()])
    assert found == [["c4", "c2", "c1", "c3"]] * 2


def test_store_is_kept_on_disk(path: Path) -> None:
    with Store.open(path) as store:
        store.add(RAIN, annotation(RAIN, claim("c1")))
        store.replace_facts([fact("f-1", "c1")])
    with Store.open(path, create=False) as store:
        assert store.claims() == [claim("c1")]
        assert store.facts() == [fact("f-1", "c1")]


def test_columns_for_people(store: Store, path: Path) -> None:
    store.add(RAIN, annotation(RAIN, claim("c1")))
    store.replace_facts([fact("f-1", "c1")])
    reader = sqlite3.connect(path)
    low = reader.execute("SELECT low, subject, speaker FROM claims WHERE low > 40").fetchall()
    roles = reader.execute("SELECT fact, claim, role FROM fact_claims").fetchall()
    verdicts = reader.execute("SELECT fact, a, b, verdict FROM verdicts").fetchall()
    journal = reader.execute("PRAGMA journal_mode").fetchone()
    reader.close()
    assert low == [(40.5, "Brno", None)]
    assert roles == [("f-1", "c1", "supports")]
    assert verdicts == [("f-1", "c1", "c2", "agree")]
    assert journal == ("wal",)


def test_facts_are_replaced_as_a_whole(store: Store) -> None:
    store.add(RAIN, annotation(RAIN, claim("c1"), claim("c2")))
    store.replace_facts([fact("f-2", "c1"), fact("f-1", "c2")])
    assert [found.id for found in store.facts()] == ["f-2", "f-1"]
    store.replace_facts([fact("f-3", "c1", "c2")])
    assert store.facts() == [fact("f-3", "c1", "c2")]


def test_facts_without_their_claims_change_nothing(store: Store) -> None:
    store.add(RAIN, annotation(RAIN, claim("c1")))
    store.replace_facts([fact("f-1", "c1")])
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        store.replace_facts([fact("f-2", "c1"), fact("f-3", "unknown")])
    assert store.facts() == [fact("f-1", "c1")]


@pytest.mark.parametrize(
    ("prefix", "found"), [("f-12", "f-12"), ("f-123", "f-123"), ("f-2", "f-2%"), ("f-2%", "f-2%")]
)
def test_fact_by_prefix(store: Store, prefix: str, found: str) -> None:
    store.replace_facts([fact("f-12"), fact("f-123"), fact("f-2%")])
    assert store.fact(prefix).id == found


def test_an_id_of_an_earlier_run_leads_to_the_fact_of_today(store: Store) -> None:
    store.add(RAIN, annotation(RAIN, claim("c1"), claim("c2"), claim("c3")))
    store.replace_facts([fact("f-1", "c1"), fact("f-2", "c2"), fact("f-3", "c3")])
    # One fact of two, and then two of one again: f-2 comes back, f-3 goes with its claim.
    store.replace_facts([fact("f-1", "c1", "c2"), fact("f-4", "c3")])
    assert [store.fact(name).id for name in ("f-1", "f-2", "f-3", "f-4")] == [
        *("f-1", "f-1", "f-4", "f-4")
    ]
    store.replace_facts([fact("f-5", "c3", "c1"), fact("f-2", "c2")])
    assert [store.fact(name).id for name in ("f-1", "f-2", "f-3", "f-4")] == [
        *("f-5", "f-2", "f-5", "f-5")
    ]


@pytest.mark.parametrize(
    ("prefix", "reason"),
    [("f-1", "2 facts begin with 'f-1'"), ("f-3", "no fact begins"), ("%", "no fact begins")],
)
def test_no_single_fact(store: Store, prefix: str, reason: str) -> None:
    store.replace_facts([fact("f-12"), fact("f-123"), fact("f-2%")])
    with pytest.raises(StoreError, match=reason):
        store.fact(prefix)


def failure(path: str, reason: str = "empty") -> Failure:
    return Failure(path=path, stage="ingest", reason=reason)


def test_failure_replaces_the_earlier_one(store: Store) -> None:
    store.fail(failure("b.txt", "binary"))
    store.fail(failure("a.txt"))
    store.fail(failure("b.txt"))
    assert store.failures() == [failure("a.txt"), failure("b.txt")]


def test_failure_is_forgotten_when_its_article_is_added(store: Store) -> None:
    store.fail(failure("rain.txt"))
    store.fail(failure("snow.txt"))
    store.add(RAIN, annotation(RAIN))
    assert store.failures() == [failure("snow.txt")]


def test_failures_are_forgotten_by_path(store: Store) -> None:
    for path in ("a.json", "a.json:1", "a.json:22", "b/a.json"):
        store.fail(failure(path))
    store.forget_failures(["a.json:1", "b/a.json", "unknown"])
    assert [kept.path for kept in store.failures()] == ["a.json", "a.json:22"]


def test_chunk_is_kept_as_a_whole_or_not_at_all(store: Store) -> None:
    snow = Article(id="a2", text="It snowed.")
    with store.chunk():
        store.add(RAIN, annotation(RAIN))
    with pytest.raises(KeyboardInterrupt), store.chunk():
        store.add(snow, annotation(snow))
        raise KeyboardInterrupt
    assert [article.id for article in store.articles()] == ["a1"]


def test_missing_store(path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        Store.open(path, create=False)
    assert not path.exists()


def test_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="unable to open .*; its folder has to exist"):
        Store.open(tmp_path / "nowhere" / "facts.db")


def test_file_that_is_no_database(path: Path) -> None:
    path.write_text("id,subject\n" * 100)
    with pytest.raises(StoreError, match="not a database; name another file"):
        Store.open(path)
    assert path.read_text() == "id,subject\n" * 100


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_database_of_another_program(path: Path) -> None:
    change(path, "CREATE TABLE articles (id TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_newer_store(path: Path) -> None:
    Store.open(path).__exit__(None, None, None)
    change(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StoreError, match=f"schema {SCHEMA_VERSION + 1}, this one knows"):
        Store.open(path)


def test_entities_are_replaced_as_a_whole(store: Store) -> None:
    brno = Entity(
        id="place:brno",
        name="Brno",
        type="GPE",
        aliases=("Brünn",),
        articles=1,
        mentions=2,
        merged={"org:brno": "2 of 3 mentions are GPE"},
    )
    oslo = Entity(id="country:NO", name="Norway", type="GPE", articles=1, mentions=1, code="NO")
    store.replace_entities([brno, oslo])
    assert store.entities() == [oslo, brno]
    store.replace_entities([brno])
    assert store.entities() == [brno]


def test_locked_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.store.TIMEOUT", 0.0)
    with Store.open(path) as first, Store.open(path) as second, first.chunk():
        with pytest.raises(StoreError, match="locked; another program writes to it"):
            second.add(RAIN, annotation(RAIN))
        assert second.claims() == []


def test_full_disk(store: Store) -> None:
    store._rows("PRAGMA max_page_count = 1")
    long = Article(text="It rained. " * 100_000)
    with pytest.raises(StoreError, match="full; what was kept before is safe"):
        store.add(long, annotation(long))
    store._rows("PRAGMA max_page_count = 100000")
    assert store.add(long, annotation(long)) is None


def test_damaged_store(path: Path) -> None:
    with Store.open(path) as store:
        store.add(RAIN, annotation(RAIN, claim("c1")))
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with (
        Store.open(path) as store,
        pytest.raises(StoreError, match="malformed; read the articles into a new"),
    ):
        store.claims()


def test_connection_is_closed(path: Path) -> None:
    with Store.open(path) as store:
        pass
    with pytest.raises(StoreError, match="closed"):
        store.claims()


@contextmanager
def as_owner() -> Iterator[None]:
    """For a moment, the rights that the process has of its own."""
    user = os.geteuid()
    os.seteuid(os.getuid())
    yield
    os.seteuid(user)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A store with an article, in a folder where nobody but root may write; and nobody is root."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.db"
        with Store.open(path) as store:
            store.add(RAIN, annotation(RAIN, claim("c1")))
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        if user == 0:
            os.seteuid(NOBODY)
        try:
            yield path
        finally:
            os.seteuid(user)
            Path(folder).chmod(0o755)


def test_read_only_store_can_be_read(read_only: Path) -> None:
    with Store.open(read_only, create=False) as store:
        assert store.claims() == [claim("c1")]
    assert [each.name for each in read_only.parent.iterdir()] == ["facts.db"]


def test_read_only_store_cannot_be_written(read_only: Path) -> None:
    with pytest.raises(StoreError, match="readonly database; nothing was changed"):
        Store.open(read_only)


def test_read_only_file_is_noticed_before_anything_is_read(read_only: Path) -> None:
    with as_owner():
        read_only.parent.chmod(0o777)
    with Store.open(read_only) as store:
        with pytest.raises(StoreError, match="readonly database"):
            store.held().__enter__()
        assert store.claims() == [claim("c1")]


def test_read_only_store_with_a_log_is_not_read_without_it(read_only: Path) -> None:
    """What a killed run left there would be missed."""
    with as_owner():
        read_only.with_name("facts.db-wal").write_bytes(b"left")
    with pytest.raises(StoreError, match="unable to open .* to allow writing"):
        Store.open(read_only, create=False)
