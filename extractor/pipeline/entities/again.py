"""Names of an article that are found in one place and overlooked in another."""

from collections import defaultdict

from spacy.tokens import Doc

from extractor.pipeline.entities import gazetteer
from extractor.pipeline.entities.name import Name, Names, is_capitalised, is_first, replace, words

Parts = tuple[str, ...]
# One letter ("I", "A") stands for too much.
_SHORTEST = 2
# A longer name is seldom shortened to its first word, and a shorter word seldom stands for a name.
_LONG = 4
_SHORT_FIRST = 4
_NAMING = ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "NORP")


def again(doc: Doc, names: Names) -> Names:
    """The same words are the same name, wherever they stand; a surname is its bearer."""
    known = _known(doc, names)
    taken = {index for name in names for index in range(name.start, name.end)}
    whole_names = {words(doc)[name.start : name.end] for name in names}
    found = []
    for index, word in enumerate(words(doc)):
        if word in known and index not in taken:
            name = _longest(doc, index, known[word])
            if name is None or not taken.isdisjoint(range(name.start, name.end)):
                continue
            if _is_name(doc, name, is_part=words(doc)[name.start : name.end] not in whole_names):
                found.append(name)
                taken.update(range(name.start, name.end))
    return sorted([*names, *found])


def acronyms(doc: Doc, names: Names) -> Names:
    """ "Lumen Data Systems (LDS)": capitals in brackets that the name before begins with."""
    found = []
    for name in names:
        after = words(doc)[name.end : name.end + 3]
        if len(after) == 3 and after[0] == "(" and after[2] == ")" and after[1].isupper():
            initials = "".join(w[0] for w in words(doc)[name.start : name.end] if w[0].isupper())
            if len(initials) > 1 and initials == after[1]:
                found.append(Name(name.end + 1, name.end + 2, name.label))
    return replace(names, found)


def whole(doc: Doc, names: Names) -> Names:
    """ "Valley" of "Tarn Valley", where the article has "Tarn Valley Brewing" too."""
    begins = {words(doc)[n.start : n.start + 2]: n.label for n in names if n.end > n.start + 2}
    found = []
    for name in names:
        pair = words(doc)[name.start - 1 : name.end] if name.start else ()
        if pair in begins and not _is_within(names, name.start - 1):
            name = Name(name.start - 1, name.end, begins[pair])
        found.append(name)
    return replace([], found)


def _is_within(names: Names, index: int) -> bool:
    return any(name.start <= index < name.end for name in names)


def _known(doc: Doc, names: Names) -> dict[str, list[tuple[Parts, str]]]:
    """First word -> the names that begin with it, the longest first, and their labels."""
    forms: dict[Parts, str] = {}
    for name in names:
        parts = words(doc)[name.start : name.end]
        if name.label in _NAMING and len("".join(parts)) > _SHORTEST:
            forms.setdefault(parts, name.label)
            if name.label == "PERSON" and len(parts) > 1 and len(parts[-1]) > _SHORTEST:
                forms.setdefault(parts[-1:], name.label)
            if name.label == "ORG" and len(parts) > 2 and all(map(is_capitalised, parts[:2])):
                forms.setdefault(parts[:2], name.label)
            for first in _first_words(name, parts):
                forms.setdefault((first,), name.label)
    known: defaultdict[str, list[tuple[Parts, str]]] = defaultdict(list)
    for parts in sorted(forms, key=lambda each: (-len(each), each)):
        known[parts[0]].append((parts, forms[parts]))
    return known


def _first_words(name: Name, parts: Parts) -> Parts:
    """ "Lumen" of "Lumen Lamps", "Sunniva" of "Sunniva Dahl": what may stand for the whole."""
    is_open = name.label in ("ORG", "PERSON") and 1 < len(parts) < _LONG
    first = parts[0]
    is_own = first.istitle() and len(first) > _SHORT_FIRST and not gazetteer.is_known(first)
    return (first,) if is_open and is_own else ()


def _longest(doc: Doc, index: int, forms: list[tuple[Parts, str]]) -> Name | None:
    for parts, label in forms:
        if words(doc)[index : index + len(parts)] == parts:
            return Name(index, index + len(parts), label)
    return None


def _is_name(doc: Doc, name: Name, *, is_part: bool) -> bool:
    """A single word is no name where it begins a longer one, or only a sentence."""
    word = words(doc)[name.start]
    after = words(doc)[name.end : name.end + 1]
    if name.end - name.start > 1 or gazetteer.is_place(word):
        return True
    if not is_capitalised(word) or (is_part and any(map(is_capitalised, after))):
        return False
    return not is_first(doc, name.start) or doc[name.start].tag_ in ("NNP", "NNPS")
