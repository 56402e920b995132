"""The words around an amount that bound or hedge it: "more than", "-plus", "give or take"."""

import re
from dataclasses import dataclass
from functools import cache

from extractor import lexicon
from extractor.kinds.pattern import GAP, any_of
from extractor.model import Relation

# How far back a qualifier can begin: the longest has five words.
REACH = 40


@dataclass(frozen=True)
class _Grammar:
    before: re.Pattern[str]
    after: re.Pattern[str]
    relations: dict[str, Relation]


@cache
def _grammar() -> _Grammar:
    words = lexicon.load().qualifier
    before = {w: r for r, ws in words.before.items() for w in ws}
    after = {w: r for r, ws in words.after.items() for w in ws}
    signs = any_of(word for word in before if not word[0].isalpha())
    spoken = any_of(word for word in before if word[0].isalpha())
    flags = re.IGNORECASE
    return _Grammar(
        before=re.compile(
            rf"(?:(?<![\w-])(?P<words>{spoken})|(?P<sign>(?:{signs})(?<!\n>)(?<!^>))){GAP}?$", flags
        ),
        after=re.compile(rf"(?:{GAP})?(?P<words>{any_of(after)})(?![\w])", flags),
        relations=before | after,
    )


def before(text: str, start: int) -> tuple[int, Relation] | None:
    """Where the qualifier before `start` begins, and what it says; None for none."""
    found = _grammar().before.search(text, max(0, start - REACH), start)
    if found is None:
        return None
    group = "words" if found["words"] else "sign"
    if _tells_level(text, found.start(group), _key(found[group])):
        return None
    return found.start(group), _grammar().relations[_key(found[group])]


def after(text: str, end: int) -> tuple[int, Relation] | None:
    """Where the qualifier behind `end` ends, and what it says; None for none."""
    found = _grammar().after.match(text, end)
    return (
        None if found is None else (found.end("words"), _grammar().relations[_key(found["words"])])
    )


def _tells_level(text: str, start: int, words: str) -> bool:
    """ "was revised up to 2.9 percent": a rise to a level, and no bound."""
    lead = text[max(0, start - REACH) : start].split()
    return bool(lead) and lead[-1].lower() in _level_words().get(words, ())


@cache
def _level_words() -> dict[str, frozenset[str]]:
    words = lexicon.load()
    return {
        bound: frozenset({*leads, *words.range.change})
        for bound, leads in words.qualifier.levels.items()
    }


def _key(words: str) -> str:
    return " ".join(words.lower().split())
