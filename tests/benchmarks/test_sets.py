"""Public sets in the shapes that they come in, with made-up content."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.sets import newsquant, recognizers, timebank
from benchmarks.sets.record import Days, Value, files

TML = """<?xml version="1.0" ?>
<TimeML><DOCID>w1</DOCID><DCT><TIMEX3 tid="t0" type="TIME" value="1998-03-06T08:00">x</TIMEX3></DCT>
<TEXT>The mill <EVENT eid="e1">shut</EVENT> on <TIMEX3 tid="t1" type="DATE"
value="1998-03-05">Thurs<b />day</TIMEX3> for <TIMEX3 tid="t2" type="DURATION" value="P2D">two days
</TIMEX3>and <TIMEX3 tid="t3" type="DATE" value="PRESENT_REF">now</TIMEX3> rests.</TEXT></TimeML>"""


def test_timeml_gives_text_day_and_dates(tmp_path: Path) -> None:
    (tmp_path / "w1.tml").write_text(TML)
    (example,) = timebank.read(tmp_path)
    assert example.text.startswith("The mill shut on Thursday for two days\nand now rests.")
    assert (example.id, example.published) == ("w1", "1998-03-06")
    day = dt.date(1998, 3, 5)
    thursday, now = example.dates
    assert thursday == Days(17, 25, day, day)
    assert example.text[now.start : now.end] == "now"
    assert (now.begin, now.last) == (None, None)


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("1998-Q3", "1998-07-01", "1998-09-30"),
        ("1998-W10", "1998-03-02", "1998-03-08"),
        ("199", "1990-01-01", "1999-12-31"),
        ("1998-03-05T10:00", "1998-03-05", "1998-03-05"),
        ("XXXX-05", None, None),
        ("P2D", None, None),
    ],
)
def test_values_of_timex(value: str, begin: str | None, end: str | None) -> None:
    period = timebank.stretch(value)
    found = [day and day.isoformat() for day in (period.begin, period.end)]
    assert found == [begin, end]


def test_a_document_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.tml").write_text("<TimeML></TimeML>")
    with pytest.raises(SystemExit, match="odd: no TEXT or no DCT"):
        list(timebank.read(tmp_path))


def test_lines_of_dates(tmp_path: Path) -> None:
    date = {"start": 0, "end": 4, "type": "DATE", "begin": "2010-01-01", "end_date": "2010-12-31"}
    row = {"id": "a", "text": "2010 ...", "dct": "2011-01-01"}
    lines = tmp_path / "dev.jsonl"
    lines.write_text(json.dumps(row | {"timexes": [date, {**date, "type": "SET"}]}) + "\n")
    (example,) = timebank.read(lines)
    assert example.dates == (Days(0, 4, dt.date(2010, 1, 1), dt.date(2010, 12, 31)),)


def test_quantities_with_ranges(tmp_path: Path) -> None:
    given = [
        {"value": "35.0", "normalized_unit": "mill", "change": "="},
        {"value": "252.0-287.0", "normalized_unit": "dollar", "change": "="},
        {"value": "-1.3", "normalized_unit": "percentage", "change": "down"},
    ]
    path = tmp_path / "NewsQuant.json"
    path.write_text(json.dumps([{"text": "Some mills.", "quantities": given}]))
    (example,) = newsquant.read(path)
    assert example.figures == (
        Value(Decimal(35), Decimal(35), "mill"),
        Value(Decimal(252), Decimal(287), "dollar"),
        Value(Decimal("-1.3"), Decimal("-1.3"), "percentage"),
    )


def test_lines_of_quantities(tmp_path: Path) -> None:
    gold = [{"low": 0.1, "high": None, "unit": "-", "start": 3, "end": 6}]
    (tmp_path / "dev.jsonl").write_text(json.dumps({"text": "It .1", "gold": gold}) + "\n")
    (example,) = newsquant.read(tmp_path)
    assert example.figures == (Value(Decimal("0.1"), None, "-", 3, 6),)


def test_specifications(tmp_path: Path) -> None:
    money = {"Start": 3, "End": 8, "Resolution": {"value": "1200", "unit": "Dollar"}}
    share = {"Start": 0, "End": 1, "Resolution": {"value": "5%"}}
    between = {"Start": 0, "End": 1, "Resolution": {"value": "(5,7]"}}
    path = tmp_path / "CurrencyModel.json"
    rows = [[money], [share], [], [between]]
    path.write_text(
        json.dumps([{"Input": "It $1,200.", "Results": each} for each in rows]), "utf-8-sig"
    )
    first, second, third = recognizers.read(path)
    assert first.figures == (Value(Decimal(1200), Decimal(1200), "Dollar", 3, 9),)
    assert second.figures[0].unit == "percentage"
    assert third.figures == ()


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no file in .tml here"):
        list(files(tmp_path, ".tml"))
