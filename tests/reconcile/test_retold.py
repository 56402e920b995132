"""Figures that an article repeats from an earlier report, and what becomes of them."""

import pytest

from extractor.model import Claim, Fact
from extractor.reconcile import reconcile
from extractor.reconcile.retold import dated
from tests.reconcile.samples import claim, money

MONDAY, TUESDAY = "2021-03-01", "2021-03-02"


def first(**fields: object) -> Claim:
    return money("a", "502", article="monday", published=MONDAY, **fields)


def repeated(**fields: object) -> Claim:
    return money("b", "502", article="tuesday", published=TUESDAY, **fields)


def new(value: str = "496", **fields: object) -> Claim:
    return money("c", value, article="tuesday", published=TUESDAY, start=60, end=70, **fields)


def facts(*claims: Claim) -> tuple[Fact, ...]:
    return reconcile(claims)


def test_the_new_figure_replaces_the_one_that_its_article_repeats() -> None:
    (fact,) = facts(first(), repeated(), new())
    assert (fact.status, fact.value, fact.current) == ("updated", 496, "c-c")
    assert {v.rule for v in fact.verdicts} == {"judge.same_value", "judge.retold"}


def test_the_order_of_the_claims_does_not_matter() -> None:
    claims = [first(), repeated(), new()]
    assert facts(*claims) == facts(*reversed(claims))


def test_a_repeated_figure_is_of_the_day_of_the_first_report() -> None:
    found = {made.id: made.as_of for made in dated([first(), repeated(), new()])}
    assert found == {"c-a": None, "c-b": MONDAY, "c-c": None}


@pytest.mark.parametrize(
    "claims",
    [
        # nobody gave it before
        (repeated(), new()),
        # both were given before: nothing is news
        (first(), money("d", "496", article="monday", published=MONDAY), repeated(), new()),
        # another figure, another unit, another time, something else
        (money("a", "510", article="monday", published=MONDAY), repeated(), new()),
        (first(unit="USD"), repeated(), new()),
        (first(), repeated(days=("2020-01-01", "2020-12-31")), new()),
        (first(subject="Turin", metric="price of bread"), repeated(), new()),
        # it was reported later, or on its own
        (money("a", "502", article="friday", published="2021-03-05"), repeated(), new()),
        (first(), repeated()),
    ],
)
def test_nothing_is_retold(claims: tuple[Claim, ...]) -> None:
    assert [made.as_of for made in dated(claims)] == [None] * len(claims)


def test_what_a_change_started_from_is_replaced() -> None:
    (fact,) = facts(new(), money("d", "502", article="tuesday", scope="before the change"))
    assert (fact.status, fact.value) == ("updated", 496)


def test_two_who_differ_within_an_article_are_in_conflict() -> None:
    police = claim("a", "2600", article="n", speaker="police", days=(MONDAY, MONDAY))
    union = claim(
        "b", "1900", article="n", speaker="union", days=(MONDAY, MONDAY), start=60, end=70
    )
    (fact,) = facts(police, union)
    assert fact.status == "conflicting"


@pytest.mark.parametrize("speaker", [None, "police", "police of Split"])
def test_one_who_gives_two_figures_tells_of_two_things(speaker: str | None) -> None:
    one = claim("a", "2600", article="n", speaker="police")
    other = claim("b", "1900", article="n", speaker=speaker, start=60, end=70)
    assert len(facts(one, other)) == 2
