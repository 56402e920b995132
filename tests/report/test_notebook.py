from html import unescape

import pytest

from extractor.model import Annotation, Record
from extractor.report import notebook
from tests.export.samples import RUN, claim, document, fact
from tests.report import samples


def shown(record: Record) -> str:
    """What a notebook shows of the record, by the method that it looks for."""
    notebook.show_records()
    display: str = record._repr_html_()  # type: ignore[attr-defined]
    return display


def test_a_document_shows_what_needs_a_look_first_with_its_picture() -> None:
    text = shown(samples.sample())
    assert text.index("conflicting") < text.index("Stol &amp; Sons")
    assert text.count('<svg class="plot"') == 1


def test_many_facts_are_cut_with_their_number() -> None:
    assert "... and 7 more." in shown(samples.many(notebook.ROWS + 7))


@pytest.mark.parametrize("record", [fact("f-1", "c-1"), claim("c-1", "a1")])
def test_facts_and_claims_show_their_value(record: Record) -> None:
    assert "40 lamps" in shown(record)
    assert "Café Lumen" in shown(record)


def test_an_annotation_is_a_table_of_claims_and_an_empty_document_says_so() -> None:
    told = Annotation(
        id="a1", published=None, entities=(), figures=(), dates=(), claims=(claim("c-1", "a1"),)
    )
    assert "lamps sold" in shown(told)
    assert "Nothing to show." in shown(document([], [], [], [], RUN))


def test_hostile_text_is_escaped() -> None:
    for record in (samples.hostile(), samples.hostile().claims[0], samples.hostile().facts[0]):
        text = shown(record)
        assert "<script" not in text and "<img" not in text and "\u202e" not in text
        assert "<script>" in unescape(text)
