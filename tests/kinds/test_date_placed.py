"""Days by their place, holidays, and durations; and that days move with the day of publication."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.kinds.date import Anchors, durations, find, read
from extractor.kinds.date.holiday import holiday

PUBLISHED = dt.date(2022, 11, 16)  # a Wednesday
ANCHORS = Anchors(published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the first Friday of October", "2022-10-07"),
        ("the third Wednesday of last month", "2022-10-19"),
        ("the last Monday in May 2021", "2021-05-31"),
        ("the first week of October", "2022-W40"),
        ("the last week of December 2016", "2016-W52"),
        ("the third week of 2027", "2027-W03"),
        ("week 31 of last year", "2021-W31"),
        ("week 53 of 2020", "2020-W53"),
        ("the ninth month of next year", "2023-09"),
        ("Friday next week", "2022-11-25"),
        ("next week Wednesday", "2022-11-23"),
        ("last week on Tuesday", "2022-11-08"),
        ("the fourth of July 1995", "1995-07-04"),
        ("the twenty-first of April", "2022-04-21"),
        ("January first", "2023-01-01"),
        ("4th of July of 1995", "1995-07-04"),
        ("two weeks from now", "2022-11-30"),
        ("three days from today", "2022-11-19"),
        ("two days before yesterday", "2022-11-13"),
        ("nineteen ninety-six", "1996"),
        ("Christmas Eve", "2022-12-24"),
        ("Easter Monday", "2022-04-18"),
        ("Good Friday 2020", "2020-04-10"),
        ("Thanksgiving Day 1999", "1999-11-25"),
        ("last Christmas", "2021-12-25"),
        ("Labor Day", "2022-09-05"),
        ("June of two thousand and five", "2005-06"),
        ("the year two thousand", "2000"),
        ("seventeen hundred thirty-three", None),
        ("three days after Nov. 20, 2021", "2021-11-23"),
        ("the day before Christmas", "2022-12-24"),
        ("the year before 2015", "2014"),
        ("a few weeks from now", None),
        ("the week after next", "2022-W48"),
        ("the month before last", "2022-09"),
        ("next Friday", "2022-11-25"),
        ("this coming Friday", "2022-11-18"),
        ("Friday the 13th", "2023-01-13"),
        ("the 20th of next month", "2022-12-20"),
        ("4 to 22 this month", "2022-11-04/2022-11-22"),
        ("April ninth through seventeenth", "2022-04-09/2022-04-17"),
        ("Jan-Feb 2017", "2017-01/2017-02"),
        ("2016-11", "2016-11"),
        ("3/2015", "2015-03"),
        ("the full year", "2022"),
        ("the first ten days of May", "P10D"),
        ("the last two weeks of next month", "P2W"),
        ("two weeks starting May 20", "P2W"),
    ],
)
def test_a_place_in_the_calendar(text: str, value: str) -> None:
    mention = read(text, ANCHORS)
    assert (mention.value if mention else None) == value


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("before 2019", None, "2018-12-31"),
        ("earlier than 1/2/2016", None, "2016-01-01"),
        ("no later than Jan. 1, 2010", None, "2010-01-01"),
        ("after 2010", "2011-01-01", None),
        ("2030 or later", "2030-01-01", None),
        ("From 2020 onwards", "2020-01-01", None),
        ("starting in March 2021", "2021-03-01", None),
        ("two weeks starting May 20", "2022-05-20", "2022-06-02"),
        ("the next three days", "2022-11-17", "2022-11-19"),
        ("the past three days", "2022-11-13", "2022-11-16"),
        ("the last two weeks of June", "2022-06-17", "2022-06-30"),
    ],
)
def test_the_days_of_open_and_counted_stretches(
    text: str, begin: str | None, end: str | None
) -> None:
    mention = read(text, ANCHORS)
    assert mention is not None
    days = [day and day.isoformat() for day in (mention.begin, mention.end_date)]
    assert days == [begin, end]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shares fell after Monday's attack.", ["Monday"]),
        ("The bridge opened before 1950.", ["before 1950"]),
        ("He placed 5.3 per 100,000 last year.", ["last year"]),
        ("It held 2,000 books, nearly 2000 pages each.", []),
        ("The 18th came, on the 19th.", ["the 19th"]),
        ("In 1898. After that, the post-1959 laws", ["1898", "1959"]),
    ],
)
def test_what_stands_around_settles_the_span(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(text)] == found


@pytest.mark.parametrize(
    "text",
    ["the fifth Monday of June 2022", "week 53 of 2022", "the thirteenth month of 2020"],
)
def test_a_place_that_does_not_exist_is_no_date(text: str) -> None:
    assert read(text, ANCHORS) is None


@pytest.mark.parametrize(
    "text",
    [
        "nineteen people",
        "week 5 of the season",
        "one week 3 men came",
        "the first Friday",
        "a Christian",
    ],
)
def test_words_that_place_nothing(text: str) -> None:
    values = [read(text[start:end], ANCHORS) for start, end in find(text)]
    assert all(v is None or v.rule not in ("date.nth_weekday", "date.year") for v in values)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It took 5 1/2 hours.", [("5 1/2 hours", "PT5H30M")]),
        ("an 8-month-old calf", []),
        ("a five-day summit", [("five-day", "P5D")]),
        ("for at least 20 years", [("at least 20 years", "P20Y")]),
        ("about a decade", [("about a decade", "P1E")]),
        ("two decades", [("two decades", "P20Y")]),
        ("half an hour later", [("half an hour", "PT30M")]),
        ("several weeks", [("several weeks", "PXW")]),
        ("for years, in recent months", [("years", "PXY"), ("recent months", "PXM")]),
        ("the years went", [("the years", "PXY")]),
        ("a week of rain", [("a week", "P1W")]),
        ("an hour and a half late", [("an hour and a half", "PT1H30M")]),
        ("the nine months to June", [("the nine months", "P9M")]),
        ("it grew over several years", [("several years", "PXY")]),
        ("another hour, all day", [("another hour", "PT1H"), ("all day", "P1D")]),
        ("four flights a week", []),
        ("a second term", []),
        ("nobody counts days", []),
        ("the second of two men", []),
        ("12 people", []),
    ],
)
def test_durations(text: str, found: list[tuple[str, str]]) -> None:
    assert [(m.text, m.value) for m in durations(text)] == found


def test_a_holiday_moves_with_the_moon() -> None:
    assert [holiday("easter", year).isoformat() for year in (2000, 2008, 2011)] == [
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
    ]


RELATIVE = st.sampled_from(
    ["today", "yesterday", "tomorrow", "two days ago", "three days from now", "ten days ago"]
)


@given(RELATIVE, st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)), st.integers(-400, 400))
def test_what_is_counted_from_publication_moves_with_it(
    text: str, day: dt.date, shift: int
) -> None:
    one = read(text, Anchors(published=day))
    other = read(text, Anchors(published=day + dt.timedelta(days=shift)))
    assert one is not None and other is not None and one.begin and other.begin
    assert (other.begin - one.begin).days == shift


STYLES = (
    "%B %d, %Y",
    "%B %-d, %Y",
    "%b. %-d, %Y",
    "%d %B %Y",
    "%-d %b %Y",
    "%A, %B %-d, %Y",
    "%A %-d %B %Y",
    "the %-dth of %B %Y",
    "%Y-%m-%d",
    "%m/%d/%Y",
    "%B %-d %Y",
    "%b %-d, %Y",
    "%a, %-d %b %Y",
    "%-m/%-d/%Y",
    "%Y/%m/%d",
    "%d %B, %Y",
    "%d-%b-%Y",
    "%b-%d-%Y",
    "%Y-%b-%d",
    "%-d/%B/%Y",
)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(STYLES))
def test_a_day_in_any_style_is_read_back(day: dt.date, style: str) -> None:
    text = day.strftime(style).replace("May.", "May")
    mention = read(text, ANCHORS)
    assert mention is not None, text
    assert (mention.begin, mention.end_date) == (day, day)


@given(st.text(max_size=40), st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_no_stretch_ends_before_it_begins(text: str, day: dt.date) -> None:
    for start, end in find(text):
        mention = read(text[start:end], Anchors(published=day))
        if mention and mention.begin and mention.end_date:
            assert mention.begin <= mention.end_date
