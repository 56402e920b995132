from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from extractor.evaluate import score
from extractor.evaluate.measure import by_key
from extractor.model import Claim, Entity, Fact
from tests.evaluate import samples

RIGHT = (["c1", "c4"], ["c2"], ["c3"], ["c5"])


def rightly(claims: Iterable[Claim], *, entities: Iterable[Entity] = ()) -> tuple[Fact, ...]:
    return samples.grouped(list(claims), *RIGHT)


def test_without_mistakes_everything_is_one(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    scores = score([cluster], samples.perfect(cluster), rightly, samples.resolved)
    numbers = by_key(scores)
    assert (scores.clusters, scores.articles) == (1, 2)
    assert {measure.level for measure in scores.measures} == {
        "span",
        "entity",
        "claim",
        "fact",
        "end_to_end",
    }
    assert {n for key, n in numbers.items() if not key.endswith(".wrong")} == {1}
    assert {n for key, n in numbers.items() if key.endswith(".wrong")} == {0}


def test_an_unread_article_costs_everything_but_the_facts_from_gold(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    annotations = samples.perfect(cluster)
    del annotations["orchard/a2"]
    numbers = by_key(score([cluster], annotations, rightly, samples.resolved))
    assert numbers["span.figures.recall"] == Decimal("0.6")
    assert numbers["claim.found.recall"] == Decimal("0.6")
    assert numbers["claim.found.precision"] == 1
    assert numbers["entity.names.recall"] == Decimal("0.6667")
    assert numbers["fact.pairs.f1"] == 1
    assert numbers["fact.outcome.right"] == 1
    assert "end_to_end.pairs.f1" not in numbers
    assert numbers["end_to_end.outcome.right"] == 0


def test_claims_that_match_no_label_reach_reconcile_too(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    annotations = samples.perfect(cluster)
    first = annotations["orchard/a1"].claims[0]
    spurious = first.model_copy(update={"id": "spurious", "start": 0, "end": 7})
    page = annotations["orchard/a1"]
    annotations["orchard/a1"] = page.model_copy(update={"claims": (*page.claims, spurious)})
    seen: list[set[str]] = []
    named: list[set[str]] = []

    def reconcile(claims: Iterable[Claim], *, entities: Iterable[Entity] = ()) -> tuple[Fact, ...]:
        given = list(claims)
        seen.append({claim.id for claim in given})
        named.append({entity.id for entity in entities})
        return rightly(given)

    numbers = by_key(score([cluster], annotations, reconcile, samples.resolved))
    given, read = seen
    assert read - given == {"spurious"}
    assert not named[0]
    assert named[1]
    assert numbers["end_to_end.pairs.f1"] == 1
