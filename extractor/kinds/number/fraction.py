"""Parts of one: "one-third", "twenty-three fifths", "3/4", and parts of a scale ("half a million").

A share keeps six digits where it has no end.
"""

import re
import unicodedata
from decimal import Decimal

from extractor import lexicon
from extractor.kinds.number.grammar import grammar, scales
from extractor.kinds.number.record import Number

_DIGITS = 6
# What is divided into more parts by a slash is a date or a code ("9/11", "24/7"), unless it is a
# place of a ruler or a decimal one.
_DIVISORS = frozenset({*range(2, 11), 12, 16, 20, 25, 32, 40, 50, 64, 100, 128})


def share(count: int, divisor: int) -> Decimal:
    """The part of one, exact where it has an end within the precision."""
    value = Decimal(count) / divisor
    if value * divisor == count and len(value.as_tuple().digits) <= _DIGITS:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - _DIGITS + 1))


def one_character(found: re.Match[str]) -> Number:
    """The fraction that is a character of its own."""
    value = Decimal(str(unicodedata.numeric(found[0]))).quantize(Decimal("0.000001"))
    return Number(found.start(), found.end(), value, value, None, "fraction")


def of_scale(text: str, found: re.Match[str]) -> Number:
    """ "half a million", "quarter million"; "half" alone is a share."""
    divisor = lexicon.load().number.fractions[found[0].lower()]
    return scaled(text, _share(found.start(), found.end(), share(1, divisor)))


def part(text: str, start: int, end: int, count: int) -> Number | None:
    """The fraction whose divisor stands at `end` ("thirds"), `count` of them; None for none.

    "twenty-fifth" is a place in a row, and "five quarters" are months.
    """
    found = grammar().part.match(text, end)
    divisor = None if found is None else _divisor(found, count)
    if found is None or divisor is None:
        return None
    return scaled(text, _share(start, found.end(), share(count, divisor)))


def is_ordinal(text: str, end: int) -> bool:
    """Whether the number at `end` goes on as a place in a row: "twenty | fifth"."""
    found = grammar().part.match(text, end)
    ordinals = lexicon.load().number.ordinals
    return found is not None and not found["plural"] and found["part"].lower() in ordinals


def rest(text: str, number: Number) -> Number:
    """The number with the fraction behind it: "5 and a half", "two million and a quarter"."""
    found = grammar().rest.match(text, number.end)
    words = lexicon.load().number
    if found is None or number.form == "fraction":
        return number
    counted = found["count"].lower()
    count = 1 if counted in words.articles else words.ones[counted]
    divisor = _divisor(found, count)
    if divisor is None:
        return number
    extra = _share(number.start, found.end(), share(count, divisor))
    if number.scale != 1 and (larger := scaled(text, extra)) is not extra:
        return number.plus(larger.low, None, larger.end) if larger.low < number.scale else number
    scale = number.scale if number.scale >= 1000 else Decimal(1)
    return number.plus(extra.low * scale, scale * share(1, divisor), extra.end)


def slashed(text: str, number: Number) -> Number | None:
    """ "3/4", "1 1/2": the number with what stands behind it as a fraction; None for none."""
    found = grammar().slash.match(text, number.end)
    if found is None or number.low != int(number.low) or number.scale != 1:
        return None
    over, under = int(found["over"] or number.low), int(found["under"])
    if not 0 < over < under or under not in _DIVISORS:
        return None
    if found["over"]:
        return number.plus(share(over, under), share(1, under), found.end())
    return _share(number.start, found.end(), share(over, under))


def over(text: str, number: Number, under: Number | None) -> Number | None:
    """ "one over three", as the fraction is spoken; None for "one over 65s club"."""
    if under is None or number.low != 1 or under.low <= 1 or under.low != int(under.low):
        return None
    if text[under.end : under.end + 2].strip(" .,;:?!\n"):
        return None
    return _share(number.start, under.end, share(1, int(under.low)))


def scaled(text: str, number: Number) -> Number:
    """The share as a part of the scale behind it: "a quarter of a million"."""
    whole = grammar().whole.match(text, number.end)
    if whole is None:
        return number
    scale = Decimal(scales()[whole["scale"].lower()])
    value = number.low * scale
    return Number(number.start, whole.end(), value, value, None, "words", scale)


def _share(start: int, end: int, value: Decimal) -> Number:
    return Number(start, end, value, value, None, "fraction")


def _divisor(found: re.Match[str], count: int) -> int | None:
    words = lexicon.load().number
    name, tens = found["part"].lower(), (found["tens"] or "").lower()
    is_plural = bool(found["plural"]) or name.endswith("ves")
    if is_plural != (count > 1):
        return None
    if name in words.fractions:
        divisor = words.fractions[name]
        return None if tens or count >= divisor else divisor
    return words.ordinals[name] + (words.tens[tens] if tens else 0) or None
