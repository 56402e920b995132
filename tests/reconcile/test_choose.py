from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from extractor.model import Claim, Fact
from extractor.reconcile.choose import ALL_PAIRS, choose
from extractor.reconcile.group import restatements
from extractor.reconcile.question import place_of
from extractor.reconcile.rates import RateBook
from tests.reconcile.samples import claim, money

D = Decimal
LATER: dict[str, Any] = {"published": "2021-03-06"}


def fact(*claims: Claim, rates: Mapping[str, Decimal] | None = None) -> Fact:
    made = sorted(claims, key=place_of)
    return choose(made, (), rates=RateBook(rates or {}), bonds=restatements(made))


def vague(name: str, low: int, high: int, **fields: Any) -> Claim:
    return claim(name, None, relation="vague", low=D(low), high=D(high), **fields)


STATUS = [
    ("single", [claim("a", "41")], ("41", "41", "41")),
    ("single", [claim("a", "41", relation=">")], ("41", None, None)),
    ("agreed", [claim("a", "41"), claim("b", "41")], ("41", "41", "41")),
    ("agreed", [vague("a", 24, 99), vague("b", 24, 99)], ("24", "99", None)),
    ("agreed", [claim(n, "41", relation="~") for n in "ab"], ("41", "41", "41")),
    (
        "compatible",
        [claim("a", "8000", relation="~"), claim("b", "7600")],
        ("7600", "7600", "7600"),
    ),
    ("compatible", [money("a", "33100000"), money("b", "33000000")], ("33100000",) * 3),
    ("compatible", [claim("a", "8", relation=">="), claim("b", "8")], ("8", "8", "8")),
    ("compatible", [claim("a", "50", relation=">"), vague("b", 24, 99)], ("50", "99", None)),
    (
        "compatible",
        [money("a", "200", relation=">"), money("b", "210", relation="<~")],
        ("200", "210", "210"),
    ),
    (
        "compatible",
        [money("a", "100", relation=">"), money("b", "100", relation="<~")],
        ("100", "100", "100"),
    ),
    (
        "compatible",
        [money("a", "5", relation="~"), money("b", "5.2", relation=">")],
        ("5.2", "5.2", "5.2"),
    ),
    (
        "compatible",
        [
            money("a", "220", relation="~"),
            money("b", "210", relation=">"),
            money("c", "214"),
        ],
        ("214", "214", "214"),
    ),
    ("updated", [claim("a", "4"), claim("b", "31", **LATER)], ("31", "31", "31")),
    (
        "updated",
        [vague("a", 24, 99), claim("b", "200", relation=">", **LATER), claim("c", "260", **LATER)],
        ("260", "260", "260"),
    ),
    ("conflicting", [claim("a", "17"), claim("b", "18")], ("17", "18", None)),
    (
        "conflicting",
        [claim("a", "300", relation=">"), claim("b", "297"), claim("c", "297")],
        ("297", "300", None),
    ),
    ("conflicting", [money("a", "5"), money("b", "5", polarity="neg")], ("5", "5", None)),
    (
        "conflicting",
        [claim("a", "4"), claim("b", "31", **LATER), claim("c", "38", **LATER)],
        ("31", "38", None),
    ),
    (
        "retracted",
        [money("a", "5"), money("b", "5", vintage="retracted", **LATER)],
        ("5", "5", None),
    ),
    ("updated", [money("a", "5", vintage="retracted"), money("b", "9", **LATER)], ("9", "9", "9")),
]


@pytest.mark.parametrize(("status", "claims", "numbers"), STATUS)
def test_status_interval_and_value(
    status: str, claims: list[Claim], numbers: tuple[str | None, ...]
) -> None:
    found = fact(*claims)
    assert found.status == status
    assert (found.low, found.high, found.value) == tuple(n and D(n) for n in numbers)
    assert (found.current is None) == (status in ("conflicting", "retracted"))


def test_minutes_and_seconds_share_a_unit() -> None:
    found = fact(
        claim("a", "25", kind="duration", unit="second"),
        claim("b", "1", kind="duration", unit="minute"),
    )
    assert (found.unit, found.low, found.high) == ("second", D(25), D(60))


def test_two_currencies_by_rate() -> None:
    australian, american = money("a", "300", "AUD"), money("b", "210", "USD")
    found = fact(australian, american, rates={"AUD/USD": D("0.7")})
    assert (found.status, found.unit, found.value) == ("agreed", "AUD", D(300))
    assert "rates supplied" in found.explanation


def test_a_stated_rate_comes_before_the_users() -> None:
    story = [
        money("a", "500"),
        money("b", "600", "USD", restates="c-a", article="article-a"),
        money("c", "600", "USD"),
    ]
    found = fact(*story, rates={"USD/EUR": D("0.5"), "NOK/EUR": D("0.1")})
    assert {verdict.verdict for verdict in found.verdicts} <= {"compatible", "agree"}
    assert "1 EUR = 1.2 USD" in found.explanation
    assert "rates supplied" not in found.explanation


def test_a_restatement_does_not_add_to_single() -> None:
    found = fact(money("a", "500"), money("b", "600", "USD", restates="c-a", article="article-a"))
    assert (found.status, found.unit, found.value, found.sources) == ("single", "EUR", D(500), 1)
    assert [member.role for member in found.claims] == ["supports", "restates"]
    assert "1 EUR = 1.2 USD as restated" in found.explanation


def test_roles() -> None:
    more = claim("a", "200", relation=">")
    roles = {
        member.id: member.role for member in fact(more, claim("b", "210", relation="<~")).claims
    }
    assert roles == {"c-a": "bounds", "c-b": "supports"}
    old = fact(claim("a", "4"), claim("b", "31", **LATER))
    assert [member.role for member in old.claims] == ["superseded", "supports"]
    assert {member.role for member in fact(claim("a", "17"), claim("b", "18")).claims} == {
        "disputes"
    }


def test_the_id_stays_when_later_claims_join() -> None:
    first = fact(claim("a", "3"))
    assert fact(claim("a", "4"), claim("b", "31", **LATER)).id == first.id
    assert fact(claim("b", "24", **LATER)).id != first.id


def test_the_most_complete_wording_is_kept() -> None:
    found = fact(claim("a"), claim("b", subject="fire on the ferry", subject_entity="event:ferry"))
    assert found.subject == "fire on the ferry"


def test_large_facts_judge_each_claim_against_the_latest() -> None:
    many = [claim(str(n), "3", article=str(n)) for n in range(ALL_PAIRS + 5)]
    undated = claim("y", "3", published=None)
    found = fact(*many, undated, claim("z", "24", **LATER))
    assert (found.status, found.low, found.high) == ("conflicting", D(3), D(24))
    assert len(found.verdicts) == len(many) + 1
    assert fact(*many, claim("z", "24", **LATER)).status == "updated"


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([claim("a", "41")], "Only Paper article-a gives this figure: 41 people."),
        (
            [claim(n, "41") for n in "ab"],
            "All claims give 41 people (Paper article-a and Paper article-b).",
        ),
        ([claim("a", "17"), claim("b", "18")], "No single value satisfies the claims: 17 people"),
        ([claim("a", "4"), claim("b", "31", **LATER)], "it replaces 4 people (Paper article-a)."),
    ],
)
def test_explanation(claims: list[Claim], said: str) -> None:
    assert said in fact(*claims).explanation
