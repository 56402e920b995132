from typing import Any

import pytest

from extractor.report.axis import WIDTH
from extractor.report.plot import LABEL, Plot, plot
from tests.export.samples import claim, fact


def drawn(*claims: Any, **fields: Any) -> Plot:
    found = plot(fact("f-1", *(each.id for each in claims), **fields), claims)
    assert found is not None
    return found


def test_of_a_very_long_value_the_end_is_cut() -> None:
    unit = "stitched lamp shade of paper " * 3
    picture = drawn(claim("c-1", "a1", unit=unit), claim("c-2", "a2", unit=unit), unit=unit)
    assert len(picture.marks[0].label) == LABEL
    assert picture.marks[0].label.endswith("…")


def test_one_claim_is_no_picture() -> None:
    assert plot(fact("f-1", "c-1"), [claim("c-1", "a1")]) is None


def test_nothing_without_a_number() -> None:
    claims = [claim(name, "a1", low=None, high=None, relation="vague") for name in ("c-1", "c-2")]
    assert plot(fact("f-1", "c-1", "c-2", low=None, high=None, value=None), claims) is None


def test_more_than_200_and_nearly_210_are_seen_to_meet() -> None:
    picture = drawn(
        claim("c-1", "a1", relation=">", low="200", high=None),
        claim("c-2", "a2", relation="<~", low="210", high="210"),
        low="200",
        high="210",
    )
    bound, hedge = picture.marks
    assert bound.bar is not None and hedge.bar is not None
    assert (bound.shape, bound.bar.is_open_right, bound.bar.right) == ("bound", True, WIDTH)
    assert (hedge.shape, hedge.is_hollow) == ("hedge", True)
    assert bound.dot == bound.bar.left == picture.band.left
    assert hedge.dot == picture.band.right
    assert hedge.bar.left < picture.band.right < hedge.bar.right


@pytest.mark.parametrize(
    ("fields", "shape"),
    [
        ({}, "point"),
        ({"relation": "~"}, "hedge"),
        ({"relation": "<=", "low": None}, "bound"),
        ({"relation": "range", "low": "30"}, "range"),
        ({"relation": "vague", "low": None, "high": None}, "none"),
        ({"unit": "USD"}, "none"),
    ],
)
def test_shapes(fields: dict[str, Any], shape: str) -> None:
    picture = drawn(claim("c-1", "a1"), claim("c-2", "a2", **fields))
    assert picture.marks[1].shape == shape


def test_a_claim_in_another_unit_says_why_it_is_not_drawn() -> None:
    picture = drawn(claim("c-1", "a1"), claim("c-2", "a2", unit="USD"))
    assert picture.marks[1].label.endswith("(another unit)")


def test_a_band_of_one_value_is_still_seen() -> None:
    assert drawn(claim("c-1", "a1"), claim("c-2", "a2")).band.width > 0


def test_the_words_say_what_the_marks_show() -> None:
    picture = drawn(claim("c-1", "a1"), claim("c-2", "a2", relation="~", published="2031-01-02"))
    assert picture.words == "1. 40 lamps, Wire, undated; 2. about 40 lamps, Wire, 2031-01-02"


def test_a_long_name_is_cut_in_the_picture_alone() -> None:
    picture = drawn(claim("c-1", "a1", source="Wire " * 40), claim("c-2", "a2"))
    cut, whole = (mark.label for mark in picture.marks)
    assert len(cut) <= LABEL
    assert cut.endswith("…, undated"), "what follows the name is shown"
    assert whole == "2. 40 lamps, Wire, undated"
    assert "Wire " * 40 in picture.words
