"""The whole gold, out to every tool that holds whole labels and back: not a byte is lost.

What people then change comes back changed, and what does not fit its text is refused.
"""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluate import check, convert, gold
from extractor.evaluate.convert import label_studio
from extractor.evaluate.convert.marks import DATE, NOT_FACT, empty_fact
from extractor.evaluate.convert.text import text
from extractor.evaluate.gold import ENTITY_TYPES, Cluster, GoldClaim
from extractor.evaluate.measure import KINDS
from extractor.lexicon import DataError
from tests.evaluate import samples

ROOT = Path(__file__).parents[2]
FILES = gold.files([ROOT / "gold"])
# Formats that hold whole labels, each with the name of what is written.
WHOLE = {"label-studio": "tasks.json", "doccano": "lines.jsonl", "brat": "folder"}


def written(cluster: Cluster, format: str, folder: Path) -> Path:
    path = folder / WHOLE[format]
    for name, content in convert.files(cluster, format).items():
        file = path / name if name else path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    return path


def tasks() -> list[dict[str, Any]]:
    """The sample as Label Studio exports it once people have labelled it."""
    made: list[dict[str, Any]] = json.loads(
        convert.files(Cluster.model_validate(samples.raw()), "label-studio")[""]
    )
    return made


def lines() -> list[dict[str, Any]]:
    made = convert.files(Cluster.model_validate(samples.raw()), "doccano")[""]
    return [json.loads(line) for line in made.decode().splitlines()]


def back(folder: Path, exported: list[dict[str, Any]]) -> dict[str, Any]:
    """The gold of tasks, or of lines where they are those of doccano."""
    path = folder / ("tasks.json" if "data" in exported[0] else "lines.jsonl")
    content = map(json.dumps, exported)
    path.write_text(json.dumps(exported) if path.suffix == ".json" else "\n".join(content))
    return convert.load(path)


def results(task: dict[str, Any], name: str) -> list[dict[str, Any]]:
    (annotation,) = task["annotations"]
    return [result for result in annotation["result"] if result["from_name"] == name]


@pytest.mark.parametrize("format", WHOLE)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_whole_gold_comes_back_byte_for_byte(tmp_path: Path, file: Path, format: str) -> None:
    cluster = Cluster.model_validate_json(file.read_bytes())
    found = convert.load(written(cluster, format, tmp_path))
    assert convert.whole(file, found) == cluster
    assert text(found) == file.read_text(encoding="utf-8")


# Line ends of all sorts, quotes, tags, characters beyond the first plane, halves of pairs' kin.
LETTERS = st.text(st.sampled_from("a5 \n\t\r\"'<&\\\x85\u2028\u202e\U0001f600é"), min_size=3)


@given(LETTERS.filter(str.strip), st.data())
@pytest.mark.parametrize("format", WHOLE)
def test_any_text_and_any_words_come_back(format: str, told: str, data: Any) -> None:
    start = data.draw(st.integers(0, len(told) - 1))
    end = data.draw(st.integers(start + 1, len(told)))
    words = data.draw(LETTERS.filter(str.strip).map(str.strip))
    place = {"article": "a1", "start": start, "end": end, "quote": told[start:end]}
    why = {**place, "why": words}
    made = samples.raw() | {"articles": [{"id": "a1", "text": told}], "not_facts": [why]}
    made |= {key: [] for key in ("claims", "facts", "dates", "entities")}
    cluster = Cluster.model_validate(made)
    with TemporaryDirectory() as folder:
        path = written(cluster, format, Path(folder))
        assert convert.whole(path, convert.load(path)) == cluster


@pytest.mark.parametrize(
    ("bound", "shown"),
    [
        ("2.5", "2.5"),
        ("2500000000.0", "2500000000"),
        ("0.1", "0.1"),
        ("-3", "-3"),
        ("0.12345678901234567891", '"0.12345678901234567891"'),
        ("ten", '"ten"'),
        ("Infinity", '"Infinity"'),
        (None, "null"),
        (7, "7"),
    ],
)
def test_numbers_are_written_as_in_gold_while_they_are_exact(bound: Any, shown: str) -> None:
    made = samples.raw()
    made["claims"][0]["low"] = bound
    assert f'"low": {shown},\n' in text(made)


def test_the_interface_has_a_place_for_all_that_gold_says() -> None:
    root = ElementTree.fromstring(label_studio.config())
    labels = {each.get("value") for each in root.iter("Label")}
    assert labels == {*KINDS, DATE, NOT_FACT, *ENTITY_TYPES}
    fields = {each.get("name") for tag in ("TextArea", "Choices") for each in root.iter(tag)}
    beyond = set(GoldClaim.model_fields) - {"article", "start", "end", "quote", "kind"}
    assert fields == beyond | {"value", "why", "chain"}
    for task in tasks():
        for result in task["annotations"][0]["result"]:
            name, value = result["from_name"], result["value"]
            assert name == "label" or name in fields
            (control,) = root.findall(f".//*[@name='{name}']")
            assert control.tag.lower() == result["type"]
            offered = {each.get("value") for each in control}
            assert set(value.get("choices", value.get("labels", ()))) <= offered


def test_predictions_are_no_labels(tmp_path: Path) -> None:
    (tmp_path / "tasks.json").write_text(label_studio.predictions(samples.raw()))
    assert label_studio.load(tmp_path / "tasks.json") == []
    with pytest.raises(DataError, match=r"tasks.json: labels of one cluster .* those of: none"):
        convert.load(tmp_path / "tasks.json")


def test_articles_that_nobody_labelled_are_left_out(tmp_path: Path) -> None:
    first, second = tasks()
    second["annotations"][0]["was_cancelled"] = True
    made = back(tmp_path, [first, second])
    assert [article["id"] for article in made["articles"]] == ["a1"]
    assert {claim["article"] for claim in made["claims"]} == {"a1"}


def test_fields_that_people_correct_come_back_corrected(tmp_path: Path) -> None:
    exported = tasks()
    kind, subject = results(exported[0], "label")[0], results(exported[0], "subject")[0]
    assert kind["id"] == subject["id"]
    kind["value"]["labels"] = ["measure"]
    subject["value"]["text"] = ["the bank ", " the whole bank "]
    claim = back(tmp_path, exported)["claims"][0]
    before = samples.raw()["claims"][0]
    assert (claim["kind"], claim["subject"]) == ("measure", "the whole bank")
    assert {**claim, "kind": "count", "subject": "Orchard Bank"} == before | {
        "low": str(before["low"]),
        "high": str(before["high"]),
    }


@pytest.mark.parametrize("tool", [tasks, lines], ids=["label-studio", "doccano"])
def test_what_people_add_is_begun_and_what_they_delete_is_gone(
    tmp_path: Path, tool: Callable[[], list[dict[str, Any]]]
) -> None:
    exported = tool()
    start = samples.FIRST.index("20 did")
    if tool is tasks:
        found = exported[0]["annotations"][0]["result"]
        gone = found[0]["id"]
        kept = [result for result in found if result["id"] != gone]
        value = {"start": start, "end": start + 2, "text": "20", "labels": ["count"]}
        new = {"id": "x", "from_name": "label", "type": "labels", "value": value}
        exported[0]["annotations"][0]["result"] = [*kept, new]
    else:
        exported[0]["label"] = [*exported[0]["label"][1:], [start, start + 2, "count"]]
    made = back(tmp_path, exported)
    claims = {claim["id"]: claim for claim in made["claims"]}
    assert [*claims] == ["c2", "c3", "c1", "c4", "c5"], "the id that is free again is the next"
    assert (claims["c1"]["quote"], claims["c1"]["fact"]) == ("20", "f5")
    assert made["facts"][-1] == empty_fact("f5")
    problems = check.problems([samples.write(tmp_path, json.loads(text(made)))])
    assert [each.key for each in problems][0] == "claims.c1"


def test_a_name_that_people_add_joins_those_spelt_alike(tmp_path: Path) -> None:
    exported = lines()
    name = next(m for m in exported[1]["label"] if m[2] == "ORG")
    exported[1]["notes"] = [note for note in exported[1]["notes"] if note[:3] != name]
    made = back(tmp_path, exported)
    assert made["entities"] == samples.raw()["entities"]


def moved(task: dict[str, Any], shift: int) -> None:
    for result in task["annotations"][0]["result"]:
        result["value"]["start"] += shift
        result["value"]["end"] += shift


def test_offsets_in_the_units_of_browsers_are_those_of_the_text(tmp_path: Path) -> None:
    """For a browser, an emoji is two characters long."""
    exported = tasks()
    exported[0]["data"]["text"] = "\U0001f34f\U0001f34f " + samples.FIRST
    moved(exported[0], 5)
    made = back(tmp_path, exported)
    assert [c["start"] for c in made["claims"] if c["article"] == "a1"] == [
        c["start"] + 3 for c in samples.raw()["claims"] if c["article"] == "a1"
    ]
    assert check.problems([samples.write(tmp_path, json.loads(text(made)))]) == ()


def test_relations_that_people_draw_change_nothing(tmp_path: Path) -> None:
    exported = tasks()
    drawn = {"from_id": "r1", "to_id": "r2", "type": "relation", "direction": "right"}
    exported[0]["annotations"][0]["result"].append(drawn)
    assert text(back(tmp_path, exported)) == text(samples.raw())


def test_line_ends_in_a_quote_are_written_as_label_studio_likes(tmp_path: Path) -> None:
    exported = tasks()
    exported[0]["data"]["text"] = samples.FIRST.replace("300 jobs", "300\njobs")
    results(exported[0], "label")[0]["value"]["text"] = "300\\njobs"
    assert back(tmp_path, exported)["claims"][0]["quote"] == "300\njobs"


def test_annotators_who_agree_are_one_and_a_ground_truth_settles_the_others(tmp_path: Path) -> None:
    exported = tasks()
    task = exported[0]
    other = json.loads(json.dumps(task["annotations"][0]))
    task["annotations"].append(other)
    assert len(back(tmp_path, exported)["claims"]) == 5
    other["result"] = other["result"][1:]
    with pytest.raises(DataError, match=r"tasks.json: task 1: 2 annotations differ: mark one"):
        back(tmp_path, exported)
    task["annotations"][0]["ground_truth"] = True
    assert len(back(tmp_path, exported)["claims"]) == 5


def broken(**fields: Any) -> Callable[[], list[dict[str, Any]]]:
    """The sample as tasks with another value of its first region."""

    def made() -> list[dict[str, Any]]:
        exported = tasks()
        exported[0]["annotations"][0]["result"][0]["value"].update(fields)
        return exported

    return made


def changed(**fields: Any) -> Callable[[], list[dict[str, Any]]]:
    """The sample as lines of doccano with another field of the first."""
    return lambda: [lines()[0] | fields, *lines()[1:]]


@pytest.mark.parametrize(
    ("exported", "reason"),
    [
        (broken(start=18), r"task 1: \[18:25\] is '00 jobs', not '300 jobs'"),
        (broken(start=-1), r"task 1: \[-1:25\] is '', not '300 jobs'"),
        (broken(end=9000), r"task 1: \[17:9000\] is .*, not '300 jobs'"),
        (broken(labels=["count", "money"]), "task 1: \\[17:25\\] has the labels .*: leave one"),
        (broken(start="x"), "task 1: annotations.0.result.0.value.start"),
        (
            lambda: [tasks()[0] | {"annotations": [{"result": None}]}],
            "task 1: annotations.0.result",
        ),
        (lambda: [{"data": {"text": "Ten."}}], "task 1: data.cluster: Field required"),
        (lambda: [*tasks(), {**tasks()[0], "data": tasks()[0]["data"] | {"cluster": "b"}}], "b"),
        (changed(label=[[0, 900, "count"]]), r"jsonl:1: \[0:900\] lies outside of the text"),
        (changed(label=[[4, 4, "count"]]), r"jsonl:1: \[4:4\] lies outside of the text"),
        (changed(text=" " + samples.FIRST), r"jsonl:1: \[17:25\] is .*: the text was changed"),
        (changed(cluster=None), "jsonl:1: cluster"),
    ],
)
def test_what_does_not_fit_its_text_is_refused(
    tmp_path: Path, exported: Callable[[], list[dict[str, Any]]], reason: str
) -> None:
    with pytest.raises(DataError, match=reason):
        back(tmp_path, exported())


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_files_that_are_no_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"[\xff]")
    with pytest.raises(DataError, match=rf"{name}: not (UTF-8|JSON): 'utf-8' codec"):
        convert.load(tmp_path / name)


def test_spans_of_a_doccano_project_with_relations(tmp_path: Path) -> None:
    exported = lines()
    for line in exported:
        line["entities"] = [
            {"id": number, "start_offset": start, "end_offset": end, "label": label}
            for number, (start, end, label) in enumerate(line.pop("label"))
        ]
    assert text(back(tmp_path, exported)) == text(samples.raw())
