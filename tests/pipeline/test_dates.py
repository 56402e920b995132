"""Calendar expressions as spans; their values are tested with `kinds.date`. No trained model."""

import pytest
import spacy
from spacy.language import Language

from extractor import pipeline
from extractor.pipeline.dates import NAME
from extractor.pipeline.spans import marked


@pytest.fixture(scope="module")
def blank() -> Language:
    assert pipeline.DEFAULT_MODEL  # importing the package registers its components
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    return nlp


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The bridge opened on 4 May 1961.", ["4 May 1961"]),
        ("Between 2015 and 2022 prices doubled.", ["Between 2015 and 2022"]),
        ("It met on Tuesday and again in the third quarter.", ["Tuesday", "the third quarter"]),
        ("Sales rose from a year earlier.", ["a year earlier"]),
        ("They may march again.", []),
        ("The bridge has 2,015 lamps.", []),
        ("", []),
    ],
)
def test_dates_of_a_sentence(blank: Language, text: str, dates: list[str]) -> None:
    doc = blank(text)
    found = list(marked(doc, "dates"))
    assert [doc.text[start:end] for _, start, end in found] == dates
    assert {span.label_ for span, _, _ in found} <= {"DATE"}
