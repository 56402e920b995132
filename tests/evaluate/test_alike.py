from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluate.alike import close, content, same_unit, same_wording


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("300", "300.0", True),
        (None, None, True),
        (None, "0", False),
        ("0", None, False),
        ("33.333", "33.3333", True),
        ("4.70", "4.71", True),
        ("4.70", "4.72", False),
        ("-3", "3", False),
        ("199.99", "200", False),
        ("2500", "2501", False),
        ("200000000000", "200000100000", True),
        ("200000000000", "200001000000", False),
    ],
)
def test_bounds(one: str | None, other: str | None, same: bool) -> None:
    bounds = [None if bound is None else Decimal(bound) for bound in (one, other)]
    assert close(bounds[0], bounds[1]) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Orchard Bank", "the Orchard Bank", True),
        ("death toll", "toll", True),
        ("quarterly net profit", "net profit of the quarter", True),
        ("the bank's debts", "bank debt", True),
        pytest.param("losses", "loss", True, marks=pytest.mark.xfail(reason="only a plural s")),
        ("bank's branch", "bank branch", True),
        ("net profit", "net sales", True),
        ("net profit after tax", "sales", False),
        ("first-half revenue", "Revenue", True),
        ("jobs cut", "branches", False),
        ("the", None, True),
        ("", None, True),
        (None, None, True),
        (None, "police", False),
        ("police", None, False),
    ],
)
def test_wordings(one: str | None, other: str | None, same: bool) -> None:
    assert same_wording(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("people", "person", True),
        ("persons", "person", True),
        ("kilometers", "kilometre", True),
        ("percent", "%", True),
        ("percentage point", "pp", True),
        ("times", "x", True),
        ("square metres", "metre", True),
        ("wounded soldiers", "soldier", True),
        (None, "", True),
        ("EUR", "EUR", True),
        ("EUR", "eur", False),
        ("USD", "CAD", False),
        ("%", "pp", False),
        ("person", "patent", False),
        (None, "person", False),
    ],
)
def test_units(one: str | None, other: str | None, same: bool) -> None:
    assert same_unit(one, other) is same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Bank of Orchard's 300 jobs", ("bank", "orchard", "300", "job")),
        ("gas loss", ("gas", "loss")),
        ("to be of the", ()),
    ],
)
def test_content_words(text: str, words: tuple[str, ...]) -> None:
    assert content(text) == words


bounds = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3)


@given(bounds, bounds)
def test_likeness_of_bounds_has_no_direction(one: Decimal | None, other: Decimal | None) -> None:
    assert close(one, one)
    assert close(one, other) == close(other, one)


some_words = st.sampled_from(["the", "net", "gross", "profit", "profits", "sales", "of", "bank"])
phrases = st.lists(some_words).map(" ".join)


@given(phrases, phrases)
def test_likeness_of_wordings_has_no_direction(one: str, other: str) -> None:
    assert same_wording(one, one)
    assert same_wording(one, other) == same_wording(other, one)
