"""Where a name begins and ends: each step gives the names with better borders."""

from functools import cache

from spacy.tokens import Doc

from extractor import lexicon
from extractor.pipeline.entities import gazetteer
from extractor.pipeline.entities.name import (
    Name,
    Names,
    determiners,
    is_capitalised,
    is_first,
    is_mark,
    words,
)

# Parts of speech (Penn Treebank) that no name begins or ends with: of, and, that, who, would.
_FUNCTION_TAGS = frozenset({"IN", "CC", "TO", "PRP", "PRP$", "WP", "WDT", "WRB", "MD", "EX"})
_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = ("-", "--", "_", "\u2013", "\u2014")
# Lists of people and places; a firm may be called after two partners.
_LISTED = ("PERSON", "GPE", "LOC", "NORP")


def lines(doc: Doc, names: Names) -> Names:
    """A name ends with its line: "Fire in Galway\\n\\nAnna Berg" are two."""
    found = []
    for name in names:
        stop = (i for i in range(name.start, name.end) if "\n" in words(doc)[i])
        found.append(name._replace(end=next(stop, name.end)))
    return [name for name in found if name.start < name.end]


def edges(doc: Doc, names: Names) -> Names:
    """Without what only stands beside a name: "the", "Mr.", "united", "of the", quotation marks."""
    found = []
    for name in names:
        start, end = name.start, name.end
        while start < end and _leads(doc, start, name.label):
            start += 1
        while start < end - 1 and _trails(doc, end - 1):
            end -= 1
        if start < end and any(map(_has_capital, words(doc)[start:end])):
            found.append(Name(start, end, name.label))
    return found


def _has_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word)


def _leads(doc: Doc, index: int, label: str) -> bool:
    word, low = words(doc)[index], words(doc)[index].lower()
    if is_mark(word) or low in _titles():
        return True
    if low in determiners():
        return not (label in ("ORG", "FAC", "WORK_OF_ART") and _is_own_article(doc, index))
    if word.islower():
        return low not in _particles()
    return doc[index].tag_ in _FUNCTION_TAGS | {"VBG", "VBN"} and is_first(doc, index)


def _is_own_article(doc: Doc, index: int) -> bool:
    """ "in The Evening Post": written with its capital within a sentence, it is of the name."""
    word = words(doc)[index]
    following = words(doc)[index + 1 : index + 2]
    title_case = bool(following) and is_capitalised(following[0]) and not following[0].isupper()
    return word == "The" and title_case and not is_first(doc, index)


def _trails(doc: Doc, index: int) -> bool:
    word = words(doc)[index]
    if word in _possessives():
        return not _is_of_the_name(doc, index)
    return is_mark(word) or word.islower() and not any(map(str.isdigit, word))


def _is_of_the_name(doc: Doc, index: int) -> bool:
    """ "Harley's announced a sale": no noun follows, so that nothing is owned."""
    following = doc[index + 1] if index + 1 < len(doc) else None
    return following is not None and following.tag_ in _VERB_TAGS


def lists(doc: Doc, names: Names) -> Names:
    """ "Berg and Falk" are two people."""
    found: Names = []
    for name in names:
        start = name.start
        if name.label in _LISTED:
            for index in range(name.start + 1, name.end - 1):
                if words(doc)[index] in _joins() and is_capitalised(words(doc)[index + 1]):
                    found.append(Name(start, index, name.label))
                    start = index + 1
        found.append(Name(start, name.end, name.label))
    return found


def owners(doc: Doc, names: Names) -> Names:
    """ "Galway's Reform Party": the place is a name of its own, and its owner's s is of none."""
    places = {words(doc)[n.start] for n in names if n.label == "GPE" and n.end == n.start + 1}
    found = []
    for name in names:
        owned = name.start + 1
        if words(doc)[owned : owned + 1] and words(doc)[owned] in _possessives():
            first = words(doc)[name.start]
            if owned + 1 < name.end and (first in places or gazetteer.is_place(first)):
                found.append(Name(name.start, owned, "GPE"))
                name = name._replace(start=owned + 1)
        found.append(name)
    return found


def dashes(doc: Doc, names: Names) -> Names:
    """ "Harbour Week - Galway Fish Summit": a dash between blanks stands between two names."""
    found: Names = []
    for name in names:
        start = name.start
        for index in range(name.start + 1, name.end - 1):
            if words(doc)[index] in _DASHES and doc[index - 1].whitespace_:
                found.append(Name(start, index, name.label))
                start = index + 1
        found.append(Name(start, name.end, name.label))
    return found


def places_first(doc: Doc, names: Names) -> Names:
    """No person bears the name of a place of the article: of "Galway Licence" the place stays."""
    short = {words(doc)[n.start] for n in names if n.label == "GPE" and n.end == n.start + 1}
    places = short - gazetteer.given_names()
    found = []
    for name in names:
        is_long = name.end > name.start + 1
        if is_long and name.label == "PERSON" and words(doc)[name.start] in places:
            name = Name(name.start, name.start + 1, "GPE")
        found.append(name)
    return found


@cache
def _joins() -> frozenset[str]:
    return frozenset(lexicon.load().names.joins)


@cache
def _titles() -> frozenset[str]:
    return frozenset(lexicon.load().names.titles)


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon.load().layout.particles)


@cache
def _possessives() -> frozenset[str]:
    return frozenset(lexicon.load().names.possessives)
