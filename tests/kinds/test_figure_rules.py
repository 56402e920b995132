"""Figures on the border between two readings: examples that a mutation run found nobody to hold."""

import pytest

from extractor.kinds import find


def rows(text: str) -> list[str]:
    return [
        f"{f.text}|{f.kind}|{f.low}|{f.high}|{f.unit}|{f.per or ''}|{f.rule}" for f in find(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Cents behind dollars: two digits, a whole number of them, and nothing that follows.
        ("He got 3 dollars 50.", ["3 dollars 50|money|3.5|3.5|USD||money.name"]),
        ("He got 3 dollars 99.", ["3 dollars 99|money|3.99|3.99|USD||money.name"]),
        ("He got 3.5 dollars 50.", ["3.5 dollars|money|3.5|3.5|USD||money.name"]),
        ("He got 3 dollars 100.", ["3 dollars|money|3|3|USD||money.name"]),
        (
            "He got 2 million dollars 50.",
            ["2 million dollars|money|2000000|2000000|USD||money.name"],
        ),
        # Pounds of mass and of money.
        ("A 240-pound man left.", ["240-pound|measure|240|240|pound-mass||measure.unit"]),
        ("A 240-pound fine hurts.", ["240-pound|money|240|240|GBP||money.name"]),
        # A quarter, and a time of day.
        ("It opened at a quarter to six.", []),
        ("It opened at half past nine.", []),
        # Signs.
        ("It lost $(5) million.", ["$(5) million|money|-5000000|-5000000|USD||money.prefix"]),
        # Shares that end, and shares that do not.
        (
            "Some 5 out of 8 mills shut.",
            ["Some 5 out of 8|percent|62.500|62.500|%||percent.one_in_ten"],
        ),
        ("One in three mills shut.", ["One in three|percent|33.333|33.333|%||percent.one_in_ten"]),
        (
            "It fell by a tenth of a point.",
            ["a tenth of a point|percentage_point|0.1|0.1|pp||points.part"],
        ),
        ("It is 2.5 times as big.", ["2.5 times|multiple|2.5|2.5|x||multiple.times"]),
    ],
)
def test_borders(text: str, found: list[str]) -> None:
    assert rows(text) == found
