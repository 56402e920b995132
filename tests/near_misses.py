"""A pattern -> long texts that it almost matches: what makes a pattern that backtracks slow."""

import random
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# What is repeated to every pattern, whatever it is made of.
COMMON = (
    *(
        "1",
        "1,",
        "1,1,1,",
        "1.",
        "1 ",
        "1-",
        "1/",
        "$1",
        "1% ",
        "1 million ",
        " ",
        "\n",
        "\t",
        " \n",
    ),
    *("(", "((1", "[", "one ", "one-", "one hundred and ", "half a ", "January ", "May 1, ", "Q1 "),
    *(
        " \n",
        "a",
        "A",
        "Aa ",
        "a-",
        "a.",
        "U.S. ",
        ".",
        "...",
        "-",
        "–",
        ",",
        "_",
        "½",
        "of the ",
        "to ",
    ),
)
CHARACTERS = "aA1 \n.,-_(;é%"
SAMPLES, LONGEST_SAMPLE = 2, 200
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def near_misses(pattern: str, flags: int, length: int) -> Iterator[tuple[str, str]]:
    """Texts of that length, each with what it repeats: what the pattern matches, all but its end,
    and what its own loops repeat, behind what stands before them."""
    chance = random.Random(1)
    tree = list(parser.parse(pattern, flags & ~re.UNICODE))
    units = {("", unit) for unit in COMMON}
    for _ in range(SAMPLES):
        sample = _sample(tree, chance)
        units |= {("", sample), ("", sample[:-1]), ("", sample + " "), ("", sample[:-1] + " ")}
        units |= set(_loops(tree, "", chance))
    for before, unit in sorted(units):
        if 0 < len(before + unit) < LONGEST_SAMPLE:
            yield before + unit, (before + (unit or before) * length)[:length] + "\x01"


def _sample(tree: Any, chance: random.Random) -> str:
    """A text that the tree matches, but for what it looks ahead and behind for."""
    return "".join(_piece(code, value, chance) for code, value in tree)


def _piece(code: Any, value: Any, chance: random.Random) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.IN or code is codes.NOT_LITERAL or code is codes.ANY:
        return _character(code, value, chance)
    if code is codes.BRANCH:
        return _sample(chance.choice(value[1]), chance)
    if code is codes.SUBPATTERN:
        return _sample(value[3], chance)
    if code is codes.ATOMIC_GROUP:
        return _sample(value, chance)
    if code in REPEATS:
        low, high, body = value
        times = chance.randint(low, low + 2 if high is codes.MAXREPEAT else min(high, low + 2))
        return "".join(_sample(body, chance) for _ in range(times))
    return ""


def _character(code: Any, value: Any, chance: random.Random) -> str:
    if code is not codes.IN:
        return "a" if value != ord("a") else "b"
    known = [chr(v[0] if c is codes.RANGE else v) for c, v in value if c in ONE_OF]
    some = known + [c for c in CHARACTERS if any(_is(c, kind) for k, kind in value if k in KINDS)]
    return chance.choice([c for c in CHARACTERS if c not in known] if _negated(value) else some)


ONE_OF, KINDS = (codes.LITERAL, codes.RANGE), (codes.CATEGORY,)


def _negated(value: Any) -> bool:
    return value[0][0] is codes.NEGATE


def _is(character: str, category: Any) -> bool:
    kind = str(category).removeprefix("CATEGORY_")
    sign = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[kind.removeprefix("NOT_")]
    return bool(re.match(sign, character)) != kind.startswith("NOT_")


def _loops(tree: Any, before: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """What each loop of the tree repeats, behind a sample of what stands before it."""
    for code, value in tree:
        if code in REPEATS:
            if value[1] is codes.MAXREPEAT:
                yield before, _sample(value[2], chance)
            yield from _loops(value[2], before, chance)
        elif code is codes.BRANCH:
            for branch in value[1][:20]:
                yield from _loops(branch, before, chance)
        elif code is codes.SUBPATTERN:
            yield from _loops(value[3], before, chance)
        before += _piece(code, value, chance)
