"""Names as the page sets them."""

import pytest

from extractor.pipeline.entities import page
from extractor.pipeline.spans import Mark, mark
from tests.pipeline.entities.samples import after, read, write


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("BRNO, Czechia (AP) _ It rained", "{BRNO|GPE}, Czechia ({AP|ORG}) _ It rained"),
        ("{NEW OSLO|ORG} - It rained", "{NEW OSLO|GPE} - It rained"),
        ("GRAIN PRICES fell - again", "GRAIN PRICES fell - again"),
        ("It rained in BRNO - again", "It rained in BRNO - again"),
    ],
)
def test_a_paragraph_may_begin_with_its_place(marked: str, expected: str) -> None:
    assert after(page.datelines, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "saw \u201cLittle {Anna|PERSON} Sings,\u201d a film",
            "saw \u201c{Little Anna Sings|WORK_OF_ART},\u201d a film",
        ),
        ("saw \u201c{Falk|PERSON}\u201d again", "saw \u201c{Falk|WORK_OF_ART}\u201d again"),
        ("Jonas \u201c{Duke|PERSON}\u201d Falk sang", "Jonas \u201c{Duke|PERSON}\u201d Falk sang"),
        (
            "\u201c{Falk|PERSON} came late,\u201d she said",
            "\u201c{Falk|PERSON} came late,\u201d she said",
        ),
    ],
)
def test_what_fills_quotation_marks_is_a_work(marked: str, expected: str) -> None:
    assert after(page.works, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{STORY MAY|ORG} END HERE NOW", "STORY MAY END HERE NOW"),
        ("RAIN FELL IN {NORWAY|GPE} TODAY", "RAIN FELL IN {NORWAY|GPE} TODAY"),
        (
            "{BERG|PERSON} SPOKE TO US. Then {Berg|PERSON} left",
            "{BERG|PERSON} SPOKE TO US. Then {Berg|PERSON} left",
        ),
        ("the {ECB|ORG} met", "the {ECB|ORG} met"),
    ],
)
def test_in_a_row_of_capitals_only_the_known_is_a_name(marked: str, expected: str) -> None:
    assert after(page.loud, marked) == expected


@pytest.mark.parametrize(
    ("marked", "tag", "expected"),
    [
        ("{Drawn|PERSON} games bore.", "VBN", "Drawn games bore."),
        ("{Falk|PERSON} games bore.", "NNP", "{Falk|PERSON} games bore."),
        ("{Lumen|ORG} profit $3 million", "VB", "{Lumen|ORG} profit $3 million"),
        ("{Academics|NORP} met.", "NNPS", "Academics met."),
        ("{Norwegians|NORP} met.", "NNPS", "{Norwegians|NORP} met."),
        ("{Turnout|PERSON} fell.", "NNP", "Turnout fell."),
        ("on {Monday|ORG} it fell", "NNP", "on Monday it fell"),
    ],
)
def test_a_common_word_is_no_name(marked: str, tag: str, expected: str) -> None:
    word = marked[marked.index("{") + 1 : marked.index("|")]
    assert after(page.common, marked, {word: tag}) == expected


def test_what_is_counted_is_no_name() -> None:
    assert after(page.counted, "{Licence|ORG} deals and {Licences|ORG}") == (
        "Licence deals and Licences"
    )
    kept = "the {Giant|ORG} and the {Giants|ORG}"
    assert after(page.counted, kept) == kept


def test_furniture_names_nothing() -> None:
    doc, names = read("{Special Reports|ORG} of {Brno|GPE}")
    mark(doc, "skipped", [Mark(0, 15, "furniture")])
    assert write(doc, page.furniture(doc, names)) == "Special Reports of {Brno|GPE}"
