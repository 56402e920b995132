"""Text -> the numbers in it, as exact intervals with their spans: the one grammar of numbers.

Digits with separators and scales, numbers in words, fractions and vague words are read; what the
number counts, its qualifier and its range are not this module's business. Values are exact
`Decimal`s; every number is read in time linear in the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from extractor import lexicon

Form = Literal["digits", "words", "fraction", "vague"]

# White space within an expression: at most one line break, since old newswire wraps its lines.
GAP = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
# Numbers of more digits than any figure of news are serial numbers; the bound keeps reading linear.
_DIGITS = (
    r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){2,6}|\d{1,3}(?:[\u00a0\u202f]\d{3}){1,6}"
    r"|\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,9})?|\d{1,2}(?:,\d{2}){1,8},\d{3}"
    r"|\d{1,24}(?:\.\d{1,9})?|\.\d{1,9})(?![\d]|[.,]\d)"
)
# Fractions that are one character: "\u00bd".
_VULGAR = frozenset(
    "\u00bc\u00bd\u00be\u2150\u2151\u2152\u2153\u2154\u2155\u2156\u2157\u2158\u2159\u215a\u215b\u215c\u215d\u215e"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`: `low == high` unless vague, `step` the place of its last digit.

    A fraction of a whole ("one-third") has form `fraction` and keeps its share of one; `scale` is
    what the words behind the digits multiply by ("million").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal | None
    form: Form
    scale: Decimal = Decimal(1)

    def times(self, factor: Decimal, end: int) -> "Number":
        """The same number on a larger scale, with the word of the scale inside its span."""
        step = None if self.step is None else self.step * factor
        low, high = self.low * factor, self.high * factor
        return Number(self.start, end, low, high, step, self.form, self.scale * factor)


def any_of(words: object) -> str:
    """A pattern of the words, longest first, with any white space for each blank."""
    ordered = sorted(map(str, words), key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered)


@dataclass(frozen=True)
class _Grammar:
    start: re.Pattern[str]
    word: re.Pattern[str]
    scale: re.Pattern[str]
    letter: re.Pattern[str]
    half: re.Pattern[str]
    part: re.Pattern[str]
    whole: re.Pattern[str]
    vague: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words = lexicon.load().number
    small = [*words.ones, *words.tens]
    article = any_of(words.articles)
    scale = any_of([*words.scales, words.dozen])
    join = rf"(?:{GAP}|[-\u2010\u2011])"
    start = (
        rf"(?<![\d.,\w])(?:{any_of(words.vague)})\b"
        rf"|(?<![\w'\u2019])(?:{any_of(small)}|{words.half}"
        rf"|(?:{article}){join}(?:{words.half}{join})?(?:{scale}|{any_of(words.fractions)}))\b"
        rf"|(?<![\d.,]){_DIGITS}|(?<!\d)[{''.join(sorted(_VULGAR))}]"
    )
    flags = re.IGNORECASE
    return _Grammar(
        start=re.compile(start, flags),
        word=re.compile(rf"{join}?(?P<and>and{join})?(?P<word>[a-z]+)\b", flags),
        scale=re.compile(
            rf"(?:{join}?(?P<scale>{scale})\b"
            rf"|[^\S\n]?(?P<short>{any_of(words.abbreviations)})(?![\w]))",
            flags,
        ),
        letter=re.compile(rf"(?:{any_of(words.letters)})(?![\w])", flags),
        half=re.compile(rf"{join}and{join}(?:{article}){join}{words.half}\b", flags),
        part=re.compile(rf"{join}(?P<part>{any_of(words.fractions)})s?\b", flags),
        whole=re.compile(rf"{GAP}(?:of{GAP})?(?:{article}){GAP}(?P<scale>{scale})\b", flags),
        vague=re.compile(rf"{join}(?:of{GAP})?(?P<scale>{scale}|{any_of(words.vague)})\b", flags),
    )


@cache
def _scales() -> dict[str, int]:
    """Word of a scale -> what it multiplies by; a dozen is one."""
    words = lexicon.load().number
    return words.scales | {words.dozen: 12}


def scan(text: str) -> Iterator[Number]:
    """Every number of the text, in order and without overlap."""
    grammar, position = _grammar(), 0
    while found := grammar.start.search(text, position):
        number = _read(text, found)
        if number is not None:
            yield number
        position = max(found.end(), number.end if number else 0)


def letter_scale(text: str, number: Number) -> Number:
    """The number with a scale of one glued letter ("3m"), for kinds that know it is no unit."""
    letter = None if number.scale != 1 else _grammar().letter.match(text, number.end)
    if letter is None:
        return number
    scale = lexicon.load().number.letters[letter[0].lower()]
    return number.times(Decimal(scale), letter.end())


def _read(text: str, found: re.Match[str]) -> Number | None:
    words = lexicon.load().number
    head = " ".join(found[0].lower().split())
    if head[0].isdecimal() or head[0] == ".":
        return _with_scale(text, _digits(text, found))
    if not head[0].isalpha():
        return _vulgar(found)
    if head in words.vague:
        return _vague(text, found, words.vague[head])
    if head == words.half:
        return _half(text, found.start(), found.end())
    return _cardinal(text, found.start())


def _digits(text: str, found: re.Match[str]) -> Number:
    written = re.sub(r"[^\d.]", "", found[0])
    value = Decimal(written)
    step = Decimal(1).scaleb(-len(written.partition(".")[2]))
    end = found.end()
    if text[end : end + 1] in _VULGAR:
        value, step = value + Decimal(str(unicodedata.numeric(text[end]))), Decimal("0.5")
        end += 1
    elif half := _grammar().half.match(text, end):
        value, step, end = value + Decimal("0.5"), Decimal("0.5"), half.end()
    return Number(found.start(), end, value, value, step, "digits")


def _vulgar(found: re.Match[str]) -> Number:
    share = Decimal(str(unicodedata.numeric(found[0]))).quantize(Decimal("0.00001"))
    return Number(found.start(), found.end(), share, share, None, "fraction")


def _with_scale(text: str, number: Number) -> Number:
    scales, position = _scales() | lexicon.load().number.abbreviations, number.end
    while found := _grammar().scale.match(text, position):
        name = found["scale"] or found["short"]
        number = number.times(Decimal(scales[name.lower()]), found.end())
        position = found.end()
    return number


def _vague(text: str, found: re.Match[str], bounds: tuple[int, int]) -> Number:
    words = lexicon.load().number
    low, high = map(Decimal, bounds)
    end = found.end()
    if of := _grammar().vague.match(text, end):
        name = " ".join(of["scale"].lower().split())
        if name in words.vague:
            lower, _ = words.vague[name]
            # "hundreds of millions": the plural's own bound is 2, its scale half of that bound.
            factor = Decimal(lower) / 2
        else:
            factor = Decimal(_scales()[name])
        low, high, end = low * factor, high * factor, of.end()
    return Number(found.start(), end, low, high, None, "vague")


def _half(text: str, start: int, end: int) -> Number:
    whole = _grammar().whole.match(text, end)
    share = Number(start, end, Decimal("0.5"), Decimal("0.5"), None, "fraction")
    return share if whole is None else _of_scale(share, whole)


def _of_scale(share: Number, whole: re.Match[str]) -> Number:
    scale = Decimal(_scales()[whole["scale"].lower()])
    value = share.low * scale
    return Number(share.start, whole.end(), value, value, None, "words", scale)


def _cardinal(text: str, start: int) -> Number | None:
    """Numbers in words; the part of a fraction ("two-thirds", "a quarter of a million") too."""
    sum_ = _Sum(start)
    while word := _grammar().word.match(text, sum_.end):
        if not sum_.add(word["word"].lower(), joined=bool(word["and"]), end=word.end()):
            break
    if sum_.last == "article":
        return _fraction(text, start, sum_.end, 1)
    if half := _grammar().half.match(text, sum_.end):
        extra = Decimal("0.5") * (sum_.step if sum_.last == "scale" and sum_.step else 1)
        value = sum_.value + extra
        return _with_scale(text, Number(start, half.end(), value, value, extra, "words"))
    if sum_.last == "ones" and (share := _fraction(text, start, sum_.end, int(sum_.value))):
        return share
    if sum_.last is None:
        return None
    scale = sum_.step if sum_.last == "scale" and sum_.step else Decimal(1)
    return Number(start, sum_.end, sum_.value, sum_.value, sum_.step, "words", scale)


def _fraction(text: str, start: int, end: int, count: int) -> Number | None:
    part = _grammar().part.match(text, end)
    if part is None:
        return None
    divisor = lexicon.load().number.fractions[part["part"].lower()]
    if count >= divisor:
        return None
    share = (Decimal(count) / divisor).quantize(Decimal("0.00001"))
    number = Number(start, part.end(), share, share, None, "fraction")
    whole = _grammar().whole.match(text, part.end())
    return number if whole is None else _of_scale(number, whole)


class _Sum:
    """The running value of a number in words: `total` is closed by a scale, `current` is open."""

    def __init__(self, start: int) -> None:
        self.end = start
        self.total = Decimal(0)
        self.current = Decimal(0)
        self.step: Decimal | None = None
        self.last: Literal["article", "ones", "tens", "scale"] | None = None

    @property
    def value(self) -> Decimal:
        return self.total + self.current

    def add(self, word: str, *, joined: bool, end: int) -> bool:
        """Takes the next word in; false when it does not continue the number."""
        words = lexicon.load().number
        if joined and self.last != "scale":
            return False
        if word in words.articles and self.last is None:
            self.last = "article"
        elif word in words.ones and self.last in (None, "tens", "scale"):
            if self.last == "tens" and not 0 < words.ones[word] < 10:
                return False
            self.current, self.last, self.step = self.current + words.ones[word], "ones", Decimal(1)
        elif word in words.tens and self.last in (None, "scale"):
            self.current += words.tens[word]
            self.last, self.step = "tens", Decimal(10)
        elif (word in words.scales or word == words.dozen) and self.last is not None and not joined:
            self._scale(Decimal(_scales()[word]))
        else:
            return False
        self.end = end
        return True

    def _scale(self, scale: Decimal) -> None:
        counted = Decimal(1) if self.last == "article" else self.current
        if scale == 100 or scale == 12:
            self.current = counted * scale
        elif counted:
            self.total, self.current = self.total + counted * scale, Decimal(0)
        else:  # "lakh crore", "million million"
            self.total *= scale
        self.last, self.step = "scale", scale
