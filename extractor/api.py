"""The whole program in three lines, for notebooks and scripts: text -> claims, claims -> facts.

What these functions return shows itself in a notebook (`report.notebook`). spaCy is loaded by the
first text that is read, and kept.
"""

import warnings
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import extractor
from extractor import export, ingest, layout, reconcile
from extractor.model import Annotation, Article, Claim, Fact, FactsDocument, Run
from extractor.report import notebook
from extractor.store import IN_MEMORY, Store

if TYPE_CHECKING:
    from spacy.language import Language

notebook.show_records()


def read(text: str, **known: Any) -> Annotation:
    """What one article says: its names, figures, dates and claims.

    `known` are further fields of `Article`: `source="Reuters"`, `published="2022-11-16"`. Raises
    `ValueError` with the reason when the text cannot be annotated.
    """
    from extractor import batch

    article = layout.complete(Article(text=text, **known))
    (outcome,) = batch.annotate([article], nlp=_pipeline())
    if isinstance(outcome, Annotation):
        return outcome
    raise ValueError(f"{outcome.path}: {outcome.stage}: {outcome.reason}")


def facts(
    claims: Iterable[Claim], *, rates: Mapping[str, Decimal] | None = None
) -> tuple[Fact, ...]:
    """The facts that the claims come to; see `reconcile.reconcile`."""
    return reconcile.reconcile(claims, rates=rates)


def run(
    paths: Iterable[str | Path] | str | Path, *, store: str | Path = IN_MEMORY
) -> FactsDocument:
    """The facts in files and folders with their evidence; `store` keeps them for the next run.

    Warns of each file that could not be read. Raises `InputError` for a path that does not exist.
    """
    from extractor import batch

    given = [paths] if isinstance(paths, str | Path) else paths
    with Store.open(Path(store)) as kept:
        batch.run(ingest.read([Path(path) for path in given]), store=kept, nlp=_pipeline())
        for failure in kept.failures():
            reason = f"{failure.path}: {failure.stage}: {failure.reason}"
            warnings.warn(reason, stacklevel=2)
        return export.document(
            kept.facts(),
            kept.claims(),
            kept.articles(),
            kept.entities(),
            Run(version=extractor.__version__),
        )


@cache
def _pipeline() -> "Language":
    from extractor import pipeline

    return pipeline.build()
