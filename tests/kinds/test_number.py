"""The grammar of numbers: spans, values, steps; and what is no number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.kinds.number import scan

CASES = [
    # text, the number in it, low, high, step
    ("they counted 1,234.5 in all", "1,234.5", "1234.5", "1234.5", "0.1"),
    ("a lot of 12,34,567 coins", "12,34,567", "1234567", "1234567", "1"),
    ("some 1 250 000 head of cattle", "1 250 000", "1250000", "1250000", "1"),
    ("twenty-eight thousand seats", "twenty-eight thousand", "28000", "28000", "1000"),
    ("one and a half million fans", "one and a half million", "1500000", "1500000", "500000"),
    ("a million and a half fans", "a million and a half", "1500000", "1500000", "500000"),
    ("half a billion trees", "half a billion", "500000000", "500000000", None),
    ("a quarter of a million bees", "a quarter of a million", "250000", "250000", None),
    ("a dozen eggs", "a dozen", "12", "12", "12"),
    ("half a dozen eggs", "half a dozen", "6", "6", None),
    ("a hundred ways", "a hundred", "100", "100", "100"),
    ("six hundred and twelve votes", "six hundred and twelve", "612", "612", "1"),
    ("eighteen hundred and four", "eighteen hundred and four", "1804", "1804", "1"),
    ("two and a half days", "two and a half", "2.5", "2.5", "0.5"),
    ("2½ million fish", "2½ million", "2500000", "2500000", "500000"),
    ("1.2 lakh crore", "1.2 lakh crore", "1200000000000", "1200000000000", "100000000000"),
    ("28.4billion grains", "28.4billion", "28400000000", "28400000000", "100000000"),
    ("3 bn", "3 bn", "3000000000", "3000000000", "1000000000"),
    ("one-third of it", "one-third", "0.333333", "0.333333", None),
    ("three quarters of it", "three quarters", "0.75", "0.75", None),
    ("dozens fled", "dozens", "24", "99", None),
    ("hundreds of millions more", "hundreds of millions", "200000000", "999000000", None),
    ("tens of thousands marched", "tens of thousands", "20000", "99000", None),
    ("several thousand marched", "several thousand", "3000", "9000", None),
    ("1.3e6 cells", "1.3e6", "1300000", "1300000", "100000"),
    ("1.99 x 10^-30 of it", "1.99 x 10^-30", "1.99e-30", "1.99e-30", "1e-32"),
    ("2.5^2 or so", "2.5^2", "6.25", "6.25", None),
    ("7 3/4 of them", "7 3/4", "7.75", "7.75", "0.25"),
    ("101 1 / 4 then", "101 1 / 4", "101.25", "101.25", "0.25"),
    ("3/4 of it", "3/4", "0.75", "0.75", None),
    ("twenty-three fifths", "twenty-three fifths", "4.6", "4.6", None),
    ("one twenty-fifth of it", "one twenty-fifth", "0.04", "0.04", None),
    ("a hundred trillionths", "a hundred trillionths", "1e-10", "1e-10", None),
    ("one over twenty.", "one over twenty", "0.05", "0.05", None),
    ("five and a quarter", "five and a quarter", "5.25", "5.25", "0.25"),
    (
        "a billion and a quarter million",
        "a billion and a quarter million",
        "1000250000",
        "1000250000",
        None,
    ),
    ("five point two", "five point two", "5.2", "5.2", "0.1"),
    ("3 hundred and 21 pages", "3 hundred and 21", "321", "321", "1"),
    ("4 thousand 3 hundred pages", "4 thousand 3 hundred", "4300", "4300", "100"),
    ("three dozens of eggs", "three dozens", "36", "36", "12"),
    ("8 B people", "8 B", "8000000000", "8000000000", "1000000000"),
    ("59. 2 percent", "59. 2", "59.2", "59.2", "0.1"),
    ("at 1, 397.94 points", "1, 397.94", "1397.94", "1397.94", "0.01"),
    ("40 000 is enough", "40 000", "40000", "40000", "1"),
    ("wrapped over 4\nmillion lines", "4\nmillion", "4000000", "4000000", "1000000"),
]


@pytest.mark.parametrize(("text", "span", "low", "high", "step"), CASES)
def test_value_and_span(text: str, span: str, low: str, high: str, step: str | None) -> None:
    (number,) = scan(text)
    assert text[number.start : number.end] == span
    assert (number.low, number.high) == (Decimal(low), Decimal(high))
    assert number.step == (None if step is None else Decimal(step))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("two and three", ["two", "three"]),
        ("twenty or thirty", ["twenty", "thirty"]),
        ("10 to 12 million", ["10", "12 million"]),
        ("4\n\nmillion", ["4"]),
    ],
)
def test_words_that_do_not_continue_a_number(text: str, spans: list[str]) -> None:
    assert [text[n.start : n.end] for n in scan(text)] == spans


@pytest.mark.parametrize("text", ["someone alone", "a person", "often", "an hour", "v1.2.3.4", ""])
def test_no_number(text: str) -> None:
    assert list(scan(text)) == []


@given(st.text())
def test_never_raises_and_spans_are_ordered(text: str) -> None:
    end = 0
    for number in scan(text):
        assert end <= number.start < number.end <= len(text)
        assert number.low <= number.high
        end = number.end


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_with_separators_are_exact(value: int) -> None:
    (number,) = scan(f"a total of {value:,} grains")
    assert number.low == number.high == value


def test_a_long_run_of_digits_is_no_number_and_takes_linear_time() -> None:
    assert list(scan("7" * 200_000)) == []
