"""Text -> the places where a calendar expression may begin: a cheap sieve before the grammar.

Built from the same words as the grammar, it passes every true beginning. A word that is no date by
itself ("the", "last", "since") passes only before another word of the grammar.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from extractor.lexicon import load

WORD = re.compile(r"['’]?\w+")
YEAR_DIGITS = 4
YEAR_DIGITS = 4
REACH = 7  # words in which a longer expression names its unit, month or year
_DIGITS = re.compile(r"\d+")
# Tables of words that only stand inside an expression, or around it.
INNER = frozenset({"links", "of", "on", "at", "to_date", "ago", "century", "period"})
OUTER = frozenset(
    {
        "uncounted",
        "recent",
        "whole",
        "long",
        "loose",
        "holidays",
        "not_years",
        "not_verbs",
        "records",
        "capitalised",
        "first_names",
    }
)
# Tables of words that are dates by themselves.
WHOLE = (
    "months",
    "alone",
    "weekdays",
    "days",
    "nights",
    "plain",
    "references",
    "sets",
    "year_ago",
    "year_end",
)

# Tables of words of which every other expression has one, unless it has digits.
CORE = (
    "month_abbreviations",
    "weekday_abbreviations",
    "units",
    "plurals",
    "seasons",
    "decades",
    "dayparts",
    "period",
    "century",
    "weekend",
    "half",
    "year_heads",
    "month_word",
    "references",
    "year_ago",
    "year_end",
    "to_date",
    "so_far",
)


def starts(text: str) -> Iterator[int]:
    """Offsets of the words that an expression may begin with, from left to right."""
    whole, openers, pairs, inner, number = _whole(), _openers(), _pairs(), _inner(), _number()
    found = list(WORD.finditer(text))
    words = [match.group().lower() for match in found]
    for n, (word, after) in enumerate(zip_longest(words, words[1:], fillvalue="")):
        if word in whole or not word.isalpha() and _is_code(word):
            yield found[n].start()
        elif word in openers or word.isdigit() or after in pairs.get(word, ()):
            goes_on = after in inner or not after.isalpha() and _is_part(after)
            is_whole = goes_on and any(map(_is_core, words[n + 1 : n + REACH]))
            if is_whole and not number.match(text, found[n].start()):
                yield found[n].start()


def _is_code(word: str) -> bool:
    """Whether digits are enough to make it a date: "2015", "Q3", "9pm", "'80s", but not "15"."""
    bare = word.lstrip("'’")
    if bare.isdigit():
        return len(bare) == YEAR_DIGITS or bare != word
    glued = _DIGITS.sub("", bare)
    return glued != bare and glued in _glued()


def _is_part(word: str) -> bool:
    """Whether it is a number that stands in dates, or a code."""
    return len(word) <= YEAR_DIGITS if word.isdigit() else bool(word) and _is_code(word)


def _is_core(word: str) -> bool:
    """Whether it alone can make an expression of the words before it."""
    return word in _core() or not word.isalpha() and _is_part(word)


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
def _core() -> frozenset[str]:
    """Words without one of which, or digits, no longer expression is complete."""
    words, tens = load().date, load().number.tens
    tables = words.model_dump(include=set(CORE))
    phrases = (*_flat(tables), *words.holidays, *tens)
    return _whole() | {_split(phrase)[-1] for phrase in phrases}


@cache
def _openers() -> frozenset[str]:
    """Words that many others can follow in an expression."""
    return frozenset(first for first, *rest in _phrases() if not rest)


@cache
def _pairs() -> dict[str, frozenset[str]]:
    """First word of a longer phrase -> the words that can follow it."""
    longer = [phrase for phrase in _phrases() if len(phrase) > 1]
    return {
        first: frozenset(second for other, second, *_ in longer if other == first)
        for first, *_ in longer
    }


@cache
def _phrases() -> tuple[list[str], ...]:
    words, number = load().date, load().number
    tables = words.model_dump(exclude={*INNER, *OUTER, "leads"})
    leads = words.leads.model_dump(exclude={"onward"})
    phrases = (
        *_flat(tables),
        *_flat(leads),
        *words.holidays,
        *words.links.week_of,
        *words.links.weekend_of,
        *number.ones,
        *number.tens,
        *number.articles,
    )
    return tuple(split for phrase in phrases if (split := _split(phrase)))


@cache
def _number() -> re.Pattern[str]:
    """Digits with a comma or a point in them, unless they tell a time or a day: "3.5", "1,200"."""
    halves = "|".join(map(re.escape, load().date.clock.half_days))
    return re.compile(rf"\d+(?:,\d|\.\d+(?![.\d]|\s?(?:{halves})))", re.IGNORECASE)


@cache
def _glued() -> frozenset[str]:
    """What may be written together with digits: "21st", "Q3", "9pm"."""
    words = load().date
    halves = (half.replace(".", "") for half in words.clock.half_days)
    return frozenset({*words.ordinal_endings, *words.fiscal_short, *halves, *"qhs"})


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
