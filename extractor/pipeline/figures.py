"""Marks figures: `doc.spans["figures"]`, each with its kind as label.

Numbers with a unit beside them are known by the text alone; what a bare number counts is told by
the sentence (`counts`). Numbers in dates and page furniture are not marked.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractor import kinds
from extractor.pipeline import counts, plain, traps
from extractor.pipeline.bare import Bare
from extractor.pipeline.spans import Mark, mark, overlaps, tokens

NAME = "figure_spans"
# "tenfold" is a multiple wherever it stands.
_FOLD = "fold"
# "Scored twice" counts; "twice as many" compares.
_ADVERBS = ("twice",)
# Words behind a multiple that show that it compares: "double the amount", "twice as many".
_COMPARES = ("the", "as", "its", "their", "that")


@Language.component(NAME)
def figure_spans(doc: Doc) -> Doc:
    """Marks `doc.spans["figures"]`; needs tags, lemmas, the parse, names and dates."""
    mark(doc, "figures", sorted(_figures(doc)))
    return doc


def _figures(doc: Doc) -> Iterator[Mark]:
    dates = [(start, end) for start, end in doc.spans["dates"].attrs["offsets"]]
    skipped = [(start, end) for start, end in doc.spans["skipped"].attrs["offsets"]]
    text = doc.text  # spaCy joins it from all tokens each time that it is asked
    taken, last = 0, None
    for group in kinds.groups(text):
        start, end = kinds.extent(text, group)
        if start < taken or overlaps(start, end, skipped):
            continue
        if overlaps(group[0].start, group[-1].end, dates):
            continue
        if group[-1].kind is None:
            number = tokens(doc, group[0].start, end)
            found = counts.find(Bare(text, group, start, end, number, last))
        else:
            found = _known(doc, text, group, start, end)
        if found is not None:
            yield found
            taken, last = found.end, found


def _known(doc: Doc, text: str, group: kinds.Group, start: int, end: int) -> Mark | None:
    """The figure of a number whose unit stands beside it."""
    amount = group[-1]
    if amount.rule == "percent.fraction" and plain.is_alone(tokens(doc, start, end)):
        return Mark(start, end, "count")  # a share is a part of something
    if amount.number.form == "words" and traps.is_title(tokens(doc, amount.start, amount.end)):
        return None
    if amount.kind == "measure" and traps.is_label(text, amount.start):
        return None
    if traps.is_idiom(text, group) or traps.is_name(doc, amount) or traps.is_race(text, amount):
        return None
    if amount.kind == "duration" and traps.is_term(text, amount):
        return None
    if amount.kind is None or (amount.rule == "multiple.word" and not _is_multiple(doc, amount)):
        return None
    return Mark(start, end, amount.kind, amount.unit or "")


def _is_multiple(doc: Doc, amount: kinds.Amount) -> bool:
    """ "doubled" is a multiple where it is a verb or compares, not in "a double room"."""
    token = tokens(doc, amount.start, amount.end).root
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if token.lower_.endswith(_FOLD):
        return True
    is_verb = token.pos_ in ("VERB", "ADV") and token.lower_ not in _ADVERBS
    return is_verb or following in _COMPARES
