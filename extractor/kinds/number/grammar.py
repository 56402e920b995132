"""The patterns of numbers, compiled once from the word lists."""

import re
from dataclasses import dataclass
from functools import cache

from extractor import lexicon
from extractor.kinds.pattern import GAP, JOIN, any_of

# Numbers of more digits than any figure of news are serial numbers; the bound keeps reading linear.
# Tokenised text has blanks around the point ("4 . 8 %").
_DIGITS = (
    r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}|\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,9})?"
    r"|\d{1,2}(?:,\d{2}){1,8},\d{3}(?:\.\d{1,2})?"
    r"|\d{1,3} \. \d{1,4}(?= ?%)|\d{1,24}(?:\.\d{1,9})?|\.\d{1,9})(?![\d]|[.,]\d)"
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


@cache
def grammar() -> Grammar:
    """The patterns; all are anchored but `start`, and none can match nothing."""
    words, flags = lexicon.load().number, re.IGNORECASE
    small = any_of([*words.ones, *words.tens])
    article = any_of(words.articles)
    scale = any_of([*words.scales, words.dozen])
    part = (
        rf"(?:(?P<tens>{any_of(words.tens)}){JOIN})?"
        rf"(?P<part>{any_of([*words.fractions, *words.ordinals])})(?P<plural>s?)\b"
    )
    whole = rf"{JOIN}(?:of{GAP})?(?:(?:{article}){GAP})?(?P<scale>{scale})\b"
    start = (
        rf"(?<![\d.,\w])(?:{any_of(words.vague)})\b"
        rf"|(?<![\w'\u2019])(?:{small}|{words.half}|(?:{any_of(words.fractions)})(?={whole})"
        rf"|(?:{article}){JOIN}(?:(?:{small}|{words.half}){JOIN})?"
        rf"(?:{scale}|{any_of([*words.fractions, *words.ordinals])}))\b"
        rf"|(?<![\d.,]){_DIGITS}|(?<!\d)[{''.join(sorted(VULGAR))}]"
    ).replace("(?P<scale>", "(?:")
    return Grammar(
        start=re.compile(start, flags),
        word=re.compile(rf"{JOIN}?(?P<and>and{JOIN})?(?P<word>[a-z]+)\b", flags),
        point=re.compile(
            rf"{GAP}{words.point}(?P<digits>(?:{GAP}(?:{any_of(words.ones)})\b)+)", flags
        ),
        scale=re.compile(
            rf"(?:{JOIN}?(?P<scale>{scale})\b"
            rf"|[^\S\n]?(?P<short>{any_of(words.abbreviations)})(?![\w])"
            rf"|{GAP}(?P<plural>{words.dozen})s\b"
            # A capital letter is a scale by itself: "8 B people".
            rf"|(?P<letter>(?-i:[^\S\n]?[MB](?=[^\S\n][a-z]|[^\S\n]?(?:[.,;)]|$)))))",
            flags,
        ),
        letter=re.compile(rf"(?:{any_of(words.letters)})(?![\w])", flags),
        # "1e10", "1.99 x 10^-30", "2.5^-1"
        power=re.compile(
            r"(?:[^\S\n]?[x\u00d7][^\S\n]?(?P<ten>10)\^?|(?P<base>\^)|e)"
            r"(?P<exponent>[-+\u2212]?\d{1,2})(?![\w.,]*\d|\w)",
            flags,
        ),
        slash=re.compile(
            r"(?P<gap>[^\S\n]{1,2}|-)?(?(gap)(?P<over>\d{1,3})|)[^\S\n]?[/\u2044][^\S\n]?"
            r"(?P<under>\d{1,3})(?![\w/]|[.,]\d)"
        ),
        over=re.compile(rf"{GAP}{words.over}{GAP}(?=[\da-z])", flags),
        part=re.compile(rf"{JOIN}{part}", flags),
        rest=re.compile(
            rf"{JOIN}and{JOIN}(?P<count>{article}|{any_of(words.ones)}){JOIN}{part}(?!{GAP}of\b)",
            flags,
        ),
        whole=re.compile(whole, flags),
        vague=re.compile(rf"{JOIN}(?:of{GAP})?(?P<scale>{scale}|{any_of(words.vague)})\b", flags),
        term=re.compile(rf"{GAP}(?P<and>and{GAP})?(?=\d)", flags),
    )


@cache
def scales() -> dict[str, int]:
    """Word of a scale -> what it multiplies by; a dozen is one."""
    words = lexicon.load().number
    return words.scales | {words.dozen: 12}
