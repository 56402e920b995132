from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluate.measure import Count, Form, Measure, Place, Scores, total
from extractor.evaluate.resample import differences, with_intervals
from extractor.lexicon import DataError


def scores(hits: list[int], *, form: Form = "found", articles: bool = True) -> Scores:
    """One measure, four items of gold and of output in each of as many articles; two a cluster."""
    counts = [
        (
            Place(f"k{number // 2}", f"k{number // 2}/a{number}" if articles else None),
            Count("claim", "value", right, 4, 4, form=form),
        )
        for number, right in enumerate(hits)
    ]
    return Scores(clusters=len(hits) // 2, articles=len(hits), measures=total(counts))


def intervals(scores: Scores) -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    (measure,) = with_intervals(scores).measures
    return {(each.over, each.column): (each.low, each.high) for each in measure.intervals}


def test_where_all_places_are_alike_nothing_is_uncertain() -> None:
    assert set(intervals(scores([3, 3, 3, 3])).values()) == {(Decimal("0.75"), Decimal("0.75"))}


def test_found_has_intervals_for_all_its_columns_and_a_share_for_one() -> None:
    columns = {"precision", "recall", "f1"}
    over = {"articles", "clusters"}
    assert intervals(scores([1, 4, 2, 3])).keys() == {(o, c) for o in over for c in columns}
    assert intervals(scores([1, 4, 2, 3], form="wrong")).keys() == {(o, "wrong") for o in over}


def test_what_runs_through_clusters_is_drawn_by_cluster_alone() -> None:
    found = intervals(scores([0, 0, 4, 4], articles=False, form="mean"))
    assert found == {("clusters", "f1"): (Decimal(0), Decimal(1))}


def test_one_article_has_no_interval() -> None:
    assert intervals(scores([3])) == {}


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12))
def test_an_interval_lies_within_the_places_it_is_drawn_from(hits: list[int]) -> None:
    for low, high in intervals(scores(hits)).values():
        assert Decimal(min(hits)) / 4 <= low <= high <= Decimal(max(hits)) / 4


def test_the_interval_of_a_coin_is_that_of_the_textbook() -> None:
    """100 throws, half of them heads: 0.5 and 1.96 times 0.05 to both sides."""
    low, high = intervals(scores([0, 4] * 50, form="right"))["articles", "right"]
    assert float(low) == pytest.approx(0.402, abs=0.02)
    assert float(high) == pytest.approx(0.598, abs=0.02)


def changes(now: list[int], before: list[int]) -> Iterator[tuple[str, str, float, float, float]]:
    for each in differences(scores(now), scores(before)):
        yield each.over, each.column, float(each.change), float(each.low), float(each.p)


def test_no_change_is_no_change() -> None:
    for _, column, change, low, p in changes([1, 2, 3, 4], [1, 2, 3, 4]):
        assert (column, change, low, p) == ("f1", 0, 0, 1)


def test_a_change_everywhere_is_sure_and_one_in_one_place_is_not() -> None:
    sure = {over: (change, low, p) for over, _, change, low, p in changes([4] * 20, [2] * 20)}
    assert sure["articles"][:2] == (0.5, 0.5)
    assert sure["articles"][2] < 0.01
    unsure = {over: (change, low, p) for over, _, change, low, p in changes([4, 2], [2, 2])}
    assert unsure["articles"][1] == 0
    assert unsure["articles"][2] == 1


def test_a_baseline_of_other_articles_is_refused() -> None:
    with pytest.raises(DataError, match="not measured on the same articles"):
        differences(scores([1, 2, 3, 4]), scores([1, 2]))


def test_a_measure_that_the_baseline_lacks_is_left_out() -> None:
    bare = Scores(clusters=1, articles=1, measures=(Measure(level="a", name="b", n=0),))
    assert differences(scores([1, 2]), bare) == ()
