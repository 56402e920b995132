from decimal import Decimal

import pytest

from extractor.report.axis import EDGE, WIDTH, axis

D = Decimal


def test_no_numbers_have_no_axis() -> None:
    assert axis([]) is None


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        (["0", "10"], ["0", "5", "10"]),
        (["200e9", "210e9"], ["200e9", "205e9", "210e9"]),
        (["-3", "3"], ["-2", "0", "2"]),
        (["40"], ["38", "40", "42"]),
        (["0"], ["-1", "0", "1"]),
    ],
)
def test_ticks_are_round(numbers: list[str], ticks: list[str]) -> None:
    found = axis(map(D, numbers))
    assert found is not None
    assert found.ticks == [D(tick) for tick in ticks]


@pytest.mark.parametrize("numbers", [["1e-9", "1e400"], ["-5", "7"], ["12.5", "12.6"]])
def test_every_number_and_tick_has_its_place_in_the_drawing(numbers: list[str]) -> None:
    values = [D(number) for number in numbers]
    found = axis(values)
    assert found is not None
    places = [found.place(value) for value in (*values, *found.ticks)]
    assert all(EDGE <= place <= WIDTH - EDGE for place in places)
    assert found.place(values[0]) < found.place(values[1])
