"""Programs scored on a set: pairs, measures, and the lines between programs."""

import datetime as dt
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks import compare
from benchmarks.compare import Answer, answer, pairs, score
from benchmarks.sets.record import Days, Example, Value

ROOT = Path(__file__).parents[2]


def value(low: str | None, high: str | None = None, unit: str = "") -> Value:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Value(ends[0], ends[1] if high else ends[0], unit)


def days(start: int, end: int, day: int | None) -> Days:
    known = dt.date(2010, 1, day) if day else None
    return Days(start, end, known, known)


def same(a: Value, b: Value) -> bool:
    return a.low == b.low


def test_as_many_pairs_are_made_as_can_be() -> None:
    """The first label could take what only the second can have."""
    gold = [value("1"), value("2")]
    found = [value("2"), value("1")]
    assert pairs(gold, found, lambda a, b: a.low == 1 or b.low == 2) == 2
    assert pairs(gold, [value("1"), value("1")], same) == 1
    assert pairs(gold, [], same) == 0


@pytest.mark.parametrize(
    ("one", "other", "unit", "both"),
    [
        (value("5", unit="dollar"), value("5", unit="USD"), True, True),
        (value("5", unit="us dollar"), value("5", unit="USD"), True, True),
        (value("5", unit="percentage"), value("5", unit="%"), True, True),
        (value("5", unit="mills"), value("5", unit="mill"), True, True),
        (value("5", unit="-"), value("5", unit=""), True, True),
        (value("5", unit="euro"), value("5", unit="USD"), True, False),
        (value("5", "7"), value("7", "5"), True, True),
        (Value(Decimal(5), None, ""), value("5"), True, True),
        (value("5"), value("6"), False, False),
    ],
)
def test_values_and_units(one: Value, other: Value, unit: bool, both: bool) -> None:
    example = Example("a", "", figures=(one,))
    counts = {c.name: c.hits for c in compare.figures(example, Answer((other,), ()))}
    assert counts == {"value": unit, "value and unit": both}


def test_dates_by_span_overlap_and_days() -> None:
    example = Example("a", "", dates=(days(0, 4, 1), days(9, 12, 2), days(20, 22, None)))
    found = Answer((), (days(0, 4, 1), days(8, 12, 3)))
    counts = {c.name: (c.hits, c.output, c.gold) for c in compare.dates(example, found)}
    assert counts == {"span": (1, 2, 3), "overlap": (2, 2, 3), "days": (1, 2, 2)}


def test_only_what_both_sides_speak_of_is_measured() -> None:
    examples = [Example(name, "", figures=(value("5"),)) for name in "ab"]
    answers = {"a": Answer((value("5"),), ()), "b": Answer((), ())}
    first, second = score(examples, answers)
    assert (first.name, second.name) == ("value", "value and unit")
    assert first.f1 == Decimal("0.6667")
    assert "| 0.667 | 0.000 to 1.000 | 2 | 1.50 |" in compare.row("set", "peer", first, "1.50")
    assert score(examples, dict.fromkeys("ab", Answer((), (days(0, 1, 1),)))) == ()


def test_the_lines_of_a_program() -> None:
    row = {
        "id": "a",
        "figures": [{"low": "5", "high": None, "unit": None, "start": 0, "end": 1}],
        "dates": [{"start": 2, "end": 3, "begin": "2010-01-01", "end_date": None}],
    }
    found = answer(row)
    assert found.figures == (Value(Decimal(5), None, "", 0, 1),)
    assert found.dates == (Days(2, 3, dt.date(2010, 1, 1), None),)


def test_the_command_is_told_without_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["x", "--specs", "/a/b/set.json", "--peer", "r=/c/bin/python benchmarks/peer.py r"]
    monkeypatch.setattr(sys, "argv", words)
    (told,) = compare._command()
    assert "'r=python benchmarks/peer.py r'" in told
    assert "--specs set.json" in told


def test_a_peer_that_fails_ends_the_comparison() -> None:
    with pytest.raises(SystemExit, match="no such peer|KeyError"):
        compare.run([sys.executable, "benchmarks/peer.py", "nobody"], [Example("a", "")])


@pytest.mark.model
@pytest.mark.parametrize(
    ("command", "figures", "dates"),
    [
        (["benchmarks/peer.py", "bare_spacy"], 0, 0),
        (["benchmarks/peer.py", "dateparser"], 0, 1),
        (["-m", "benchmarks.ours"], 1, 1),
    ],
)
def test_peers_answer_in_lines(command: list[str], figures: int, dates: int) -> None:
    line = {"id": "a", "text": "It lost $5 million on 3 May 2011.", "published": "2011-06-01"}
    ran = subprocess.run(
        [sys.executable, *command],
        input=json.dumps(line) + "\n",
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    row = json.loads(ran.stdout)
    assert (len(row["figures"]), len(row["dates"])) == (figures, dates)
    assert float(ran.stderr.split()[-1]) > 0
