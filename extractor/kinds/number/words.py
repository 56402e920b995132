"""Numbers in words: "twenty-eight thousand", "five point two", "dozens of millions"."""

import re
from decimal import Decimal
from typing import Literal

from extractor import lexicon
from extractor.kinds.number import fraction
from extractor.kinds.number.digits import with_scale
from extractor.kinds.number.grammar import grammar, scales
from extractor.kinds.number.record import Number


def vague(text: str, found: re.Match[str], bounds: tuple[int, int]) -> Number:
    """ "dozens", "hundreds of millions": the bounds that readers take the word for."""
    words = lexicon.load().number
    low, high = map(Decimal, bounds)
    end = found.end()
    if of := grammar().vague.match(text, end):
        name = " ".join(of["scale"].lower().split())
        if name in words.vague:
            lower, _ = words.vague[name]
            # "hundreds of millions": the plural's own bound is 2, its scale half of that bound.
            factor = Decimal(lower) / 2
        else:
            factor = Decimal(scales()[name])
        low, high, end = low * factor, high * factor, of.end()
    return Number(found.start(), end, low, high, None, "vague")


def cardinal(text: str, start: int) -> Number | None:
    """The number in words at `start`, also as the count of a fraction; None for an ordinal."""
    sum_ = _Sum(start)
    while word := grammar().word.match(text, sum_.end):
        if word["and"] and grammar().rest.match(text, sum_.end):
            break
        if not sum_.add(word["word"].lower(), joined=bool(word["and"]), end=word.end()):
            break
    if sum_.last is None:
        return None
    if sum_.last == "article":
        return fraction.part(text, start, sum_.end, 1)
    if share := fraction.part(text, start, sum_.end, int(sum_.value)):
        return share
    if fraction.is_ordinal(text, sum_.end):
        return None
    return with_scale(text, fraction.rest(text, _with_point(text, sum_.number)))


def _with_point(text: str, number: Number) -> Number:
    """ "five point two": the digits behind the point, each in words."""
    found = grammar().point.match(text, number.end)
    if found is None or number.scale != 1:
        return number
    ones = lexicon.load().number.ones
    digits = "".join(str(ones[word]) for word in found["digits"].lower().split())
    return number.plus(Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits)), found.end())


class _Sum:
    """The running value of a number in words: `total` is closed by a scale, `current` is open."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.total = Decimal(0)
        self.current = Decimal(0)
        self.step: Decimal | None = None
        self.last: Literal["article", "ones", "tens", "scale"] | None = None

    @property
    def value(self) -> Decimal:
        return self.total + self.current

    @property
    def number(self) -> Number:
        scale = self.step if self.last == "scale" and self.step else Decimal(1)
        return Number(self.start, self.end, self.value, self.value, self.step, "words", scale)

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
            self._scale(Decimal(scales()[word]))
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
