"""Reconciling on the border between two outcomes: what a mutation run found nobody to hold."""

import datetime as dt

import pytest

from extractor.model import Claim, Fact
from extractor.reconcile import reconcile
from extractor.reconcile.bars import magnitude
from extractor.reconcile.evidence import compare
from extractor.reconcile.pair import Pair, pair_up
from extractor.reconcile.phrase import words
from extractor.reconcile.question import ask
from extractor.reconcile.signs import COMMONPLACE, value
from tests.reconcile.samples import claim, money


def fact(*claims: Claim) -> Fact:
    (found,) = reconcile(claims)
    return found


def pair(a: Claim, b: Claim) -> Pair:
    return pair_up(ask(a), ask(b), {})


def test_a_fact_has_both_ends_of_the_period_of_its_claims() -> None:
    days = (dt.date(2021, 3, 1), dt.date(2021, 3, 31))
    found = fact(claim("a", days=days), claim("b", days=days))
    assert found.period is not None
    assert (found.period.begin, found.period.end) == days


@pytest.mark.parametrize(("number", "is_common"), [("9", True), ("10", False), ("9.5", False)])
def test_a_small_round_figure_is_commonplace(number: str, is_common: bool) -> None:
    found = value(pair(claim("a", number), claim("b", number)))
    assert (found == COMMONPLACE) == is_common


def test_values_far_apart_are_told_so() -> None:
    far = pair(money("a", "5"), money("b", "5300"))
    assert magnitude(far) == "the values differ by more than an order of magnitude"


def test_a_bar_keeps_how_the_values_relate() -> None:
    found = compare(ask(money("a", "5")), ask(money("b", "5300")), {})
    assert (found.bar, found.values) == ("group.magnitude", "apart")


@pytest.mark.parametrize(
    ("word", "singular"),
    [("ferries", "ferry"), ("mills", "mill"), ("basis", "basis"), ("loss", "loss")],
)
def test_words_are_compared_in_the_singular(word: str, singular: str) -> None:
    assert words(word) == words(singular)
    assert words("crisis") != words("crisi")


def test_of_two_units_that_of_the_finest_figure_is_kept() -> None:
    coarse = money("a", "5000000", "USD", step="1000000", restates="c-b", article="article-b")
    fine = money("b", "4512000", "EUR", step="1000")
    assert fact(coarse, fine).unit == "EUR"


def test_what_is_denied_says_nothing_where_something_is_stated() -> None:
    stated, denied = claim("a", "18"), claim("b", "17", polarity="neg")
    found = fact(stated, denied, claim("c", "18"))
    assert found.current in ("c-a", "c-c")
