from decimal import Decimal
from pathlib import Path

import pytest

from extractor.evaluate import fact, labels
from extractor.evaluate.measure import Count, headline
from extractor.model import Fact
from tests.evaluate import samples


def counted(folder: Path, facts: tuple[Fact, ...] | None = None, *groups: list[str]) -> list[Count]:
    cluster = samples.load(folder)
    claims = list(labels.claims(cluster))
    known = {claim.id: claim.id.rpartition("#")[2] for claim in claims}
    made = samples.grouped(claims, *groups) if facts is None else facts
    return list(fact.counts("fact", cluster, made, known))


def numbers(*clusters: list[Count]) -> dict[str, Decimal]:
    measures = samples.summed(count for cluster in clusters for count in cluster)
    return {name: getattr(each, headline(each)) for name, each in measures.items()}


def test_without_mistakes(tmp_path: Path) -> None:
    found = numbers(counted(tmp_path, None, ["c1", "c4"], ["c2"], ["c3"], ["c5"]))
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
    found = numbers(counted(tmp_path, None, *groups))
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
    claims = list(labels.claims(samples.load(tmp_path)))
    together, *alone = samples.grouped(claims, ["c1", "c4"], ["c2"], ["c3"], ["c5"])
    facts = (together.model_copy(update=fields), *alone)
    found = numbers(counted(tmp_path, facts))
    outcomes = {"status", "status_loose", "interval", "outcome"}
    assert {name for name in outcomes if not found[name]} == wrong


def test_the_fact_with_most_of_the_claims_is_judged(tmp_path: Path) -> None:
    found = numbers(counted(tmp_path, None, ["c1", "c2"], ["c4"], ["c3"], ["c5"]))
    assert (found["status"], found["interval"]) == (1, 0)


def test_facts_whose_claims_were_not_found_are_wrong(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    (outcome,) = fact.outcomes(cluster, (), {})
    assert (outcome.gold.id, outcome.found, outcome.status) == ("f1", None, False)
    assert not outcome.outcome


def test_a_fact_with_none_of_the_claims_is_not_judged(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    claims = list(labels.claims(cluster))
    facts = samples.grouped(claims, ["c1", "c4"])
    (outcome,) = fact.outcomes(cluster, facts, {"orchard/a1#c2": "c2"})
    assert outcome.found is None


def test_of_facts_with_as_many_claims_the_first_in_the_document_is_judged(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    claims = list(labels.claims(cluster))
    first, second = samples.grouped(claims, ["c4"], ["c1"])
    facts = (first.model_copy(update={"subject": "b"}), second.model_copy(update={"subject": "a"}))
    known = {"orchard/a1#c1": "c1", "orchard/a2#c4": "c4"}
    (outcome,) = fact.outcomes(cluster, facts, known)
    assert outcome.found is not None
    assert outcome.found.subject == "a"


def test_clusters_add_up(tmp_path: Path) -> None:
    right = counted(tmp_path, None, ["c1", "c4"], ["c2"], ["c3"], ["c5"])
    wrong = counted(tmp_path, None, ["c1"], ["c2"], ["c3"], ["c4"], ["c5"])
    found = numbers(right, wrong)
    assert found["pairs"] == Decimal("0.6667")
    assert found["b_cubed"] == Decimal("0.9444")
    assert found["outcome"] == Decimal("0.5")
