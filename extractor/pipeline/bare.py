"""The record of a number without a unit beside it, and of where it stands."""

from dataclasses import dataclass

from spacy.tokens import Span

from extractor import kinds
from extractor.pipeline.spans import Mark


@dataclass(frozen=True, slots=True)
class Bare:
    """A number without a unit at `[start, end)` of the text, qualifiers included.

    `last` is the figure before it, whose noun or currency it may leave out.
    """

    text: str
    group: kinds.Group
    start: int
    end: int
    number: Span
    last: Mark | None

    @property
    def is_one(self) -> bool:
        """Whether it is no more than an article may be."""
        return self.group[0].low == self.group[-1].high == 1

    @property
    def is_part(self) -> bool:
        """Whether it is a fraction, which counts nothing."""
        return self.group[-1].number.form == "fraction"
