from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluate.match import one_to_one, overlap, overlaps_any, pages
from extractor.model import Span
from tests.evaluate import samples


def spans(*bounds: tuple[int, int]) -> list[Span]:
    return [Span(start=start, end=end) for start, end in bounds]


@pytest.mark.parametrize(
    ("gold", "output", "expected"),
    [
        ([(0, 10)], [(0, 10)], [(0, 0)]),
        ([(0, 10)], [(10, 20)], []),
        ([(0, 10)], [(9, 20)], [(0, 0)]),
        ([(0, 10)], [(0, 4), (2, 10)], [(0, 1)]),
        ([(0, 10), (10, 20)], [(5, 20)], [(1, 0)]),
        ([(0, 10), (0, 10)], [(0, 10)], [(0, 0)]),
        ([(0, 10), (4, 14)], [(3, 12), (0, 20)], [(1, 0), (0, 1)]),
        ([], [(0, 10)], []),
    ],
)
def test_greatest_share_goes_first(
    gold: list[tuple[int, int]], output: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    labels, items = spans(*gold), spans(*output)
    wanted = [(labels[i], items[j]) for i, j in expected]
    assert list(one_to_one(labels, items)) == wanted


def test_preference_decides_between_equal_shares() -> None:
    (label,) = spans((0, 8))
    short, late = spans((0, 6), (2, 8))
    assert one_to_one([label], [short, late]) == ((label, short),)
    liked = one_to_one([label], [short, late], prefer=lambda _, item: item is late)
    assert liked == ((label, late),)


def test_overlap_is_a_share_of_the_longer() -> None:
    long, short, far = spans((0, 10), (8, 12), (10, 12))
    assert overlap(long, short) == overlap(short, long) == Fraction(1, 5)
    assert overlap(long, far) == 0
    assert overlaps_any(long, [far, short])
    assert not overlaps_any(long, [far])


some_spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: Span(start=p[0], end=sum(p))),
    max_size=6,
)


@given(some_spans, some_spans)
def test_pairs_overlap_and_use_everything_once(gold: list[Span], output: list[Span]) -> None:
    pairs = one_to_one(gold, output)
    assert all(overlap(label, item) for label, item in pairs)
    assert len({id(label) for label, _ in pairs}) == len(pairs)
    assert len({id(item) for _, item in pairs}) == len(pairs)


def test_pages_keep_articles_apart_and_fill_gaps(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    annotations = samples.perfect(cluster)
    del annotations["orchard/a1"]
    first, second = pages(cluster, annotations)
    assert [label.id for label in first.claims] == ["c1", "c2", "c3"]
    assert [label.quote for label in second.dates] == ["5 May", "March"]
    assert first.read.claims == ()
    assert len(second.read.claims) == 2
