"""The patterns of numbers, compiled once from the word lists."""

import re
from dataclasses import dataclass
from functools import cache

from extractor import lexicon
from extractor.kinds.pattern import GAP, HYPHEN, JOIN, any_of

# Numbers of more digits than any figure of news are serial numbers; the bound keeps reading linear.
_DIGITS = (
    r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}|\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,9})?"
    r"|\d{1,2}(?:,\d{2}){1,8},\d{3}(?:\.\d{1,2})?"
    r"|\d{1,24}(?:\.\d{1,9})?|\.\d{1,9})(?![\d]|[.,]\d)"
)
# "1e10", "1.99 x 10^-30", "2.5^-1"
_POWER = (
    r"(?:[^\S\n]?[x\u00d7][^\S\n]?(?P<ten>10)\^?|(?P<base>\^)|e)"
    r"(?P<exponent>[-+\u2212]?\d{1,2})(?![\w.,]*\d|\w)"
)
# "3/4", " 1/2" behind a whole number
_SLASH = (
    r"(?P<gap>[^\S\n]{1,2}|-)?(?(gap)(?P<over>\d{1,3})|)[^\S\n]?[/\u2044][^\S\n]?"
    r"(?P<under>\d{1,3})(?![\w/]|[.,]\d)"
)
# Fractions that are one character: "\u00bd".
VULGAR = frozenset(
    "\u00bc\u00bd\u00be\u2150\u2151\u2152\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215a\u215b\u215c\u215d\u215e"
)


@dataclass(frozen=True)
class Grammar:
    """`start` finds where a number begins; the others match what may go on behind it."""

    start: re.Pattern[str]
    word: re.Pattern[str]
    point: re.Pattern[str]
    scale: re.Pattern[str]
    letter: re.Pattern[str]
    power: re.Pattern[str]
    slash: re.Pattern[str]
    over: re.Pattern[str]
    part: re.Pattern[str]
    rest: re.Pattern[str]
    whole: re.Pattern[str]
    vague: re.Pattern[str]
    term: re.Pattern[str]


def _broken() -> str:
    """Digits with blanks around their point ("4 . 8 %", "1. 7m"), where a unit shows it."""
    words, kind = lexicon.load().number, lexicon.load().kind
    units = any_of([*kind.percent, *words.scales, *words.abbreviations, *words.letters])
    return (
        rf"\d{{1,3}} ?\. \d{{1,4}}(?=[^\S\n]?(?:{units})(?!\w))"
        r"|\d{1,3}, \d{3}\.\d\d(?!\d)"
    )


@cache
def grammar() -> Grammar:
    """The patterns; all are anchored but `start`, and none can match nothing."""
    flags, words = re.IGNORECASE, lexicon.load().number
    scale, article = any_of([*words.scales, words.dozen]), any_of(words.articles)
    ones, vague = any_of(words.ones), any_of([*words.scales, words.dozen, *words.vague])
    return Grammar(
        start=re.compile(_start(), flags),
        word=re.compile(rf"{JOIN}?(?P<and>and{JOIN})?(?P<word>[a-z]+)\b", flags),
        point=re.compile(rf"{GAP}{words.point}(?P<digits>(?:{GAP}(?:{ones})\b)+)", flags),
        scale=re.compile(
            rf"(?:{JOIN}?(?P<scale>{scale})\b"
            rf"|[^\S\n]?(?P<short>{any_of(words.abbreviations)})(?![\w])"
            rf"|{GAP}(?P<plural>{words.dozen})s\b"
            # A capital letter is a scale by itself: "8 B people".
            rf"|(?P<letter>(?-i:[^\S\n]?[MB](?=[^\S\n][a-z]|[^\S\n]?(?:[.,;)]|$)))))",
            flags,
        ),
        letter=re.compile(rf"(?:{any_of(words.letters)})(?![\w])", flags),
        power=re.compile(_POWER, flags),
        slash=re.compile(_SLASH),
        over=re.compile(rf"{GAP}{words.over}{GAP}(?=[\da-z])", flags),
        part=re.compile(rf"{JOIN}{_part()}", flags),
        rest=re.compile(
            rf"{JOIN}and{JOIN}(?P<count>{article}|{ones}){JOIN}{_part()}(?!{GAP}of\b)", flags
        ),
        whole=re.compile(_whole(), flags),
        vague=re.compile(rf"{JOIN}(?:of{GAP})?(?P<scale>{vague})\b", flags),
        term=re.compile(rf"{GAP}(?P<and>and{GAP})?(?=\d)", flags),
    )


def _start() -> str:
    words = lexicon.load().number
    small, article = any_of([*words.ones, *words.tens]), any_of(words.articles)
    parts = any_of([*words.scales, words.dozen, *words.fractions, *words.ordinals])
    whole = _whole().replace("(?P<scale>", "(?:")
    points = rf"{HYPHEN}(?:{any_of(lexicon.load().kind.whole_points)})\b"
    return (
        rf"(?<![\d.,\w])(?:{any_of(words.vague)})\b"
        rf"|(?<![\w'\u2019])(?:{small}|{words.half}|(?:{any_of(words.fractions)})(?={whole}|{points})"
        rf"|(?:{article}){JOIN}(?:(?:{small}|{words.half}){JOIN})?(?:{parts}))\b"
        rf"|(?<![\d.,])(?:{_broken()}|{_DIGITS})|(?<!\d)[{''.join(sorted(VULGAR))}]"
    )


def _part() -> str:
    """What one is divided by: "thirds", "twenty-fifth"."""
    words = lexicon.load().number
    return (
        rf"(?:(?P<tens>{any_of(words.tens)}){JOIN})?"
        rf"(?P<part>{any_of([*words.fractions, *words.ordinals])})(?P<plural>s?)\b"
    )


def _whole() -> str:
    """A scale that a part is of: " of a million", "-million"."""
    words = lexicon.load().number
    scale, article = any_of([*words.scales, words.dozen]), any_of(words.articles)
    return rf"{JOIN}(?:of{GAP})?(?:(?:{article}){JOIN})?(?P<scale>{scale})\b"


@cache
def scales() -> dict[str, int]:
    """Word of a scale -> what it multiplies by; a dozen is one."""
    words = lexicon.load().number
    return words.scales | {words.dozen: 12}
