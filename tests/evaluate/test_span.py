from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import span
from extractor.evaluate.match import pages
from extractor.model import Annotation
from tests.evaluate import samples

Edit = dict[str, Any]


def scores(annotations: dict[str, Annotation], folder: Path) -> dict[str, tuple[str, str]]:
    """Precision and recall by measure."""
    read = pages(samples.load(folder), annotations)
    measures = samples.summed(count for page in read for count in span.counts(page))
    return {name: (str(each.precision), str(each.recall)) for name, each in measures.items()}


@pytest.fixture
def annotations(tmp_path: Path) -> dict[str, Annotation]:
    return samples.perfect(samples.load(tmp_path))


def edit(annotations: dict[str, Annotation], article: str, **fields: object) -> None:
    annotations[article] = annotations[article].model_copy(update=fields)


def test_without_mistakes(tmp_path: Path, annotations: dict[str, Annotation]) -> None:
    assert set(scores(annotations, tmp_path).values()) == {("1.0000", "1.0000")}


def test_a_figure_out_of_place_is_found_but_not_exact(
    tmp_path: Path, annotations: dict[str, Annotation]
) -> None:
    first, *rest = annotations["orchard/a1"].figures
    moved = first.model_copy(update={"end": first.end - 1})
    edit(annotations, "orchard/a1", figures=(moved, *rest))
    found = scores(annotations, tmp_path)
    assert found["figures"] == ("1.0000", "1.0000")
    assert found["figures_exact"] == ("0.8000", "0.8000")


@pytest.mark.parametrize(
    ("quote", "precision"),
    [("20", "1.0000"), ("Group of 20", "1.0000"), ("comment", "0.8333")],
)
def test_a_figure_in_a_trap_is_neutral(
    tmp_path: Path, annotations: dict[str, Annotation], quote: str, precision: str
) -> None:
    start = samples.FIRST.index(quote)
    figures = annotations["orchard/a1"].figures
    extra = figures[0].model_copy(update={"start": start, "end": start + len(quote)})
    edit(annotations, "orchard/a1", figures=(*figures, extra))
    assert scores(annotations, tmp_path)["figures"] == (precision, "1.0000")


def test_a_missed_figure_costs_recall_alone(
    tmp_path: Path, annotations: dict[str, Annotation]
) -> None:
    edit(annotations, "orchard/a1", figures=annotations["orchard/a1"].figures[1:])
    assert scores(annotations, tmp_path)["figures"] == ("1.0000", "0.8000")


@pytest.mark.parametrize(
    ("fields", "exact", "found", "value"),
    [
        ({"begin": None}, "1.0000", "1.0000", "0.7500"),
        ({"end_date": None}, "1.0000", "1.0000", "0.7500"),
        ({"end": 30}, "0.7500", "1.0000", "1.0000"),
        ({"type": "TIME"}, "1.0000", "1.0000", "1.0000"),
        ({"type": "DURATION"}, "0.7500", "0.7500", "0.7500"),
        ({"start": 0, "end": 7}, "0.7500", "0.7500", "0.7500"),
    ],
)
def test_dates(
    tmp_path: Path,
    annotations: dict[str, Annotation],
    fields: Edit,
    exact: str,
    found: str,
    value: str,
) -> None:
    first, *rest = annotations["orchard/a1"].dates
    changed = first.model_copy(update=fields)
    edit(annotations, "orchard/a1", dates=(changed, *rest))
    recalls = {name: recall for name, (_, recall) in scores(annotations, tmp_path).items()}
    wanted = {"dates_exact": exact, "dates": found, "dates_value": value}
    assert {name: recalls[name] for name in wanted} == wanted
