"""Many machines, by Ray Data: files -> claims as Parquet -> facts, the same as those of `batch`.

Each worker loads the pipeline once and reads whole files. What it finds is written as Parquet
before anything is reconciled, and Ray gives the work of a lost worker to another. Claims are
reconciled in groups by what only they can meet.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import ray
from pyarrow.dataset import dataset
from ray.data import SaveMode

from extractor import batch, ingest, pipeline, reconcile
from extractor.model import Annotation, Article, Claim, Entity, Fact, Failure

# Files to a task: a worker that is lost costs so many.
FILES = 8
# Parts that claims are sorted into; Ray's default of 200 takes half a minute for a few articles.
PARTS = 16

Row = dict[str, Any]


class Reader:
    """An actor that reads files with one pipeline."""

    def __init__(self, model: str, fields: Mapping[str, str]) -> None:
        self._nlp = pipeline.build(model)
        self._fields = fields

    def __call__(self, files: Row) -> Row:
        """The rows of a batch of files: place, and records as JSON, empty where there is none."""
        rows = [
            {"file": int(number), "item": item} | _records(each, outcome)
            for number, path in zip(files["number"], files["path"], strict=True)
            for item, (each, outcome) in enumerate(self._read(Path(str(path))))
        ]
        return {name: [row[name] for row in rows] for name in _COLUMNS}

    def _read(self, path: Path) -> Iterator[tuple[Article | Failure, batch.Outcome]]:
        items = list(ingest.read([path], fields=self._fields))
        articles = [item for item in items if isinstance(item, Article)]
        outcomes = batch.annotate(articles, nlp=self._nlp)
        for item in items:
            yield item, item if isinstance(item, Failure) else next(outcomes)


_COLUMNS = ("file", "item", "article", "annotation", "failure")


def read(
    paths: Sequence[Path], *, out: Path, model: str, workers: int, fields: Mapping[str, str]
) -> None:
    """Annotates the files on `workers` actors, and writes what they say to the folder `out`."""
    _start()
    files = [{"number": n, "path": str(path)} for n, path in enumerate(ingest.files(paths))]
    found = ray.data.from_items(files).map_batches(
        Reader,
        fn_constructor_args=(model, dict(fields)),
        batch_size=FILES,
        compute=ray.data.ActorPoolStrategy(size=workers),
    )
    found.write_parquet(str(out), mode=SaveMode.OVERWRITE)


def items(folder: Path, outcomes: dict[str, batch.Outcome]) -> Iterator[Article | Failure]:
    """The articles and failures that were written, in the order of the files.

    `outcomes` is given what became of each article, by its path, for `engine` to take out again.
    """
    places = [(name, "ascending") for name in _COLUMNS[:2]]
    written = dataset(folder, format="parquet").sort_by(places)
    for row in (row for part in written.to_batches() for row in part.to_pylist()):
        article, annotation, failure = (row[name] for name in _COLUMNS[2:])
        if not article:
            yield Failure.model_validate_json(failure)
            continue
        found = Article.model_validate_json(article)
        outcomes[found.path or found.id] = (
            Failure.model_validate_json(failure)
            if not annotation
            else Annotation.model_validate_json(annotation)
        )
        yield found


def engine(outcomes: dict[str, batch.Outcome]) -> batch.Engine:
    """Annotates by what is known already, and reconciles on all workers."""

    def known(articles: Iterator[Article]) -> Iterator[tuple[Article, batch.Outcome]]:
        return ((article, outcomes.pop(article.path or article.id)) for article in articles)

    return batch.Engine(known, facts)


def facts(claims: list[Claim], entities: Sequence[Entity]) -> list[Fact]:
    """What `reconcile.reconcile` gives, by a group-by on the key of blocks."""
    _start()
    blocked = list(reconcile.blocked(claims, entities=entities))
    if not blocked:
        return []
    rows = [
        {"key": key, "claim": claim.model_dump_json(), "restates": bond or ""}
        for key, claim, bond in blocked
    ]
    grouped = ray.data.from_items(rows).groupby("key", num_partitions=PARTS).map_groups(_facts_of)
    found = [Fact.model_validate_json(row["fact"]) for row in grouped.iter_rows()]
    places = {claim.id: place for place, claim in enumerate(reconcile.ordered(claims))}
    found.sort(key=lambda fact: min(places[member.id] for member in fact.claims))
    return list(reconcile.noted(found, (claim for _, claim, _ in blocked)))


def _facts_of(rows: Row) -> Row:
    claims = [Claim.model_validate_json(str(claim)) for claim in rows["claim"]]
    restated = zip(claims, map(str, rows["restates"]), strict=True)
    bonds = {claim.id: end for claim, end in restated if end}
    return {"fact": [fact.model_dump_json() for fact in reconcile.facts_of(claims, bonds, {})]}


def _records(item: Article | Failure, outcome: batch.Outcome) -> Row:
    is_read = isinstance(outcome, Annotation)
    return {
        "article": item.model_dump_json() if isinstance(item, Article) else "",
        "annotation": outcome.model_dump_json() if is_read else "",
        "failure": "" if is_read else outcome.model_dump_json(),
    }


def _start() -> None:
    """Joins the cluster that `RAY_ADDRESS` names, or begins one on this machine."""
    if not ray.is_initialized():
        ray.init(log_to_driver=False, include_dashboard=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
