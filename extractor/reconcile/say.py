"""Values -> words: "more than 200 billion CNY". The words themselves are in `data/metrics.toml`."""

from decimal import Decimal

from extractor.lexicon import load
from extractor.model import Claim, plain
from extractor.reconcile.interval import Interval, nominal

# "31.4 billion" is easier to read than "31,400,000,000"; "1.198451 million" is not.
SCALED_DIGITS = 3


def say(claim: Claim) -> str:
    """The claim's value with its hedge and unit: `nearly 210 billion CNY`."""
    written = nominal(claim)
    hedge = load().metrics.say.relations[claim.relation]
    if written.point is None and None not in (written.low, written.high):
        hedge = ""
    return f"{hedge}{_value(written, claim.unit)}"


def say_interval(interval: Interval, unit: str | None) -> str:
    """An interval in that unit: `between 200 billion and 210 billion CNY`."""
    words = load().metrics.say.relations
    if interval.point is None and interval.low is not None and interval.high is not None:
        return f"between {say_number(interval.low)} and {_with_unit(interval.high, unit)}"
    if interval.point is None and interval.low is not None:
        return words[">" if interval.open_low else ">="] + _value(interval, unit)
    if interval.point is None and interval.high is not None:
        return words["<" if interval.open_high else "<="] + _value(interval, unit)
    return _value(interval, unit)


def say_number(number: Decimal) -> str:
    """The number with a word of scale where that is short: `31.4 billion`, `1,274,350`."""
    for name, size in load().metrics.say.scales.items():
        scaled = number / size
        if abs(scaled) >= 1 and scaled == round(scaled, SCALED_DIGITS):
            return f"{plain(scaled)} {name}"
    return f"{Decimal(plain(number)):,f}"


def _value(interval: Interval, unit: str | None) -> str:
    low, high = interval.low, interval.high
    if low is not None and high is not None and low != high:
        return f"{say_number(low)} to {_with_unit(high, unit)}"
    number = interval.number
    return "an unknown value" if number is None else _with_unit(number, unit)


def _with_unit(number: Decimal, unit: str | None) -> str:
    words = load().metrics.say
    name = words.units.get(unit or "", unit or "")
    if name == unit and not _is_symbol(name) and abs(number) != 1:
        first, per, rest = name.partition(" per ")
        name = _plural(first) + per + rest
    return f"{say_number(number)} {name}".rstrip()


def _plural(noun: str) -> str:
    plurals = load().metrics.say.plurals
    if noun in plurals:
        return plurals[noun]
    first, space, last = noun.rpartition(" ")
    known = plurals.get(last)
    if known is None and last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        known = f"{last[:-1]}ies"
    elif known is None and last.endswith(("s", "x", "ch", "sh")):
        known = f"{last}es"
    return first + space + (known or f"{last}s")


def _is_symbol(unit: str) -> bool:
    """Whether it is a code or symbol ("USD", "MW"), which has no plural."""
    return len(unit) <= 3 and unit != unit.lower()
