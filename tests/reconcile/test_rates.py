"""Rates that users give and articles state, and how long they hold."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from extractor.model import Claim
from extractor.reconcile import reconcile
from extractor.reconcile.group import restatements
from extractor.reconcile.rates import RateBook, book, in_words
from tests.reconcile.samples import claim, money

D = Decimal


def restated(name: str, low: str, other: str, **known: object) -> tuple[Claim, Claim]:
    """An amount in pounds, restated in dollars by the same article, of another question."""
    article = f"article-{name}"
    first = money(name, low, "GBP", subject="Malz brewery", metric="rent", article=article, **known)
    again = {"restates": f"c-{name}", "subject": "Malz brewery", "metric": "rent"}
    return first, money(f"{name}2", other, "USD", article=article, **again, **known)


def rates(*claims: Claim, given: dict[str, Decimal] | None = None) -> RateBook:
    return book(claims, restatements(claims), given or {})


POUNDS, DOLLARS = money("x", "500", "GBP"), money("y", "750", "USD")


def test_an_article_states_a_rate_for_others() -> None:
    assert rates(*restated("a", "1020", "1530")).near(POUNDS, DOLLARS) == {
        "USD/GBP": D(1020) / 1530
    }


@pytest.mark.parametrize(
    "claims",
    [
        restated("a", "2", "3"),  # too coarse: anything from 1.0 to 2.3
        restated("a", "1020", "1530", published="2021-05-01"),  # too long after
        restated("a", "1020", "1530", modality="forecast"),  # reconciled apart
        (money("a", "1000", "GBP"), money("b", "1500", "USD")),  # no restatement
        (),
    ],
)
def test_no_rate_is_stated(claims: Iterable[Claim]) -> None:
    assert rates(*claims).near(POUNDS, DOLLARS) == {}


def test_of_many_rates_the_middle_one_holds() -> None:
    many = [
        *restated("a", "1020", "1530"),
        *restated("b", "1020", "1540"),
        *restated("c", "1020", "1930"),
    ]
    assert rates(*many).near(POUNDS, DOLLARS) == {"USD/GBP": D(1020) / 1540}


def test_the_users_rate_comes_first() -> None:
    given = {"GBP/USD": D("1.4")}
    assert rates(*restated("a", "1020", "1530"), given=given).near(POUNDS, DOLLARS) == given


def test_amounts_in_one_currency_need_no_rate() -> None:
    assert rates(*restated("a", "1020", "1530")).near(POUNDS, POUNDS) == {}


def test_two_currencies_meet_by_what_another_article_restates() -> None:
    facts = reconcile([POUNDS, DOLLARS, *restated("a", "1020", "1530")])
    joined = next(
        fact for fact in facts if len(fact.claims) == 2 and fact.subject == POUNDS.subject
    )
    assert joined.status == "agreed"
    assert "GBP was converted as other articles of those days do." in joined.explanation


def test_no_rate_no_fact() -> None:
    assert len(reconcile([POUNDS, DOLLARS])) == 2


def test_units_of_things_have_no_rate() -> None:
    miles, km = claim("a", "10", kind="measure", unit="mile"), claim("b", "16", kind="measure")
    assert rates(miles, km.model_copy(update={"restates": "c-a"})).stated == ()


@pytest.mark.parametrize(
    ("pair", "rate", "words"),
    [("EUR/NOK", "9.9234", "1 EUR = 9.92 NOK"), ("NOK/EUR", "0.1", "1 EUR = 10 NOK")],
)
def test_a_rate_in_words(pair: str, rate: str, words: str) -> None:
    assert in_words(pair, D(rate)) == words
