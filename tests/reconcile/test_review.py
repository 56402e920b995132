"""What reviewers decide overrides the rules, whatever they say, and is told in the fact."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from extractor.decision import Decision
from extractor.model import Claim, Fact
from extractor.reconcile import overruled, reconcile
from tests.reconcile.samples import claim, money

SAME = [claim("1", "100"), claim("2", "100"), claim("3", "130")]
OTHER = money("4", "9000000")


def decision(answer: str, a: str, b: str | None = None) -> Decision:
    return Decision.model_validate({"a": a, "b": b, "decision": answer, "reviewer": "Ana"})


def decided(*decisions: Decision, claims: list[Claim] | None = None) -> tuple[Fact, ...]:
    given = [*SAME, OTHER] if claims is None else claims
    return overruled(reconcile(given), given, decisions)


def groups(facts: tuple[Fact, ...]) -> set[frozenset[str]]:
    return {frozenset(member.id for member in fact.claims) for fact in facts}


def holding(facts: tuple[Fact, ...], claim_id: str) -> Fact:
    (found,) = (f for f in facts if claim_id in {member.id for member in f.claims})
    return found


def test_without_decisions() -> None:
    assert groups(decided()) == {frozenset({"c-1", "c-2", "c-3"}), frozenset({"c-4"})}
    assert "review" not in decided()[0].explanation


def test_same_fact_joins_what_the_rules_part() -> None:
    facts = decided(decision("same fact", "c-1", "c-4"))
    assert groups(facts) == {frozenset({"c-1", "c-2", "c-3", "c-4"})}
    assert "In review by Ana: 100 people" in facts[0].explanation


def test_not_the_same_parts_what_the_rules_join() -> None:
    facts = decided(decision("not the same", "c-1", "c-3"))
    assert frozenset({"c-3"}) in groups(facts)
    assert holding(facts, "c-1") is holding(facts, "c-2")
    for name in ("c-1", "c-3"):
        (told,) = (v for v in holding(facts, name).verdicts if v.rule == "review.not_the_same")
        assert (told.a, told.b, told.reason) == ("c-1", "c-3", "kept apart in review by Ana")


def test_a_join_never_crosses_what_was_parted() -> None:
    parted = decision("not the same", "c-1", "c-4")
    facts = decided(parted, decision("same fact", "c-2", "c-4"))
    assert holding(facts, "c-2") is holding(facts, "c-4")
    assert holding(facts, "c-1") is not holding(facts, "c-4")


def test_a_confirmed_value_settles_a_conflict() -> None:
    disputed = holding(decided(), "c-3")
    assert (disputed.status, disputed.value) == ("conflicting", None)
    fact = holding(decided(decision("value confirmed", "c-3")), "c-3")
    assert (fact.value, fact.low, fact.high, fact.current) == (130, 130, 130, "c-3")
    assert fact.status == "conflicting", "the sources still differ"
    assert fact.explanation.endswith("130 people (Paper article-3): value confirmed.")


def test_what_is_rejected_stands_alone_and_counts_nowhere() -> None:
    facts = decided(decision("rejected", "c-3"))
    assert groups(facts) >= {frozenset({"c-1", "c-2"}), frozenset({"c-3"})}
    assert holding(facts, "c-1").status == "agreed"
    fact = holding(facts, "c-3")
    assert (fact.status, fact.value, fact.current) == ("retracted", None, None)
    assert "In review by Ana" in fact.explanation


def test_the_status_that_review_overrides_is_told() -> None:
    facts = decided(decision("rejected", "c-3"))
    for name in ("c-1", "c-3"):
        assert holding(facts, name).explanation.endswith(" Before review: conflicting.")
        assert holding(facts, name).before_review == ("conflicting",)
    joined = decided(decision("same fact", "c-1", "c-4"))[0]
    assert (joined.status, joined.explanation.split(" Before review: ")[1:]) == (
        "conflicting",
        ["conflicting and single."],
    )
    confirmed = holding(decided(decision("value confirmed", "c-3")), "c-3")
    assert "Before review" not in confirmed.explanation
    assert confirmed.before_review == ()


@pytest.mark.parametrize(
    ("fields", "origin"),
    [
        ({}, ""),
        ({"reviewer": "Ana"}, " by Ana"),
        ({"decided": "2026-11-23"}, " on 2026-11-23"),
        ({"reviewer": "Ana", "decided": "2026-11-23"}, " by Ana on 2026-11-23"),
    ],
)
def test_by_whom_and_when_is_told_as_far_as_it_is_known(
    fields: dict[str, str], origin: str
) -> None:
    rejected = Decision.model_validate({"a": "c-3", "decision": "rejected", **fields})
    assert f"In review{origin}: 130 people" in holding(decided(rejected), "c-3").explanation


def test_decisions_on_other_claims_change_nothing() -> None:
    assert decided(decision("rejected", "c-9"), decision("same fact", "c-1", "c-9")) == decided()


@given(st.permutations([*SAME, OTHER]))
def test_the_order_of_claims_does_not_matter(claims: list[Claim]) -> None:
    decisions = (decision("not the same", "c-1", "c-3"), decision("same fact", "c-3", "c-4"))
    assert decided(*decisions, claims=claims) == decided(*decisions)


def test_the_order_of_decisions_does_not_change_the_groups() -> None:
    decisions = [
        decision("not the same", "c-1", "c-3"),
        decision("same fact", "c-2", "c-4"),
        decision("rejected", "c-3"),
    ]
    assert len({frozenset(groups(decided(*each))) for each in permutations(decisions)}) == 1


@pytest.mark.parametrize(
    ("answer", "a", "b"),
    [
        ("same fact", "c-1", None),
        ("not the same", "c-1", None),
        ("rejected", "c-1", "c-2"),
        ("value confirmed", "c-1", "c-2"),
        ("same fact", "c-2", "c-1"),
        ("same fact", "c-1", "c-1"),
        ("perhaps", "c-1", None),
    ],
)
def test_decisions_that_make_no_sense(answer: str, a: str, b: str | None) -> None:
    with pytest.raises(ValidationError):
        decision(answer, a, b)
