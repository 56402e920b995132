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
