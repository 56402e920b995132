"""Numbers in digits: "1,234.5", "1 234 567", "12,34,567", "3bn", "4 thousand 3 hundred", "1e10"."""

import re
import unicodedata
from decimal import Decimal

from extractor import lexicon
from extractor.kinds.number import fraction
from extractor.kinds.number.grammar import VULGAR, grammar, scales
from extractor.kinds.number.record import Number

# A power beyond this is no figure of anything.
_LARGEST_POWER = 40


def read(text: str, found: re.Match[str]) -> Number:
    """The number that begins with the digits found."""
    number = _written(found)
    following = text[number.end : number.end + 1]
    if following in VULGAR and following:
        number = number.plus(
            Decimal(str(unicodedata.numeric(following))), Decimal("0.5"), number.end + 1
        )
    elif mixed := fraction.slashed(text, number):
        return with_scale(text, mixed)
    number = fraction.rest(text, _power(text, number))
    return fraction.rest(text, _with_terms(text, with_scale(text, number)))


def with_scale(text: str, number: Number) -> Number:
    """The number with all words of scales behind it."""
    names, position = scales() | lexicon.load().number.abbreviations, number.end
    letters = lexicon.load().number.letters
    while found := grammar().scale.match(text, position):
        if found["letter"]:
            if number.scale != 1:
                break
            scale = letters[found["letter"].strip().lower()]
        else:
            scale = names[(found["scale"] or found["short"] or found["plural"]).lower()]
        number = number.times(Decimal(scale), found.end())
        position = found.end()
    return number


def _written(found: re.Match[str]) -> Number:
    written = re.sub(r"[^\d.]", "", found[0])
    value, step = Decimal(written), Decimal(1).scaleb(-len(written.partition(".")[2]))
    return Number(found.start(), found.end(), value, value, step, "digits")


def _power(text: str, number: Number) -> Number:
    """ "1.99 x 10^-30", "1e10", "2.5^-1"."""
    found = grammar().power.match(text, number.end)
    exponent = int(found["exponent"].replace("\u2212", "-")) if found else 0
    if found is None or abs(exponent) > _LARGEST_POWER or not number.low:
        return number
    if found["base"]:
        value = number.low**exponent
        return Number(number.start, found.end(), value, value, None, "digits")
    power = Decimal(1).scaleb(exponent)
    return Number(number.start, found.end(), *_scaled(number, power), "digits")


def _scaled(number: Number, factor: Decimal) -> tuple[Decimal, Decimal, Decimal | None]:
    step = None if number.step is None else number.step * factor
    return number.low * factor, number.high * factor, step


def _with_terms(text: str, number: Number) -> Number:
    """ "4 thousand 3 hundred", "3 hundred and 21": smaller terms behind a scale."""
    while number.scale >= 100 and (link := grammar().term.match(text, number.end)):
        found = grammar().start.match(text, link.end())
        term = None if found is None else with_scale(text, _written(found))
        if term is None or term.high >= number.scale:
            break
        if (number.scale == 100) if link["and"] else (term.scale > 1):
            number = number.plus(term.low, term.step, term.end)
            continue
        break
    return number
