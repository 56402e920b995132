import json
import time
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import count, islice
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import batch, claims, clock, ingest, reconcile
from extractor.model import Annotation, Article, Claim, Entity, Fact, Failure, Span
from extractor.store import Store, StoreError


def stand_in(doc: Doc, article: Article) -> Annotation:
    """One claim per article: its number of words; raises where the text asks for it."""
    if "CLAIMS" in doc.text:
        raise LookupError("no claims\nfor details see elsewhere")
    number = Decimal(len(doc))
    claim = Claim(
        id=f"c-{article.id}",
        article=article.id,
        sentence=Span(start=0, end=len(doc.text)),
        quote=doc.text,
        start=0,
        end=len(doc.text),
        kind="count",
        relation="=",
        low=number,
        high=number,
        unit="word",
        subject=article.id,
        metric="length",
        rule="claim.test",
        confidence=Decimal(1),
    )
    return Annotation(
        id=article.id, published=None, entities=(), figures=(), dates=(), claims=(claim,)
    )


def fact_of_each(found: Iterable[Claim], *, entities: Iterable[Entity]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            id=claim.id.replace("c-", "f-"),
            subject=claim.subject,
            metric=claim.metric,
            scope=None,
            unit=claim.unit,
            kind=claim.kind,
            period=None,
            modality="actual",
            status="single",
            low=claim.low,
            high=claim.high,
            value=claim.low,
            current=claim.id,
            sources=1,
            claims=(),
            verdicts=(),
            explanation="One claim.",
        )
        for claim in found
    )


@Language.component("raises_where_asked")
def raises_where_asked(doc: Doc) -> Doc:
    if "STAGE" in doc.text:
        raise ValueError("this stage")
    return doc


class RaisesForWholeBatches:
    """A component like spaCy's trained ones: one bad text costs it the whole batch."""

    def __call__(self, doc: Doc) -> Doc:
        return raises_where_asked(doc)

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        yield from [self(doc) for doc in docs]


@Language.factory("raises_for_whole_batches")
def make_raises_for_whole_batches(nlp: Language, name: str) -> RaisesForWholeBatches:
    return RaisesForWholeBatches()


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "annotate", stand_in, raising=False)
    monkeypatch.setattr(reconcile, "reconcile", fact_of_each, raising=False)


@pytest.fixture(params=["raises_where_asked", "raises_for_whole_batches"])
def nlp(request: pytest.FixtureRequest) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(request.param)
    return nlp


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "facts.db") as store:
        yield store


def articles(*texts: str) -> list[Article]:
    return [Article(id=f"a{i}", text=text, path=f"{i}.txt") for i, text in enumerate(texts)]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("batch_size", [1, 3, 100])
def test_failures_do_not_stop_the_others(nlp: Language, workers: int, batch_size: int) -> None:
    texts = ["It rained.", "STAGE", "It snowed.", "CLAIMS", "STAGE", "It was dry.", "STAGE"]
    found = list(batch.annotate(articles(*texts), nlp=nlp, workers=workers, batch_size=batch_size))
    stage = nlp.pipe_names[0]
    assert [item.id if isinstance(item, Annotation) else item for item in found] == [
        "a0",
        Failure(path="1.txt", stage=stage, reason="ValueError: this stage"),
        "a2",
        Failure(path="3.txt", stage="claims", reason="LookupError: no claims"),
        Failure(path="4.txt", stage=stage, reason="ValueError: this stage"),
        "a5",
        Failure(path="6.txt", stage=stage, reason="ValueError: this stage"),
    ]


def test_no_articles(nlp: Language) -> None:
    assert list(batch.annotate([], nlp=nlp)) == []


def test_text_too_long_for_spacy(nlp: Language) -> None:
    nlp.max_length = 20
    texts = ["It rained.", "It rained for days and days.", "It snowed."]
    first, failure, last = batch.annotate(articles(*texts), nlp=nlp)
    assert isinstance(first, Annotation) and isinstance(last, Annotation)
    assert isinstance(failure, Failure)
    assert (failure.path, failure.stage) == ("1.txt", "tokenizer")
    assert "[E088]" in failure.reason


def test_articles_are_taken_as_they_are_needed() -> None:
    endless = (Article(id=f"a{number}", text="It rained.") for number in count())
    outcomes = batch.annotate(endless, nlp=spacy.blank("en"), batch_size=2)
    assert [item.id for item in islice(outcomes, 3) if isinstance(item, Annotation)] == [
        "a0",
        "a1",
        "a2",
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_error_of_whoever_gives_the_articles(workers: int) -> None:
    def broken() -> Iterator[Article]:
        yield from articles("It rained.", "It snowed.")
        raise OSError("the disk is gone")

    outcomes = batch.annotate(broken(), nlp=spacy.blank("en"), workers=workers)
    assert [item.id for item in islice(outcomes, 2) if isinstance(item, Annotation)] == ["a0", "a1"]
    with pytest.raises(OSError, match="the disk is gone"):
        next(outcomes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in {
        "a.txt": "It rained.",
        "b.txt": "STAGE",
        "c.txt": "It rained.",
        "d.txt": "",
        "e.txt": "It was dry all day.",
    }.items():
        (folder / name).write_text(text)
    return folder


def test_run(folder: Path, store: Store, nlp: Language) -> None:
    summary = batch.run(ingest.read([folder]), store=store, nlp=nlp)
    assert summary.model_dump(exclude={"seconds"}) == {
        "read": 5,
        "added": 2,
        "known": 1,
        "failed": 2,
        "claims": 2,
        "words": 7,
    }
    assert summary.seconds > 0
    assert [failure.path for failure in store.failures()] == [
        str(folder / "b.txt"),
        str(folder / "d.txt"),
    ]
    assert len(store.facts()) == len(store.claims()) == 2


def test_second_run_does_what_is_left(folder: Path, store: Store, nlp: Language) -> None:
    batch.run(ingest.read([folder]), store=store, nlp=nlp)
    (folder / "b.txt").write_text("It snowed.")
    (folder / "d.txt").write_text("It rained.")
    summary = batch.run(ingest.read([folder]), store=store, nlp=nlp)
    assert (summary.added, summary.known, summary.failed) == (1, 4, 0)
    assert store.failures() == []
    assert len(store.facts()) == 3


def test_failures_of_other_files_stay(folder: Path, store: Store, nlp: Language) -> None:
    batch.run(ingest.read([folder]), store=store, nlp=nlp)
    batch.run(ingest.read([folder / "b.txt", folder / "a.txt"]), store=store, nlp=nlp)
    assert [Path(failure.path).name for failure in store.failures()] == ["b.txt", "d.txt"]


def test_lines_that_are_mended_are_no_failures_any_more(
    tmp_path: Path, store: Store, nlp: Language
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "It rained."}\n{\n{"text": "STAGE"}\n')
    assert batch.run(ingest.read([path]), store=store, nlp=nlp).failed == 2
    path.write_text('{"text": "It rained."}\n{"text": "It snowed."}\n')
    assert batch.run(ingest.read([path]), store=store, nlp=nlp).failed == 0
    assert store.failures() == []


def test_one_id_for_two_texts(tmp_path: Path, store: Store, nlp: Language) -> None:
    path = tmp_path / "news.json"
    path.write_text(json.dumps([{"id": "x", "text": "It rained."}, {"id": "x", "text": "Dry."}]))
    summary = batch.run(ingest.read([path]), store=store, nlp=nlp)
    assert (summary.added, summary.failed) == (1, 1)
    [failure] = store.failures()
    assert failure.path == f"{path}:2" and "id 'x'" in failure.reason


def test_a_text_of_two_sources_is_two_articles(tmp_path: Path, store: Store, nlp: Language) -> None:
    path = tmp_path / "news.jsonl"
    told = [{"text": "It rained.", "source": source} for source in ("Echo", "Voice", None, "Echo")]
    path.write_text("\n".join(map(json.dumps, told)))
    summary = batch.run(ingest.read([path]), store=store, nlp=nlp)
    assert (summary.added, summary.known, summary.failed) == (3, 1, 0)
    kept = store.articles()
    assert {article.source for article in kept} == {"Echo", "Voice", None}
    assert {article.sha256 for article in kept} == {Article(text="It rained.").sha256}
    # The first has the id that its text gives it, whatever comes later.
    (first,) = (article for article in kept if article.source == "Echo")
    assert first.id == Article(text="It rained.").id
    again = batch.run(ingest.read([path]), store=store, nlp=nlp)
    assert (again.added, again.known) == (0, 4)
    assert store.articles() == kept


def test_a_source_that_comes_later_is_added(tmp_path: Path, store: Store, nlp: Language) -> None:
    for source in ("Echo", "Voice"):
        path = tmp_path / f"{source}.json"
        path.write_text(json.dumps({"id": "x", "text": "It rained.", "source": source}))
        assert batch.run(ingest.read([path]), store=store, nlp=nlp).added == 1
    assert [article.id == "x" for article in store.articles()].count(True) == 1
    assert len(store.facts()) == 2


def test_progress(
    folder: Path, store: Store, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "CHUNK", 1)
    seen: list[batch.Summary] = []
    summary = batch.run(ingest.read([folder]), store=store, nlp=nlp, on_progress=seen.append)
    assert [step.added for step in seen] == [1, 1, 2]
    assert seen[-1].model_copy(update={"seconds": 0}) == summary.model_copy(update={"seconds": 0})


def test_interrupted_run_keeps_what_it_did(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "CHUNK", 1)

    def interrupt(_: batch.Summary) -> None:
        raise KeyboardInterrupt

    nlp = spacy.blank("en")
    with pytest.raises(KeyboardInterrupt):
        batch.run(ingest.read([folder]), store=store, nlp=nlp, on_progress=interrupt)
    assert [article.id for article in store.articles()] == [Article(text="It rained.").id]
    summary = batch.run(ingest.read([folder]), store=store, nlp=nlp)
    assert (summary.added, summary.known) == (2, 2)


def test_run_with_workers(folder: Path, store: Store, nlp: Language) -> None:
    summary = batch.run(ingest.read([folder]), store=store, nlp=nlp, workers=2)
    assert (summary.added, summary.known, summary.failed) == (2, 1, 2)


@Language.component("sleeps_where_asked")
def sleeps_where_asked(doc: Doc) -> Doc:
    if "SLEEP" in doc.text:
        time.sleep(60)
    return doc


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_takes_too_long_costs_only_itself(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "LEAST", 1.0)
    nlp = spacy.blank("en")
    nlp.add_pipe("sleeps_where_asked")
    texts = ["It rained.", "SLEEP", "It snowed."]
    found = list(batch.annotate(articles(*texts), nlp=nlp, workers=workers, batch_size=2))
    late = Failure(path="1.txt", stage="sleeps_where_asked", reason="TimeUp: took longer than 1 s")
    assert [item.id if isinstance(item, Annotation) else item for item in found] == [
        "a0",
        late,
        "a2",
    ]


def test_claims_that_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "LEAST", 0.1)
    monkeypatch.setattr(claims, "annotate", lambda doc, article: time.sleep(60))
    [failure] = batch.annotate(articles("It rained."), nlp=spacy.blank("en"))
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.reason) == ("claims", "TimeUp: took longer than 0 s")


def test_slow_input_is_not_the_fault_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "LEAST", 0.2)

    def slow() -> Iterator[Article]:
        for article in articles("It rained.", "It snowed."):
            time.sleep(0.4)
            yield article

    outcomes = batch.annotate(slow(), nlp=spacy.blank("en"))
    assert all(isinstance(outcome, Annotation) for outcome in outcomes)


def test_two_runs_at_once(folder: Path, store: Store, nlp: Language, tmp_path: Path) -> None:
    in_use = pytest.raises(StoreError, match="in use by process")
    with Store.open(tmp_path / "facts.db") as other, other.held(), in_use:
        batch.run(ingest.read([folder]), store=store, nlp=nlp)
    assert batch.run(ingest.read([folder]), store=store, nlp=nlp).added == 2
