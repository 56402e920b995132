"""A claim and its article's text -> its sentence in three parts, with the figure in the middle."""

from typing import NamedTuple

from extractor.model import Claim


class Quote(NamedTuple):
    """A sentence: what stands before the figure, the figure, and what follows it."""

    before: str
    figure: str
    after: str


def quote(claim: Claim, text: str) -> Quote:
    """The claim's sentence; the parts joined are the text of its span."""
    begin, end = claim.sentence.start, claim.sentence.end
    return Quote(text[begin : claim.start], text[claim.start : claim.end], text[claim.end : end])
