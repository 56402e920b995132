"""Names of rules, and what the tense, the order of day and month, and anchors decide: examples that
a mutation run found nobody to hold."""

import datetime as dt
import re

import pytest

from extractor.kinds.date import Anchors, Tense, find, read

PUBLISHED = dt.date(2022, 11, 16)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2022-11-03", "iso"),
        ("03/11/2022", "numeric"),
        ("May 3-5", "days"),
        ("3 to 5 of last month", "days"),
        ("last year's same quarter", "same_period"),
        ("the week before", "beside"),
        ("the past three years", "trailing"),
        ("15 days later", "later"),
        ("several days from now", "counted"),
        ("the first two days of May", "first_days"),
        ("next week Wednesday", "weekday_of_week"),
        ("the last week of 2016", "nth_week"),
        ("fiscal 2022's second quarter", "fiscal_quarter"),
        ("1H22", "half"),
        ("the first half", "half"),
        ("the first nine months", "first_months"),
        ("last June", "shifted_month"),
        ("last summer", "shifted_season"),
        ("the summer", "season"),
        ("Mondays", "set"),
        ("now", "reference"),
        ("this weekend", "weekend"),
    ],
)
def test_the_rule_is_named(text: str, rule: str) -> None:
    mention = read(text, Anchors(published=PUBLISHED))
    assert mention is not None
    assert mention.rule == f"date.{rule}"


@pytest.mark.parametrize(
    ("day_first", "text", "day"),
    [
        (True, "04/05/2013", "2013-05-04"),
        (False, "04/05/2013", "2013-04-05"),
        # Only one order gives a day.
        (True, "05/13/2013", "2013-05-13"),
        (False, "13/05/2013", "2013-05-13"),
        (True, "31.12.2019", "2019-12-31"),
    ],
)
def test_which_number_is_the_day(day_first: bool, text: str, day: str) -> None:
    mention = read(text, Anchors(published=PUBLISHED, day_first=day_first))
    assert mention is not None
    assert mention.value == day


@pytest.mark.parametrize(
    ("tense", "text", "value"),
    [
        ("past", "this weekend", "2022-W45-WE"),
        ("future", "this weekend", "2022-W46-WE"),
        (None, "this weekend", "2022-W46-WE"),
        ("past", "the weekend", "2022-W45-WE"),
        ("future", "the weekend", "2022-W46-WE"),
        (None, "the weekend", "2022-W45-WE"),
        ("past", "the winter", "2021-WI"),
        ("future", "the winter", "2022-WI"),
        ("past", "the summer", "2022-SU"),
        ("future", "the summer", "2023-SU"),
        (None, "the summer", "2022-SU"),
    ],
)
def test_the_tense_decides(tense: Tense | None, text: str, value: str) -> None:
    mention = read(text, Anchors(published=PUBLISHED, tense=tense))
    assert mention is not None
    assert (mention.value, mention.anchor) == (value, "published")


@pytest.mark.parametrize(
    ("text", "value", "begin", "end"),
    [
        ("the last week of 2015", "2015-W53", "2015-12-28", "2016-01-03"),
        ("the final week of 2016", "2016-W52", "2016-12-26", "2017-01-01"),
        ("the first nine months", "P9M", "2022-01-01", "2022-09-30"),
        ("the first three quarters", "P3Q", "2022-01-01", "2022-09-30"),
        ("the third quarter last year", "2021-Q3", "2021-07-01", "2021-09-30"),
        ("the first half", "2022-H1", "2022-01-01", "2022-06-30"),
        ("several years later", "FUTURE_REF", None, None),
        ("several years earlier", "PAST_REF", None, None),
    ],
)
def test_days(text: str, value: str, begin: str | None, end: str | None) -> None:
    mention = read(text, Anchors(published=PUBLISHED))
    assert mention is not None
    found = [day and day.isoformat() for day in (mention.begin, mention.end_date)]
    assert [mention.value, *found] == [value, begin, end]
    relative = begin is not None and not re.search(r"\d{4}", text)
    assert mention.anchor == ("published" if relative else None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("between June and Monday", "XXXX-06/XXXX-WXX-1"),
        ("from May until July", "XXXX-05/XXXX-07"),
        ("between now and June", "PRESENT_REF/XXXX-06"),
    ],
)
def test_without_a_day_of_publication_the_value_stays(text: str, value: str) -> None:
    mention = read(text, Anchors())
    assert mention is not None
    assert (mention.value, mention.begin, mention.end_date) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They are expected to last two days.", []),
        ("It rained for the last two days.", ["the last two days"]),
        ("He finished the 18th.", []),
        ("He finished on the 18th.", ["the 18th"]),
    ],
)
def test_words_that_only_look_like_dates(text: str, dates: list[str]) -> None:
    assert [text[start:end] for start, end in find(text)] == dates
