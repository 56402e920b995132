"""Fitting how sure claims should be: shares of gold, few claims drawn towards the prior."""

import tomllib
from decimal import Decimal

import pytest

from benchmarks.calibration import Judged
from benchmarks.fit_confidence import NOBODY_MOST, fit, share, weighted, written


def judged(rule: str, holder: str, *, right: bool) -> Judged:
    return Judged(f"claim.{rule}", holder, Decimal(1), True, right, False)


def many(rule: str, holder: str, right: int, wrong: int) -> list[tuple[Judged, float]]:
    good = [(judged(rule, holder, right=True), 1.0)] * right
    return good + [(judged(rule, holder, right=False), 1.0)] * wrong


@pytest.mark.parametrize(("right", "wrong"), [(0, 0), (3, 0), (0, 3), (500, 100)])
def test_a_share_lies_between_what_was_seen_and_the_prior(right: int, wrong: int) -> None:
    seen = right / (right + wrong) if right + wrong else 0.5
    found = share(many("level", "name", right, wrong), 0.5)
    assert min(seen, 0.5) <= found <= max(seen, 0.5)


def test_many_claims_outweigh_the_prior() -> None:
    table = fit(many("level", "name", 900, 100) + many("verb", "phrase", 10, 90))
    assert table["level"]["name"] == pytest.approx(0.9, abs=0.01)
    assert table["verb"]["phrase"] < table[""]["phrase"] + 0.05 < table["level"]["phrase"]


def test_sets_of_gold_count_alike() -> None:
    small, large = [judged("level", "name", right=True)] * 2, [judged("level", "name", right=False)]
    found = weighted([small, large * 8])
    assert sum(w for each, w in found if each.question) == sum(
        w for e, w in found if not e.question
    )


def test_the_table_is_toml_and_nothing_is_certain() -> None:
    table = tomllib.loads(written({"": dict.fromkeys(("nobody", "phrase", "name"), 1.0)}))
    assert table == {"other": {"nobody": f"{NOBODY_MOST:.2f}", "phrase": "0.99", "name": "0.99"}}
