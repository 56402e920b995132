"""Texts that nobody writes in good faith: each is annotated in time, or fails with a reason."""

import time

import pytest
from spacy.language import Language

from extractor import batch, layout
from extractor.ingest.article import build
from extractor.ingest.limits import TEXT_LONGEST
from extractor.model import Annotation, Article, Failure
from extractor.pipeline.sentences import SENTENCE_LONGEST

# Text -> how many figures there are in it, null where that is nobody's business.
HOSTILE: dict[str, tuple[str, int | None]] = {
    "one word": ("a" * TEXT_LONGEST, 0),
    "a million digits": ("1" * TEXT_LONGEST, None),
    "digits and commas": ("1," * 50_000, None),
    "controls": ("".join(map(chr, range(1, 32))) * 20 + " Acme paid $5 million.", 1),
    "lone surrogates": ("\ud800 Acme paid $5 million. \udfff", 1),
    "marks of direction": ("Acme \u202epaid\u202c \u200f$5 million\u200e.", 1),
    "emoji": ("😀 Acme paid $5 million 👩‍👩‍👧. " * 20, 20),
    "no end of a sentence": ("lamps and chairs " * 2_000, None),
    "blanks": (" " * 200_000 + "Acme paid $5 million.", 1),
    "line breaks": ("\n" * 100_000 + "Acme paid $5 million.", 1),
    "brackets": ("(" * 2_000, 0),
}


@pytest.mark.model
@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_texts_are_read_in_time(nlp: Language, case: str) -> None:
    text, figures = HOSTILE[case]
    item = build({"text": text}, path="x.txt")
    assert isinstance(item, Article)
    began = time.monotonic()
    (found,) = batch.annotate([layout.complete(item)], nlp=nlp)
    assert time.monotonic() - began < 60
    assert isinstance(found, Annotation), found
    assert figures in (None, len(found.figures))
    assert all(item.text[each.start : each.end] == each.text for each in found.figures)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * (TEXT_LONGEST + 1), "text: 1,000,001 characters, at most 1,000,000"),
        ("a" * 5 * TEXT_LONGEST, "text: 5,000,000 characters, at most 1,000,000"),
        ("Acme paid \0 $5 million.", "binary: it contains NUL characters"),
    ],
)
def test_what_is_beyond_a_limit_says_which(text: str, reason: str) -> None:
    found = build({"text": text}, path="x.txt")
    assert isinstance(found, Failure)
    assert found.reason.startswith(reason)


@pytest.mark.model
def test_no_sentence_is_endless(nlp: Language) -> None:
    doc = nlp("lamps and chairs " * 1_000)
    assert max(len(sentence) for sentence in doc.sents) <= 2 * SENTENCE_LONGEST
    doc = nlp("lamps and chairs. " * 1_000)
    assert max(len(sentence) for sentence in doc.sents) < SENTENCE_LONGEST + 4
