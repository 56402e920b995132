from decimal import Decimal

import pytest

from extractor.model import FactPeriod
from extractor.reconcile.interval import Interval
from extractor.reconcile.say import say, say_fact, say_interval, say_number, say_period
from tests.export import samples
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


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        ("200000000000", "210000000000", "CNY", "200-210 billion CNY"),
        ("900000000", "1100000000", "EUR", "900 million to 1.1 billion EUR"),
        ("18", "24", "lamp", "18-24 lamps"),
        ("40", "40", "lamp", "40 lamps"),
        ("1", "1", "lamp", "1 lamp"),
        ("40", None, "lamp", "at least 40 lamps"),
        (None, "40", "lamp", "at most 40 lamps"),
        ("-8", "-4", "%", "-8 to -4 percent"),
        ("-8", "4", "%", "-8 to 4 percent"),
        ("12", "15", None, "12-15"),
    ],
)
def test_values(low: str | None, high: str | None, unit: str | None, words: str) -> None:
    assert say_fact(samples.fact("f-1", low=low, high=high, unit=unit)) == words


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2015-01-01", "2022-12-31", "2015-2022"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2022-07-01", "2022-09-30", "2022-Q3"),
        ("2022-08-01", "2022-10-31", "2022-08 to 2022-10"),
        ("2022-11-01", "2023-01-31", "2022-11 to 2023-01"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01 to 2024-02-28"),
        ("2022-11-15", "2022-11-15", "2022-11-15"),
        ("2022-11-15", "2022-11-19", "2022-11-15 to 2022-11-19"),
        ("2022-11-15", None, "since 2022-11-15"),
        (None, "2030-12-31", "until 2030-12-31"),
        (None, None, ""),
    ],
)
def test_periods(begin: str | None, end: str | None, words: str) -> None:
    period = FactPeriod.model_validate({"begin": begin, "end": end})
    assert say_period(period) == words


def test_no_period_is_no_words() -> None:
    assert say_period(None) == ""
