"""Spans <-> spaCy's DocBin, to train or score with spaCy: figures and dates are groups of spans,
names are entities. A span grows to whole tokens of spaCy where it cuts one."""

from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from extractor.evaluate.convert.marks import DATE, NOT_FACT, Mark, Marked, apart
from extractor.evaluate.measure import KINDS
from extractor.lexicon import DataError

FIGURES, DATES, TRAPS = "figures", "dates", "not_facts"
GROUPS: dict[str, str] = {DATE: DATES, NOT_FACT: TRAPS} | {kind: FIGURES for kind in KINDS}
ID = "article"


def dump(articles: Iterable[Marked]) -> bytes:
    """One Doc an article, its id in `user_data`."""
    nlp = spacy.blank("en")
    bundle = DocBin(store_user_data=True)
    for article in articles:
        bundle.add(_doc(nlp.make_doc(article.text), article))
    return bundle.to_bytes()


def load(path: Path) -> tuple[Marked, ...]:
    """The articles of a file; raises `DataError` where it is no DocBin."""
    try:
        bundle = DocBin(store_user_data=True).from_bytes(path.read_bytes())
    except ValueError as error:
        raise DataError(f"{path}: no DocBin: {error}") from error
    docs = bundle.get_docs(spacy.blank("en").vocab)
    return tuple(_marked(doc, f"{path.stem}-{number}") for number, doc in enumerate(docs, start=1))


def _doc(doc: Doc, article: Marked) -> Doc:
    doc.user_data[ID] = article.id
    spans = [(mark.label, _span(doc, mark)) for mark in article.marks]
    for group in (FIGURES, DATES, TRAPS):
        doc.spans[group] = [span for label, span in spans if GROUPS.get(label) == group]
    names = apart(mark for mark in article.marks if mark.label not in GROUPS)
    doc.set_ents(spacy.util.filter_spans([_span(doc, mark) for mark in names]))
    return doc


def _span(doc: Doc, mark: Mark) -> Span:
    span = doc.char_span(mark.start, mark.end, label=mark.label, alignment_mode="expand")
    if span is None:
        raise DataError(f"{mark.label} [{mark.start}:{mark.end}] lies outside of its article")
    return span


def _marked(doc: Doc, name: str) -> Marked:
    groups = (doc.spans.get(group, []) for group in (FIGURES, DATES, TRAPS))
    spans = [*(span for group in groups for span in group), *doc.ents]
    marks = (Mark(span.start_char, span.end_char, span.label_) for span in spans)
    return Marked(doc.user_data.get(ID, name), doc.text, tuple(sorted(marks)))
