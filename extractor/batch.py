"""Many articles: files -> annotations -> the store -> facts, over several processes if asked to.

Results come in the order of the input. What fails costs only itself and is named with its stage and
reason. The store grows by whole chunks, so that an interrupted run keeps what it has done, and the
next one goes on from there.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from extractor import claims, reconcile
from extractor.model import Annotation, Article, Failure, Record
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
    `StoreError` when the store cannot be written.
    """
    began = time.monotonic()
    counts: Counter[str] = Counter()
    fresh = _fresh(items, store=store, counts=counts)
    outcomes = _outcomes(fresh, nlp=nlp, workers=workers, batch_size=BATCH_SIZE)
    while chunk := list(islice(outcomes, CHUNK)):
        with store.chunk():
            for article, outcome in chunk:
                counts.update(_keep(article, outcome, store=store))
        if on_progress:
            on_progress(Summary(**counts, seconds=time.monotonic() - began))
    with store.chunk():
        entities = reconcile.entities(store.mentions())
        store.replace_entities(entities)
        decided = decisions.read(store)
        facts = reconcile.reconcile(store.claims(), entities=entities, decisions=decided)
        store.replace_facts(facts)
    return Summary(**counts, seconds=time.monotonic() - began)


def _fresh(
    items: Iterable[Article | Failure], *, store: Store, counts: Counter[str]
) -> Iterator[Article]:
    """The articles that are not in the store yet; failures go there."""
    seen: set[str] = set()
    file = None
    for item in items:
        counts["read"] += 1
        if file != (file := _file(item)):
            store.forget_failures(file)
        if isinstance(item, Failure):
            counts["failed"] += 1
            store.fail(item)
        elif item.sha256 in seen or store.has(item.sha256):
            counts["known"] += 1
        else:
            seen.add(item.sha256)
            yield item


def _file(item: Article | Failure) -> str:
    """The file that an item was read from: its path without the number of a line."""
    name, _, line = (item.path or "").rpartition(":")
    return name if line.isdigit() else item.path or ""


def _keep(article: Article, outcome: Outcome, *, store: Store) -> dict[str, int]:
    """Stores what became of an article, and counts it."""
    if isinstance(outcome, Annotation):
        refused = store.add(article, outcome)
        if refused is None:
            words = len(article.text.split())
            return {"added": 1, "claims": len(outcome.claims), "words": words}
    else:
        store.fail(outcome)
    return {"failed": 1}


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
            for doc in docs:
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

    An error of whoever gives the articles is kept apart from those of spaCy.
    """
    try:
        for article in articles:
            waiting.append(article)
            if len(article.text) <= longest:
                yield article.text
    except Exception as error:
        errors.append(error)


def _alone(article: Article, nlp: Language) -> tuple[Article, Outcome]:
    """Annotates one article component by component, so that a failure names its stage."""
    stage = "tokenizer"
    try:
        doc = nlp.make_doc(article.text)
        for name, component in nlp.pipeline:
            stage = name
            doc = component(doc)
    except Exception as error:
        return article, _failure(article, stage, error)
    return article, _annotation(doc, article)


def _annotation(doc: Doc, article: Article) -> Outcome:
    try:
        return claims.annotate(doc, article)
    except Exception as error:
        return _failure(article, "claims", error)


def _failure(article: Article, stage: str, error: Exception) -> Failure:
    lines = str(error).splitlines() or [""]
    reason = f"{type(error).__name__}: {lines[0]}"
    return Failure(path=article.path or article.id, stage=stage, reason=reason)
