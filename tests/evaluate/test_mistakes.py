"""Each mistake by name, and the page of them."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import browser
from extractor.evaluate.gold import Cluster
from extractor.evaluate.mistakes import KINDS, Mistake, mistakes
from extractor.model import Annotation, Claim, Entity, Fact
from tests.evaluate import samples
from tests.evaluate.test_scores import RIGHT, rightly


def apart(claims: Iterable[Claim], *, entities: Iterable[Entity] = ()) -> tuple[Fact, ...]:
    return samples.grouped(list(claims), *([name] for group in RIGHT for name in group))


@pytest.fixture
def cluster(tmp_path: Path) -> Cluster:
    return samples.load(tmp_path)


def found(cluster: Cluster, read: dict[str, Annotation], reconcile: Any = rightly) -> list[Mistake]:
    return list(mistakes(cluster, read, reconcile, samples.resolved))


def changed(cluster: Cluster, **fields: object) -> dict[str, Annotation]:
    """What was read, with the first claim of the first article as the fields say."""
    read = samples.perfect(cluster)
    page = read["orchard/a1"]
    first, *rest = page.claims
    claims = (first.model_copy(update=fields), *rest)
    return read | {page.id: page.model_copy(update={"claims": claims})}


def test_without_mistakes_there_are_none(cluster: Cluster) -> None:
    assert found(cluster, samples.perfect(cluster)) == []


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"low": None, "high": None, "rule": "claim.odd"}, ("value",)),
        ({"unit": "person", "relation": ">"}, ("unit", "relation")),
        ({"metric": "profit"}, ()),  # with the subject, it still is the same question
        ({"metric": "profit", "subject": "Plum"}, ("question", "subject", "metric")),
        ({"period": None}, ("period",)),
        ({"polarity": "neg", "change": None}, ("modality", "change")),
    ],
)
def test_the_kinds_of_a_wrong_claim(
    cluster: Cluster, fields: dict[str, Any], kinds: tuple[str, ...]
) -> None:
    wrong = [m for m in found(cluster, changed(cluster, **fields)) if m.kinds != ("fact",)]
    assert [mistake.kinds for mistake in wrong] == ([kinds] if kinds else [])
    for mistake in wrong:
        assert {field.name for field in mistake.fields if field.wrong} <= {*kinds, "value"}
        assert mistake.rule == fields.get("rule", "gold")


def test_missed_invented_and_trapped(cluster: Cluster) -> None:
    trap = samples.FIRST.index("20 did")
    read = changed(cluster, start=0, end=7)
    missed, invented = sorted(found(cluster, read), key=lambda m: m.kinds, reverse=True)
    assert (missed.kinds, missed.rule) == (("missed",), None)
    assert (invented.kinds, invented.start, invented.end) == (("invented",), 0, 7)
    caught = found(cluster, changed(cluster, start=trap, end=trap + 2))
    assert ("trap",) in [mistake.kinds for mistake in caught]


def test_dates(cluster: Cluster) -> None:
    read = samples.perfect(cluster)
    page = read["orchard/a2"]
    first, second = page.dates
    moved = second.model_copy(update={"start": 0, "end": 4})
    wrong = first.model_copy(update={"begin": None})
    read["orchard/a2"] = page.model_copy(update={"dates": (wrong, moved)})
    kinds = {mistake.kinds for mistake in found(cluster, read)}
    assert kinds == {("date",), ("date missed",), ("date invented",)}


def test_a_fact_whose_claims_stand_apart(cluster: Cluster) -> None:
    (mistake,) = found(cluster, samples.perfect(cluster), apart)
    assert (mistake.article, mistake.start, mistake.kinds) == ("orchard", None, ("fact",))
    assert {field.name for field in mistake.fields if field.wrong} == {"status", "interval"}


def test_the_page_shows_mistakes_with_their_rules_and_escapes_text(cluster: Cluster) -> None:
    read = changed(cluster, low=Decimal(3), rule="claim.odd", subject="<b>Bank</b>")
    page = browser.page([cluster], read, rightly, samples.resolved)
    assert "claim.odd" in page
    assert "&lt;b&gt;Bank" in page
    assert "<b>Bank" not in page
    assert "<mark>300 jobs</mark>" in page
    for kind in KINDS:
        assert f'value="{kind}"' in page
    assert page.count("<details>") == 2


def test_a_page_without_mistakes(cluster: Cluster) -> None:
    page = browser.page([cluster], samples.perfect(cluster), rightly, samples.resolved)
    assert "0 mistakes" in page
