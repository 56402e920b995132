"""A name as the steps pass it on, and what its words look like."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from extractor import lexicon


class Name(NamedTuple):
    """The tokens `[start, end)` of a document and the kind of thing that they name (OntoNotes)."""

    start: int
    end: int
    label: str


Names = list[Name]


@lru_cache(maxsize=1)
def words(doc: Doc) -> tuple[str, ...]:
    """The tokens as text, read once for all steps."""
    return tuple(token.text for token in doc)


def text(doc: Doc, name: Name) -> str:
    """The name as it is written."""
    return doc[name.start : name.end].text


def key(text: str) -> str:
    """Names that differ in case of capitals, white space, article or legal form have one key."""
    parts = [part.strip(",") for part in text.split()]
    if len(parts) > 1 and parts[0].casefold() in determiners():
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].casefold() in lexicon.load().names.legal_forms:
        parts.pop()
    return " ".join(parts).casefold()


def is_mark(word: str) -> bool:
    """Whether the token holds neither letter nor digit: a blank, a quotation mark, a dash."""
    return not any(map(str.isalnum, word))


def is_capitalised(word: str) -> bool:
    """ "Berg", "BERG", "McCann"; not "eBay"."""
    return word[:1].isupper()


def is_shouted(word: str) -> bool:
    """ "BERG", but not "B." or "A"."""
    return word.isupper() and len(word) > 2


def is_first(doc: Doc, index: int) -> bool:
    """Whether nothing but marks stands before the token in its sentence."""
    while index and not doc[index].is_sent_start:
        index -= 1
        if not is_mark(words(doc)[index]):
            return False
    return True


def replace(names: Names, news: Iterable[Name]) -> Names:
    """The names with the new ones in place of those that these overlap; in order of the text.

    Of new ones that overlap each other, the one that begins first stays, of these the longest.
    """
    found: Names = []
    for name in sorted(news, key=lambda each: (each.start, -each.end)):
        if not found or found[-1].end <= name.start:
            found.append(name)
    taken = {index for name in found for index in range(name.start, name.end)}
    kept = [n for n in names if taken.isdisjoint(range(n.start, n.end))] if taken else names
    return sorted([*kept, *found]) if found else kept


@cache
def determiners() -> frozenset[str]:
    """Words that stand before a name and are seldom part of it."""
    return frozenset(lexicon.load().names.determiners)
