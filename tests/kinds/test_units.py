"""data/units.toml against quantulum3's catalogue, read as a file: its parser takes seconds."""

import json
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from extractor import kinds, lexicon

# quantulum3 derives these from a base unit that lists the prefix.
PREFIXED = {
    "kilometre": ("k", "metre"),
    "millimetre": ("m", "metre"),
    "kilowatt": ("k", "watt"),
    "megawatt": ("M", "watt"),
    "gigawatt": ("G", "watt"),
    "kilohertz": ("k", "hertz"),
    "megahertz": ("M", "hertz"),
    "gigahertz": ("G", "hertz"),
    "kilovolt": ("k", "volt"),
}
# The catalogue has no such unit; the news does. The base unit is in the catalogue.
OURS = {
    "nautical mile": "mile",
    "millilitre": "litre",
    "megawatt hour": "kilowatt hour",
    "gigawatt hour": "kilowatt hour",
    "terawatt hour": "kilowatt hour",
}
UNITS = lexicon.load().units


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Any]:
    return _read("units.json")


def _read(name: str) -> dict[str, Any]:
    spec = find_spec("quantulum3")
    assert spec is not None and spec.origin is not None
    read: dict[str, Any] = json.loads(Path(spec.origin).with_name(name).read_text("utf-8"))
    return read


@pytest.mark.parametrize("name", sorted(UNITS.keys() - PREFIXED.keys() - OURS.keys()))
def test_a_unit_is_named_as_in_the_catalogue(name: str, catalogue: dict[str, Any]) -> None:
    assert catalogue[name]["entity"] == UNITS[name].dimension


@pytest.mark.parametrize("name", PREFIXED)
def test_a_prefixed_unit_derives_from_the_catalogue(name: str, catalogue: dict[str, Any]) -> None:
    prefix, base = PREFIXED[name]
    assert name not in catalogue
    assert name.endswith(base)
    assert prefix in catalogue[base]["prefixes"]
    assert catalogue[base]["entity"] == UNITS[name].dimension


@pytest.mark.parametrize("name", OURS)
def test_a_unit_of_our_own_has_its_base_in_the_catalogue(
    name: str, catalogue: dict[str, Any]
) -> None:
    assert name not in catalogue
    assert catalogue[OURS[name]]["entity"] == UNITS[name].dimension


def test_the_exceptions_are_units() -> None:
    assert PREFIXED.keys() | OURS.keys() <= UNITS.keys()


@pytest.mark.parametrize("dimension", sorted({unit.dimension for unit in UNITS.values()}))
def test_a_dimension_is_one_of_the_catalogue(dimension: str) -> None:
    assert dimension in _read("entities.json")


@pytest.mark.parametrize("dimension", sorted({unit.dimension for unit in UNITS.values()}))
def test_factors_are_positive_and_count_from_one_unit_of_the_dimension(dimension: str) -> None:
    factors = [u.factor for u in UNITS.values() if u.dimension == dimension and u.factor]
    assert all(factor > 0 for factor in factors)
    # Temperatures have a zero of their own, and so no factor.
    assert Decimal(1) in factors or dimension in ("temperature", "sound level", "volume")


@pytest.mark.parametrize(
    ("larger", "smaller", "ratio"),
    [
        ("mile", "foot", "5280"),
        ("nautical mile", "metre", "1852"),
        ("square mile", "acre", "640"),
        ("barrel", "gallon", "42"),
        ("acre foot", "cubic foot", "43560"),
        ("ton", "pound-mass", "2000"),
        ("pound-mass", "ounce", "16"),
        ("terawatt hour", "kilowatt hour", "1000000000"),
        ("knot", "kilometre per hour", "1.852"),
    ],
)
def test_factors_convert_as_the_units_are_defined(larger: str, smaller: str, ratio: str) -> None:
    one, other = UNITS[larger].factor, UNITS[smaller].factor
    assert one is not None and other is not None
    assert abs(one / other - Decimal(ratio)) < Decimal("0.00001") * Decimal(ratio)


def test_no_two_units_are_written_alike() -> None:
    owners: dict[str, str] = {}
    for name, unit in UNITS.items():
        for form in (*unit.written, *unit.glued):
            assert owners.setdefault(form, name) == name, form


@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name, unit in UNITS.items() for form in unit.written]
)
def test_every_way_to_write_a_unit_is_read(name: str, form: str) -> None:
    text = f"7{form}" if form.startswith("-") else f"7 {form}"
    (figure,) = kinds.find(f"It weighed {text} in all.")
    assert (figure.text, figure.kind, figure.unit) == (text, "measure", name)


@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name, unit in UNITS.items() for form in unit.glued]
)
def test_a_glued_symbol_is_read_only_right_behind_its_digits(name: str, form: str) -> None:
    (figure,) = kinds.find(f"It was 7{form} in all.")
    assert (figure.text, figure.unit) == (f"7{form}", name)
    assert kinds.find(f"It was 7 {form} in all.") == []
