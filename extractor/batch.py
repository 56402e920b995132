"""Many articles: files -> annotations -> the store -> facts, over several processes if asked to.

Results come in the order of the input. What fails costs only itself and is named with its stage and
reason. The store grows by whole chunks, so that an interrupted run keeps what it has done, and the
next one goes on from there.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from extractor import claims, clock, reconcile
from extractor.ingest.again import file_of
from extractor.model import Annotation, Article, Claim, Entity, Fact, Failure, Record, digest
from extractor.store import Store, decisions

# Articles to a transaction: enough to make its cost vanish, few enough to lose little.
CHUNK = 64
BATCH_SIZE = 32

Outcome = Annotation | Failure


class Summary(Record):
    """What a run did so far: articles read, of these added, known before, failed; then what the
    added ones hold. `seconds` is the time since the run began."""

    read: int = 0
    added: int = 0
    known: int = 0
    failed: int = 0
    claims: int = 0
    words: int = 0
    seconds: float = 0.0

    @property
    def articles_per_second(self) -> float:
        """Of all articles that were read."""
        return self.read / self.seconds if self.seconds else 0.0

    @property
    def words_per_second(self) -> float:
        """Of the articles that were added."""
        return self.words / self.seconds if self.seconds else 0.0

    def seconds_left(self, share: float | None) -> float | None:
        """What the rest takes, when this `share` of the input, from 0 to 1, took so long."""
        return self.seconds * (1 - share) / share if share else None


def annotate(
    articles: Iterable[Article], *, nlp: Language, workers: int = 1, batch_size: int = BATCH_SIZE
) -> Iterator[Outcome]:
    """What each article says, in input order; an article that cannot be annotated is a Failure.

    `workers` is the number of processes; with one, nothing is forked.
    """
    for _, outcome in _outcomes(articles, nlp=nlp, workers=workers, batch_size=batch_size):
        yield outcome


def run(
    items: Iterable[Article | Failure],
    *,
    store: Store,
    nlp: Language,
    workers: int = 1,
    on_progress: Callable[[Summary], None] | None = None,
) -> Summary:
    """Reads what `ingest.read` gives into the store, and reconciles all its claims to facts anew.

    Texts that the store has are skipped. `on_progress` is told of every chunk that is kept. Raises
    `StoreError` when the store cannot be written or another run holds it.
    """
    engine = local(nlp, workers=workers)
    return keep(items, store=store, engine=engine, on_progress=on_progress)


class Engine(NamedTuple):
    """Where the work is done: what annotates articles, and what reconciles claims."""

    annotate: Callable[[Iterator[Article]], Iterator[tuple[Article, Outcome]]]
    reconcile: Callable[[list[Claim], Sequence[Entity]], Iterable[Fact]]


def local(nlp: Language, *, workers: int = 1) -> Engine:
    """The processes of this machine."""
    return Engine(
        partial(_outcomes, nlp=nlp, workers=workers, batch_size=BATCH_SIZE),
        lambda claims, entities: reconcile.reconcile(claims, entities=entities),
    )


def keep(
    items: Iterable[Article | Failure],
    *,
    store: Store,
    engine: Engine,
    on_progress: Callable[[Summary], None] | None = None,
) -> Summary:
    """What `run` does, by any engine."""
    began = time.monotonic()
    counts: Counter[str] = Counter()
    with store.held():
        stale = _Stale(store.failures())
        outcomes = engine.annotate(_fresh(items, store=store, counts=counts, stale=stale))
        while chunk := list(islice(outcomes, CHUNK)):
            with store.chunk():
                for article, outcome in chunk:
                    counts.update(_keep(article, outcome, store=store, stale=stale))
            if on_progress:
                on_progress(Summary(**counts, seconds=time.monotonic() - began))
        with store.chunk():
            store.forget_failures(stale.paths())
            entities = reconcile.entities(store.mentions())
            store.replace_entities(entities)
            known, decided = store.claims(), decisions.read(store)
            facts = tuple(engine.reconcile(known, entities))
            store.replace_facts(reconcile.overruled(facts, known, decided, entities=entities))
    return Summary(**counts, seconds=time.monotonic() - began)


class _Stale:
    """Failures of earlier runs that may be mended: those of files that are read again, until they
    fail again. They stay in the store as long as the run lasts, in case that it is killed."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        self._old = {failure.path for failure in failures}
        self._files = {file_of(path) for path in self._old}
        self._read: set[str] = set()

    def read(self, item: Article | Failure) -> None:
        """Takes note that the file of the item is read again."""
        if (file := file_of(item.path or "")) in self._files:
            self._read.add(file)

    def fail(self, failure: Failure) -> None:
        """Takes note that it failed again."""
        self._old.discard(failure.path)

    def paths(self) -> list[str]:
        """The failures that are no more."""
        return [path for path in self._old if file_of(path) in self._read]


def _fresh(
    items: Iterable[Article | Failure], *, store: Store, counts: Counter[str], stale: _Stale
) -> Iterator[Article]:
    """The articles that are not in the store yet; failures go there.

    The text of another source is an article of its own: where it has the id of the first, which is
    made of the text, it gets one that is made of its source, too.
    """
    seen: set[tuple[str, str | None]] = set()
    taken: set[tuple[str, str]] = set()
    for item in items:
        counts["read"] += 1
        stale.read(item)
        if isinstance(item, Failure):
            counts["failed"] += 1
            stale.fail(item)
            store.fail(item)
        elif (item.sha256, item.source) in seen or store.has(item):
            counts["known"] += 1
        else:
            seen.add((item.sha256, item.source))
            if (item.id, item.sha256) in taken or store.has_text(item):
                item = item.model_copy(update={"id": f"a-{digest(item.sha256, item.source)}"})
            taken.add((item.id, item.sha256))
            yield item


def _keep(article: Article, outcome: Outcome, *, store: Store, stale: _Stale) -> dict[str, int]:
    """Stores what became of an article, and counts it."""
    failure = outcome if isinstance(outcome, Failure) else store.add(article, outcome)
    if failure is not None:
        stale.fail(failure)
        store.fail(failure)
        return {"failed": 1}
    assert isinstance(outcome, Annotation)
    words = len(article.text.split())
    return {"added": 1, "claims": len(outcome.claims), "words": words}


def _outcomes(
    articles: Iterable[Article], *, nlp: Language, workers: int, batch_size: int
) -> Iterator[tuple[Article, Outcome]]:
    """Each article with what became of it.

    An error in spaCy ends its whole stream; the articles that were under way are then tried again
    one by one, so that only those at fault fail, and a new stream goes on with the rest.
    """
    left = iter(articles)
    waiting: deque[Article] = deque()
    errors: list[Exception] = []
    while not errors:
        texts = _texts(left, waiting, errors, longest=nlp.max_length)
        docs = nlp.pipe(texts, n_process=workers, batch_size=batch_size)
        try:
            for doc in _timed(docs):
                while len(waiting[0].text) > nlp.max_length:
                    yield _alone(waiting.popleft(), nlp)
                article = waiting.popleft()
                yield article, _annotation(doc, article)
        except Exception:
            yield from (_alone(article, nlp) for article in waiting)
            waiting.clear()
            continue
        yield from (_alone(article, nlp) for article in waiting)
        break
    if errors:
        raise errors[0]


def _texts(
    articles: Iterator[Article],
    waiting: deque[Article],
    errors: list[Exception],
    *,
    longest: int,
) -> Iterator[str]:
    """The texts of the articles; one that is too long for spaCy only waits to fail.

    An error of whoever gives the articles is kept apart from those of spaCy, and so is their time.
    """
    try:
        while True:
            with clock.at_most(0):
                article = next(articles, None)
            if article is None:
                return
            waiting.append(article)
            if len(article.text) <= longest:
                clock.extend(len(article.text) / clock.SLOWEST)
                yield article.text
    except Exception as error:
        errors.append(error)


def _timed(docs: Iterator[Doc]) -> Iterator[Doc]:
    """The docs; a batch that takes longer than its texts may raises `TimeUp`."""
    while True:
        with clock.at_most(clock.allowed(0)):
            doc = next(docs, None)
        if doc is None:
            return
        yield doc


def _alone(article: Article, nlp: Language) -> tuple[Article, Outcome]:
    """Annotates one article component by component, so that a failure names its stage."""
    stage = "tokenizer"
    try:
        with clock.at_most(clock.allowed(len(article.text))):
            doc = nlp.make_doc(article.text)
            for name, component in nlp.pipeline:
                stage = name
                doc = component(doc)
    except Exception as error:
        return article, _failure(article, stage, error)
    return article, _annotation(doc, article)


def _annotation(doc: Doc, article: Article) -> Outcome:
    try:
        with clock.at_most(clock.allowed(len(article.text))):
            return claims.annotate(doc, article)
    except Exception as error:
        return _failure(article, "claims", error)


def _failure(article: Article, stage: str, error: Exception) -> Failure:
    lines = str(error).splitlines() or [""]
    reason = f"{type(error).__name__}: {lines[0]}"
    return Failure(path=article.path or article.id, stage=stage, reason=reason)
