from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Claim
from extractor.reconcile.bars import BARS
from extractor.reconcile.evidence import compare
from extractor.reconcile.group import LINK
from extractor.reconcile.pair import pair_up
from extractor.reconcile.question import ask
from extractor.reconcile.signs import SIGNS
from tests.reconcile.samples import claim, money, share

D = Decimal
YEAR, NEXT_YEAR = (date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 1, 1), date(2021, 12, 31))
QUARTER, DAY = (date(2020, 1, 1), date(2020, 3, 31)), (date(2020, 2, 11), date(2020, 2, 11))
MONTH = (date(2020, 2, 1), date(2020, 2, 29))


def profit(name: str, value: str, **fields: Any) -> Claim:
    topic = {"subject": "brewer Halden", "metric": "net profit"}
    return money(name, value, **(topic | fields))


# For each bar: pairs that it keeps apart, and pairs alike that it lets pass.
KEPT_APART: dict[str, list[tuple[Claim, Claim]]] = {
    "role": [(money("a", "5"), money("b", "5", change="up"))],
    "direction": [(money("a", "5", change="down"), money("b", "5", change="up"))],
    "reality": [
        (money("a", "5"), money("b", "5", modality="forecast")),
        (money("a", "5"), money("b", "5", modality="alleged")),
    ],
    "per": [
        (money("a", "5", per="crane"), money("b", "5")),
        (money("a", "5", per="crane"), money("b", "5", per="tonne")),
        (money("a", "5", metric="cost per crane"), money("b", "5", metric="cost of a crane")),
    ],
    "numerals": [
        (
            money("a", "5", metric="yield of the 10 year bond"),
            money("b", "5", metric="yield of the 30 year bond"),
        )
    ],
    "opposites": [
        (claim("a"), claim("b", metric="people injured")),
        (claim("a"), claim("b", metric="people killed or injured")),
        (profit("a", "5"), profit("b", "5", metric="operating profit")),
        (profit("a", "5"), profit("b", "5", metric="revenue")),
        (
            share("a", "40", metric="share of the national olive harvest"),
            share("b", "40", metric="share of the global olive harvest"),
        ),
    ],
    "period": [
        (profit("a", "5", days=YEAR), profit("b", "5", days=NEXT_YEAR)),
        (profit("a", "5", days=YEAR), profit("b", "7", days=QUARTER)),
        (profit("a", "5", days=YEAR), profit("b", "7", days=DAY)),
    ],
    "basis": [
        (share("a", "6.2", basis="yoy"), share("b", "6.2", basis="mom")),
        (share("a", "6.2", basis="yoy"), share("b", "0.7")),
    ],
    "forecaster": [
        (
            share("a", "3", modality="forecast", speaker="the bank"),
            share("b", "5", modality="forecast", speaker="the ministry"),
        )
    ],
    "time_of_news": [(claim("a", "3"), claim("b", "9", published="2021-06-01"))],
    "same_article": [(money("a", "5", article="x"), money("b", "9", article="x"))],
    "scope": [
        (claim("a", "41"), claim("b", "15", scope="children")),
        (claim("a", "41", scope="crew"), claim("b", "15", scope="children")),
        (claim("a", "3", relation=">="), claim("b", "12", scope="on the upper deck")),
    ],
    "names": [
        (
            money("a", "5", metric="cost of the new cranes from Torvik"),
            money("b", "9", metric="cost of the new cranes from Maasland"),
        )
    ],
    "momentary": [
        (
            profit("a", "40.1", metric="closing share price"),
            profit("b", "43.7", metric="closing share price", published="2021-03-06"),
        )
    ],
    "subjects": [(profit("a", "5", subject="Halden"), profit("b", "5", subject="Orkla"))],
    "magnitude": [(money("a", "5"), money("b", "720"))],
}
LET_PASS: dict[str, list[tuple[Claim, Claim]]] = {
    "role": [
        (
            share("a", "5", metric="growth of the harvest", change="up"),
            share("b", "5", metric="growth of the harvest"),
        )
    ],
    "direction": [
        (money("a", "5", change="down", days=YEAR), money("b", "5", change="up", days=YEAR))
    ],
    "reality": [
        (money("a", "5"), money("b", "5", modality="estimate")),
        (money("a", "5", modality="planned"), money("b", "5", modality="target")),
    ],
    "per": [(money("a", "5", per="crane"), money("b", "5", per="crane"))],
    "numerals": [(money("a", "5", metric="yield of the 10 year bond"), money("b", "5"))],
    "opposites": [
        (claim("a"), claim("b", metric="death toll")),
        (claim("a", subject="fire that injured dozens"), claim("b")),
    ],
    "period": [
        (profit("a", "5", days=YEAR), profit("b", "5", days=QUARTER)),
        (profit("a", "5", days=MONTH), profit("b", "7", days=DAY)),
        (profit("a", "5", days=YEAR), profit("b", "7")),
    ],
    "basis": [(share("a", "6.2", basis="yoy"), share("b", "6.2"))],
    "forecaster": [
        (
            share("a", "3", modality="forecast", speaker="the bank"),
            share("b", "3", modality="forecast", speaker="the ministry"),
        )
    ],
    "time_of_news": [
        (claim("a", "3"), claim("b", "3", published="2021-06-01")),
        (claim("a", "3", days=DAY), claim("b", "9", days=DAY, published="2021-06-01")),
    ],
    "same_article": [
        (money("a", "5", article="x"), money("b", "5", article="x")),
        (money("a", "5", article="x"), money("b", "9", article="x", vintage="revised")),
        (
            claim("a", "5", article="x", as_of="2021-03-01"),
            claim("b", "9", article="x", as_of="2021-03-02"),
        ),
    ],
    "scope": [
        (claim("a", "41"), claim("b", "41", scope="on the upper deck")),
        (claim("a", "41", scope="the crew"), claim("b", "12", scope="crew")),
    ],
    "names": [(money("a", "5"), money("b", "9", metric="cost of the new cranes from Torvik"))],
    "momentary": [
        (
            profit("a", "40.1", metric="closing share price", days=DAY),
            profit("b", "43.7", metric="closing share price", days=DAY),
        )
    ],
    "subjects": [
        (profit("a", "5", subject="Great Lakes Freight"), profit("b", "5", subject="GLF")),
        (profit("a", "5", subject="Halden"), profit("b", "5", subject="Halden Brewery")),
    ],
    "magnitude": [
        (claim("a", "1"), claim("b", "240")),
        (money("a", "31400000"), money("b", "31400000000")),
    ],
}


@pytest.mark.parametrize("bar", BARS, ids=lambda bar: str(bar.__name__))
def test_bars(bar: Any) -> None:
    def reason(pair: tuple[Claim, Claim]) -> str | None:
        found: str | None = bar(pair_up(ask(pair[0]), ask(pair[1]), {}))
        return found

    assert all(reason(pair) for pair in KEPT_APART[bar.__name__])
    assert not any(reason(pair) for pair in LET_PASS[bar.__name__])


def test_every_bar_and_sign_is_documented() -> None:
    assert {bar.__name__ for bar in BARS} == KEPT_APART.keys() == LET_PASS.keys()
    assert all(function.__doc__ for function in (*BARS, *SIGNS))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (claim("a", "41"), claim("b", "41", metric="death toll")),
        (claim("a", "41"), claim("b", "40", subject="fire on a ferry near Split")),
        (claim("a", "41"), claim("b", "41", subject="ferry", metric="people killed near Split")),
        (money("a", "5000000"), money("b", "5200000")),
        (
            money("a", "5", subject="Great Lakes Freight", metric="offer for Halden"),
            money("b", "5", subject="GLF", metric="bid for Halden"),
        ),
    ],
)
def test_same_question(a: Claim, b: Claim) -> None:
    assert compare(ask(a), ask(b), {}).points >= LINK


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (claim("a", "41"), claim("b", "41", metric="people on board")),
        (claim("a", "41"), claim("b", "41", subject="landslide near Quito")),
        (claim("a", "2"), claim("b", "2", metric="lifeboats launched", unit="lifeboat")),
        (money("a", "5000000"), money("b", "5000000", metric="budget for dredging")),
        (claim("a", "41"), claim("b", "41", subject="bus crash", published="2022-01-01")),
    ],
)
def test_other_questions(a: Claim, b: Claim) -> None:
    assert compare(ask(a), ask(b), {}).points < LINK


@pytest.mark.parametrize("missing", ["subject", "metric", "kind", "value"])
def test_unanswerable(missing: str) -> None:
    fields: dict[str, Any] = {} if missing == "value" else {missing: None}
    made = claim("a", None if missing == "value" else "5", **fields)
    assert not ask(made).answerable
    assert ask(claim("b", "5")).answerable


phrases = st.sampled_from(
    ["ferry fire near Split", "people killed", "Great Lakes Freight", "GLF", "net profit", "fire"]
)


@given(phrases, phrases, phrases, phrases, st.integers(1, 50), st.integers(1, 50))
def test_comparison_is_symmetric(s: str, t: str, m: str, n: str, x: int, y: int) -> None:
    a, b = (
        ask(claim("a", str(x), subject=s, metric=m)),
        ask(claim("b", str(y), subject=t, metric=n)),
    )
    assert compare(a, b, {}) == compare(b, a, {})
    assert 0 <= compare(a, b, {}).likeness <= 100


def test_currencies_compare_by_rates_alone() -> None:
    a, b = ask(money("a", "300", "AUD")), ask(money("b", "211", "USD"))
    assert not compare(a, b, {}).comparable
    assert compare(a, b, {"AUD/USD": D("0.7")}).values == "close"
