import pytest

from extractor.layout import line as lines


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Ruiz", ("Ana Ruiz",)),
        ("BY ANA RUIZ", ("ANA RUIZ",)),
        ("By Ana Ruiz and Tom O'Neil", ("Ana Ruiz", "Tom O'Neil")),
        ("By Ana Ruiz, Tom O'Neil & Wei Tang", ("Ana Ruiz", "Tom O'Neil", "Wei Tang")),
        ("By Ana Ruiz in New York", ("Ana Ruiz",)),
        ("By Ana Ruiz | May 3, 2019 | 10:40am EDT", ("Ana Ruiz",)),
        ("Written by Jan van der Berg", ("Jan van der Berg",)),
        ("Ana Ruiz, Reuters", ("Ana Ruiz",)),
        ("Ana M. Ruiz / Staff Writer", ("Ana M. Ruiz",)),
        ("Reuters", ()),
        ("By Reuters", ()),
    ],
)
def test_byline(line: str, authors: tuple[str, ...]) -> None:
    assert lines.is_signed(line)
    assert lines.authors(line) == authors


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the toll had risen to 40.",
        "By the numbers",
        "Ana Ruiz",
        "Ana Ruiz resigns as mayor, Reuters reports.",
        "Wei Tang opens a bridge in Brno",
        "A bridge in Brno. Photo: Wei Tang/AP",
        "",
    ],
)
def test_no_byline(line: str) -> None:
    assert not lines.is_signed(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Ruiz", True),
        ("Li Wei", True),
        ("Ana Ruiz and Wei Tang", True),
        ("Gabriel García Márquez", True),
        ("ANA RUIZ", False),
        ("Ana", False),
        ("Ana Ruiz resigns", False),
        ("Ana Ruiz, Brno", False),
        ("Brno 2030", False),
        ("Five New Trams Come To Brno", False),
    ],
)
def test_is_names(line: str, expected: bool) -> None:
    assert lines.is_names(line) is expected


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("3 May 2019", "3 May 2019"),
        ("SUNDAY, MAY 3, 2019", "SUNDAY, MAY 3, 2019"),
        ("2019-05-03T10:40:00Z", "2019-05-03T10:40:00Z"),
        ("03/05/2019", "03/05/2019"),
        ("Mon May 6 2019, 14:58 hrs", "Mon May 6 2019, 14:58 hrs"),
        ("Updated: May 3,2019 1:47 PM", "May 3,2019 1:47 PM"),
        ("Last updated on May 3, 2019", "on May 3, 2019"),
        ("3 May 2019 Last updated at 14:39 GMT", "3 May 2019"),
    ],
)
def test_date(line: str, moment: str) -> None:
    assert lines.is_date(line)
    assert lines.moment(line) == moment


@pytest.mark.parametrize(
    "line",
    [
        "Storm of May 3, 2019",
        "12 34 56",
        "1,200 2,400",
        "May",
        "Monday",
        "Marching 3 abreast",
        "10:40",
        "Sales to March 31",
    ],
)
def test_no_date(line: str) -> None:
    assert not lines.is_date(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 12 March 2021", True),
        ("Posted on March 12, 2021 by the newsroom", True),
        ("Updated at 5:25 p.m. ET", True),
        ("Published in 1998, the book sold 3 million copies.", False),
        ("Updated figures show 12 deaths on March 12, 2021.", False),
        ("12 March 2021", False),
    ],
)
def test_is_dateline(line: str, expected: bool) -> None:
    assert lines.is_dateline(line) is expected


@pytest.mark.parametrize(
    ("line", "alone", "page"),
    [
        ("Advertisement", True, False),
        ("TOP", True, False),
        ("Special Reports", True, False),
        ("TopHarbour of Brno opens", False, True),
        ("Read more: a bridge for Brno", False, True),
        ("© 2019 The Brno Courier", False, True),
        ("(c) The Brno Courier. All rights reserved.", False, True),
        ("Top officials resigned", False, False),
        ("Topical issues", False, False),
        ("Related companies gained 5 percent.", False, False),
        ("Terms of the deal were not disclosed.", False, False),
        ("Subscribers left.", False, False),
        ("Video games sold well.", False, False),
    ],
)
def test_furniture(line: str, alone: bool, page: bool) -> None:
    assert lines.is_furniture(line) is alone
    assert lines.is_page(line) is page


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("It rained in Brno.", True),
        ("x" * (lines.LONGEST + 1), True),
        ("Rain in Brno", False),
        ("All rights reserved.", False),
        ("Updated 5:25 p.m.", False),
    ],
)
def test_is_prose(line: str, expected: bool) -> None:
    assert lines.is_prose(line) is expected
