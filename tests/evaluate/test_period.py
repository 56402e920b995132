import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluate.period import checked, days


@pytest.mark.parametrize(
    ("iso", "begin", "end"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-Q1", "2022-01-01", "2022-03-31"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2022-H1", "2022-01-01", "2022-06-30"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2021-W01", "2021-01-04", "2021-01-10"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2015/2022", "2015-01-01", "2022-12-31"),
        ("2022-11-14/2022-Q4", "2022-11-14", "2022-12-31"),
        ("2015/..", "2015-01-01", None),
        ("../2030-06", None, "2030-06-30"),
    ],
)
def test_periods_become_days(iso: str, begin: str | None, end: str | None) -> None:
    period = days(iso)
    assert (period.begin and period.begin.isoformat(), period.end and period.end.isoformat()) == (
        begin,
        end,
    )


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "/",
        "..",
        "../..",
        "20",
        "20222",
        "2022-13",
        "2022-00",
        "2023-02-29",
        "2022-Q5",
        "2022-Q0",
        "2022-H3",
        "2021-W53",
        "2022-1",
        "2022-11-15T09:00",
        "2022/2021",
        "2015/2016/2017",
        "March",
        "٢٠٢٢",
    ],
)
def test_anything_else_is_refused(iso: str) -> None:
    with pytest.raises(ValueError):
        checked(iso)


@given(st.dates())
def test_a_day_is_itself_and_lies_in_its_month_and_year(day: dt.date) -> None:
    iso = day.isoformat()
    assert days(iso).begin == days(iso).end == day
    for longer in (iso[:7], iso[:4]):
        period = days(longer)
        assert period.begin and period.end
        assert period.begin <= day <= period.end
