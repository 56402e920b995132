"""Marks keep their exact offsets, whatever the tokens are."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.pipeline.spans import Mark, mark, marked, overlaps

BLANK = spacy.blank("en")


def test_a_mark_inside_a_token_keeps_its_own_offsets() -> None:
    doc = BLANK("It took ~210B.")
    mark(doc, "figures", [Mark(9, 13, "money", "JPY")])
    ((span, start, end),) = marked(doc, "figures")
    assert (doc.text[start:end], span.label_, span.kb_id_) == ("210B", "money", "JPY")
    assert span.start_char <= 9 and span.end_char >= 13


def test_no_marks_are_an_empty_group() -> None:
    doc = BLANK("Nothing here.")
    mark(doc, "figures", [])
    assert list(marked(doc, "figures")) == []


@given(st.data())
def test_marks_come_back_as_they_were_made(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab 1.$,-\n", min_size=1, max_size=30))
    ends = st.integers(1, len(text))
    pairs = data.draw(st.lists(st.tuples(st.integers(0, len(text) - 1), ends), max_size=4))
    marks = [Mark(start, end, "count", "home") for start, end in pairs if start < end]
    doc = BLANK(text)
    mark(doc, "x", marks)
    copy = Doc(BLANK.vocab).from_bytes(doc.to_bytes())
    for each in (doc, copy):
        found = [Mark(s, e, span.label_, span.kb_id_) for span, s, e in marked(each, "x")]
        assert found == marks


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, False),
        (0, 5, False),
        (0, 6, True),
        (5, 8, True),
        (6, 7, True),
        (7, 12, True),
        (8, 12, False),
        (10, 13, True),
    ],
)
def test_overlaps_is_half_open(start: int, end: int, expected: bool) -> None:
    assert overlaps(start, end, [(5, 8), (12, 20)]) is expected


def test_nothing_overlaps_nothing() -> None:
    assert overlaps(0, 100, []) is False
