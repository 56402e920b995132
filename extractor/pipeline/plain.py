"""Numbers that are stated without a unit: "The maximum is 50000.", "More than 900 signed".

What they count is not said where they stand, so only those are taken that nothing else explains.
"""

from decimal import Decimal

from spacy.tokens import Span, Token

from extractor import kinds, lexicon

# What a number that counts something unnamed is followed by.
_FOLLOWING = {"ADP", "ADV", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", "VERB"}
_LEADING = {"ADP", "ADV", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", "VERB"}
_ENDS = {".", ",", ";", ":", "!", "?", "\u2013", "\u2014", "--", "\n"}
# Smaller whole numbers are hours, ages, pages and people whom the text has named.
_LARGE = 100
# Coordinates have more decimals than figures.
_FINEST = Decimal("0.001")
# "1." is the marker of a list, "192." a number.
_LONGEST_LIST = 99


def is_stated(text: str, group: kinds.Group, number: Span) -> bool:
    """Whether the sentence states the number, although it does not say of what."""
    if is_alone(number):
        return not (number.sent.text.rstrip().endswith(".") and group[-1].high <= _LONGEST_LIST)
    start, _ = kinds.extent(text, group)
    is_one = start == group[0].start and group[0].low == group[-1].high == 1
    if group[-1].number.form == "fraction" or is_one:
        return False
    is_qualified = start < group[0].start or len(group) > 1
    return _is_free(number) and (
        _is_said_to_be(number) or (is_qualified or _is_precise(group)) and not _is_moment(number)
    )


def is_alone(number: Span) -> bool:
    """The whole sentence is the number."""
    around = [t for t in number.sent if not (number.start <= t.i < number.end)]
    return all(t.is_punct or t.is_space for t in around)


def _is_free(number: Span) -> bool:
    """No noun stands beside it, of which it would be the number or the name."""
    before, after = _before(number), _after(number)
    if after is not None and after.text not in _ENDS and after.pos_ not in _FOLLOWING:
        return after.lower_ in lexicon.load().count.landmarks
    return before is None or before.text in {",", ":", "="} or before.pos_ in _LEADING


def _is_precise(group: kinds.Group) -> bool:
    """Large or fine: no hour, age or place in a list, nor a place on the map."""
    value, step = group[-1].high, group[-1].number.step
    if step is not None and step < _FINEST:
        return False
    return abs(value) >= _LARGE or value != int(value)


def _is_moment(number: Span) -> bool:
    before = _before(number)
    return before is not None and before.lower_ in lexicon.load().count.of_moments


def _is_said_to_be(number: Span) -> bool:
    """ "is 12", "stood at 40"."""
    root = number.root
    is_at = root.dep_ == "pobj" and root.head.lower_ == "at" and root.head.head.lemma_ != "be"
    verb = root.head.head if is_at else root.head
    return verb.lemma_.lower() in lexicon.load().count.states and root.i > verb.i


def _before(number: Span) -> Token | None:
    return number.doc[number.start - 1] if number.start > number.sent.start else None


def _after(number: Span) -> Token | None:
    return number.doc[number.end] if number.end < number.sent.end else None
