from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import claim
from extractor.evaluate.match import pages
from extractor.evaluate.measure import Measure, headline
from extractor.model import Annotation, Attribution, Claim, Period
from tests.evaluate import samples

NAMES = {*claim.WHOLE, *claim.PARTS}


@pytest.fixture
def annotations(tmp_path: Path) -> dict[str, Annotation]:
    return samples.perfect(samples.load(tmp_path))


def replace_claims(annotations: dict[str, Annotation], article: str, *claims: Claim) -> None:
    annotations[article] = annotations[article].model_copy(update={"claims": claims})


def measures(annotations: dict[str, Annotation], folder: Path) -> dict[str, Measure]:
    read = pages(samples.load(folder), annotations)
    return samples.summed(count for page in read for count in claim.counts(page))


def scores(annotations: dict[str, Annotation], folder: Path) -> dict[str, Decimal]:
    """F1, or the share that is right or wrong, by measure."""
    found = measures(annotations, folder)
    numbers = {name: getattr(each, headline(each)) for name, each in found.items()}
    assert {*NAMES, "traps"} == set(numbers)
    return numbers


def test_without_mistakes(tmp_path: Path, annotations: dict[str, Annotation]) -> None:
    numbers = scores(annotations, tmp_path)
    assert numbers.pop("traps") == 0
    assert set(numbers.values()) == {1}


STRICT = {"whole_strict"}
WHOLE = {"whole", *STRICT}
VALUES = {"value", "value_unit", "value_unit_relation", "value_accuracy", *WHOLE}
UNITS = {"value_unit", "value_unit_relation", "unit_accuracy", *WHOLE}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"low": Decimal(200)}, VALUES),
        ({"low": None}, VALUES),
        ({"high": Decimal(301)}, VALUES),
        ({"unit": "person"}, UNITS),
        ({"unit": "Jobs"}, set()),
        ({"relation": "~"}, {"value_unit_relation", "relation_accuracy", *STRICT}),
        ({"subject": None}, {"subject", "subject_metric", *STRICT}),
        (
            {"subject": "jobs", "metric": "Orchard Bank cut"},
            {"subject", "subject_metric", *STRICT},
        ),
        ({"metric": "profit"}, {"metric", "subject_metric", *STRICT}),
        (
            {"subject": "Plum Fund", "metric": "profit"},
            {"subject", "metric", "subject_metric", "question", *WHOLE},
        ),
        ({"period": None}, {"period", *WHOLE}),
        ({"period": Period(begin=None, end=None)}, {"period", *WHOLE}),
        ({"attribution": Attribution(speaker="police")}, {"attribution", *STRICT}),
        ({"attribution": Attribution(cue="according to")}, set()),
        ({"modality": "estimate"}, set()),
        ({"modality": "forecast"}, {"modality", *STRICT}),
        ({"polarity": "neg"}, {"modality", *STRICT}),
        ({"change": None}, {"change", *STRICT}),
        ({"change": "up"}, {"change", *STRICT}),
    ],
)
def test_one_wrong_field_of_one_claim_in_five(
    tmp_path: Path, annotations: dict[str, Annotation], fields: dict[str, Any], wrong: set[str]
) -> None:
    first, *rest = annotations["orchard/a1"].claims
    replace_claims(annotations, "orchard/a1", first.model_copy(update=fields), *rest)
    numbers = scores(annotations, tmp_path)
    assert {name for name in NAMES if numbers[name] != 1} == wrong
    assert {numbers[name] for name in wrong} <= {Decimal("0.8")}


@pytest.mark.parametrize(("polarity", "right"), [("neg", "1"), ("pos", "0.8")])
def test_a_denial_has_a_negative_polarity(
    tmp_path: Path, annotations: dict[str, Annotation], polarity: str, right: str
) -> None:
    said, denied = annotations["orchard/a2"].claims
    denied = denied.model_copy(update={"polarity": polarity, "modality": "possible"})
    replace_claims(annotations, "orchard/a2", said, denied)
    assert scores(annotations, tmp_path)["modality"] == Decimal(right)


def test_a_period_without_ends_is_none(tmp_path: Path, annotations: dict[str, Annotation]) -> None:
    said, denied = annotations["orchard/a2"].claims
    assert denied.period is None
    open_ended = Period(text="at some time", begin=None, end=None)
    replace_claims(
        annotations, "orchard/a2", said, denied.model_copy(update={"period": open_ended})
    )
    assert scores(annotations, tmp_path)["period"] == 1


def test_missing_and_spurious_claims(tmp_path: Path, annotations: dict[str, Annotation]) -> None:
    first, second, third = annotations["orchard/a1"].claims
    start = samples.FIRST.index("20 did")
    trapped = first.model_copy(update={"id": "t", "start": start, "end": start + 2})
    elsewhere = first.model_copy(update={"id": "e", "start": 0, "end": 7})
    replace_claims(annotations, "orchard/a1", second, third, trapped, elsewhere)
    found = measures(annotations, tmp_path)["found"]
    assert (found.precision, found.recall) == (Decimal("0.6667"), Decimal("0.8"))
    assert scores(annotations, tmp_path)["traps"] == 1


def test_of_two_claims_on_one_span_the_right_value_is_taken(
    tmp_path: Path, annotations: dict[str, Annotation]
) -> None:
    first, *rest = annotations["orchard/a1"].claims
    wrong = first.model_copy(update={"id": "w", "low": Decimal(1), "high": Decimal(1)})
    replace_claims(annotations, "orchard/a1", wrong, first, *rest)
    found = measures(annotations, tmp_path)
    assert found["value"].recall == 1
    assert found["found"].precision == found["value"].precision == Decimal("0.8333")


def test_kinds_are_counted_apart(tmp_path: Path, annotations: dict[str, Annotation]) -> None:
    first, *rest = annotations["orchard/a1"].claims
    replace_claims(annotations, "orchard/a1", first.model_copy(update={"low": None}), *rest)
    counts = [c for page in pages(samples.load(tmp_path), annotations) for c in claim.counts(page)]
    right = {c.kind: 0 for c in counts if c.kind}
    gold = dict(right)
    for count in counts:
        if count.name == "value" and count.kind:
            right[count.kind] += int(count.hits)
            gold[count.kind] += count.gold
    assert (right["count"], gold["count"]) == (2, 3)
    assert (right["money"], gold["money"]) == (1, 1)
    assert (right["percent"], gold["percent"]) == (1, 1)
    assert sum(gold.values()) == 5


def test_words_that_are_confused(tmp_path: Path, annotations: dict[str, Annotation]) -> None:
    said, denied = annotations["orchard/a2"].claims
    wrong = said.model_copy(update={"relation": "<", "modality": "target"})
    replace_claims(annotations, "orchard/a2", wrong, denied)
    _, page = pages(samples.load(tmp_path), annotations)
    found = [words for words in claim.confused(page) if words[1] != words[2]]
    assert found == [("relation", "~", "<"), ("modality", "actual", "target")]
    assert ("modality", "denied", "denied") in claim.confused(page)
