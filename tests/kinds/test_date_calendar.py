"""Arithmetic of days: units, shifts, parts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.kinds.date import calendar
from extractor.kinds.date.calendar import DAY, Part, Unit

DATES = st.dates(dt.date(1500, 1, 1), dt.date(2500, 12, 31))


@pytest.mark.parametrize(
    ("unit", "value", "begin", "end"),
    [
        ("D", "2021-01-02", "2021-01-02", "2021-01-02"),
        ("W", "2020-W53", "2020-12-28", "2021-01-03"),
        ("M", "2021-01", "2021-01-01", "2021-01-31"),
        ("Q", "2021-Q1", "2021-01-01", "2021-03-31"),
        ("Y", "2021", "2021-01-01", "2021-12-31"),
        ("E", "202", "2020-01-01", "2029-12-31"),
        ("C", "20", "2001-01-01", "2100-12-31"),
    ],
)
def test_units_around_a_day(unit: Unit, value: str, begin: str, end: str) -> None:
    stretch = calendar.around(dt.date(2021, 1, 2), unit)
    assert (stretch.value, str(stretch.begin), str(stretch.end)) == (value, begin, end)


@given(DATES, st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C"]))
def test_a_unit_holds_its_day_and_is_known_by_its_ends(date: dt.date, unit: Unit) -> None:
    stretch = calendar.around(date, unit)
    assert stretch.begin is not None and stretch.end is not None
    assert stretch.begin <= date <= stretch.end
    assert calendar.unit(stretch.begin, stretch.end) == unit
    assert calendar.around(stretch.end + DAY, unit).begin == stretch.end + DAY


@pytest.mark.parametrize(
    ("date", "count", "unit", "moved"),
    [
        ("2020-01-31", 1, "M", "2020-02-29"),
        ("2020-02-29", 1, "Y", "2021-02-28"),
        ("2020-01-31", -1, "Q", "2019-10-31"),
        ("2020-03-01", -1, "W", "2020-02-23"),
        ("2020-03-01", 2, "E", "2040-03-01"),
    ],
)
def test_moved(date: str, count: int, unit: Unit, moved: str) -> None:
    assert str(calendar.moved(dt.date.fromisoformat(date), count, unit)) == moved


@pytest.mark.parametrize(
    ("last", "count", "unit", "first"),
    [
        ("2022-09-30", 3, "M", "2022-07-01"),
        ("2022-02-28", 12, "M", "2021-03-01"),
        ("2022-12-31", 1, "Y", "2022-01-01"),
        ("2022-10-15", 1, "Y", "2021-10-16"),
        ("2022-10-02", 2, "W", "2022-09-19"),
    ],
)
def test_before_counts_whole_units(last: str, count: int, unit: Unit, first: str) -> None:
    assert str(calendar.before(dt.date.fromisoformat(last), count, unit)) == first


@pytest.mark.parametrize(
    ("stretch", "which", "begin", "end"),
    [
        (calendar.year(2020), "early", "2020-01-01", "2020-04-30"),
        (calendar.year(2020), "mid", "2020-05-01", "2020-08-31"),
        (calendar.year(2020), "late", "2020-09-01", "2020-12-31"),
        (calendar.year(2020), "end", "2020-12-01", "2020-12-31"),
        (calendar.year(2020), "any", "2020-01-01", "2020-12-31"),
        (calendar.month(2020, 2), "mid", "2020-02-11", "2020-02-20"),
        (calendar.month(2020, 2), "late", "2020-02-21", "2020-02-29"),
        (calendar.month(2020, 2), "end", "2020-02-01", "2020-02-29"),
        (calendar.decade(1990), "early", "1990-01-01", "1993-12-31"),
        (calendar.decade(1990), "mid", "1994-01-01", "1996-12-31"),
        (calendar.decade(1990), "late", "1997-01-01", "1999-12-31"),
        (calendar.week(dt.date(2022, 11, 16)), "early", "2022-11-14", "2022-11-20"),
        (calendar.quarter(2022, 1), "late", "2022-01-01", "2022-03-31"),
    ],
)
def test_parts(stretch: calendar.Stretch, which: Part, begin: str, end: str) -> None:
    part = calendar.part(stretch, which)
    assert (str(part.begin), str(part.end), part.value) == (begin, end, stretch.value)


@given(st.integers(1900, 2100), st.dates(dt.date(2000, 1, 1), dt.date(2000, 12, 31)))
def test_fiscal_years_follow_each_other(year: int, ends: dt.date) -> None:
    this, after = (calendar.fiscal_year(year + n, f"{ends:%m-%d}") for n in (0, 1))
    assert this.end is not None and after.begin == this.end + DAY


@pytest.mark.parametrize("ends", ["03-31", "06-30", "09-30", "12-31", "01-31"])
def test_four_quarters_fill_a_fiscal_year(ends: str) -> None:
    whole = calendar.fiscal_year(2022, ends)
    quarters = [calendar.fiscal_quarter(2022, nth, ends) for nth in (1, 2, 3, 4)]
    assert (quarters[0].begin, quarters[3].end) == (whole.begin, whole.end)
    for one, other in zip(quarters, quarters[1:], strict=False):
        assert one.end is not None and other.begin == one.end + DAY


@pytest.mark.parametrize(
    ("past", "year"), [(True, 2022), (None, 2022), (False, 2023)], ids=["past", "unknown", "future"]
)
def test_nearest_of_a_month_five_months_gone(past: bool | None, year: int) -> None:
    choices = [calendar.month(y, 6) for y in (2021, 2022, 2023)]
    found = calendar.nearest(choices, dt.date(2022, 11, 16), past=past)
    assert found == calendar.month(year, 6)
