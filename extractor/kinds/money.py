"""A number beside a currency: the amount with its ISO 4217 code.

A sign that several currencies share ("$", "pounds") takes the article's country, else its default.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import pycountry

from extractor import lexicon
from extractor.kinds.amount import Amount
from extractor.kinds.number import Number, letter_scale
from extractor.kinds.pattern import GAP, any_of

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class _Grammar:
    prefix: re.Pattern[str]
    suffix: re.Pattern[str]
    codes: dict[str, str]
    shared: dict[str, str]
    cents: dict[str, str]


@cache
def _grammar() -> _Grammar:
    money = lexicon.load().currencies
    codes = {name: code for code, name in _others()}
    codes |= {code: code for code, _ in _others()}
    codes |= {w: code for code, c in money.currency.items() for w in (code, *c.prefixes, *c.names)}
    shared = {word: name for name, sign in money.shared.items() for word in sign.written}
    cents = {w: code for code, c in money.currency.items() for w in c.cents}
    cents |= {word: name for name, sign in money.shared.items() for word in sign.cents}
    known = [*money.currency, *(code for code, _ in _others())]
    plain = [code for code in known if code not in money.not_codes]
    prefixes = [*plain, *(w for c in money.currency.values() for w in c.prefixes)]
    signs = [word for word in shared if not word[-1].isalpha()]
    words = [word for word in {*codes, *shared, *cents} if word[-1].isalpha()]
    names = [word for word in words if len(word) > 1 and word not in known]
    letters = [word for word in words if len(word) == 1 and word in cents]
    behind = [w for w in [*codes, *shared] if len(w) == 1 and not w.isalpha() and w != "$"]
    return _Grammar(
        prefix=re.compile(rf"(?<![^\W\d_])(?P<unit>{any_of([*prefixes, *signs])})[^\S\n]?$"),
        suffix=re.compile(
            rf"(?:(?:{GAP}(?:of{GAP})?|-)?(?P<unit>(?-i:{any_of(plain)})|{any_of(names)})s?(?!\w)"
            # A single letter is a unit only behind its digits: "398p".
            rf"|(?P<letter>{any_of(letters)})(?!\w)"
            # A sign behind the number ("5 \u20ac") and not before the next one.
            rf"|[^\S\n]?(?P<sign>{any_of(behind)})(?![^\S\n]?\d))",
            re.IGNORECASE,
        ),
        codes={word.lower(): code for word, code in codes.items()},
        shared={word.lower(): name for word, name in shared.items()},
        cents={word.lower(): name for word, name in cents.items()},
    )


def _others() -> Iterator[tuple[str, str]]:
    """Code and name of the currencies of ISO 4217 that our own table does not name."""
    ours = lexicon.load().currencies
    for currency in pycountry.currencies:
        if currency.alpha_3 not in ours.currency and currency.name.lower() not in ours.not_names:
            yield currency.alpha_3, currency.name.lower()


# The longest prefix is shorter than this.
_PREFIX = 10


def find(text: str, number: Number, country: str | None) -> Amount | None:
    """The amount of money at the number, or None; `country` is ISO 3166 alpha-2."""
    grammar = _grammar()
    prefix = grammar.prefix.search(text, max(0, number.start - _PREFIX), number.start)
    scaled = letter_scale(text, number)
    suffix = grammar.suffix.match(text, scaled.end)
    if prefix is None and suffix is None:
        return None
    if prefix is None and suffix is not None and _is_glued_letter(text, number):
        return None
    word = _key(prefix["unit"]) if prefix else _named(suffix)
    start = prefix.start() if prefix else number.start
    end = suffix.end() if suffix and (prefix is None or _agrees(word, suffix)) else scaled.end
    unit, number = _unit(word, scaled, country)
    rule = "money.prefix" if prefix else "money.name"
    return Amount(number, start, end, kind="money", unit=unit, rule=rule)


def _is_glued_letter(text: str, number: Number) -> bool:
    return number.start > 0 and text[number.start - 1].isalpha()


def _named(suffix: re.Match[str] | None) -> str:
    return _key(suffix["unit"] or suffix["letter"] or suffix["sign"]) if suffix else ""


def _key(word: str) -> str:
    return " ".join(word.lower().split())


def _agrees(prefix: str, suffix: re.Match[str]) -> bool:
    """ "$3 million dollars" says it twice; "$5 euro coins" does not."""
    grammar, word = _grammar(), _named(suffix)
    known = grammar.codes | grammar.shared
    return known.get(word) == known.get(prefix)


def _unit(word: str, number: Number, country: str | None) -> tuple[str, Number]:
    grammar, shared = _grammar(), lexicon.load().currencies.shared
    name = grammar.codes.get(word) or grammar.shared.get(word)
    if name is None:
        name, number = grammar.cents[word], number.times(_CENT, number.end)
        number = replace(number, scale=Decimal(1))
    if name in shared:
        return shared[name].countries.get(country or "", shared[name].default), number
    return name, number
