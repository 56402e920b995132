"""The names of currencies: our own table of signs and slang over the names of Unicode's CLDR.

A sign or word that several currencies share ("$", "pounds", "dinars") is settled by the article:
its country, else the one currency of that name that it spells out, else a stated default, else not.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from extractor import lexicon
from extractor.kinds.pattern import GAP, any_of

_LOCALE = Locale.parse("en")
# Codes of metals, funds and testing begin with it, and a few currencies of several countries.
_SUPRANATIONAL = "X"


@dataclass(frozen=True)
class Names:
    """What is written in lower case -> code, name of a shared sign, or name whose hundredth it is.

    `qualified` are the full names of currencies whose last word is shared ("egyptian pound").
    """

    codes: dict[str, str]
    shared: dict[str, str]
    cents: dict[str, str]
    qualified: dict[str, str]


@cache
def names() -> Names:
    """All names, CLDR's in the singular and the plural, retired currencies included."""
    money = lexicon.load().currencies
    full = {code: _written(code) for code in known()}
    table = {word: name for name, sign in money.shared.items() for word in sign.written}
    last = defaultdict(set)
    for code, forms in full.items():
        for form in forms:
            last[form.split()[-1]].add(code)
    told = {w.lower() for c in money.currency.values() for w in c.names}
    shared = dict(table)
    for forms in full.values():
        name = forms[0].split()[-1]
        if (len(last[name]) > 1 or name in table) and name not in {*told, *money.not_names}:
            shared |= {form.split()[-1]: table.get(name, name) for form in forms}
    shared = {word: name for word, name in shared.items() if word not in told}
    codes = {
        word: next(iter(found))
        for word, found in last.items()
        if len(found) == 1 and word not in shared and word not in money.not_names
    }
    codes |= {form: code for code, forms in full.items() for form in forms}
    codes |= {w: code for code, c in money.currency.items() for w in (*c.prefixes, *c.names)}
    codes |= {code: code for code in known()}
    cents = {w: code for code, c in money.currency.items() for w in c.cents}
    cents |= {word: name for name, sign in money.shared.items() for word in sign.cents}
    return Names(
        codes={word.lower(): code for word, code in codes.items() if word not in shared},
        shared={word.lower(): name for word, name in shared.items()},
        cents={word.lower(): name for word, name in cents.items()},
        qualified={f: code for code, forms in full.items() for f in forms if f.count(" ")},
    )


@cache
def known() -> tuple[str, ...]:
    """The codes of all currencies that are or were money, by ISO 4217."""
    found = {
        code
        for code, name in _LOCALE.currencies.items()
        if "(" not in name and (code[0] != _SUPRANATIONAL or code in _COMMON)
    }
    return tuple(sorted(found | set(lexicon.load().currencies.currency)))


# The name that is of mass too.
_POUND = "pound"
_COMMON = frozenset({"XAF", "XCD", "XCG", "XOF", "XPF"})


def _written(code: str) -> tuple[str, ...]:
    forms = (get_currency_name(code, count=n, locale=_LOCALE).lower() for n in (1, 2))
    return tuple(dict.fromkeys(forms))


@dataclass(frozen=True)
class Home:
    """The article that an amount stands in: its text and country (ISO 3166 alpha-2) settle names.

    >>> Home("It cost 5,000 Egyptian pounds, he said.").code("pound")
    'EGP'
    """

    text: str = ""
    country: str | None = None

    def code(self, name: str) -> str | None:
        """The ISO 4217 code that a shared name means here; None when it names no money."""
        sign = lexicon.load().currencies.shared.get(name)
        default = None if sign is None else sign.default
        if self.country is not None and (code := _of_country(self.country).get(name)):
            return code
        if sign is not None and sign.fixed:
            return default
        if code := self._spelled_out.get(name):
            return code
        return None if name == _POUND and self._weighs_in_pounds else default

    @cached_property
    def _spelled_out(self) -> dict[str, str]:
        """The shared names of which the text spells out one currency alone."""
        found = defaultdict(set)
        for match in _qualified().finditer(self.text):
            if code := names().qualified.get(key(match[0])):
                found[names().shared[key(match["word"])]].add(code)
        return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}

    @cached_property
    def _weighs_in_pounds(self) -> bool:
        """Money is in dollars and nowhere in sterling: pounds are of mass, as Americans weigh."""
        return "$" in self.text and not _sterling().search(self.text)


@cache
def _of_country(country: str) -> dict[str, str]:
    """Shared name -> the code of the country's own currency of that name."""
    settled = {}
    for code in get_territory_currencies(country):
        for form in _written(code):
            if name := names().shared.get(form.split()[-1]):
                settled[name] = code
        for sign, meant in lexicon.load().currencies.shared.items():
            if code in meant.signed:
                settled[sign] = code
    return settled


@cache
def _sterling() -> re.Pattern[str]:
    pound = lexicon.load().currencies.currency["GBP"]
    words = any_of([*pound.prefixes, *pound.names, *pound.cents, "GBP", "British"])
    return re.compile(rf"(?<!\w)(?:{words})(?![^\W\d_])")


@cache
def _qualified() -> re.Pattern[str]:
    shared = names().shared
    full = [form for form in names().qualified if form.split()[-1] in shared]
    words = any_of({form.split()[-1] for form in full})
    leads = any_of({form.rpartition(" ")[0] for form in full})
    return re.compile(rf"\b(?:{leads}){GAP}(?P<word>{words})\b", re.IGNORECASE)


def key(word: str) -> str:
    """The form in which names are looked up."""
    return " ".join(word.lower().split())
