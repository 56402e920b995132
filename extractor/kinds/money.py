"""A number beside a currency: the amount with its ISO 4217 code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extractor import lexicon
from extractor.kinds import qualifier
from extractor.kinds.amount import Amount
from extractor.kinds.currency import Home, key, known, names
from extractor.kinds.number import ONE, Number, letter_scale, with_scale
from extractor.kinds.pattern import GAP, any_of

_CENT = Decimal("0.01")
_MILLION = Decimal(1_000_000)
# A name that is another word too is one of money only with an amount that little else has.
_LARGE = 1000
_SMALL, _TINY = 100, 10
# Enough letters of a name to tell that it is none of money, and the word behind a number.
_HEAD = 3
_WORD = re.compile(rf"(?:{GAP}(?:of{GAP})?|-)?([\w.-]+|\W)")
# The longest prefix is shorter than this.
_PREFIX = 12


@dataclass(frozen=True)
class _Grammar:
    """`tails` and `heads` are the ends of all prefixes and the beginnings of all names.

    Most numbers have neither beside them, and the large patterns need not be tried.
    """

    prefix: re.Pattern[str]
    suffix: re.Pattern[str]
    tails: frozenset[str]
    heads: frozenset[str]


@cache
def _grammar() -> _Grammar:
    found, money = names(), lexicon.load().currencies
    written = {*found.codes, *found.shared, *found.cents}
    written |= {w.lower() for sign in money.shared.values() for w in sign.prefixes}
    written |= {w.lower() for w in money.unsure_prefixes}
    return _Grammar(
        prefix=re.compile(_prefix()),
        suffix=re.compile(_suffix(), re.IGNORECASE),
        tails=frozenset(word.rstrip()[-2:] for word in written),
        heads=frozenset(
            lead[:_HEAD] for w in written for lead in (w.split()[0], f"m{w}".split()[0])
        ),
    )


def _may_follow(text: str, start: int) -> bool:
    tail = text[max(0, start - 4) : start].rstrip(" \u00a0(").lower()[-2:]
    tails = _grammar().tails
    return tail in tails or (tail[-1:] in tails and not tail[:-1].isalpha())


def _may_precede(text: str, end: int) -> bool:
    found = _WORD.match(text, end)
    word = found[1].lower().rstrip(".") if found else ""
    return bool({word[:_HEAD], word.removesuffix("s")[:_HEAD]} & _grammar().heads)


def _codes() -> str:
    """Codes that are no words; those that our own table names are read in small letters too."""
    money = lexicon.load().currencies
    plain = any_of(code for code in known() if code not in money.not_codes)
    ours = any_of(code for code in money.currency if code not in money.not_codes)
    return rf"(?P<mega>(?-i:M))?(?P<code>(?-i:{plain})|(?i:{ours}))"


def _prefix() -> str:
    money = lexicon.load().currencies
    written = [w for c in money.currency.values() for w in c.prefixes]
    signs = [w for w in names().shared if not w[-1].isalpha()]
    signs += [w for sign in money.shared.values() for w in sign.prefixes]
    # "US$", "hk $": capitals, or small letters with a blank before the sign.
    small = [w[:-1] for w in written if len(w) > 2 and w.endswith("$") and w.isascii()]
    dollars = "|".join(rf"(?i:{re.escape(w)}) ?\$" for w in small)
    words = any_of([*written, *signs, *money.unsure_prefixes])
    return (
        rf"(?<![^\W\d_])(?:{_codes()}|(?P<sign>{words}|{dollars}|[Cc] \$))"
        r"[^\S\n]?(?P<negative>\()?$"
    )


def _suffix() -> str:
    found = names()
    words = [w for w in {*found.codes, *found.shared, *found.cents} if w[-1].isalpha()]
    money = lexicon.load().currencies.currency.values()
    signs_only = {w.lower() for c in money for w in c.prefixes} - {
        w.lower() for c in money for w in c.names
    }
    spoken = any_of(
        w for w in words if len(w) > 1 and w.upper() not in known() and w not in signs_only
    )
    letters = any_of(w for w in words if len(w) == 1 and w in found.cents)
    signs = {*found.codes, *found.shared, *found.cents}
    behind = any_of(w for w in signs if not w[-1].isalnum() and not w[0].isspace())
    return (
        rf"(?:(?:{GAP}(?:of{GAP})?|-)?(?:{_codes()}|(?P<unit>{spoken})s?)(?!\w)"
        # A single letter is a unit only behind its digits: "398p".
        rf"|(?P<letter>{letters})(?!\w)"
        # A sign behind the number ("5 \u20ac") and not before the next one.
        rf"|[^\S\n]?(?P<sign>{behind})(?![^\S\n]?\d))"
    )


def find(text: str, number: Number, home: Home) -> Amount | None:
    """The amount of money at the number, or None; `home` settles what "$" or "pounds" mean."""
    if _may_follow(text, number.start):
        prefix = _grammar().prefix.search(text, max(0, number.start - _PREFIX), number.start)
        if prefix is not None:
            return _prefixed(text, number, prefix, home)
    scaled = letter_scale(text, number)
    if not _may_precede(text, scaled.end):
        return None
    suffix = _grammar().suffix.match(text, scaled.end)
    if suffix is None or (number.start > 0 and text[number.start - 1].isalpha()):
        return None
    word = _named(suffix)
    if not _is_sure(text, word, scaled) or _is_mass(text, word, number, suffix.end()):
        return None
    number = replace(scaled, end=suffix.end())
    if suffix["mega"]:
        number = number.times(_MILLION, number.end)
    elif suffix["code"] and scaled.scale == 1:
        number = with_scale(text, number)  # "75 USD million"
    return _amount(number, number.start, word, home, "money.name")


def _prefixed(text: str, number: Number, prefix: re.Match[str], home: Home) -> Amount | None:
    word = key(prefix["code"] or prefix["sign"])
    is_negative = bool(prefix["negative"])
    if is_negative:  # "$(1.2) million", as accountants write a loss
        if not text.startswith(")", number.end):
            return None
        number = with_scale(text, replace(number, end=number.end + 1)).negative()
    number = letter_scale(text, number)
    if prefix["mega"]:
        number = number.times(_MILLION, number.end)
    if prefix["sign"] in lexicon.load().currencies.unsure_prefixes:
        least = _SMALL if len(word) == 1 else _TINY
        is_glued = prefix.end("sign") == number.start and number.high >= least
        is_fine = number.high != int(number.high)
        if not (_is_large(number) or is_glued or is_fine):
            return None
    suffix = _grammar().suffix.match(text, number.end)
    if suffix and _agrees(word, suffix):
        number = replace(number, end=suffix.end())
    return _amount(number, prefix.start(), word, home, "money.prefix")


def _amount(number: Number, start: int, word: str, home: Home, rule: str) -> Amount | None:
    found, signs = names(), lexicon.load().currencies.shared
    name, factor = _code(word), Decimal(1)
    if name is None:
        name, rule, factor = found.cents[word], "money.cents", _CENT
        number = replace(number.times(_CENT, number.end), scale=Decimal(1))
    is_shared = name in signs or name in found.shared
    unit = home.code(name) if is_shared else name
    if unit is None and name in signs:
        return None
    return Amount(number, start, number.end, "money", unit, rule=rule, factor=factor)


def _code(word: str) -> str | None:
    """The code, or the name that several share, of a word; None for a hundredth."""
    unsure = {w.lower(): code for w, code in lexicon.load().currencies.unsure_prefixes.items()}
    plain = word.replace(" ", "") if word.endswith("$") else word
    found = names()
    return found.codes.get(plain) or found.shared.get(plain) or unsure.get(plain)


def _named(suffix: re.Match[str]) -> str:
    return key(suffix["code"] or suffix["unit"] or suffix["letter"] or suffix["sign"])


def _is_sure(text: str, word: str, number: Number) -> bool:
    """ "5,000 marks" is money; "five marks" and "the 50,000 mark" need not be."""
    if not {word, word.removesuffix("s")} & set(lexicon.load().currencies.unsure_names):
        return True
    lead = text[max(0, number.start - 5) : number.start].lower().split()
    is_level = lead[-1:] == ["the"] and f"{word}s" in names().shared
    return _is_large(number) and not is_level


def _is_large(number: Number) -> bool:
    return number.scale != 1 or abs(number.high) >= _LARGE


def _is_mass(text: str, word: str, number: Number, end: int) -> bool:
    """ "four million pounds of thrust", "weighed 300 pounds"."""
    if names().shared.get(word) != "pound":
        return False
    if text[end : end + 1] == "-":  # "420 pound-feet of torque"
        return True
    if text[number.end : number.end + 1] == "-" and not _is_large(number):
        return not _paid().match(text, end)  # "a 240-pound man", but "a 240-pound fine"
    return bool(
        _mass().match(text, end) or _weight().search(text, max(0, number.start - 40), number.start)
    )


@cache
def _mass() -> re.Pattern[str]:
    words = lexicon.load().kind
    return re.compile(
        rf"{GAP}(?:of{GAP}(?!(?:\w+{GAP})?(?:{any_of(words.paid)})\b)|(?:{any_of(words.heavier)})\b)",
        re.IGNORECASE,
    )


@cache
def _paid() -> re.Pattern[str]:
    words = lexicon.load()
    nouns = any_of([*words.kind.paid, *words.claim.actions])
    return re.compile(rf"{GAP}(?:\w+{GAP})?(?:{nouns})\b", re.IGNORECASE)


@cache
def _weight() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lexicon.load().kind.weight)})\b[^.!?]*$", re.IGNORECASE)


def words(text: str, start: int, end: int) -> Iterator[Amount]:
    """One of a currency, where a qualifier shows that it is an amount: "less than a dollar"."""
    for match in _one().finditer(text, start, end):
        one = Number(*match.span("one"), ONE, ONE, ONE, "words")
        if qualifier.before(text, match.start()) and (amount := find(text, one, Home(text))):
            yield amount


@cache
def _one() -> re.Pattern[str]:
    money = lexicon.load().currencies
    spoken = any_of([*filter(str.isalpha, money.shared), *money.currency["EUR"].names])
    return re.compile(rf"(?<![\w-])(?P<one>an?)(?={GAP}(?:{spoken})\b)", re.IGNORECASE)


def sum_of(text: str, first: Amount, second: Amount) -> Amount | None:
    """ "3 dollars 50 cents", "15 dollars 50.": one amount of both; None where they are two."""
    if first.kind != "money" or first.high != int(first.high) or first.number.scale != 1:
        return None
    between = _and().fullmatch(text, first.end, second.start)
    if between is None or first.unit is None:
        return None
    if second.rule == "money.cents":
        cents = lexicon.load().currencies.shared["dollar"].cents  # of euros too
        is_cent = second.unit == first.unit or text[: second.end].rstrip("s").endswith(cents)
        value = second.low if is_cent and second.high < 1 else None
    else:
        value = second.low / 100 if _are_cents(text, first, second) else None
    if value is None:
        return None
    number = first.number.plus(value, _CENT, second.end)
    return replace(first, number=number, end=second.end)


def _are_cents(text: str, first: Amount, second: Amount) -> bool:
    is_open = text[second.end : second.end + 2].strip(" .,;:!?\n")
    is_part = second.kind is None and second.low == int(second.low) and 10 <= second.low < 100
    return is_part and not is_open and first.rule == "money.name"


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?:and{GAP})?", re.IGNORECASE)


def _agrees(prefix: str, suffix: re.Match[str]) -> bool:
    """ "$3 million dollars" says it twice; "$5 euro coins" does not."""
    return _code(_named(suffix)) == _code(prefix)
