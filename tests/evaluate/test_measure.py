from decimal import Decimal
from fractions import Fraction

import pytest

from extractor.evaluate.measure import (
    Count,
    Form,
    Measure,
    Place,
    Scores,
    by_key,
    form,
    headline,
    score,
    total,
)
from extractor.evaluate.table import rows


def found(hits: int, output: int, gold: int) -> Measure:
    (measure,) = total([(Place("one"), Count("claim", "value", hits, output, gold))])
    return measure


SCORES = Scores(
    clusters=1,
    articles=2,
    measures=(
        found(2, 4, 3),
        Measure(level="claim", name="period", right=Decimal("0.25"), n=8),
        Measure(level="claim", name="traps", wrong=Decimal(0), n=0),
    ),
)


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (1, 3, "0.3333"),
        (2, 3, "0.6667"),
        (1, 1, "1.0000"),
        (0, 5, "0.0000"),
        (0, 0, "0.0000"),
        (Fraction(1, 2), 4, "0.1250"),
        (1, 20000, "0.0000"),
        (3, 20000, "0.0002"),
    ],
)
def test_shares_have_four_places(part: int | Fraction, whole: int, share: str) -> None:
    assert str(score(part, whole)) == share


def test_precision_recall_and_f1() -> None:
    measure = SCORES.measures[0]
    numbers = (measure.precision, measure.recall, measure.f1, measure.n)
    assert numbers == (Decimal("0.5"), Decimal("0.6667"), Decimal("0.5714"), 3)


def test_nothing_found_and_nothing_to_find_is_nought() -> None:
    measure = found(0, 0, 0)
    assert {measure.precision, measure.recall, measure.f1} == {Decimal(0)}


def test_numbers_are_found_by_key_but_not_those_of_nothing() -> None:
    assert by_key(SCORES) == {
        "claim.value.precision": Decimal("0.5"),
        "claim.value.recall": Decimal("0.6667"),
        "claim.value.f1": Decimal("0.5714"),
        "claim.period.right": Decimal("0.25"),
    }


def test_rows_for_people() -> None:
    heading, value, period, _ = rows(SCORES.measures)
    assert heading == ("level", "measure", "precision", "recall", "f1", "right", "wrong", "n")
    assert value == ("claim", "value", "0.5000", "0.6667", "0.5714", "", "", "3")
    assert period == ("claim", "period", "", "", "", "0.2500", "", "8")


def test_json_keeps_four_places_and_reads_back() -> None:
    text = SCORES.model_dump_json()
    assert '"right":"0.2500"' in text
    assert Scores.model_validate_json(text) == SCORES


def test_counts_of_places_add_up_and_are_kept() -> None:
    first, second = Place("one", "one/a"), Place("two")
    half = Count("fact", "b_cubed", Fraction(1, 2), 0, 1, form="mean")
    measures = total(
        [
            (first, Count("claim", "value", 1, 2, 2)),
            (first, half),
            (second, Count("claim", "value", 2, 2, 4)),
            (first, Count("claim", "value", 1, 1, 1, kind="money")),
        ]
    )
    value, b_cubed, money = measures
    assert (value.precision, value.recall, value.n) == (Decimal("0.75"), Decimal("0.5"), 6)
    assert [(p.cluster, p.article, p.hits) for p in value.parts] == [
        ("one", "one/a", 1),
        ("two", None, 2),
    ]
    assert (b_cubed.f1, b_cubed.precision) == (Decimal("0.5"), None)
    assert (money.kind, money.n) == ("money", 1)


def test_headline_and_form_follow_from_the_columns() -> None:
    forms: list[Form] = ["found", "right", "wrong", "mean"]
    for form_, column in zip(forms, ["f1", "right", "wrong", "f1"], strict=True):
        (measure,) = total([(Place("one"), Count("fact", "some", 1, 1, 2, form=form_))])
        assert (headline(measure), form(measure)) == (column, form_)
