"""Text -> the places where a calendar expression may begin: a cheap sieve before the grammar.

Built from the same words as the grammar, it passes every true beginning. A word that is no date by
itself ("the", "last", "since") passes only before another word of the grammar.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractor.lexicon import load

WORD = re.compile(r"['’]?\w+")
# Tables of words that only stand inside an expression, or around it.
INNER = frozenset({"links", "of", "on", "at", "to_date", "ago", "century", "period"})
OUTER = frozenset(
    {"uncounted", "recent", "whole", "loose", "holidays", "not_years", "records", "capitalised"}
)
# Tables of words that are dates by themselves.
WHOLE = (
    "months",
    "alone",
    "weekdays",
    "days",
    "plain",
    "references",
    "sets",
    "year_ago",
    "year_end",
)


def starts(text: str) -> Iterator[int]:
    """Offsets of the words that an expression may begin with, from left to right."""
    whole, openers, inner = _whole(), _openers(), _inner()
    for match, following in pairwise((*WORD.finditer(text), None)):
        assert match is not None
        word = match.group().lower()
        if word in whole or _is_code(word):
            yield match.start()
        elif following is not None and (word in openers or word.isdigit()):
            after = following.group().lower()
            if after in inner or _has_digit(after):
                yield match.start()


def _is_code(word: str) -> bool:
    """Whether digits are enough to make it a date: "2015", "Q3", "9pm", "'80s", but not "15"."""
    return _has_digit(word) and not (word.isdigit() and len(word) < 4)


def _has_digit(word: str) -> bool:
    return word[0].isdigit() or word[-1].isdigit() or word[0] in "'’" and word[1].isdigit()


@cache
def _whole() -> frozenset[str]:
    """Words that can be all of an expression, and plurals of weekdays."""
    words = load().date
    tables = words.model_dump(include=set(WHOLE))
    plural = [f"{day}s" for day in words.weekdays]
    return frozenset(
        first
        for first, *rest in map(_split, (*_flat(tables), *plural, *words.holidays))
        if not rest
    )


@cache
def _openers() -> frozenset[str]:
    words, number = load().date, load().number
    tables = words.model_dump(exclude=set(INNER | OUTER))
    phrases = (
        *_flat(tables),
        *words.holidays,
        *words.links.week_of,
        *number.ones,
        *number.tens,
        *number.articles,
    )
    return frozenset(_split(phrase)[0] for phrase in phrases if _split(phrase))


@cache
def _inner() -> frozenset[str]:
    """Words that can be the second of an expression."""
    words, number = load().date, load().number
    tables = words.model_dump(exclude=set(OUTER))
    phrases = (*_flat(tables), *words.holidays, *number.ones, *number.tens)
    return frozenset(word for phrase in phrases for word in _split(phrase)) | set(number.articles)


def _split(phrase: str) -> list[str]:
    return [word.lower() for word in WORD.findall(phrase)]


def _flat(table: object) -> Iterator[str]:
    """All words of a table: the keys that lead to a value, and the items of lists."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from _flat(value) if isinstance(value, dict | tuple) else (key,)
    elif isinstance(table, tuple):
        yield from table
