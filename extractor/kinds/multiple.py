"""Multiples: "2.3 times higher", "tenfold", and the verbs that say one ("doubled")."""

import re
from collections.abc import Iterator
from functools import cache

from extractor import lexicon
from extractor.kinds.amount import Amount
from extractor.kinds.currency import Home
from extractor.kinds.number import Number
from extractor.kinds.pattern import GAP, any_of


@cache
def _times() -> re.Pattern[str]:
    words = lexicon.load().kind
    compared = rf"(?={GAP}(?:{any_of(words.compares)})\b|\Z)"
    return re.compile(
        rf"(?:{GAP}|-)?(?:(?:{any_of(words.times[:1])}){compared}|(?:{any_of(words.times[1:])})\b)",
        re.IGNORECASE,
    )


@cache
def _words() -> re.Pattern[str]:
    words = lexicon.load().kind.multiples
    return re.compile(rf"(?<![\w-])(?:{any_of(words)})(?![\w-])", re.IGNORECASE)


def words(text: str) -> Iterator[Amount]:
    """The words that are a multiple in themselves: "doubled" is 2, "halved" 0.5."""
    for match in _words().finditer(text):
        value = lexicon.load().kind.multiples[match[0].lower()]
        number = Number(match.start(), match.end(), value, value, None, "words")
        yield Amount(number, *match.span(), "multiple", "x", rule="multiple.word")


def find(text: str, number: Number, home: Home) -> Amount | None:
    """The multiple at the number, or None; "three times" of an event is a count."""
    match = _times().match(text, number.end)
    if match is None or number.form not in ("digits", "words"):
        return None
    return Amount(number, number.start, match.end(), "multiple", "x", rule="multiple.times")
