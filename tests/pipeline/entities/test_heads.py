"""What the last words of names say of them."""

import pytest

from extractor.pipeline.entities import heads
from tests.pipeline.entities.samples import after


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("at {Anna Berg|PERSON} Foundation today", "at {Anna Berg Foundation|ORG} today"),
        ("at {Berg|PERSON} Family Trust today", "at {Berg Family Trust|ORG} today"),
        ("the {Brno Wood|ORG} Week began", "the {Brno Wood Week|EVENT} began"),
        ("on {Madison Avenue|PERSON} there", "on {Madison Avenue|FAC} there"),
        ("the {Fern Bank|PERSON} fell", "the {Fern Bank|ORG} fell"),
        ("the {Fern|PERSON} bank fell", "the {Fern|PERSON} bank fell"),
        ("the {Skerra|GPE} Islands voted", "the {Skerra Islands|LOC} voted"),
        ("{Berg|PERSON} THE BANK", "{Berg|PERSON} THE BANK"),
        ("{Anna Berg|PERSON} saw Oslo", "{Anna Berg|PERSON} saw Oslo"),
    ],
)
def test_a_head_noun_belongs_to_its_name(marked: str, expected: str) -> None:
    assert after(heads.heads, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("sold by Lumen Books LLC to us", "sold by {Lumen Books LLC|ORG} to us"),
        ("sold to Lumen Books, Inc. by us", "sold to {Lumen Books, Inc.|ORG} by us"),
        ("a unit of {Lumen|PERSON} GmbH", "a unit of {Lumen GmbH|ORG}"),
        ("BY FERN, INC. AND LUMEN, INC. NO", "BY {FERN, INC.|ORG} AND {LUMEN, INC.|ORG} NO"),
        ("the company limited its losses", "the company limited its losses"),
        ("what the Company sold", "what the Company sold"),
    ],
)
def test_words_before_a_legal_form_are_a_company(marked: str, expected: str) -> None:
    assert after(heads.companies, marked) == expected
