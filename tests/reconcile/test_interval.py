from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reconcile.interval import Interval, allowed, limit, meet, nominal, step, widen
from tests.reconcile.samples import claim

D = Decimal


def between(low: str | None, high: str | None, **ends: bool) -> Interval:
    return Interval(None if low is None else D(low), None if high is None else D(high), **ends)


@pytest.mark.parametrize(
    ("value", "written", "expected"),
    [
        ("60412", None, "1"),
        ("60000", None, "1000"),
        ("2700", None, "100"),
        ("4080", None, "1"),
        ("5", None, "1"),
        ("7.3", None, "0.1"),
        ("31400000000", None, "100000000"),
        ("1200000", "100000", "100000"),
        ("5", "0.1", "0.1"),
        ("100", "10", "10"),
        ("0", None, "1"),
        ("-60", None, "1"),
    ],
)
def test_step(value: str, written: str | None, expected: str) -> None:
    assert step(claim("a", value, step=written)) == D(expected)


@pytest.mark.parametrize(
    ("relation", "value", "inside", "outside"),
    [
        ("=", "5", ["4.5", "5.4"], ["4.4", "5.5"]),
        ("=", "60000", ["59500", "60499"], ["59499", "60500"]),
        ("=", "1", ["0.5"], ["1.5", "2"]),
        ("~", "300", ["270", "330"], ["269", "331"]),
        ("~", "-300", ["-330", "-270"], ["-331", "-269"]),
        ("<~", "900", ["855", "909"], ["854", "910"]),
        (">~", "900", ["891", "945"], ["890", "946"]),
        (">", "200", ["201", "9999"], ["200", "199"]),
        (">=", "200", ["200"], ["199"]),
        ("<", "200", ["199", "-5"], ["200"]),
        ("<=", "200", ["200"], ["201"]),
    ],
)
def test_allowed(relation: str, value: str, inside: list[str], outside: list[str]) -> None:
    found = allowed(claim("a", value, relation=relation))
    assert all(D(number) in found for number in inside)
    assert not any(D(number) in found for number in outside)


def test_ranges_say_their_limits_themselves() -> None:
    dozens = claim("a", None, relation="vague", low=D(24), high=D(99))
    assert allowed(dozens) == nominal(dozens) == between("24", "99")


def test_ends_in_the_wrong_order_are_turned() -> None:
    assert nominal(claim("a", None, relation="range", low=D(9), high=D(5))) == between("5", "9")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (between("1", "5"), between("3", "9"), between("3", "5")),
        (between("1", None), between(None, "4"), between("1", "4")),
        (between("1", "2"), between("3", "4"), None),
        (between("1", "3"), between("3", "4"), between("3", "3")),
        (between("1", "3", open_high=True), between("3", "4"), None),
        (between("3", None, open_low=True), between("3", "3"), None),
        (between(None, None), between("2", "3"), between("2", "3")),
    ],
)
def test_meet(a: Interval, b: Interval, expected: Interval | None) -> None:
    assert meet(a, b) == meet(b, a) == expected


def test_limit_of_a_hedge_that_names_a_side() -> None:
    nearly, over = claim("a", "210", relation="<~"), claim("b", "210", relation=">~")
    about = claim("c", "210", relation="~")
    assert limit(nearly, nominal(nearly)) == between(None, "210")
    assert limit(over, nominal(over)) == between("210", None)
    assert limit(about, nominal(about)) == between("210", "210")


numbers = st.decimals(-(10**12), 10**12, allow_nan=False, places=2)
relations = st.sampled_from(["=", "~", "<~", ">~", ">=", "<="])


@given(numbers, relations)
def test_what_is_written_is_allowed(value: Decimal, relation: str) -> None:
    made = claim("a", str(value), relation=relation)
    assert meet(allowed(made), nominal(made)) is not None


@given(numbers, numbers, st.decimals(0, 1, places=2))
def test_widening_keeps_what_was_inside(a: Decimal, b: Decimal, by: Decimal) -> None:
    narrow = Interval(min(a, b), max(a, b))
    assert meet(narrow, widen(narrow, by)) == narrow
