"""What the last word of a name says of it: a legal form, a kind of organization, of place."""

from functools import cache

from spacy.tokens import Doc

from extractor import lexicon
from extractor.pipeline.entities import gazetteer
from extractor.pipeline.entities.name import (
    Name,
    Names,
    is_capitalised,
    is_shouted,
    replace,
    words,
)

# Words in capitals that may stand between a name and its head: "Berg [Family] Foundation".
_GAP = 2
# The longest name of a company before its legal form, in words.
_COMPANY = 6
_REPAIRED = ("PERSON", "ORG", "GPE", "FAC", "LOC", "NORP", "PRODUCT", "WORK_OF_ART")


def companies(doc: Doc, names: Names) -> Names:
    """ "Lumen Books LLC", "FERN, INC.": words in capitals before a legal form."""
    found = []
    for index, word in enumerate(words(doc)):
        if is_capitalised(word) and word.lower() in gazetteer.legal_forms():
            start = _company_start(doc, index)
            if start < index:
                end = _with_dot(doc, index + 1)
                found.append(Name(start, end, "ORG"))
    return replace(names, found)


def _company_start(doc: Doc, index: int) -> int:
    """Where the company's name begins whose legal form stands at the index."""
    start = index - 1 if words(doc)[index - 1] == "," else index
    for before in range(start - 1, max(start - 1 - _COMPANY, -1), -1):
        word = words(doc)[before]
        low = word.lower()
        if not (is_capitalised(word) or word == "&") or low in _small_words():
            break
        start = before
    return start if is_capitalised(words(doc)[start]) else index


def _with_dot(doc: Doc, end: int) -> int:
    """The dot of an abbreviation is part of it, and a token of its own at the end of a sentence."""
    abbreviated = words(doc)[end - 1].lower() + "." in gazetteer.legal_forms()
    return end + 1 if abbreviated and words(doc)[end : end + 1] == (".",) else end


def heads(doc: Doc, names: Names) -> Names:
    """The noun that says what a name is belongs to it: "Berg" of "Berg Foundation" is no person."""
    found = []
    for name in names:
        end = name.end
        for index in range(name.end, min(name.end + _GAP + 1, len(doc))):
            word = words(doc)[index]
            if not is_capitalised(word) or is_shouted(word):
                break
            if is_head(word):
                end = index + 1
        last = words(doc)[end - 1]
        label = _label(name, last)
        if end > name.end or label != name.label:
            found.append(Name(name.start, end, label))
    return replace(names, found)


def _label(name: Name, head: str) -> str:
    if name.label not in _REPAIRED:
        return name.label
    if head in _organizations():
        return "ORG"
    if head in _events():
        return "EVENT"
    if name.label in ("ORG", "LOC") or head not in _places():
        return name.label
    return "LOC" if head in _landforms() else "FAC"


def is_organization(word: str) -> bool:
    """Whether a name that ends with the word is the whole name of an organization."""
    return word in _organizations()


def is_head(word: str) -> bool:
    """Whether the word says of a name that it is no person's."""
    return word in _organizations() or word in _places() or word in _events()


@cache
def _organizations() -> frozenset[str]:
    return frozenset(lexicon.load().names.organizations)


@cache
def _events() -> frozenset[str]:
    return frozenset(lexicon.load().names.events)


@cache
def _places() -> frozenset[str]:
    return frozenset(lexicon.load().names.facilities) | _landforms()


@cache
def _landforms() -> frozenset[str]:
    return frozenset(lexicon.load().names.landforms)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(lexicon.load().evaluate.stop)
