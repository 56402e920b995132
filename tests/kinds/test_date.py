"""What is found in a text, and what each expression says, as tables of examples."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.kinds.date import Anchors, Tense, find, read

PUBLISHED = dt.date(2022, 11, 16)  # a Wednesday
ANCHORS = Anchors(published=PUBLISHED)


def surfaces(text: str) -> list[str]:
    return [text[start:end] for start, end in find(text)]


def said(text: str, anchors: Anchors = ANCHORS) -> tuple[str | None, str | None, str | None]:
    """Value, first and last day."""
    mention = read(text, anchors)
    assert mention is not None, text
    begin, end = mention.begin, mention.end_date
    return mention.value, begin and begin.isoformat(), end and end.isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened on 15 Nov. 2022.", ["15 Nov. 2022"]),
        ("Updated: Nov 16,2022 1:47 PM by the desk", ["Nov 16,2022 1:47 PM"]),
        ("Wheat sold well in 2012-13 and 2014.", ["2012-13", "2014"]),
        ("Between 2010 and 2019 the lake shrank.", ["Between 2010 and 2019"]),
        ("It ran from October 16 to November 14, he said.", ["from October 16 to November 14"]),
        ("It ran from October, he said.", ["October"]),
        ("They chose between June or nothing.", ["June"]),
        ("Rents have doubled since 2015.", ["since 2015"]),
        ("Rents are at their highest since 2015.", ["2015"]),
        ("It was the first strike since June 2004.", ["June 2004"]),
        ("The plant must close by 2030.", ["by 2030"]),
        ("Signed by Mr Howe in 2021", ["2021"]),
        ("in the previous decade (2010-2019) alone", ["the previous decade (2010-2019)"]),
        ("He spoke yesterday (July 21st).", ["yesterday (July 21st)"]),
        ("2015–2022 and 2010/2019", ["2015–2022", "2010/2019"]),
        ("the year to March was dry", ["the year to March"]),
        ("in the three months ended\nSept. 30", ["the three months ended\nSept. 30"]),
        ("Q1-Q3 2022 and 3Q22", ["Q1-Q3 2022", "3Q22"]),
        ("He left early on Sunday.", ["early on Sunday"]),
        ("The 2022 Index rose.", ["2022"]),
        ("the 2010 floods", ["2010"]),
        ("In 2008 sales fell.", ["2008"]),
        ("a year earlier, and two days ago", ["a year earlier", "two days ago"]),
        ("In May and in March", ["May", "March"]),
        ("Tuesday's vote", ["Tuesday"]),
        ("the late 1970s and mid-1996", ["the late 1970s", "mid-1996"]),
    ],
)
def test_finds(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It cost $2022 or £1999.",
        "About 2,022 came.",
        "2022 people came.",
        "2010 homes burned.",
        "nearly 2000",
        "It scored 1999.5 points.",
        "call 555-2010",
        "5% of 3100",
        "The walk took five days.",
        "She may march with the sun.",
        "Theresa May spoke.",
        "for the second time, at last",
        "the first of three",
        "a 9/11 fund",
        "version 2.2015",
        "since then, by hand, until told",
    ],
)
def test_finds_nothing(text: str) -> None:
    assert surfaces(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "on Christmas Day",
        "in nineteen ninety-one",
    ],
)
def test_finds_one(text: str) -> None:
    assert len(find(text)) == 1


@pytest.mark.parametrize(
    ("text", "value", "begin", "end"),
    [
        ("November 15th", "2022-11-15", "2022-11-15", "2022-11-15"),
        ("15 November", "2022-11-15", "2022-11-15", "2022-11-15"),
        ("the 15th of November 2021", "2021-11-15", "2021-11-15", "2021-11-15"),
        ("Dec. 28", "2022-12-28", "2022-12-28", "2022-12-28"),
        ("10 Nov 11", "2011-11-10", "2011-11-10", "2011-11-10"),
        ("Feb. 29", "2020-02-29", "2020-02-29", "2020-02-29"),
        ("December 15 of last year", "2021-12-15", "2021-12-15", "2021-12-15"),
        ("2022-11-15", "2022-11-15", "2022-11-15", "2022-11-15"),
        ("April last year", "2021-04", "2021-04-01", "2021-04-30"),
        ("February 2020", "2020-02", "2020-02-01", "2020-02-29"),
        ("2022", "2022", "2022-01-01", "2022-12-31"),
        ("2015-2022", "2015/2022", "2015-01-01", "2022-12-31"),
        ("2012-13", "2012/2013", "2012-01-01", "2013-12-31"),
        ("1999-00", "1999/2000", "1999-01-01", "2000-12-31"),
        ("since 2015", "2015", "2015-01-01", None),
        ("by 2030", "2030", None, "2030-12-31"),
        ("March 3-5", "2022-03-03/2022-03-05", "2022-03-03", "2022-03-05"),
        ("January-June 2020", "2020-01/2020-06", "2020-01-01", "2020-06-30"),
        ("from November 2021 to February", "2021-11/2022-02", "2021-11-01", "2022-02-28"),
        ("from Oct. 3 to Tuesday", "2022-10-03/2022-11-15", "2022-10-03", "2022-11-15"),
        ("Monday to Friday", "2022-11-14/2022-11-18", "2022-11-14", "2022-11-18"),
        ("from 2015 to now", "2015/PRESENT_REF", "2015-01-01", "2022-11-16"),
        ("the third quarter", "2022-Q3", "2022-07-01", "2022-09-30"),
        ("4Q21", "2021-Q4", "2021-10-01", "2021-12-31"),
        ("2025Q1", "2025-Q1", "2025-01-01", "2025-03-31"),
        ("final quarter of 2005", "2005-Q4", "2005-10-01", "2005-12-31"),
        ("last year's third quarter", "2021-Q3", "2021-07-01", "2021-09-30"),
        ("H1 2022", "2022-H1", "2022-01-01", "2022-06-30"),
        ("the first nine months of 2021", "P9M", "2021-01-01", "2021-09-30"),
        ("the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("the '80s", "198", "1980-01-01", "1989-12-31"),
        ("the 20th century", "19", "1901-01-01", "2000-12-31"),
        ("the early 2000s", "200", "2000-01-01", "2003-12-31"),
        ("late March 2022", "2022-03", "2022-03-21", "2022-03-31"),
        ("the end of the year", "2022", "2022-12-01", "2022-12-31"),
        ("the end of July", "2022-07", "2022-07-01", "2022-07-31"),
        ("the previous decade (2010-2019)", "2010/2019", "2010-01-01", "2019-12-31"),
        ("yesterday", "2022-11-15", "2022-11-15", "2022-11-15"),
        ("last week", "2022-W45", "2022-11-07", "2022-11-13"),
        ("the weekend", "2022-W45-WE", "2022-11-12", "2022-11-13"),
        ("next month", "2022-12", "2022-12-01", "2022-12-31"),
        ("last June", "2022-06", "2022-06-01", "2022-06-30"),
        ("last December", "2021-12", "2021-12-01", "2021-12-31"),
        ("this summer", "2022-SU", "2022-06-01", "2022-08-31"),
        ("two days ago", "2022-11-14", "2022-11-14", "2022-11-14"),
        ("Two weeks ago", "2022-11-02", "2022-11-02", "2022-11-02"),
        ("a decade ago", "2012", "2012-01-01", "2012-12-31"),
        ("twenty-five years ago", "1997", "1997-01-01", "1997-12-31"),
        ("the past year", "2021-11-16/2022-11-16", "2021-11-16", "2022-11-16"),
        ("so far this year", "2022", "2022-01-01", "2022-11-16"),
        ("the year to date", "2022", "2022-01-01", "2022-11-16"),
        ("the latest quarter", "2022-Q3", "2022-07-01", "2022-09-30"),
        ("the year to March", "P1Y", "2021-04-01", "2022-03-31"),
        ("the half-year to 30 June", "P6M", "2022-01-01", "2022-06-30"),
        (
            "the six months to end-September",
            "P6M",
            "2022-04-01",
            "2022-09-30",
        ),
        ("the week of March 7", "2022-W10", "2022-03-07", "2022-03-13"),
        ("now", "PRESENT_REF", None, None),
        ("every year", "P1Y", None, None),
        ("each Thursday", "XXXX-WXX-4", None, None),
        ("fiscal 2022", "2022", None, None),
        ("a few years ago", "PAST_REF", None, None),
        ("from 2022 to 2015", None, None, None),
    ],
)
def test_reads(text: str, value: str | None, begin: str | None, end: str | None) -> None:
    assert said(text) == (value, begin, end)


@pytest.mark.parametrize(
    ("text", "tense", "day"),
    [
        ("Tuesday", "past", "2022-11-15"),
        ("Tuesday", None, "2022-11-15"),
        ("Tuesday", "future", "2022-11-22"),
        ("Wednesday", "past", "2022-11-16"),
        ("Wednesday", "future", "2022-11-16"),
        ("last Wednesday", None, "2022-11-09"),
        ("next Wednesday", None, "2022-11-23"),
        ("by Friday", None, "2022-11-18"),
        ("June 5", "past", "2022-06-05"),
        ("June 5", "future", "2023-06-05"),
        ("Jan. 5", None, "2023-01-05"),
        ("June 5", "present", "2022-06-05"),
        ("Friday", "present", "2022-11-18"),
    ],
)
def test_tense_picks_the_side(text: str, tense: Tense | None, day: str) -> None:
    assert said(text, Anchors(published=PUBLISHED, tense=tense))[2] == day


def test_weekday_picks_the_year() -> None:
    anchors = Anchors(published=dt.date(2023, 9, 1))
    assert said("Nov. 7", anchors)[0] == "2023-11-07"
    assert said("Monday, Nov. 7", anchors)[0] == "2022-11-07"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tuesday at 9.25 a.m.", "2022-11-15T09:25"),
        ("12:05 p.m. on Tuesday", "2022-11-15T12:05"),
        ("Nov 16,2022 1:47 PM", "2022-11-16T13:47"),
        ("noon Tuesday", "2022-11-15T12:00"),
        ("Tuesday night", "2022-11-15TNI"),
        ("last night", "2022-11-15TNI"),
        ("this morning", "2022-11-16TMO"),
    ],
)
def test_time_of_day_goes_into_the_value(text: str, value: str) -> None:
    mention = read(text, ANCHORS)
    assert mention is not None
    assert (mention.type, mention.value) == ("TIME", value)


@pytest.mark.parametrize(
    ("text", "first", "last", "value"),
    [
        ("a year earlier", "2022-07-01", "2022-09-30", "2021-Q3"),
        ("a year earlier", "2022-07-01", "2022-07-31", "2021-07"),
        ("a year earlier", "2019-01-01", "2019-12-31", "2018"),
        ("a year ago", "2022-07-01", "2022-09-30", "2021-Q3"),
        ("the same period last year", "2022-07-01", "2022-09-30", "2021-Q3"),
        ("the 2020 period", "2022-07-01", "2022-09-30", "2020-Q3"),
        ("the previous month", "2022-07-01", "2022-07-31", "2022-06"),
        ("three weeks later", "2022-07-01", "2022-07-01", "2022-07-22"),
        ("that year", "2015-03-02", "2015-03-02", "2015"),
        ("the quarter", "2022-01-01", "2022-03-31", "2022-Q1"),
    ],
)
def test_focus_is_what_earlier_counts_from(text: str, first: str, last: str, value: str) -> None:
    focus = Anchors(
        published=PUBLISHED,
        focus=dt.date.fromisoformat(first),
        focus_end=dt.date.fromisoformat(last),
    )
    mention = read(text, focus)
    assert mention is not None
    assert (mention.value, mention.anchor) == (value, "focus")


@pytest.mark.parametrize(
    ("text", "ends", "begin", "end"),
    [
        ("fiscal 2022", "09-30", "2021-10-01", "2022-09-30"),
        ("FY22", "03-31", "2021-04-01", "2022-03-31"),
        ("fiscal third quarter", "09-30", "2022-04-01", "2022-06-30"),
        ("the third quarter of fiscal 2022", "09-30", "2022-04-01", "2022-06-30"),
        ("the current fiscal year", "09-30", "2022-10-01", "2023-09-30"),
        ("last fiscal year", "12-31", "2021-01-01", "2021-12-31"),
        ("2012-13", "06-30", "2012-07-01", "2013-06-30"),
        ("fiscal 2024", "02-29", "2023-03-01", "2024-02-29"),
    ],
)
def test_fiscal_calendar(text: str, ends: str, begin: str, end: str) -> None:
    anchors = Anchors(published=PUBLISHED, fiscal_year_end=ends)
    assert said(text, anchors)[1:] == (begin, end)


@pytest.mark.parametrize(
    ("text", "day_first", "day"),
    [
        ("04/05/2013", True, "2013-05-04"),
        ("04/05/2013", False, "2013-04-05"),
        ("16/11/2022", False, "2022-11-16"),
        ("11/16/2022", True, "2022-11-16"),
        ("04.05.2013", True, "2013-05-04"),
    ],
)
def test_order_of_numbers(text: str, day_first: bool, day: str) -> None:
    assert said(text, Anchors(day_first=day_first))[0] == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("November 15", "XXXX-11-15"),
        ("June", "XXXX-06"),
        ("Tuesday", "XXXX-WXX-2"),
        ("the third quarter", "XXXX-Q3"),
        ("last year", None),
        ("yesterday", None),
        ("two years ago", None),
        ("the year to March", None),
    ],
)
def test_without_anchor_nothing_is_invented(text: str, value: str | None) -> None:
    assert said(text, Anchors()) == (value, None, None)


@pytest.mark.parametrize(
    "text", ["", "Feb. 30, 2022", "31 June", "hello", "on Tuesday", "45/45/2022"]
)
def test_what_is_no_date_reads_as_none(text: str) -> None:
    assert read(text, ANCHORS) is None


def test_a_year_ago_counts_from_publication_when_the_focus_is_old() -> None:
    anchors = Anchors(
        published=PUBLISHED, focus=dt.date(2015, 1, 1), focus_end=dt.date(2015, 3, 31)
    )
    assert said("a year ago", anchors)[0] == "2021"


def test_rule_and_anchor_are_told() -> None:
    mention = read("last week", ANCHORS)
    assert mention is not None
    assert (mention.start, mention.end, mention.rule, mention.anchor) == (
        0,
        9,
        "date.unit",
        "published",
    )


PIECES = """
    from to between and since by until the last next year years month quarter third first May June
    2015 2022 - – / ( ) , . 5 15th Nov. Tuesday fiscal FY22 Q3 ago earlier a two early late end of
    ended week 1990s today now 9:30 a.m. people $ % 00 century half
"""


@given(st.lists(st.sampled_from([*PIECES.split(), " ", "\n"]), max_size=25), st.booleans())
def test_spans_stand_apart_and_read_alone(pieces: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    done = 0
    for start, end in find(text):
        assert done <= start < end <= len(text)
        assert find(text[start:end]) == [(0, end - start)]
        mention = read(text[start:end], ANCHORS)
        if mention and mention.begin and mention.end_date:
            assert mention.begin <= mention.end_date
        done = end


@given(st.text(max_size=60), st.dates())
def test_no_text_raises(text: str, published: dt.date) -> None:
    for start, end in find(text):
        read(text[start:end], Anchors(published=published))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.booleans())
def test_full_dates_read_back(day: dt.date, day_first: bool) -> None:
    anchors = Anchors(published=PUBLISHED, day_first=day_first)
    for text in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", f"{day}"):
        assert said(text, anchors) == (f"{day}", f"{day}", f"{day}")


@given(st.dates(), st.sampled_from(["a year ago", "next week", "last June", "the past 900 years"]))
def test_the_ends_of_the_calendar_do_not_raise(published: dt.date, text: str) -> None:
    mention = read(text, Anchors(published=published))
    assert mention is None or mention.begin is not None
