from decimal import Decimal
from fractions import Fraction

import pytest

from extractor.evaluate.measure import Measure, Scores, by_key, found, rows, score

SCORES = Scores(
    clusters=1,
    articles=2,
    measures=(
        found("claim", "value", hits=2, output=4, gold=3),
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
    measure = found("claim", "value", hits=0, output=0, gold=0)
    assert {measure.precision, measure.recall, measure.f1} == {Decimal(0)}


def test_numbers_are_found_by_key_but_not_those_of_nothing() -> None:
    assert by_key(SCORES) == {
        "claim.value.precision": Decimal("0.5"),
        "claim.value.recall": Decimal("0.6667"),
        "claim.value.f1": Decimal("0.5714"),
        "claim.period.right": Decimal("0.25"),
    }


def test_rows_for_people() -> None:
    heading, value, period, _ = rows(SCORES)
    assert heading == ("level", "measure", "precision", "recall", "f1", "right", "wrong", "n")
    assert value == ("claim", "value", "0.5000", "0.6667", "0.5714", "", "", "3")
    assert period == ("claim", "period", "", "", "", "0.2500", "", "8")


def test_json_keeps_four_places_and_reads_back() -> None:
    text = SCORES.model_dump_json()
    assert '"right":"0.2500"' in text
    assert Scores.model_validate_json(text) == SCORES
