"""Marks calendar expressions: `doc.spans["dates"]`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.kinds import date
from extractor.pipeline.spans import Mark, mark

NAME = "date_spans"


@Language.component(NAME)
def date_spans(doc: Doc) -> Doc:
    """Text patterns find dates; the parse is not needed."""
    mark(doc, "dates", [Mark(start, end, "DATE") for start, end in date.find(doc.text)])
    return doc
