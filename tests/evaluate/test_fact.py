from decimal import Decimal
from pathlib import Path

import pytest

from extractor.evaluate import fact, gold
from extractor.evaluate.fact import Tally
from extractor.model import Fact
from tests.evaluate import samples


def tally(folder: Path, facts: tuple[Fact, ...] | None = None, *groups: list[str]) -> Tally:
    cluster = samples.load(folder)
    claims = list(gold.claims(cluster))
    known = {claim.id: claim.id.rpartition("#")[2] for claim in claims}
    return fact.count(cluster, samples.grouped(claims, *groups) if facts is None else facts, known)


def numbers(*tallies: Tally) -> dict[str, Decimal]:
    measures = fact.measures("fact", tallies)
    return {m.name: next(x for x in (m.f1, m.right, m.wrong) if x is not None) for m in measures}


def test_without_mistakes(tmp_path: Path) -> None:
    found = numbers(tally(tmp_path, None, ["c1", "c4"], ["c2"], ["c3"], ["c5"]))
    assert found.pop("merges") == 0
    assert set(found.values()) == {1}


@pytest.mark.parametrize(
    ("groups", "pairs", "b_cubed", "merges"),
    [
        # one of three pairs is right: precision 1/3, recall 1
        ([["c1", "c2", "c4"], ["c3"], ["c5"]], "0.5", "0.8462", "0.6667"),
        # nothing is put together
        ([["c1"], ["c2"], ["c3"], ["c4"], ["c5"]], "0", "0.8889", "0"),
        # the wrong ones are put together
        ([["c1", "c2"], ["c4"], ["c3"], ["c5"]], "0", "0.8", "1"),
        # a claim left out of every fact stands alone
        ([["c1", "c4"], ["c2"], ["c3"]], "1", "1", "0"),
        ([], "0", "0.8889", "0"),
        # all in one
        ([["c1", "c2", "c3", "c4", "c5"]], "0.1818", "0.4375", "0.9"),
    ],
)
def test_groups(
    tmp_path: Path, groups: list[list[str]], pairs: str, b_cubed: str, merges: str
) -> None:
    found = numbers(tally(tmp_path, None, *groups))
    assert (found["pairs"], found["b_cubed"], found["merges"]) == tuple(
        map(Decimal, (pairs, b_cubed, merges))
    )


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, set()),
        ({"status": "agreed"}, {"status"}),
        ({"status": "conflicting"}, {"status", "status_loose", "outcome"}),
        ({"low": Decimal(290)}, {"interval", "outcome"}),
        ({"high": None}, {"interval", "outcome"}),
    ],
)
def test_outcomes(tmp_path: Path, fields: dict[str, object], wrong: set[str]) -> None:
    claims = list(gold.claims(samples.load(tmp_path)))
    together, *alone = samples.grouped(claims, ["c1", "c4"], ["c2"], ["c3"], ["c5"])
    facts = (together.model_copy(update=fields), *alone)
    found = numbers(tally(tmp_path, facts))
    outcomes = {"status", "status_loose", "interval", "outcome"}
    assert {name for name in outcomes if not found[name]} == wrong


def test_the_fact_with_most_of_the_claims_is_judged(tmp_path: Path) -> None:
    counted = tally(tmp_path, None, ["c1", "c2"], ["c4"], ["c3"], ["c5"])
    assert (counted.facts, counted.status, counted.interval) == (1, 1, 0)


def test_facts_whose_claims_were_not_found_are_wrong(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    assert fact.count(cluster, (), {}) == fact.NOTHING._replace(facts=1)


def test_a_fact_with_none_of_the_claims_is_not_judged(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    claims = list(gold.claims(cluster))
    counted = fact.count(cluster, samples.grouped(claims, ["c1", "c4"]), {"orchard/a1#c2": "c2"})
    assert (counted.facts, counted.status, counted.interval) == (1, 0, 0)


def test_clusters_add_up(tmp_path: Path) -> None:
    right = tally(tmp_path, None, ["c1", "c4"], ["c2"], ["c3"], ["c5"])
    wrong = tally(tmp_path, None, ["c1"], ["c2"], ["c3"], ["c4"], ["c5"])
    found = numbers(right, wrong)
    assert found["pairs"] == Decimal("0.6667")
    assert found["b_cubed"] == Decimal("0.9444")
    assert found["outcome"] == Decimal("0.5")


def test_no_cluster_at_all() -> None:
    assert set(numbers().values()) == {0}
