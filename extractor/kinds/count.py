"""A number of people or things: the unit is the noun counted, in the singular.

Only a parse tells where a noun phrase ends, so this kind reads a span that the pipeline has marked
("over 900 polled growers") and finds none by itself.
"""

import re
from functools import cache

from extractor import lexicon
from extractor.kinds import qualifier
from extractor.kinds.amount import Amount, per_at
from extractor.kinds.currency import Home
from extractor.kinds.number import Number, letter_scale, scan
from extractor.kinds.pattern import GAP, any_of
from extractor.kinds.range import joins_bounds

_WORD = re.compile(r"[^\W\d_](?:[\w'\u2019.-]*\w)?")
_JOINS = re.compile(r"\s*(?:to|or|and|[-\u2010-\u2014])\s*", re.IGNORECASE)
_CONJUNCTION = re.compile(r"\band\b|,", re.IGNORECASE)


def find(text: str, number: Number, home: Home) -> Amount | None:
    """The count whose noun phrase is the rest of the text; None when no noun follows."""
    number = millions(text, number)
    end = qualifier.trailing(text, number.end)
    rest = text[number.end : end]
    upper = next(scan(rest), None)
    if upper is not None and _is_link(rest[: upper.start]):
        return None  # the lower end of a range: its noun stands behind the upper one
    per = next((found for m in _WORD.finditer(rest) if (found := _per(rest, m.end()))), None)
    phrase = _first_counted(rest if per is None else rest[: per[0]])
    nouns = _WORD.findall(phrase)
    if not nouns:
        return None
    unit = singular(nouns[-1])
    by = None if per is None else per[1]
    return Amount(number, number.start, end, "count", unit, per=by, rule="count.noun")


def _first_counted(phrase: str) -> str:
    """ "farmers" of "farmers and fishermen", but all of "gold and silver coins"."""
    first = _CONJUNCTION.split(phrase, maxsplit=1)[0]
    words = _WORD.findall(first)
    return first if words and singular(words[-1]) != words[-1].lower() else phrase


def _per(text: str, start: int) -> tuple[int, str] | None:
    """Where the noun ends and what it is counted by, when that is the rest: "times | a week"."""
    found = per_at(text, start)
    return (start, found[1]) if found and found[0] == len(text.rstrip()) else None


def _is_link(words: str) -> bool:
    return bool(_JOINS.fullmatch(words)) or joins_bounds(words)


def millions(text: str, number: Number) -> Number:
    """The number in millions where "2.6m" counts customers and measures no metres."""
    scaled = letter_scale(text, number)
    return scaled if scaled is not number and _millions().match(text, scaled.end) else number


@cache
def _millions() -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?:\w+{GAP})?(?:{any_of(lexicon.load().count.millions)})\b")


def singular(noun: str) -> str:
    """The singular of an English noun, lower-cased unless it is a name."""
    word = noun if noun[:1].isupper() and not noun.istitle() else noun.lower()
    irregular = lexicon.load().kind.singular
    if word in irregular:
        return irregular[word]
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + replacement
    return word


# English plurals by spelling; the first ending that fits decides, "" keeps the word as it is.
_ENDINGS = (
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zes", "ze"),
    ("oes", "o"),
    ("men", "man"),
    ("s", ""),
)
