"""Names that were overlooked where they stand again."""

import pytest

from extractor.pipeline.entities.again import acronyms, again, whole
from tests.pipeline.entities.samples import after


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{Anna Berg|PERSON} came. So did Berg. As Anna Berg said.",
            "{Anna Berg|PERSON} came. So did {Berg|PERSON}. As {Anna Berg|PERSON} said.",
        ),
        ("{Lumen|ORG} fell and Lumen rose", "{Lumen|ORG} fell and {Lumen|ORG} rose"),
        ("{Lumen|ORG} fell and lumen rose", "{Lumen|ORG} fell and lumen rose"),
        ("{Lumen|ORG} and {Lumen Books|ORG}", "{Lumen|ORG} and {Lumen Books|ORG}"),
        ("{Lumen Lamps|ORG} fell, so Lumen rose", "{Lumen Lamps|ORG} fell, so {Lumen|ORG} rose"),
        (
            "{Lumen Lamps|ORG} fell, so Lumen Books rose",
            "{Lumen Lamps|ORG} fell, so Lumen Books rose",
        ),
        ("{French Bank|ORG} fell, as French did", "{French Bank|ORG} fell, as French did"),
        ("{A|ORG} fell and A rose", "{A|ORG} fell and A rose"),
    ],
)
def test_the_same_words_are_the_same_name(marked: str, expected: str) -> None:
    assert after(again, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{Tarn Valley Foods|ORG}: Tarn {Valley|LOC}",
            "{Tarn Valley Foods|ORG}: {Tarn Valley|ORG}",
        ),
        (
            "{Tarn Valley Foods|ORG}: Glen {Valley|LOC}",
            "{Tarn Valley Foods|ORG}: Glen {Valley|LOC}",
        ),
        (
            "{Tarn Valley|ORG}, {Tarn Valley Foods|ORG}",
            "{Tarn Valley|ORG}, {Tarn Valley Foods|ORG}",
        ),
    ],
)
def test_a_name_that_lost_its_first_word_gets_it_back(marked: str, expected: str) -> None:
    assert after(whole, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Lumen Data Lab|ORG} (LDL) fell", "{Lumen Data Lab|ORG} ({LDL|ORG}) fell"),
        ("{Lumen Data Lab|ORG} (USA) fell", "{Lumen Data Lab|ORG} (USA) fell"),
        ("{Lumen|ORG} (L) fell", "{Lumen|ORG} (L) fell"),
    ],
)
def test_an_acronym_is_defined_in_brackets(marked: str, expected: str) -> None:
    assert after(acronyms, marked) == expected
