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
    trailing: re.Pattern[str]
    relations: dict[str, Relation]


@cache
def _grammar() -> _Grammar:
    words = lexicon.load().qualifier
    before = {w: r for r, ws in words.before.items() for w in ws}
    after = {w: r for r, ws in words.after.items() for w in ws}
    signs = any_of(word for word in before if not word[0].isalpha())
    spoken = any_of(word for word in before if word[0].isalpha())
    # "$5m at most", but not "at most shops"; "5bn-plus", but not "5 a day plus meals".
    closed = {word for word in after if word in words.closed}
    open_ = after.keys() - closed
    flags = re.IGNORECASE
    return _Grammar(
        before=re.compile(
            rf"(?:(?<![\w-])(?P<words>{spoken})|(?P<sign>(?:{signs})(?<!\n>)(?<!^>))){GAP}?$", flags
        ),
        after=re.compile(
            rf",?(?:{GAP})?(?P<words>(?:{any_of(open_)})(?!\w)|(?:{any_of(closed)})(?!{GAP}?\w))",
            flags,
        ),
        trailing=re.compile(rf"(?:,?{GAP}|(?=-))(?:{any_of(after)})\s*$", flags),
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


def trailing(text: str, start: int) -> int:
    """Where the qualifier begins that ends the text; the end of the text where none does."""
    found = _grammar().trailing.search(text, start)
    return len(text.rstrip()) if found is None else found.start()


def is_during(text: str, start: int) -> bool:
    """ "over three days" tells when, "lasted over three days" how long."""
    words = lexicon.load()
    here = text[start : start + REACH].lower()
    if not any(here.startswith(f"{word} ") for word in words.range.during):
        return False
    lead = text[max(0, start - REACH) : start].lower().split()
    return not lead or lead[-1] not in words.range.spent


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
