"""Titles, bylines and paragraphs begin sentences; furniture is skipped. No trained model."""

import pytest
import spacy
from spacy.language import Language

from extractor import pipeline
from extractor.pipeline.sentences import NAME
from extractor.pipeline.spans import marked

ARTICLE = """Harbour bridge to close for repairs

By Anna Berg and Jonas Falk

The bridge over the Tamsel closes on Monday. Repairs cost 12 million euros.

Buses run every 15 minutes.

ADVERTISEMENT

The mayor of Galway opened it in 1998.

Read more: 10 bridges to see
Follow us on Twitter
"""


@pytest.fixture(scope="module")
def blank() -> Language:
    assert pipeline.DEFAULT_MODEL  # importing the package registers its components
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    return nlp


@pytest.mark.parametrize(
    "start",
    [
        "Harbour bridge to close",
        "By Anna Berg",
        "The bridge over",
        "Buses run",
        "ADVERTISEMENT",
        "The mayor of Galway",
        "Read more",
        "Follow us",
    ],
)
def test_a_block_begins_a_sentence(blank: Language, start: str) -> None:
    doc = blank(ARTICLE)
    (token,) = [t for t in doc if t.idx == ARTICLE.index(start)]
    assert token.is_sent_start is True


def test_inside_a_block_the_parser_is_free(blank: Language) -> None:
    doc = blank(ARTICLE)
    (token,) = [t for t in doc if t.idx == ARTICLE.index("Repairs cost")]
    # Nothing is annotated: neither True nor False.
    assert not token.is_sent_start
    assert not doc.has_annotation("SENT_START", require_complete=True)


def test_byline_and_furniture_are_skipped(blank: Language) -> None:
    doc = blank(ARTICLE)
    skipped = [(ARTICLE[start:end], span.label_) for span, start, end in marked(doc, "skipped")]
    assert skipped == [
        ("By Anna Berg and Jonas Falk", "byline"),
        ("ADVERTISEMENT", "furniture"),
        ("Read more: 10 bridges to see", "furniture"),
        ("Follow us on Twitter", "furniture"),
    ]


def test_plain_prose_has_one_start_and_skips_nothing(blank: Language) -> None:
    doc = blank("The bridge closes on Monday. Repairs take a week.")
    assert [t.text for t in doc if t.is_sent_start] == ["The"]
    assert list(marked(doc, "skipped")) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("LIMA, June 10 - Rain fell.", "Rain"),
        ("NEW YORK (Example News) \u2014 Rain fell.", "Rain"),
        ("ST. JOHN'S, Canada -- Rain fell.", "Rain"),
    ],
)
def test_a_sentence_begins_behind_the_place_of_its_report(
    blank: Language, text: str, start: str
) -> None:
    assert [t.text for t in blank(text) if t.is_sent_start][1:] == [start]


@pytest.mark.parametrize(
    "text",
    ["GDP growth - a surprise - was strong.", "Lima - a port - grew.", "It is in NORWAY - or not."],
)
def test_a_dash_alone_begins_no_sentence(blank: Language, text: str) -> None:
    assert len([t for t in blank(text) if t.is_sent_start]) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", "x"])
def test_short_and_empty_texts(blank: Language, text: str) -> None:
    doc = blank(text)
    assert doc.text == text
    assert list(marked(doc, "skipped")) == []


@pytest.mark.model
def test_the_parser_keeps_the_borders(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    starts = {sentence.text.strip() for sentence in doc.sents}
    assert "Harbour bridge to close for repairs" in starts
    assert "By Anna Berg and Jonas Falk" in starts
    assert "Repairs cost 12 million euros." in starts
