"""Text -> the numbers in it, as exact intervals with their spans: the one grammar of numbers.

Digits with separators and scales, numbers in words, fractions and vague words are read; what the
number counts, its qualifier and its range are not this module's business. Values are exact
`Decimal`s; every number is read in time linear in the text.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor import lexicon
from extractor.kinds.number import digits, fraction, words
from extractor.kinds.number.digits import with_scale
from extractor.kinds.number.grammar import grammar
from extractor.kinds.number.record import Number

__all__ = ["ONE", "Number", "letter_scale", "scan", "with_scale"]


ONE = Decimal(1)
# No word or group of digits that begins a number is longer.
_HEAD = 100


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Every number that begins in `text[start:end]`, in order and without overlap.

    >>> [str(number.low) for number in scan("two and a half million, or 1 1/2 dozen")]
    ['2500000.0', '18.0']
    """
    pattern, position = grammar().start, start
    end = len(text) if end is None else end
    reach = end + _HEAD
    while (found := pattern.search(text, position, reach)) and found.start() < end:
        number = _read(text, found)
        if number is not None:
            number = _over(text, number)
            yield number
        position = max(found.end(), number.end if number else 0)


def _over(text: str, number: Number) -> Number:
    """The number, or the fraction of one that it begins: "one over three"."""
    link = grammar().over.match(text, number.end) if number.low == 1 else None
    found = None if link is None else grammar().start.match(text, link.end())
    under = None if found is None else _read(text, found)
    return fraction.over(text, number, under) or number


def letter_scale(text: str, number: Number) -> Number:
    """The number with a scale of one glued letter ("3m"), for kinds that know it is no unit."""
    letter = None if number.scale != 1 else grammar().letter.match(text, number.end)
    if letter is None:
        return number
    scale = lexicon.load().number.letters[letter[0].lower()]
    return number.times(Decimal(scale), letter.end())


def _read(text: str, found: re.Match[str]) -> Number | None:
    vague = lexicon.load().number.vague
    head = " ".join(found[0].lower().split())
    if head[0].isdecimal() or head[0] == ".":
        return digits.read(text, found)
    if not head[0].isalpha():
        return fraction.one_character(found)
    if head in vague:
        return words.vague(text, found, vague[head])
    if head in lexicon.load().number.fractions:
        return fraction.of_scale(text, found)
    return words.cardinal(text, found.start())
