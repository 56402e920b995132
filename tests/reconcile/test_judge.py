from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Claim
from extractor.reconcile.interval import meet
from extractor.reconcile.judge import RULES, judge
from extractor.reconcile.reading import read
from tests.reconcile.samples import claim, money

D = Decimal
LATER = {"published": "2021-03-05"}
PAGE = {"url": "https://example.org/fire"}
CRANES = {"metric": "cost of the new cranes", "subject": "port authority of Bergen"}
# Pairs of claims, the older one first: the rule that answers, its answer.
CASES: dict[str, list[tuple[Claim, Claim, str]]] = {
    "restatement": [
        (money("a", "100"), money("b", "120", "USD", restates="c-a"), "compatible"),
    ],
    "retracted": [
        (money("a", "100"), money("b", "100", vintage="retracted", **LATER), "superseded"),
        (money("a", "100", vintage="retracted"), money("b", "150", **LATER), "superseded"),
    ],
    "denied": [
        (money("a", "100"), money("b", "100", polarity="neg"), "conflict"),
        (money("a", "100"), money("b", "150", polarity="neg"), "compatible"),
    ],
    "uncompared": [(money("a", "100"), money("b", "100", "NOK"), "compatible")],
    "opposite_directions": [
        (money("a", "100", change="up"), money("b", "100", change="down"), "conflict"),
    ],
    "same_value": [
        (money("a", "100"), money("b", "100"), "agree"),
        (money("a", "100", relation=">"), money("b", "100", relation=">"), "agree"),
        (money("a", "100", relation="~"), money("b", "100", relation="~"), "agree"),
        (
            claim("a", "2500", kind="measure", unit="metre"),
            claim("b", "2.5", kind="measure", unit="kilometre"),
            "agree",
        ),
    ],
    "revised": [
        (money("a", "101", vintage="preliminary"), money("b", "104", **LATER), "superseded"),
        (money("a", "101", **LATER), money("b", "104", vintage="final"), "superseded"),
        (money("a", "400", metric="initial offer"), money("b", "600"), "superseded"),
        (money("a", "400"), money("b", "600", metric="raised offer"), "superseded"),
    ],
    "retold": [
        (
            money("a", "5.02", article="n", as_of="2021-03-01"),
            money("b", "4.96", article="n"),
            "superseded",
        ),
    ],
    "later_count": [
        (claim("a", "4"), claim("b", "31", **LATER), "superseded"),
        (claim("a", "31"), claim("b", "30", **LATER), "superseded"),
        (claim("a", "4", relation=">="), claim("b", "31", **LATER), "superseded"),
        (
            claim("a", "30", as_of="2021-03-04T06:00"),
            claim("b", "12", as_of="2021-03-04T20:00"),
            "superseded",
        ),
    ],
    "later_price": [
        (
            money("a", "40.1", metric="share price", published="2021-03-04T09:30"),
            money("b", "43.7", metric="share price", published="2021-03-04T17:30"),
            "superseded",
        ),
    ],
    "conversion": [
        (
            claim("a", "25", kind="measure", unit="mile"),
            claim("b", "40", kind="measure", unit="kilometre"),
            "compatible",
        ),
    ],
    "rounding": [
        (money("a", "31000000000"), money("b", "31400000000"), "compatible"),
        (money("a", "7"), money("b", "7.3"), "compatible"),
    ],
    "hedge": [
        (money("a", "300", relation="~"), money("b", "309"), "compatible"),
        (money("a", "900", relation="<~"), money("b", "904"), "compatible"),
        (money("a", "100", relation="~"), money("b", "100"), "compatible"),
    ],
    "bounds_meet": [
        (money("a", "200", relation=">"), money("b", "210", relation="<~"), "compatible"),
        (money("a", "200", relation=">"), money("b", "200"), "compatible"),
        (money("a", "200", relation=">"), money("b", "900"), "compatible"),
    ],
    "later_estimate": [
        (
            money("a", "30", modality="estimate", as_of="2014-05-01"),
            money("b", "47", modality="estimate"),
            "superseded",
        ),
    ],
    "updated": [
        (claim("a", "31", **PAGE), claim("b", "30", **PAGE | LATER), "superseded"),
        (money("a", "15", **PAGE), money("b", "15.4", **PAGE | LATER), "superseded"),
        (
            claim("a", "4", vintage="final", as_of="2021-09-09", **PAGE),
            claim("b", "5", **PAGE | LATER),
            "superseded",
        ),
        (
            claim("a", "4", relation="~", **PAGE | {"published": "2021-03-04T08:00"}),
            claim("b", "4", **PAGE | {"published": "2021-03-04T09:00+00:00"}),
            "superseded",
        ),
    ],
    "same_source": [
        (money("a", "15", source="Echo"), money("b", "18", source="Echo", **LATER), "superseded"),
        (
            money("a", "15", source="Echo", published="2021-03-04T08:00"),
            money("b", "18", source="Echo", published="2021-03-04T09:30"),
            "superseded",
        ),
    ],
    "scale_slip": [(money("a", "31400000"), money("b", "31400000000"), "conflict")],
    "conflict": [
        (money("a", "17"), money("b", "18"), "conflict"),
        (money("a", "300", relation="<"), money("b", "420", relation=">"), "conflict"),
        (money("a", "300", relation=">"), money("b", "297"), "conflict"),
        (claim("a", "17"), claim("b", "18"), "conflict"),
        (money("a", "15", source=None), money("b", "18", source=None, **LATER), "conflict"),
        (money("a", "15"), money("b", "18", modality="estimate", **LATER), "conflict"),
        (money("a", "15", source="Echo"), money("b", "18", source="Echo"), "conflict"),
        (claim("a", "12"), claim("b", "30", published="2021-03-04T20:00"), "conflict"),
    ],
}


@pytest.mark.parametrize(
    ("rule", "a", "b", "answer"),
    [(rule, *case) for rule, cases in CASES.items() for case in cases],
)
def test_rules(rule: str, a: Claim, b: Claim, answer: str) -> None:
    first, second = (read(made, a.unit, {}, made.restates) for made in (a, b))
    verdict = judge(first, second)
    assert (verdict.rule, verdict.verdict) == (f"judge.{rule}", answer)
    assert (verdict.a, verdict.b) == (a.id, b.id)
    assert judge(second, first) == verdict


def test_every_rule_has_a_case_and_a_docstring() -> None:
    by_rates = {"rate", "currency_slip"}
    assert {rule.__name__ for rule in RULES} == CASES.keys() | by_rates
    assert all(rule.__doc__ for rule in RULES)


@pytest.mark.parametrize(
    ("dollars", "rule", "answer"),
    [
        ("210", "rate", "compatible"),
        ("215", "rate", "compatible"),
        ("240", "conflict", "conflict"),
        ("300", "currency_slip", "conflict"),
    ],
)
def test_rates(dollars: str, rule: str, answer: str) -> None:
    rates = {"AUD/USD": D("0.7")}
    australian = read(money("a", "300", "AUD"), "AUD", rates)
    verdict = judge(australian, read(money("b", dollars, "USD"), "AUD", rates))
    assert (verdict.rule, verdict.verdict) == (f"judge.{rule}", answer)


def test_reasons_give_the_values_in_words() -> None:
    more = read(money("a", "200000000000", relation=">"), "EUR", {})
    nearly = read(money("b", "210000000000", relation="<~"), "EUR", {})
    assert judge(nearly, more).reason == (
        "more than 200 billion EUR and nearly 210 billion EUR can both be true: "
        "between 200 billion and 210 billion EUR"
    )


def some_claim(name: str) -> st.SearchStrategy[Claim]:
    fields: dict[str, st.SearchStrategy[Any]] = {
        "relation": st.sampled_from(["=", "~", "<~", ">~", ">", ">=", "<", "<="]),
        "published": st.sampled_from([None, "2021-03-04", "2021-03-04T08:00", "2021-03-05"]),
        "vintage": st.sampled_from([None, "preliminary", "final", "retracted"]),
        "modality": st.sampled_from(["actual", "forecast"]),
        "metric": st.sampled_from(["people killed", "share price", "raised offer", "cost"]),
        "change": st.sampled_from([None, "up", "down"]),
        "value": st.integers(-30, 3000).map(str),
    }
    return st.builds(lambda **made: claim(name, made.pop("value"), **made), **fields)


@given(some_claim("a"), some_claim("b"))
def test_verdicts_are_symmetric(a: Claim, b: Claim) -> None:
    first, second = read(a, "person", {}), read(b, "person", {})
    verdict = judge(first, second)
    assert judge(second, first) == verdict
    if verdict.verdict == "agree":
        assert meet(first.allowed, second.allowed) is not None


def test_days_do_not_matter_to_a_verdict_on_values() -> None:
    day = (date(2021, 3, 1), date(2021, 3, 1))
    verdict = judge(read(money("a", "17", days=day), "EUR", {}), read(money("b", "18"), "EUR", {}))
    assert verdict.verdict == "conflict"


@pytest.mark.parametrize(
    ("old", "new", "is_version"),
    [
        (PAGE, PAGE | LATER, True),
        (PAGE, {"url": "https://example.org/port"} | LATER, False),
        ({}, LATER, False),
        (PAGE, PAGE, False),  # nobody knows which came first
        (PAGE, PAGE | {"published": None}, False),
        (PAGE | {"article": "x"}, PAGE | LATER | {"article": "x"}, False),
    ],
)
def test_versions_of_a_page_are_told_by_address_and_day(
    old: dict[str, str], new: dict[str, str], is_version: bool
) -> None:
    one, other = money("a", "17", **old), money("b", "18", **new)
    verdict = judge(read(one, "EUR", {}), read(other, "EUR", {}))
    assert (verdict.rule == "judge.updated") is is_version
