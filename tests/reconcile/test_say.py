from decimal import Decimal

import pytest

from extractor.reconcile.interval import Interval
from extractor.reconcile.say import say, say_interval, say_number
from tests.reconcile.samples import claim, money

D = Decimal


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("200000000000", "200 billion"),
        ("31400000000", "31.4 billion"),
        ("1274350", "1,274,350"),
        ("1500000", "1.5 million"),
        ("-2500000", "-2.5 million"),
        ("999", "999"),
        ("0.25", "0.25"),
        ("-0.5", "-0.5"),
        ("-1234.5", "-1,234.5"),
    ],
)
def test_say_number(number: str, expected: str) -> None:
    assert say_number(D(number)) == expected


@pytest.mark.parametrize(
    ("relation", "value", "unit", "expected"),
    [
        ("=", "12", "person", "12 people"),
        ("=", "1", "person", "1 person"),
        (">", "12", "life jacket", "more than 12 life jackets"),
        ("<~", "3", "company", "nearly 3 companies"),
        ("~", "90", "kilometre per hour", "about 90 kilometres per hour"),
        (">=", "3", "MW", "at least 3 MW"),
        ("=", "40", "%", "40 percent"),
        ("=", "2", "x", "2 times"),
        ("=", "2", None, "2"),
    ],
)
def test_say(relation: str, value: str, unit: str | None, expected: str) -> None:
    assert say(claim("a", value, relation=relation, unit=unit)) == expected


def test_say_money_and_ranges() -> None:
    assert say(money("a", "3000000", relation="<=")) == "at most 3 million EUR"
    assert say(money("b", None, relation="range", low=D(3), high=D(5))) == "3 to 5 EUR"
    assert say(money("c", None)) == "an unknown value"


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (Interval(D(2), D(5)), "between 2 and 5 people"),
        (Interval(D(2), None), "at least 2 people"),
        (Interval(D(2), None, open_low=True), "more than 2 people"),
        (Interval(None, D(2), open_high=True), "less than 2 people"),
        (Interval(D(2), D(2)), "2 people"),
        (Interval(None, None), "an unknown value"),
    ],
)
def test_say_interval(interval: Interval, expected: str) -> None:
    assert say_interval(interval, "person") == expected
