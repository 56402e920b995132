"""Character spans -> a group of token spans that keeps the exact offsets."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span


def mark(doc: Doc, key: str, marks: Sequence[tuple[int, int, str]]) -> None:
    """Stores (start, end, label) marks as `doc.spans[key]`, tokens widened to hold them."""
    spans = [
        doc.char_span(start, end, label=label, alignment_mode="expand")
        for start, end, label in marks
    ]
    doc.spans[key] = spans
    doc.spans[key].attrs["offsets"] = [[start, end] for start, end, _ in marks]


def marked(doc: Doc, key: str) -> Iterator[tuple[Span, int, int]]:
    """Each marked span with its exact character offsets."""
    group = doc.spans[key]
    for span, (start, end) in zip(group, group.attrs["offsets"], strict=True):
        yield span, start, end


def overlaps(start: int, end: int, others: Sequence[tuple[int, int]]) -> bool:
    """Whether `[start, end)` shares a character with any of the others."""
    return any(start < other_end and other_start < end for other_start, other_end in others)
