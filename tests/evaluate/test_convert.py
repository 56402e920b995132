"""Gold there and back through the formats of annotation tools."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluate import check, convert
from extractor.evaluate.convert import conll, docbin
from extractor.evaluate.convert.marks import Mark, Marked, apart, marked
from extractor.evaluate.gold import Cluster
from extractor.lexicon import DataError
from tests.evaluate import samples


@pytest.fixture
def cluster() -> Cluster:
    return Cluster.model_validate(samples.raw())


def brat(cluster: Cluster, folder: Path) -> Path:
    folder.mkdir()
    for name, content in convert.files(cluster, "brat").items():
        (folder / name).write_bytes(content)
    return folder


def test_brat_holds_all_of_gold(tmp_path: Path, cluster: Cluster) -> None:
    folder = brat(cluster, tmp_path / "orchard")
    lines = (folder / "001.ann").read_text().splitlines()
    assert lines[0] == "T1\tcount 17 25\t300 jobs"
    assert lines[1].startswith('#1\tAnnotatorNotes T1\t{"id": "c1"')
    back = convert.whole(folder, convert.load(folder))
    assert back.model_dump(exclude={"facts"}) == cluster.model_dump(exclude={"facts"})
    assert sorted(back.facts, key=lambda fact: fact.id) == list(cluster.facts)


def test_brat_without_notes_is_a_draft_whose_gaps_are_named(
    tmp_path: Path, cluster: Cluster
) -> None:
    folder = brat(cluster, tmp_path / "orchard")
    (folder / "cluster.json").unlink()
    for path in folder.glob("*.ann"):
        kept = [line for line in path.read_text().splitlines(True) if line.startswith("T")]
        path.write_text("".join(kept))
    data = convert.load(folder)
    assert (data["cluster"], [a["id"] for a in data["articles"]]) == ("orchard", ["001", "002"])
    assert [c["quote"] for c in data["claims"]] == [c.quote for c in cluster.claims]
    problems = check.problems([samples.write(tmp_path, data)])
    assert [each.key for each in problems] == [f"dates.{n}.value" for n in range(4)]
    for date in data["dates"]:
        date["value"] = "2031"
    problems = check.problems([samples.write(tmp_path, data)])
    assert [each.key for each in problems] == [f"claims.c{n}" for n in range(1, 6)]
    with pytest.raises(DataError, match=r"orchard: dates.0.value"):
        convert.whole(folder, convert.load(folder))


def test_brat_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no .txt in this folder"):
        convert.load(tmp_path)
    (tmp_path / "a.txt").write_text("Ten jobs.")
    (tmp_path / "a.ann").write_text("T1\tcount 0 3;4 8\tTen jobs\n")
    with pytest.raises(DataError, match=r"a.ann:1: no span of one piece"):
        convert.load(tmp_path)


@pytest.mark.parametrize("format", ["conll", "docbin"])
def test_spans_come_back_from_files(tmp_path: Path, cluster: Cluster, format: str) -> None:
    suffix = next(end for end, name in convert.SUFFIXES.items() if name == format)
    path = tmp_path / f"orchard{suffix}"
    (content,) = convert.files(cluster, format).values()
    path.write_bytes(content)
    data = convert.load(path)
    assert [article["text"] for article in data["articles"]] == [samples.FIRST, samples.SECOND]
    assert [(c["quote"], c["kind"]) for c in data["claims"]] == [
        (c.quote, c.kind) for c in cluster.claims
    ]
    assert [d["quote"] for d in data["dates"]] == [d.quote for d in cluster.dates]
    assert [(c["type"], len(c["mentions"])) for c in data["entities"]][0] == ("ORG", 2)


def test_gold_is_read_as_gold(tmp_path: Path) -> None:
    path = samples.write(tmp_path, samples.raw())
    assert convert.whole(path, convert.load(path)) == Cluster.model_validate(samples.raw())


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.conll", "Ten\tX-count\n", "a.conll:1: 'X-count' is no tag"),
        ("a.conll", "Ten\n", "a.conll:1: '' is no tag"),
        ("a.spacy", "Ten", "a.spacy: no DocBin"),
        ("a.xml", "<a/>", "a.xml: no folder of brat, and no file in .json"),
    ],
)
def test_files_that_are_none(tmp_path: Path, name: str, content: str, reason: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(DataError, match=reason):
        convert.load(tmp_path / name)


def test_lines_of_conll() -> None:
    article = Marked(
        "a1", "It cut 5% of jobs.\n\nTen.", (Mark(7, 9, "percent"), Mark(20, 23, "count"))
    )
    assert conll.dump([article]).splitlines() == [
        *("# article = a1", "It\tO", "cut\tO", "5\tB-percent\tSpaceAfter=No", "%\tI-percent"),
        *("of\tO", "jobs\tO\tSpaceAfter=No", ".\tO", "", "", "Ten\tB-count\tSpaceAfter=No", ".\tO"),
    ]


@given(st.lists(st.sampled_from(["Ten", "5%", "jobs", "U.S.", "\n", "a-b"]), min_size=1), st.data())
def test_conll_keeps_text_and_spans(words: list[str], data: Any) -> None:
    text = " ".join(words).replace(" \n ", "\n").replace("\n ", "\n").replace(" \n", "\n")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    marks = (Mark(start, end, "count"),) if text[start:end] == text[start:end].strip() else ()
    article = Marked("a1", text, marks)
    assert conll.parse(conll.dump([article]), "x") == (article,)


def test_of_marks_that_overlap_the_longer_is_kept() -> None:
    marks = [Mark(0, 4, "a"), Mark(2, 9, "b"), Mark(9, 12, "c")]
    assert apart(marks) == marks[1:]


def test_marks_of_a_cluster_are_in_the_order_of_the_text(cluster: Cluster) -> None:
    first, second = marked(cluster)
    assert [mark.label for mark in first.marks][:3] == ["ORG", "count", "date"]
    assert docbin.GROUPS["money"] == docbin.FIGURES
    assert second.id == "a2"


def test_notes_are_json(tmp_path: Path, cluster: Cluster) -> None:
    folder = brat(cluster, tmp_path / "orchard")
    rest = json.loads((folder / "cluster.json").read_text())
    assert rest.keys() == {"cluster", "articles", "facts", "chains"}
