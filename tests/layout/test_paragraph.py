import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.layout import paragraph

WIRE = """\
The harbour authority of Ostrava said on Monday that it had moved 41.2
million tonnes of ore in the first half of the year, against a target of
38 million, and that two of its cranes would be replaced in the autumn.

    A third crane, bought second hand in 1998 from a yard in the north of
Spain, stays in use.
    Shipping lines welcomed the news."""


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraph.find(text)]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \n\t\n", []),
        ("One line.", ["One line."]),
        ("  One line.  ", ["One line."]),
        ("First.\nSecond.", ["First.", "Second."]),
        ("First.\n\n\nSecond.\n", ["First.", "Second."]),
        ("First.\n   \nSecond.", ["First.", "Second."]),
        ("Crane falls at harbour\nWei Tang\nA crane fell.", None),
        ("First.\r\n\r\nSecond.\r\n", ["First.", "Second."]),
    ],
)
def test_newline_ends_a_paragraph(text: str, paragraphs: list[str] | None) -> None:
    assert found(text) == (text.split("\n") if paragraphs is None else paragraphs)


def test_newline_at_the_margin_does_not() -> None:
    first, second, third = found(WIRE)
    assert first.startswith("The harbour") and first.endswith("in the autumn.")
    assert second.startswith("A third") and second.endswith("stays in use.")
    assert third == "Shipping lines welcomed the news."


def test_figure_split_by_the_margin_stays_in_one_paragraph() -> None:
    text = "The council of Brno said that it would spend at least\n$3.5 billion on trams."
    assert found(text) == [text]


def test_title_above_wrapped_text_stays_apart() -> None:
    assert found("Harbour of Ostrava beats its target\n" + WIRE)[0] == (
        "Harbour of Ostrava beats its target"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mayor of Brno promises forty new trams before the election\nThe mayor promised trams.",
        "The council met on Monday and talked about trams for an hour.\nIt met on Tuesday too.",
        "short line\nand another",
        "x" * 99 + " y\n" + "and this line is not as long as the one above it",
    ],
)
def test_lines_without_a_margin_stay_apart(text: str) -> None:
    assert found(text) == text.split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained.", True),
        ("Did it rain?", True),
        ('"It rained."', True),
        ("“It rained.”", True),
        ("(It rained!)", True),
        ("And then…", True),
        ("It rained", False),
        ("What we know:", False),
        ("", False),
    ],
)
def test_ends_sentence(text: str, expected: bool) -> None:
    assert paragraph.ends_sentence(text) is expected


@given(st.text(alphabet=st.sampled_from("aB. \n\t\r\x1c\u2028\u00a0$7"), max_size=300))
@example("\n" * 50 + "a")
@example("a\n" * 50)
def test_paragraphs_are_in_order_and_cover_what_is_not_blank(text: str) -> None:
    spans = list(paragraph.find(text))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert [offset for span in spans for offset in span] == sorted(
        {offset for span in spans for offset in span}
    )
    inside = {i for start, end in spans for i in range(start, end)}
    assert all(match.start() in inside for match in re.finditer(r"\S", text))
