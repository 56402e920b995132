"""Values -> words: "more than 200 billion CNY". The words themselves are in `data/metrics.toml`."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from extractor.lexicon import load
from extractor.model import Claim, Fact, FactPeriod, plain
from extractor.reconcile.interval import Interval, nominal

# "31.4 billion" is easier to read than "31,400,000,000"; "1.198451 million" is not.
SCALED_DIGITS = 3
# A sentence names this many sources or values; more are counted.
NAMED = 3


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


def say_fact(fact: Fact) -> str:
    """The fact's value as a person writes it: "200-210 billion CNY"."""
    low, high = fact.low, fact.high
    if low is None or high is None or low == high:
        return say_interval(Interval(low, high), fact.unit)
    number, _, scale = say_number(low).partition(" ")
    shared = low >= 0 and say_number(high).partition(" ")[2] == scale
    first = f"{number}-" if shared else f"{say_number(low)} to "
    return first + say_interval(Interval(high, high), fact.unit)


def say_period(period: FactPeriod | None) -> str:
    """The period as short as it can be said: "2015-2022", "2022-Q3", "since 2020-03-01"."""
    if period is None:
        return ""
    begin, end = period.begin, period.end
    if begin is None or end is None:
        return f"until {end}" if end else f"since {begin}" if begin else ""
    if begin == end:
        return str(begin)
    if begin.day > 1 or (end + timedelta(days=1)).day > 1:
        return f"{begin} to {end}"
    return _months(begin, end)


def listed(items: Iterable[str]) -> str:
    """ "A, B and C"; of very many the first ones, and how many more."""
    names = list(items)
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _months(begin: date, end: date) -> str:
    """Whole months, as years or a quarter where they are such."""
    if (begin.month, end.month) == (1, 12):
        return str(begin.year) if begin.year == end.year else f"{begin.year}-{end.year}"
    if begin.year == end.year and begin.month % 3 == 1 and end.month == begin.month + 2:
        return f"{begin.year}-Q{end.month // 3}"
    months = dict.fromkeys(day.strftime("%Y-%m") for day in (begin, end))
    return " to ".join(months)


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
