"""Character spans -> a group of token spans that keeps the exact offsets."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span


class Mark(NamedTuple):
    """A stretch `[start, end)` of the text, its label, and the unit that stands elsewhere.

    "Rose from 5 to 7 percent" says what 5 is in only once; the span keeps it as its `kb_id_`.
    """

    start: int
    end: int
    label: str
    unit: str = ""


def mark(doc: Doc, key: str, marks: Sequence[Mark]) -> None:
    """Stores the marks as `doc.spans[key]`, tokens widened to hold them."""
    doc.spans[key] = [tokens(doc, m.start, m.end, label=m.label, unit=m.unit) for m in marks]
    doc.spans[key].attrs["offsets"] = [[m.start, m.end] for m in marks]


def tokens(doc: Doc, start: int, end: int, *, label: str = "", unit: str = "") -> Span:
    """The tokens that hold the characters `[start, end)`, widened where a token is wider.

    Raises `ValueError` for offsets outside the text.
    """
    span = doc.char_span(start, end, label=label, kb_id=unit, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no tokens at [{start}, {end}) in the text")
    return span


def marked(doc: Doc, key: str) -> Iterator[tuple[Span, int, int]]:
    """Each marked span with its exact character offsets."""
    group = doc.spans[key]
    for span, (start, end) in zip(group, group.attrs["offsets"], strict=True):
        yield span, start, end


def overlaps(start: int, end: int, others: Sequence[tuple[int, int]]) -> bool:
    """Whether `[start, end)` shares a character with any of the others."""
    return any(start < other_end and other_start < end for other_start, other_end in others)
