"""Marks calendar expressions: `doc.spans["dates"]`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.kinds import date
from extractor.pipeline.spans import Mark, mark

NAME = "date_spans"


@Language.component(NAME)
def date_spans(doc: Doc) -> Doc:
    """Text patterns find dates; names say which of them are none: "April Dunmore", "Audi Q3"."""
    names = [(ent.start_char, ent.end_char) for ent in doc.ents]
    found = [(start, end) for start, end in date.find(doc.text) if not _is_named(start, end, names)]
    mark(doc, "dates", [Mark(start, end, "DATE") for start, end in found])
    return doc


def _is_named(start: int, end: int, names: list[tuple[int, int]]) -> bool:
    """Whether a name holds part of it and reaches beyond; a holiday is a name of its own."""
    return any(
        first < end and start < last and not start <= first <= last <= end for first, last in names
    )
