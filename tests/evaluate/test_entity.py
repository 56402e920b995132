"""Scores of names: found or not, put together or not."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.evaluate import entity
from extractor.evaluate.gold import Cluster
from extractor.model import Annotation, EntityMention
from tests.evaluate import samples

Change = Callable[[EntityMention], EntityMention | None]


def changed(annotations: dict[str, Annotation], change: Change) -> dict[str, Annotation]:
    """The annotations with their names as `change` leaves them; null takes a name away."""
    return {
        key: each.model_copy(
            update={"entities": tuple(m for e in each.entities if (m := change(e)) is not None)}
        )
        for key, each in annotations.items()
    }


def f1(cluster: Cluster, annotations: dict[str, Annotation]) -> dict[str, Decimal | None]:
    counts = entity.counts(cluster, annotations, samples.resolved)
    return {name: each.f1 for name, each in samples.summed(c for _, c in counts).items()}


def other_type(mention: EntityMention) -> EntityMention:
    return mention.model_copy(update={"label": "PERSON"})


def one_character_short(mention: EntityMention) -> EntityMention:
    return mention.model_copy(update={"end": mention.end - 1})


def no_group(mention: EntityMention) -> EntityMention | None:
    return None if "Group" in mention.text else mention


def all_one(mention: EntityMention) -> EntityMention:
    return mention.model_copy(update={"entity": "org:all"})


@pytest.mark.parametrize(
    ("change", "exact", "names", "article", "cluster"),
    [
        (lambda mention: mention, "1", "1", "1", "1"),
        (other_type, "0", "1", "1", "1"),
        (one_character_short, "0", "1", "1", "1"),
        (no_group, "0.8", "0.8", "1", "1"),
        (all_one, "1", "1", "0.8", "0.7143"),
    ],
)
def test_what_a_fault_costs(
    tmp_path: Path, change: Change, exact: str, names: str, article: str, cluster: str
) -> None:
    gold = samples.load(tmp_path)
    annotations = changed(samples.perfect(gold), change)
    assert f1(gold, annotations) == {
        "names_exact": Decimal(exact),
        "names": Decimal(names),
        "article": Decimal(article),
        "cluster": Decimal(cluster),
    }


def test_names_that_are_no_chains_cost_nothing(tmp_path: Path) -> None:
    gold = samples.load(tmp_path)
    annotations = samples.perfect(gold)
    work = EntityMention(start=20, end=24, text="jobs", label="WORK_OF_ART", entity="work:jobs")
    page = annotations["orchard/a1"]
    annotations["orchard/a1"] = page.model_copy(update={"entities": (*page.entities, work)})
    assert set(f1(gold, annotations).values()) == {1}


def test_a_cluster_without_chains_is_left_out(tmp_path: Path) -> None:
    gold = samples.load(tmp_path)
    bare = gold.model_copy(update={"entities": ()})
    assert f1(bare, samples.perfect(gold)) == {}
