"""Sentence borders where the page has them: a title, a byline and each paragraph begin one.

What is no sentence (byline, dateline, page furniture) is marked in `doc.spans["skipped"]`.
"""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extractor import layout
from extractor.layout.line import place_length
from extractor.pipeline.spans import Mark, mark

NAME = "layout_sentences"
SPOKEN = ("title", "body")
# Tokens since the last border, from which on a sentence begins behind each mark that could end one;
# in a text without such marks, after as many again. In 1,500 articles of news there are never more
# than 127 tokens without a mark.
SENTENCE_LONGEST = 500
ENDS = frozenset(".!?;:…")


@Language.component(NAME)
def layout_sentences(doc: Doc) -> Doc:
    """Runs before the parser, which keeps the borders that it is given."""
    text = doc.text
    blocks = layout.read(text)
    starts = _starts(text, blocks)
    border, length, is_behind_end = next(starts, None), 0, False
    begins = [0] * len(doc)  # 0 leaves it to the parser
    for token in doc:
        is_border = border is not None and token.idx >= border
        is_long = length >= SENTENCE_LONGEST * (1 if is_behind_end else 2)
        length += 1
        is_behind_end = token.text in ENDS
        if (is_border or is_long) and not token.is_space:
            begins[token.i] = 1
            length = 1
            while border is not None and border <= token.idx:
                border = next(starts, None)
    # Setting `Token.is_sent_start` looks through all tokens of the document each time.
    doc.from_array(["SENT_START"], cast(Any, np.array(begins, dtype=np.uint64)[:, np.newaxis]))
    mark(doc, "skipped", [Mark(b.start, b.end, b.role) for b in blocks if b.role not in SPOKEN])
    return doc


def _starts(text: str, blocks: Sequence[layout.Block]) -> Iterator[int]:
    """Where sentences begin: each block, and what follows "LIMA, June 10 - " at its head."""
    for block in blocks:
        yield block.start
        if block.role == "body" and (length := place_length(text, block.start)):
            yield block.start + length
