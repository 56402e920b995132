"""A number beside a unit of measure: the names of quantulum3's catalogue (data/units.toml).

Magnitudes of earthquakes and points of an index are measures too. Units are never converted here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractor import lexicon
from extractor.kinds import qualifier
from extractor.kinds.amount import Amount
from extractor.kinds.currency import Home
from extractor.kinds.number import ONE, Number, letter_scale
from extractor.kinds.pattern import GAP, PART, any_of


@dataclass(frozen=True)
class _Grammar:
    unit: re.Pattern[str]
    part: re.Pattern[str]
    article: re.Pattern[str]
    below: re.Pattern[str]
    magnitude_before: re.Pattern[str]
    magnitude_after: re.Pattern[str]
    metres: re.Pattern[str]
    by: re.Pattern[str]
    points: re.Pattern[str]
    names: dict[str, str]


@cache
def _grammar() -> _Grammar:
    words, units = lexicon.load().kind, lexicon.load().units
    names = {form: name for name, unit in units.items() for form in unit.written}
    names |= {form + "s": name for form, name in names.items() if _is_word(form)}
    # Small type and capitals: "784 HP".
    taken = {*names, *(form for unit in units.values() for form in unit.glued)}
    names |= {f.upper(): n for f, n in names.items() if len(f) in (2, 3) and f.upper() not in taken}
    signs = [form for form in names if not form[0].isalpha()]
    symbols = [form for form in names if len(form) <= 3 or form != form.lower()]
    words_ = [form for form in names if form not in symbols and form not in signs]
    # "a 300-square-foot room"
    spoken = any_of(words_, rf"(?:{GAP}|-)")
    glued = {form: name for name, unit in units.items() for form in unit.glued}
    flags, join = re.IGNORECASE, rf"(?:{GAP}|[-\u2010\u2011])?"
    return _Grammar(
        unit=re.compile(
            rf"(?:(?P<glued>{any_of(glued)})|[^\S\n]?(?P<sign>{any_of(signs)})"
            rf"|{join}(?i:(?P<word>{spoken}))|{join}(?P<symbol>{any_of(symbols)}))(?!\w)"
        ),
        part=re.compile(rf"{PART}(?P<word>{spoken})(?!\w)", flags),
        article=re.compile(rf"(?<![\w-])(?P<one>an?){GAP}(?P<word>{spoken})(?!\w)", flags),
        below=re.compile(rf"{GAP}(?:{any_of(words.below_zero)})\b", flags),
        magnitude_before=re.compile(
            rf"(?<!\w)(?:{any_of(words.magnitude)})(?:{GAP}|-)(?:of{GAP})?$", flags
        ),
        magnitude_after=re.compile(rf"{join}(?:{any_of(words.magnitude_after)})\b", flags),
        metres=re.compile(
            rf"m(?=[^\S\n]?-?(?:{any_of(words.metres)})\b|[^\S\n]?\([\d.]+[^\S\n]?(?:ft|feet))",
            flags,
        ),
        by=re.compile(rf"\b(?:{any_of(words.before_metres)})[^\S\n]?$", flags),
        points=re.compile(rf"(?:{GAP}|-)(?:{any_of(words.points)})(?!\w)", flags),
        names=names | glued,
    )


def _is_word(form: str) -> bool:
    return len(form) > 2 and form.replace(" ", "").replace("-", "").isalpha()


# The longest words before a magnitude are shorter than this.
_REACH = 20


def find(text: str, number: Number, home: Home) -> Amount | None:
    """The measure at the number, or None; its unit is the singular name of the catalogue."""
    grammar = _grammar()
    if number.form == "fraction":
        match = grammar.part.match(text, number.end)
        return None if match is None else _written(number, match)
    scaled = letter_scale(text, number)  # "3.4m barrels", where "3.4m" alone would be metres
    if scaled is not number and grammar.unit.match(text, scaled.end):
        number = scaled
    if match := grammar.unit.match(text, number.end):
        return _below_zero(text, _written(number, match))
    if end := _metres(text, number):
        return _amount(number, number.start, end, "metre", "metres")
    if match := grammar.magnitude_before.search(text, max(0, number.start - _REACH), number.start):
        return _amount(number, match.start(), number.end, "magnitude", "magnitude")
    if match := grammar.magnitude_after.match(text, number.end):
        return _amount(number, number.start, match.end(), "magnitude", "magnitude")
    if match := grammar.points.match(text, number.end):
        return _amount(number, number.start, match.end(), "point", "points")
    return None


def _metres(text: str, number: Number) -> int:
    """Where "50m by 30m" ends behind its letter, which alone may be a million; 0 where it may."""
    if not text.startswith("m", number.end) or text[number.end + 1 : number.end + 2].isalnum():
        return 0
    grammar = _grammar()
    is_metre = grammar.metres.match(text, number.end) or grammar.by.search(
        text, max(0, number.start - _REACH), number.start
    )
    return number.end + 1 if is_metre else 0


def words(text: str, start: int, end: int) -> Iterator[Amount]:
    """One of a unit, where a qualifier shows that it is a quantity: "about an inch"."""
    for match in _grammar().article.finditer(text, start, end):
        if qualifier.before(text, match.start()):
            yield _written(Number(*match.span("one"), ONE, ONE, ONE, "words"), match)


def _below_zero(text: str, amount: Amount) -> Amount:
    """ "six degrees Celsius below zero"."""
    below = _grammar().below.match(text, amount.end)
    unit = lexicon.load().units.get(amount.unit or "")
    if below is None or unit is None or unit.dimension != "temperature":
        return amount
    return replace(amount, number=amount.number.negative(), end=below.end())


def _key(word: str) -> str:
    name = " ".join(word.lower().split())
    return name if name in _grammar().names else name.replace("-", " ")


def _written(number: Number, match: re.Match[str]) -> Amount:
    found = match.groupdict()
    symbol = found.get("glued") or found.get("sign") or found.get("symbol")
    written = symbol or _key(match["word"])
    return _amount(number, number.start, match.end(), _grammar().names[written], "unit")


def _amount(number: Number, start: int, end: int, unit: str, rule: str) -> Amount:
    return Amount(number, start, end, "measure", unit, rule=f"measure.{rule}")
