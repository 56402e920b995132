"""Label files to fill in: empty, with suggestions, and made of bare spans."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import check, draft, gold, labels
from extractor.model import Period
from tests.evaluate import samples


def written(folder: Path, data: dict[str, Any]) -> dict[str, Any]:
    """The file as it is read back, once it is known to be sound."""
    path = samples.write(folder, data, "draft.json")
    assert check.problems([path]) == ()
    raw: dict[str, Any] = json.loads(path.read_text())
    return raw


def test_a_new_file_has_the_articles_and_no_labels(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    made = written(tmp_path, draft.draft("pear", cluster.articles))
    assert made.keys() == samples.raw().keys()
    assert [article["text"] for article in made["articles"]] == [samples.FIRST, samples.SECOND]
    assert not any(made[key] for key in made.keys() - {"cluster", "articles"})


def test_suggestions_are_what_was_read(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    read = list(labels.annotations(cluster).values())
    made = written(tmp_path, draft.draft("pear", cluster.articles, read))
    (again,) = gold.load([tmp_path / "draft.json"])
    same = {"kind", "relation", "low", "high", "unit", "subject", "metric", "change", "modality"}
    for before, after in zip(cluster.claims, again.claims, strict=True):
        assert before.model_dump(include=same) == after.model_dump(include=same)
    assert [c["period"] for c in made["claims"]][:2] == ["2031-03-01/2031-03-31"] * 2
    assert [d["value"] for d in made["dates"]][1:3] == ["2031-05-04", "2031-05-05"]
    assert [fact.status for fact in again.facts] == ["single"] * 5


@pytest.mark.parametrize(
    ("begin", "end", "iso"),
    [
        ("2031-03-01", "2031-03-01", "2031-03-01"),
        ("2031-03-01", None, "2031-03-01/.."),
        (None, "2031-03-01", "../2031-03-01"),
        (None, None, None),
    ],
)
def test_periods_are_written_as_in_gold(
    begin: str | None, end: str | None, iso: str | None
) -> None:
    assert draft.iso(Period.model_validate({"begin": begin, "end": end})) == iso
