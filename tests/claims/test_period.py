"""The time that a figure holds for, and what a change is counted from."""

import pytest
from spacy.language import Language

from extractor.model import Claim
from tests.claims.samples import by_quote, only, read

pytestmark = pytest.mark.model


def days(claim: Claim) -> str | None:
    """Begin and end of the period as the gold writes intervals; open ends as dots."""
    if claim.period is None:
        return None
    return f"{claim.period.begin or '..'}/{claim.period.end or '..'}"


# The articles of these tests are of Tuesday, 14 May 2024.
@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Fernbank's revenue rose 5 percent in 2023.", "2023-01-01/2023-12-31"),
        (
            "Between 2015 and 2022, Fernbank's exports reached 40 billion yen.",
            "2015-01-01/2022-12-31",
        ),
        ("From 2015 to 2020, Norrland's exports rose 12 percent.", "2015-01-01/2020-12-31"),
        ("Since 2015, the bank has lent 40 million euros.", "2015-01-01/.."),
        ("Output of the mine will reach 3 million tonnes by 2030.", "../2030-12-31"),
        ("Norrland exported 40 million tonnes of grain in April.", "2024-04-01/2024-04-30"),
        ("The airline hired 200 pilots last year.", "2023-01-01/2023-12-31"),
        ("Monday's quake in Aceh killed 11 people.", "2024-05-13/2024-05-13"),
        ("Harvest Summit 2022 will host 300 farmers.", "2022-01-01/2022-12-31"),
        ("Norrland had 25 museums.", None),
        ("The strike lasted 12 days.", None),
    ],
)
def test_the_date_of_the_clause(nlp: Language, text: str, period: str | None) -> None:
    assert days(only(nlp, text)) == period


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        (
            "Sales were $3 million in the first quarter and $4 million in the second quarter.",
            "$3 million",
            "2024-01-01/2024-03-31",
        ),
        (
            "Sales were $3 million in the first quarter and $4 million in the second quarter.",
            "$4 million",
            "2024-04-01/2024-06-30",
        ),
        (
            "The airline hired 200 pilots last year, and it plans to hire 300 pilots next year.",
            "200 pilots",
            "2023-01-01/2023-12-31",
        ),
        (
            "The airline hired 200 pilots last year, and it plans to hire 300 pilots next year.",
            "300 pilots",
            "2025-01-01/2025-12-31",
        ),
    ],
)
def test_each_figure_has_the_date_nearest_to_it(
    nlp: Language, text: str, quote: str, period: str
) -> None:
    assert days(by_quote(nlp, text, quote)) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The ministry said on Monday that exports reached 40 billion yen.", None),
        (
            "The ministry said on Monday that exports reached 40 billion yen in March.",
            "2024-03-01/2024-03-31",
        ),
        ("A survey published on Tuesday shows that 40 percent of farmers own their land.", None),
        # What speakers are about to do, they do on the day that they say so.
        ("Fernbank said on Monday it was buying 12 ferries.", "2024-05-13/2024-05-13"),
        ("Fernbank said on Monday it would close 12 shops.", "2024-05-13/2024-05-13"),
        ("Fernbank said on Monday it had 12 shops.", None),
        ("Fernbank said on Monday that rivals would close 12 shops.", None),
    ],
)
def test_the_day_of_a_report_is_no_period(nlp: Language, text: str, period: str | None) -> None:
    assert days(only(nlp, text)) == period


@pytest.mark.parametrize(
    ("text", "scope", "period"),
    [
        ("Fernbank's revenue rose 5 percent from a year earlier.", "from a year earlier", None),
        ("Fernbank's revenue rose 5 percent from 2022.", "from 2022", None),
        ("Norrland's exports were 12 percent higher than in 2020.", "higher than in 2020", None),
        (
            "In 2023 Fernbank's revenue rose 5 percent from 2022.",
            "from 2022",
            "2023-01-01/2023-12-31",
        ),
        ("Fernbank's revenue rose 5 percent in 2022.", None, "2022-01-01/2022-12-31"),
    ],
)
def test_a_baseline_is_a_scope_and_no_period(
    nlp: Language, text: str, scope: str | None, period: str | None
) -> None:
    claim = only(nlp, text)
    assert (claim.scope, days(claim)) == (scope, period)


def test_a_date_of_what_is_compared_with_is_not_of_what_is_compared(nlp: Language) -> None:
    text = "Loans made 31 percent of the total, compared with 18 percent in 2019."
    assert days(by_quote(nlp, text, "31 percent")) is None
    assert days(by_quote(nlp, text, "18 percent")) == "2019-01-01/2019-12-31"


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        # What another clause tells of has another time.
        (
            "Fernbank shares lost 34 cents after the bank delayed its report for 2023.",
            "34 cents",
            None,
        ),
        ("Profit was $5 million; in 2022 it had been $4 million.", "$5 million", None),
        # The day of where a change began.
        ("The yield rose to 4.6 percent from 4.5 percent on Monday.", "4.6 percent", None),
        ("The yield rose to 4.6 percent on Monday.", "4.6 percent", "2024-05-13/2024-05-13"),
        # What is compared with.
        ("Fernbank spent $5 million, twice as much as in 2022.", "$5 million", None),
        ("Output is 1.5 times that of 2022.", "1.5 times", None),
        # One verb tells of one time.
        (
            "On Monday the index climbed 12 points (0.9 percent) to 1,425.",
            "0.9 percent",
            "2024-05-13/2024-05-13",
        ),
        (
            "The vote is planned for 2 June 2024. Two parties will take part in the vote.",
            "Two parties",
            "2024-06-02/2024-06-02",
        ),
    ],
)
def test_dates_of_other_things(nlp: Language, text: str, quote: str, period: str | None) -> None:
    assert days(by_quote(nlp, text, quote)) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        # What happened takes the day of the story, which is the last one named before.
        (
            "Fire crews reached the mill in Galway on Sunday. The blaze injured 14 people.",
            "2024-05-12/2024-05-12",
        ),
        (
            "A quake hit Aceh on Monday. The quake killed 11 people.",
            "2024-05-13/2024-05-13",
        ),
        # What is told of history goes on in the next sentence.
        (
            "A quake hit on Monday. In 2012 a quake struck Aceh. Five people died in the quake.",
            "2012-01-01/2012-12-31",
        ),
        # A day of history is none of the news.
        ("A bridge was opened on 3 March 1998. The flood killed 11 people.", None),
        # What is so may have been so for long.
        ("The council met on Sunday. The dam holds 40 million litres.", None),
        # What is to come is not of a day gone by.
        ("The council met on Sunday. Fernbank will cut 300 jobs.", None),
        # What goes on is of more days than one; what is so is of none.
        ("The council met on Sunday. So far, Fernbank has hired 300 pilots.", None),
        ("The council met on Sunday. The share was 40 percent.", None),
        # A month is not the day of a story.
        ("Fire crews trained in April. The blaze injured 14 people.", None),
    ],
)
def test_the_day_of_the_story(nlp: Language, text: str, period: str | None) -> None:
    assert days(only(nlp, text)) == period


def test_without_publication_no_day_is_of_the_story(nlp: Language) -> None:
    text = "Fire crews reached the mill on 12 May 2024. The blaze injured 14 people."
    dated, undated = (read(nlp, text, published=day).claims[0] for day in ("2024-05-14", None))
    assert (days(dated), days(undated)) == ("2024-05-12/2024-05-12", None)


def test_a_pronoun_carries_the_period_over(nlp: Language) -> None:
    text = (
        "In March, exports of the province came to 90 billion yen. "
        "They accounted for 12 percent of the nation's total."
    )
    first, second = read(nlp, text).claims
    assert days(first) == days(second) == "2024-03-01/2024-03-31"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "The total licensing revenue of Norrland was 40 million euros in 2020. "
            "Total licensing revenue of Norrland rose 3 percent.",
            "2020-01-01/2020-12-31",
        ),
        (
            "The total licensing revenue of Norrland was 40 million euros in 2020. "
            "Imports of Norrland rose 3 percent.",
            None,
        ),
    ],
)
def test_a_metric_spoken_of_before_keeps_its_period(
    nlp: Language, text: str, period: str | None
) -> None:
    assert days(read(nlp, text).claims[1]) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        # the quarter that the article tells of
        (
            "In the first quarter Fernbank's sales rose. Its net profit came to $3 million.",
            "2024-01-01/2024-03-31",
        ),
        (
            "In the first quarter Fernbank's sales fell. Rain was rare. The ports were closed. "
            "Fernbank's margin was 12 percent.",
            "2024-01-01/2024-03-31",
        ),
        # the year spoken of just before, and not the quarter
        (
            "In the first quarter Fernbank's sales fell. It was cold. "
            "Last year prices were high. Fernbank's profit was $9 million.",
            "2023-01-01/2023-12-31",
        ),
        # no results: what lies ahead, pay by the month, other things, what is long gone
        ("In the first quarter Fernbank's sales rose. Profit will be $3 million.", None),
        ("In the first quarter Fernbank's sales rose. It has losses of $3 million a day.", None),
        ("In the first quarter Fernbank's sales rose. It has 300 shops.", None),
        ("In 1998 Fernbank's sales rose. Its net profit is $3 million.", None),
        ("On Monday Fernbank told of its sales. Its net profit is $3 million.", None),
    ],
)
def test_results_are_of_their_quarter_or_year(nlp: Language, text: str, period: str | None) -> None:
    assert days(read(nlp, text).claims[-1]) == period


def test_relative_dates_need_a_publication_date(nlp: Language) -> None:
    annotation = read(nlp, "The airline hired 200 pilots last year.", published=None)
    assert annotation.published is None
    assert annotation.claims[0].period is None
    assert [date.begin for date in annotation.dates] == [None]


def test_the_day_of_an_article_is_that_of_its_running_counts(nlp: Language) -> None:
    annotation = read(nlp, "The quake killed 11 people.", published="2024-05-14T13:47:00")
    assert str(annotation.published) == "2024-05-14"
    assert annotation.claims[0].as_of == "2024-05-14T13:47:00"
