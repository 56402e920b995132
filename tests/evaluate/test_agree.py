"""Two labellers, field by field."""

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import agree, gold
from extractor.evaluate.gold import Cluster
from extractor.evaluate.measure import Confusion, by_key
from extractor.lexicon import DataError
from tests.evaluate import samples


def labelled(folder: Path, data: dict[str, Any], name: str) -> tuple[Cluster, ...]:
    return gold.load([samples.write(folder, data, f"{name}.json")])


def compared(folder: Path, second: dict[str, Any]) -> tuple[dict[str, float], Sequence[Confusion]]:
    one, other = labelled(folder, samples.raw(), "one"), labelled(folder, second, "other")
    scores = agree.agreement(one, other)
    return {key: float(n) for key, n in by_key(scores).items()}, scores.confusions


def test_who_labels_alike_agrees_in_everything(tmp_path: Path) -> None:
    numbers, confusions = compared(tmp_path, samples.raw())
    assert {n for key, n in numbers.items() if not key.endswith("wrong")} == {1}
    assert {row[-1] for row in agree.kappas(confusions)[1:]} == {"1.0000"}


def test_ids_may_differ(tmp_path: Path) -> None:
    text = json.dumps(samples.raw())
    for old, new in (('"c', '"label'), ('"f1', '"first'), ('"f2', '"second')):
        text = text.replace(old, new) if old != '"c' else text.replace('"id": "c', '"id": "label')
    numbers, _ = compared(tmp_path, json.loads(text))
    assert numbers["end_to_end.pairs.f1"] == numbers["claim.whole.f1"] == 1


def test_what_the_second_labeller_sees_otherwise(tmp_path: Path) -> None:
    second = samples.raw()
    first, *_, posts, _ = second["claims"]
    first.update(subject="Plum", metric="profit", relation="~")
    posts["fact"] = "f9"
    second["facts"][0] |= {"status": "single", "high": 300}
    second["facts"].append(samples.fact("f9", "single", 310, 310, "post"))
    second["claims"].pop()
    second["facts"] = [fact for fact in second["facts"] if fact["id"] != "f4"]
    numbers, confusions = compared(tmp_path, second)
    assert numbers["claim.found.recall"] == 0.8
    assert numbers["claim.question.right"] == 0.75
    assert numbers["end_to_end.pairs.f1"] == 0
    apart = {
        (each.field, each.gold, each.output) for each in confusions if each.gold != each.output
    }
    assert apart == {("relation", "=", "~"), ("status", "compatible", "single")}


def test_labellings_of_other_texts_are_refused(tmp_path: Path) -> None:
    other = samples.raw() | {"cluster": "pear"}
    with pytest.raises(DataError, match="share no cluster"):
        compared(tmp_path, other)
    moved = samples.raw()
    moved["articles"][1]["text"] += " More."
    with pytest.raises(DataError, match="orchard: the articles of the two labellings differ"):
        compared(tmp_path, moved)


def seen(*cells: tuple[str, str, int]) -> list[Confusion]:
    return [Confusion(level="l", field="f", gold=a, output=b, n=n) for a, b, n in cells]


@pytest.mark.parametrize(
    ("cells", "kappa"),
    [
        # The example of every textbook: 0.7 alike, 0.5 by chance.
        ([("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)], (2, 5)),
        ([("yes", "yes", 5), ("no", "no", 5)], (1, 1)),
        ([("yes", "no", 5), ("no", "yes", 5)], (-1, 1)),
        ([("yes", "yes", 5), ("yes", "no", 5)], (0, 1)),
        ([("yes", "yes", 5)], (1, 1)),
    ],
)
def test_kappa(cells: list[tuple[str, str, int]], kappa: tuple[int, int]) -> None:
    assert agree.kappa(seen(*cells)) == Fraction(*kappa)
