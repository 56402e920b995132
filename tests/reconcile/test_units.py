from decimal import Decimal

import pytest

from extractor.reconcile.units import converter, dimension
from tests.reconcile.samples import claim

D = Decimal
RATES = {"AUD/USD": D("0.5"), "EUR/USD": D("1.25")}


@pytest.mark.parametrize(
    ("source", "target", "value", "expected"),
    [
        ("kilometre", "metre", "2.5", "2500"),
        ("mile", "kilometre", "25", "40.2336"),
        ("km", "kilometre", "7", "7"),
        ("hour", "minute", "1.5", "90"),
        ("year", "month", "2", "24"),
        ("degree fahrenheit", "degree Celsius", "212", "100"),
        ("degree Celsius", "degree fahrenheit", "-40", "-40"),
        ("kilometre per hour", "mile per hour", "1.609344", "1"),
        ("megawatt", "gigawatt", "2300", "2.3"),
        ("AUD", "USD", "500", "250"),
        ("USD", "AUD", "250", "500"),
        ("EUR", "AUD", "2", "5"),
    ],
)
def test_converter(source: str, target: str, value: str, expected: str) -> None:
    change = converter(source, target, RATES)
    assert change is not None
    assert change(D(value)) == D(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("kilometre", "kilogram"),
        ("year", "day"),
        ("USD", "JPY"),
        ("person", "kilometre"),
        (None, "USD"),
        ("degree Celsius per hour", "degree fahrenheit per hour"),
    ],
)
def test_no_converter(source: str | None, target: str) -> None:
    assert converter(source, target, RATES) is None


def test_rates_that_cannot_be_are_not_used() -> None:
    assert converter("AUD", "USD", {"AUD/USD": D(0)}) is None


@pytest.mark.parametrize(
    ("kind", "unit", "expected"),
    [
        ("money", "EUR", "money"),
        ("count", "person", "count"),
        ("count", "villager", "count"),
        ("measure", "mile", "length"),
        ("measure", "kilometre per day", "length per time"),
        ("duration", "week", "time"),
        ("duration", "year", "calendar"),
        ("percent", "%", "percent %"),
        ("percentage_point", "pp", "percentage_point pp"),
        ("measure", "magnitude", "measure magnitude"),
    ],
)
def test_dimension(kind: str, unit: str, expected: str) -> None:
    assert dimension(claim("a", kind=kind, unit=unit)) == expected
