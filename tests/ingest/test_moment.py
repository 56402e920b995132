import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.ingest.moment import iso


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-04-30", "2024-04-30"),
        ("20240430", "2024-04-30"),
        ("2024-04-30T16:38:37Z", "2024-04-30T16:38:37+00:00"),
        ("2024-04-30T16:38+0200", "2024-04-30T16:38:00+02:00"),
        ("2024-04-30 16:38:37 +02:00", "2024-04-30T16:38:37+02:00"),
        ("2024-04-30 16:38:37 UTC", "2024-04-30T16:38:37+00:00"),
        ("2024-04-30 16:38", "2024-04-30T16:38:00"),
        ("Tue, 30 Apr 2024 16:38:37 -0400", "2024-04-30T16:38:37-04:00"),
        ("1714495117", "2024-04-30T16:38:37+00:00"),
        ("1714495117000", "2024-04-30T16:38:37+00:00"),
        ("April 30, 2024", "2024-04-30"),
        ("30 April 2024", "2024-04-30"),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
        ("2 hours ago", None),
        ("12", None),
        ("", None),
    ],
)
def test_iso(text: str, expected: str | None) -> None:
    assert iso(text) == expected


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = iso(text)
    assert found is None or dt.datetime.fromisoformat(found)


@given(st.datetimes(min_value=dt.datetime(1600, 1, 1), timezones=st.just(dt.UTC)))
def test_what_is_iso_stays_the_same_moment(moment: dt.datetime) -> None:
    found = iso(moment.isoformat())
    assert found is not None and dt.datetime.fromisoformat(found) == moment
