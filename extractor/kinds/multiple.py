"""Multiples: "2.3 times higher", "tenfold", "a factor of two", and the verbs that say one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor import lexicon
from extractor.kinds.amount import Amount
from extractor.kinds.currency import Home
from extractor.kinds.number import Number
from extractor.kinds.pattern import GAP, any_of

# "a factor of " is shorter than this.
_REACH = 16


@dataclass(frozen=True)
class _Grammar:
    times: re.Pattern[str]
    any_times: re.Pattern[str]
    factor: re.Pattern[str]
    size: re.Pattern[str]
    words: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words, flags = lexicon.load().kind, re.IGNORECASE
    compared = rf"(?={GAP}(?:{any_of(words.compares)})\b|\Z)"
    return _Grammar(
        times=re.compile(
            rf"(?:{GAP}|-)?(?:(?:{any_of(words.times[:1])}){compared}|(?:{any_of(words.times[1:])})\b)",
            flags,
        ),
        any_times=re.compile(rf"(?:{GAP}|-)?(?:{any_of(words.times)})\b", flags),
        factor=re.compile(rf"(?<!\w)(?:{any_of(words.factor)}){GAP}$", flags),
        size=re.compile(
            rf"{GAP}(?:(?:{any_of(words.owners)}){GAP}(?:\S+{GAP}){{0,4}}?(?:{any_of(words.sizes)})"
            rf"|as{GAP}(?:{any_of(words.amounts)}))\b",
            flags,
        ),
        words=re.compile(rf"(?<![\w-])(?:{any_of(words.multiples)})(?![\w-])", flags),
    )


def words(text: str, start: int, end: int) -> Iterator[Amount]:
    """The words that are a multiple in themselves: "doubled" is 2, "halved" 0.5."""
    for match in _grammar().words.finditer(text, start, end):
        value = lexicon.load().kind.multiples[match[0].lower()]
        number = Number(match.start(), match.end(), value, value, None, "words")
        yield Amount(number, *match.span(), "multiple", "x", rule="multiple.word")


def find(text: str, number: Number, home: Home) -> Amount | None:
    """The multiple at the number, or None; "three times" of an event is a count."""
    if number.form == "fraction":
        is_size = _grammar().size.match(text, number.end)
        return _amount(number, number.start, number.end, "size") if is_size else None
    if number.form not in ("digits", "words"):
        return None
    grammar = _grammar()
    # Nothing happens 1.9 times: what is no whole number compares.
    times = grammar.times if number.high == int(number.high) else grammar.any_times
    if match := times.match(text, number.end):
        return _amount(number, number.start, match.end(), "times")
    if match := _grammar().factor.search(text, max(0, number.start - _REACH), number.start):
        return _amount(number, match.start(), number.end, "factor")
    return None


def _amount(number: Number, start: int, end: int, rule: str) -> Amount:
    return Amount(number, start, end, "multiple", "x", rule=f"multiple.{rule}")
