"""When does output say the same as gold? Small predicates on values, units and wordings.

They forgive what is a matter of taste (plural, articles, how much of a name is given) and nothing
else.
"""

import re
from collections import Counter
from decimal import Decimal

from extractor import lexicon

# A value may differ by a millionth (rounding of fractions such as one-third), or by a hundredth
# where it is below 200: percentages and conversions are labelled to two places.
RELATIVE = Decimal("0.000001")
ABSOLUTE = Decimal("0.01")
SMALL = 200

# Two wordings are alike when at least half of their words are shared.
SHARED = Decimal("0.5")

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def close(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two bounds are the same; null is an open end, and only like another open end."""
    if one is None or other is None:
        return one is other
    largest = max(abs(one), abs(other))
    return abs(one - other) <= max(RELATIVE * largest, ABSOLUTE if largest < SMALL else Decimal(0))


def same_wording(one: str | None, other: str | None) -> bool:
    """Whether half of the words are shared, or the last one, which is most often the head noun."""
    left, right = content(one or ""), content(other or "")
    if not left or not right:
        return not left and not right
    shared = (Counter(left) & Counter(right)).total()
    if not shared:
        return False
    return 2 * shared >= SHARED * (len(left) + len(right)) or left[-1] == right[-1]


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units have one name, whatever their spelling, number or leading adjectives."""
    return _unit(one or "") == _unit(other or "")


def content(text: str) -> tuple[str, ...]:
    """The words that carry meaning, in lower case and without a plural or possessive s."""
    stop = lexicon.load().evaluate.stop
    words = (word.removesuffix("'s") for word in _WORD.findall(text.lower()))
    return tuple(_singular(word) for word in words if word not in stop)


def _singular(word: str) -> str:
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def _unit(name: str) -> str:
    name = name.strip()
    if len(name) == 3 and name.isascii() and name.isalpha() and name.isupper():
        return name  # an ISO 4217 code
    names = lexicon.load().evaluate.units
    whole = names.get(name.lower(), name.lower())
    last = content(whole)[-1:] or (whole,)
    return names.get(last[0], last[0])
