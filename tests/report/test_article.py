"""Marks of an article: overlapping, labelled with their values, and linked to facts and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Annotation, DateMention
from extractor.report.article import Mark, marks, name, stretches
from tests.export.samples import TEXT, claim
from tests.report.samples import pages, sample

MARKS = st.builds(
    Mark,
    st.integers(-1, 12),
    st.integers(-1, 12),
    st.sampled_from(("entity", "figure", "date")),
    st.just("LABEL"),
)


@given(st.text(max_size=12), st.lists(MARKS, max_size=6))
def test_the_pieces_are_the_text_however_marks_overlap(text: str, marked: list[Mark]) -> None:
    found = stretches(text, marked)
    assert "".join(piece.text for each in found for piece in each.pieces) == text
    labels = [mark for each in found for piece in each.pieces for mark in piece.labels]
    assert sorted(labels) == sorted(m for m in marked if 0 <= m.start < m.end <= len(text))


def test_a_date_inside_a_figure_belongs_to_both() -> None:
    text = "sold 40 lamps a day"
    (_, inside) = stretches(text, [Mark(5, 19, "figure", "count"), Mark(14, 19, "date", "P1D")])
    assert [(p.text, p.kinds) for p in inside.pieces] == [
        ("40 lamps ", ("figure",)),
        ("a day", ("figure", "date")),
    ]


def test_claims_of_one_figure_share_its_mark() -> None:
    (mark,) = marks(None, [claim("c-1", "a1"), claim("c-2", "a1")])
    assert mark == Mark(16, 24, "figure", "count", ("c-1", "c-2"))


@pytest.mark.parametrize(
    ("value", "type", "label"),
    [
        ("PRESENT_REF", "DATE", "present"),
        ("2031-03", "DATE", "2031-03"),
        (None, "DURATION", "DURATION"),
    ],
)
def test_a_date_is_marked_with_its_value(value: str | None, type: str, label: str) -> None:
    date = DateMention.model_validate(
        {"start": 0, "end": 3, "text": "now", "type": type, "value": value}
        | {"begin": None, "end_date": None, "rule": "date.sample"}
    )
    annotation = Annotation(
        id="a1", published=None, entities=(), figures=(), dates=(date,), claims=()
    )
    assert marks(annotation, []) == [Mark(0, 3, "date", label)]


def test_a_file_is_named_safely_whatever_the_article_is_called() -> None:
    assert name("../../etc/passwd").count("/") == 1
    assert name("a") != name("b")


def test_figures_lead_to_their_fact_and_facts_back() -> None:
    found = pages(sample())
    assert TEXT[16:24] == "40 lamps"
    assert '<a href="../facts.html#f-1" id="c-1">' in found[name("a1")]
    assert f'href="{name("a1")}#c-1"' in found["facts.html"]
    assert f'href="{name("a1")}"' in found["articles.html"]
