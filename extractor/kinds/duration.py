"""A number of days, years and the like, and the age of what is old: "is 34 years old".

The age of a person who is named by it ("a 34-year-old teacher", "Smith, 34 years old,") is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractor import lexicon
from extractor.kinds import qualifier
from extractor.kinds.amount import Amount
from extractor.kinds.currency import Home
from extractor.kinds.number import ONE, Number
from extractor.kinds.pattern import GAP, HYPHEN, PART, any_of

# Nobody lives longer; what is older is a thing, and its age is told.
OLDEST = 120
HALF = Decimal("0.5")
# Words before an article that make it a quantity are shorter than this.
_REACH = 12


@dataclass(frozen=True)
class _Grammar:
    unit: re.Pattern[str]
    part: re.Pattern[str]
    article: re.Pattern[str]
    old: re.Pattern[str]
    half: re.Pattern[str]
    lasting: re.Pattern[str]
    closed: re.Pattern[str]
    word: re.Pattern[str]
    names: dict[str, str]


@cache
def _grammar() -> _Grammar:
    words, flags = lexicon.load().kind, re.IGNORECASE
    names = {form: name for name, forms in words.durations.items() for form in forms}
    articles = any_of(lexicon.load().number.articles)
    unit = rf"(?P<unit>{any_of(names)})(?!\w)"
    return _Grammar(
        unit=re.compile(rf"(?:{GAP}|{HYPHEN})?{unit}", flags),
        part=re.compile(rf"(?P<join>{PART}){unit}", flags),
        article=re.compile(rf"(?<![\w-])(?P<article>{articles}){GAP}{unit}", flags),
        old=re.compile(rf"(?P<join>{GAP}|\s?-\s?)(?:{any_of(words.old)})\b", flags),
        half=re.compile(rf"{GAP}and{GAP}a{GAP}half\b", flags),
        lasting=re.compile(rf"(?<!\w)(?:{any_of(words.lasting)}){GAP}$", flags),
        closed=re.compile(rf"\s*(?:[.,;:!?)]|$)|{GAP}(?:{any_of(words.closing)})\b", flags),
        word=re.compile(rf"(?<![^\W\d_])(?:{any_of(names)})(?!\w)", flags),
        names=names,
    )


def find(text: str, number: Number, home: Home) -> Amount | None:
    """The duration at the number in its own unit, or None."""
    match = _unit(text, number)
    if match is None or is_age(text, number):
        return None
    return _amount(number, match)


def unit_of(text: str, number: Number) -> tuple[str, int] | None:
    """The unit of time that the number counts and where it ends; None for an age."""
    match = _unit(text, number)
    if match is None or _grammar().old.match(text, match.end()):
        return None
    return singular(match["unit"]), match.end()


def unit_words(text: str) -> Iterator[tuple[int, int]]:
    """The span of each unit of time: a number without one behind it counts none."""
    return (match.span() for match in _grammar().word.finditer(text))


def articles(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """Each "a week" and "an hour and a half", whatever stands before it."""
    grammar = _grammar()
    for match in grammar.article.finditer(text, start, len(text) if end is None else end):
        one = _amount(Number(*match.span("article"), ONE, ONE, ONE, "words"), match)
        half = grammar.half.match(text, one.end)
        yield one if half is None else _and_a_half(one, half.end())


def is_closed(text: str, end: int) -> bool:
    """Whether the phrase ends here: "a second later", but not "a second goal"."""
    return bool(_grammar().closed.match(text, end))


def _and_a_half(one: Amount, end: int) -> Amount:
    return replace(one, number=one.number.plus(HALF, HALF, end), end=end)


def singular(unit: str) -> str:
    """The name of a unit of time: "hrs" is "hour"."""
    return _grammar().names[unit.lower()]


def _unit(text: str, number: Number) -> re.Match[str] | None:
    if number.form == "fraction":
        return _part(text, number)
    return _grammar().unit.match(text, number.end)


def _part(text: str, number: Number) -> re.Match[str] | None:
    """ "half an hour", "a half-hour"; a "half-year" is a period of business."""
    match = _grammar().part.match(text, number.end)
    words = lexicon.load()
    if match is None:
        return None
    articles = match["join"].split()[-1:]
    has_article = bool(articles) and articles[0].lower() in words.number.articles
    return match if has_article or match["unit"].lower() in words.kind.halved else None


def words(text: str, start: int, end: int) -> Iterator[Amount]:
    """One of a unit where a word shows that it is a quantity: "more than a year", "for an hour".

    With "and a half" behind it, it is one and a half.
    """
    for one in articles(text, start, end):
        lead = text[max(0, one.start - _REACH) : one.start]
        if (
            one.number.low != ONE
            or (one.start, one.end) == (0, len(text))
            or qualifier.before(text, one.start)
            or (_grammar().lasting.search(lead) and is_closed(text, one.end))
        ):
            yield one


def is_age(text: str, number: Number) -> bool:
    """Whether the number is how old somebody is who is named by it: "a 32-year-old man"."""
    match = _grammar().unit.match(text, number.end)
    old = None if match is None else _grammar().old.match(text, match.end())
    if match is None or old is None or number.high > OLDEST:
        return False
    is_attribute = old["join"].strip() or text[number.end] in "-\u2010\u2011"
    is_singular = singular(match["unit"]) == match["unit"].lower()
    is_apposition = text[: number.start].rstrip().endswith((",", "("))
    return bool(is_attribute) or (is_singular and number.high != 1) or is_apposition


def _amount(number: Number, match: re.Match[str]) -> Amount:
    unit = singular(match["unit"])
    return Amount(number, number.start, match.end(), "duration", unit, rule="duration.unit")
