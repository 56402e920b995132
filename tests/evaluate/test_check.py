"""Every problem of gold is named by file and key."""

from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import check
from tests.evaluate import samples


def found(folder: Path, data: object) -> list[tuple[str, str]]:
    """Key and reason of every problem of the file."""
    path = samples.write(folder, data)
    problems = check.problems([folder])
    assert {each.file for each in problems} <= {path}
    return [(each.key, each.reason) for each in problems]


def claim(data: dict[str, Any], name: str) -> Any:
    return next(each for each in data["claims"] if each["id"] == name)


def of(data: dict[str, Any], name: str) -> Any:
    return next(each for each in data["facts"] if each["id"] == name)


def test_sound_gold_has_no_problems(tmp_path: Path) -> None:
    assert found(tmp_path, samples.raw()) == []


def test_what_cannot_be_loaded_is_named_first(tmp_path: Path) -> None:
    data = samples.raw()
    claim(data, "c1")["quote"] = "400 jobs"
    data["dates"][0]["article"] = "a9"
    assert [key for key, _ in found(tmp_path, data)] == ["claims.c1.quote", "dates.0.article"]


def test_a_file_that_is_no_json_and_a_key_that_nobody_knows(tmp_path: Path) -> None:
    (tmp_path / "torn.json").write_text("{")
    samples.write(tmp_path, samples.raw() | {"clams": []})
    first, second = check.problems([tmp_path])
    assert str(first).endswith("orchard.json: clams: Extra inputs are not permitted")
    assert "torn.json: Expecting" in str(second)


def test_two_files_of_one_cluster(tmp_path: Path) -> None:
    samples.write(tmp_path, samples.raw())
    samples.write(tmp_path, samples.raw(), "other.json")
    (problem,) = check.problems([tmp_path])
    assert (problem.file.name, problem.key) == ("other.json", "cluster")


@pytest.mark.parametrize(
    ("name", "fields", "key"),
    [
        ("c2", {"unit": "percent"}, "claims.c2.unit"),
        ("c3", {"unit": "francs"}, "claims.c3.unit"),
        ("c3", {"subject": " "}, "claims.c3.subject"),
        ("c3", {"metric": ""}, "claims.c3.metric"),
    ],
)
def test_a_claim_that_is_wrong(tmp_path: Path, name: str, fields: dict[str, Any], key: str) -> None:
    data = samples.raw()
    claim(data, name).update(fields)
    assert key in [each for each, _ in found(tmp_path, data)]


def test_labels_that_overlap(tmp_path: Path) -> None:
    data = samples.raw()
    data["claims"].append(samples.label("c6", "a1", "300", low=300, high=300))
    data["not_facts"].append(samples.mark("a2", "9 branches", why="none"))
    keys = dict(found(tmp_path, data))
    assert keys["claims.c1"].startswith("overlaps claims.c6")
    assert keys["not_facts.1"] == "'9 branches' is claims.c5 too"


def test_a_trap_inside_a_longer_figure_is_none(tmp_path: Path) -> None:
    data = samples.raw()
    data["not_facts"].append(samples.mark("a2", "9", why="inside"))
    assert found(tmp_path, data) == []


def test_a_fact_without_claims_or_label(tmp_path: Path) -> None:
    data = samples.raw()
    data["facts"].append(samples.fact("f9", "single", 1, 1, "job") | {"label": ""})
    assert dict(found(tmp_path, data)).keys() == {"facts.f9", "facts.f9.label"}


@pytest.mark.parametrize(
    ("fact", "fields", "reason"),
    [
        ("f2", {"status": "agreed"}, "agreed, but one claim alone states it"),
        ("f1", {"status": "single"}, "single, but 2 claims state it"),
        ("f1", {"status": "updated"}, "updated, but its bounds are not those of a claim of the"),
        ("f1", {"status": "updated", "low": 310, "high": 310}, None),
        ("f1", {"status": "agreed", "low": 300, "high": 300}, None),  # up to rounding
        ("f1", {"status": "agreed", "low": 200, "high": 200}, "agreed, but its claims give"),
        ("f1", {"status": "conflicting"}, None),
        ("f1", {"status": "conflicting", "high": 400}, "conflicting, but its bounds are not the"),
        ("f2", {"status": "retracted"}, None),
        ("f1", {"unit": "post"}, None),  # not all of its claims are in that unit
    ],
)
def test_statuses(tmp_path: Path, fact: str, fields: dict[str, Any], reason: str | None) -> None:
    data = samples.raw()
    claim(data, "c4")["unit"] = "job"
    of(data, fact).update(fields)
    problems = found(tmp_path, data)
    if reason is None:
        assert problems == []
    else:
        ((key, told),) = problems
        assert key == f"facts.{fact}.status"
        assert told.startswith(reason)


@pytest.mark.parametrize(
    ("relation", "low", "high", "reason"),
    [
        (">", 305, None, "compatible from 300, but claims.c4 begins at 305"),
        (">=", 300, None, None),
        ("<", None, 305, "compatible up to 310, but claims.c4 ends at 305"),
        ("<=", None, 310, None),
    ],
)
def test_bounds_of_compatible_facts(
    tmp_path: Path, relation: str, low: int | None, high: int | None, reason: str | None
) -> None:
    data = samples.raw()
    claim(data, "c4").update(unit="job", relation=relation, low=low, high=high)
    assert [told for _, told in found(tmp_path, data)] == ([reason] if reason else [])


def test_a_restatement_in_the_same_sentence_adds_nothing_to_a_single_fact(tmp_path: Path) -> None:
    data = samples.raw()
    data["claims"].append(samples.label("c6", "a2", "5", unit="branch", low=9, high=9, fact="f4"))
    assert found(tmp_path, data) == []
