"""Confidence against truth, on judged claims made up for the purpose."""

import re
from decimal import Decimal

import pytest

from benchmarks.calibration import Judged, bins, by_rule, error, plot, thresholds, wilson


def judged(confidence: float, question: bool, rule: str = "claim.level") -> Judged:
    return Judged(rule, "name", Decimal(str(confidence)), True, question, False)


def test_claims_are_put_in_bins_with_their_share_right() -> None:
    claims = [judged(0.85, True), judged(0.81, False), judged(1.0, True), judged(0.1, False)]
    low, middle, high = bins(claims)
    assert (low.n, low.right) == (1, 0)
    assert (middle.n, middle.confidence, middle.right) == (2, pytest.approx(0.83), 0.5)
    assert (high.n, high.right) == (1, 1)
    assert error(claims) == pytest.approx((0.1 + 2 * 0.33 + 0) / 4)


def test_the_interval_is_that_of_wilson() -> None:
    low, high = wilson(8, 10)
    assert (low, high) == (pytest.approx(0.490, abs=0.001), pytest.approx(0.943, abs=0.001))
    assert wilson(0, 5)[0] == pytest.approx(0)


def test_a_threshold_keeps_what_reaches_it() -> None:
    claims = [judged(0.9, True), judged(0.8, True), judged(0.8, False), judged(0.3, False)]
    kept = {least: (n, of_all, right) for least, n, of_all, right in thresholds(claims)}
    assert kept[Decimal("0.3")] == (4, 1.0, 0.5)
    assert kept[Decimal("0.8")] == (3, 0.75, pytest.approx(2 / 3))
    assert kept[Decimal("0.9")] == (1, 0.25, 1.0)


def test_rules_that_fire_most_come_first() -> None:
    claims = [judged(0.9, True, "b"), judged(0.7, False, "a"), judged(0.5, True, "a")]
    assert by_rule(claims) == [
        ("a", 2, pytest.approx(0.6), 1.0, 0.5, 0.0),
        ("b", 1, 0.9, 1.0, 1.0, 0.0),
    ]


def test_the_plot_has_a_point_for_each_bin_within_its_frame() -> None:
    drawn = plot(bins([judged(0.85, True), judged(0.2, False)]))
    places = re.findall(r'<circle cx="([0-9.]+)" cy="([0-9.]+)"', drawn)
    assert len(places) == 2
    assert all(48 <= float(each) <= 408 for place in places for each in place)
