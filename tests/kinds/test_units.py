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
    "nanometre": ("n", "metre"),
    "microwatt": ("µ", "watt"),
    "milliwatt": ("m", "watt"),
    "terawatt": ("T", "watt"),
    "petawatt": ("P", "watt"),
    "terahertz": ("T", "hertz"),
    "millivolt": ("m", "volt"),
    "milliampere": ("m", "ampere"),
    "kilohm": ("k", "ohm"),
    "megohm": ("M", "ohm"),
    "microfarad": ("µ", "farad"),
    "milligray": ("m", "gray"),
}
# The catalogue has no such unit; the news does. A unit of the same dimension is in the catalogue.
OURS = {
    "nautical mile": "mile",
    "parsec": "light-year",
    "square centimetre": "square metre",
    "square millimetre": "square metre",
    "mu": "acre",
    "rai": "acre",
    "dunam": "acre",
    "feddan": "acre",
    "million cubic metre": "cubic metre",
    "billion cubic metre": "cubic metre",
    "million cubic foot": "cubic foot",
    "billion cubic foot": "cubic foot",
    "trillion cubic foot": "cubic foot",
    "microlitre": "litre",
    "millilitre": "litre",
    "kilolitre": "litre",
    "megalitre": "litre",
    "gigalitre": "litre",
    "imperial gallon": "gallon",
    "twenty-foot equivalent unit": "cubic foot",
    "nanogram": "gram",
    "picogram": "gram",
    "kilotonne": "tonne",
    "megatonne": "tonne",
    "gigatonne": "tonne",
    "hundredweight": "pound-mass",
    "stone": "pound-mass",
    "troy ounce": "ounce",
    "tola": "gram",
    "millimole": "mole",
    "micromole": "mole",
    "nanomole": "mole",
    "international unit": "mole",
    "kilovolt-ampere": "volt-ampere",
    "megavolt-ampere": "volt-ampere",
    "watt hour": "kilowatt hour",
    "megawatt hour": "kilowatt hour",
    "gigawatt hour": "kilowatt hour",
    "terawatt hour": "kilowatt hour",
    "megajoule": "joule",
    "gigajoule": "joule",
    "terajoule": "joule",
    "petajoule": "joule",
    "exajoule": "joule",
    "barrel of oil equivalent": "joule",
    "tonne of oil equivalent": "joule",
    "teraflop": "hertz",
    "petaflop": "hertz",
    "exaflop": "hertz",
    "gigapixel": "pixel",
    "kip per square inch": "pound per square inch",
    "meganewton": "newton",
    "pound foot": "newton metre",
    "millitesla": "tesla",
    "microtesla": "tesla",
    "nanotesla": "tesla",
    "millisievert": "sievert",
    "microsievert": "sievert",
    "millirem": "sievert",
    "terabecquerel": "becquerel",
    "petabecquerel": "becquerel",
    "picocurie": "curie",
}
# Nor has it these, whose dimension it knows by name only: no unit of it is there.
NAMED = {"micromolar", "nanomolar"}
# Nor these of one unit for each of another; the counted ones have no unit above.
COUNTED = {"beat per minute", "frame per second", "pixel per inch"}
PER = {
    "gram per litre",
    "gram per decilitre",
    "milligram per litre",
    "milligram per decilitre",
    "milligram per cubic metre",
    "microgram per litre",
    "microgram per decilitre",
    "microgram per cubic metre",
    "nanogram per decilitre",
    "nanogram per millilitre",
    "picogram per millilitre",
    "millimole per litre",
    "micromole per litre",
    "nanomole per litre",
    "kilometre per second",
    "mile per second",
    "millimetre per hour",
    "inch per hour",
    "watt per square metre",
    "terabit per second",
    "megabyte per second",
    "gigabyte per second",
    "terabyte per second",
    "millisievert per hour",
    "microsievert per hour",
    "becquerel per litre",
    "becquerel per cubic metre",
    "picocurie per litre",
    "mile per gallon",
    "kilometre per litre",
    "litre per 100 kilometres",
    "kilowatt hour per 100 kilometres",
    "gram per kilometre",
    "tonne per hectare",
    "megatonne per year",
    "barrel per day",
    "million cubic foot per day",
    "billion cubic foot per day",
    "barrel of oil equivalent per day",
}
UNITS = lexicon.load().units
EXCEPTIONS = {*PREFIXED, *OURS, *NAMED, *COUNTED, *PER}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Any]:
    return _read("units.json")


def _read(name: str) -> dict[str, Any]:
    spec = find_spec("quantulum3")
    assert spec is not None and spec.origin is not None
    read: dict[str, Any] = json.loads(Path(spec.origin).with_name(name).read_text("utf-8"))
    return read


@pytest.mark.parametrize("name", sorted(UNITS.keys() - EXCEPTIONS))
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


@pytest.mark.parametrize("name", sorted(NAMED | COUNTED))
def test_a_unit_of_a_named_dimension_is_not_in_the_catalogue(
    name: str, catalogue: dict[str, Any]
) -> None:
    assert name not in catalogue
    assert UNITS[name].dimension in _read("entities.json")


@pytest.mark.parametrize("name", sorted(PER))
def test_the_parts_of_a_unit_per_another_are_units(name: str, catalogue: dict[str, Any]) -> None:
    assert name not in catalogue
    above, _, below = name.partition(" per ")
    assert above in UNITS
    below = below.removeprefix("100 ").removesuffix("s")
    assert below in UNITS or catalogue[below]["entity"] == "time"


def test_the_exceptions_are_units() -> None:
    assert UNITS.keys() >= EXCEPTIONS


@pytest.mark.parametrize("dimension", sorted({unit.dimension for unit in UNITS.values()}))
def test_a_dimension_is_one_of_the_catalogue(dimension: str) -> None:
    assert set(dimension.split(" per ")) <= _read("entities.json").keys()


@pytest.mark.parametrize("dimension", sorted({unit.dimension for unit in UNITS.values()}))
def test_factors_are_positive_and_count_from_one_unit_of_the_dimension(dimension: str) -> None:
    factors = [u.factor for u in UNITS.values() if u.dimension == dimension and u.factor]
    assert all(factor > 0 for factor in factors)
    # Temperatures have a zero of their own, and so no factor; of rates their parts tell it.
    assert Decimal(1) in factors or not factors


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
        ("mile", "furlong", "8"),
        ("fathom", "foot", "6"),
        ("parsec", "astronomical unit", "206264.806"),
        ("square yard", "square foot", "9"),
        ("square foot", "square inch", "144"),
        ("hectare", "mu", "15"),
        ("acre", "feddan", "0.963347"),
        ("gallon", "pint", "8"),
        ("quart", "fluid ounce", "32"),
        ("tablespoon", "teaspoon", "3"),
        ("imperial gallon", "litre", "4.54609"),
        ("cubic mile", "cubic kilometre", "4.168182"),
        ("billion cubic foot", "million cubic metre", "28.3168"),
        ("hectolitre", "litre", "100"),
        ("stone", "pound-mass", "14"),
        ("long ton", "pound-mass", "2240"),
        ("troy ounce", "gram", "31.1034768"),
        ("gigatonne", "tonne", "1000000000"),
        ("kilometre per second", "metre per second", "1000"),
        ("foot per second", "mile per hour", "0.681818"),
        ("metre", "micrometre", "1000000"),
        ("mega british thermal unit", "gigajoule", "1.05505585"),
        ("mega british thermal unit", "therm", "10"),
        ("barrel of oil equivalent", "mega british thermal unit", "5.8"),
        ("kilowatt hour", "megajoule", "3.6"),
        ("kiloton", "terajoule", "4.184"),
        ("gigaelectronvolt", "megaelectronvolt", "1000"),
        ("pound per square inch", "kilopascal", "6.894757"),
        ("inch of mercury", "millimeter of mercury", "25.4"),
        ("megabyte", "megabit", "8"),
        ("gigabyte per second", "gigabit per second", "8"),
        ("pound-force", "newton", "4.448222"),
        ("pound foot", "newton metre", "1.355818"),
        ("degree angle", "second of arc", "3600"),
        ("microsievert", "millirem", "0.1"),
        ("cubic metre per second", "cubic foot per second", "35.314667"),
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
    if form not in UNITS[name].written and form.lower() not in UNITS[name].written:
        assert kinds.find(f"It was 7 {form} in all.") == []
