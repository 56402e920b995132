"""Names as the page sets them: datelines, titles of works in quotation marks, rows of capitals."""

from collections.abc import Iterator
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
    is_shouted,
    key,
    replace,
    text,
    words,
)

# Tokens from the head of a paragraph to the dash that ends its dateline.
_DATELINE = 16
# Parts of speech of names and of unknown words (Penn Treebank).
_PROPER = ("NNP", "NNPS", "NN")
_STOPS = (".", "!", "?", "''", "\u201d", '"')
# What may be a common noun in capitals.
_COUNTED = ("ORG", "PRODUCT", "LOC", "FAC")
# The longest title of a work, in tokens.
_WORK = 14
# As many words in capitals in a row are no name but loud.
_LOUD = 4
_OPENING = ("`", "``", "\u201c", '"')
_CLOSING = ("'", "''", "\u201d", '"')


def datelines(doc: Doc, names: Names) -> Names:
    """ "LIMA, Peru (AP) _": what stands in capitals at the head of a paragraph is a place."""
    found: Names = []
    for start in _paragraphs(doc):
        end = _shouted_end(doc, start)
        if end > start and (stop := _dash(doc, end)):
            found.append(Name(start, end, "GPE"))
            found += _agency(doc, end, stop)
    return replace(names, found)


def _paragraphs(doc: Doc) -> Iterator[int]:
    """Where the lines begin."""
    fresh = True
    for index, word in enumerate(words(doc)):
        if "\n" in word:
            fresh = True
        elif fresh and not word.isspace():
            fresh = False
            yield index


def _shouted_end(doc: Doc, start: int) -> int:
    end = start
    while end < len(doc) and is_shouted(words(doc)[end]):
        end += 1
    return end


def _dash(doc: Doc, start: int) -> int | None:
    """Where the dash stands that ends a dateline; before it, there are only names and dates."""
    for index in range(start, min(start + _DATELINE, len(doc))):
        word = words(doc)[index]
        if word in ("_", "-", "--", "\u2013", "\u2014"):
            return index
        if "\n" in word or not (is_capitalised(word) or is_mark(word) or word.isdigit()):
            return None
    return None


def _agency(doc: Doc, start: int, stop: int) -> Names:
    """The agency in brackets: "(AP)"."""
    inside = words(doc)[start:stop]
    if "(" not in inside or ")" not in inside:
        return []
    first, last = start + inside.index("(") + 1, start + inside.index(")")
    return [Name(first, last, "ORG")] if first < last <= first + 3 else []


def works(doc: Doc, names: Names) -> Names:
    """A name that fills a pair of quotation marks is the title of a work, or part of one."""
    found = []
    for start, end in _quoted(doc):
        inside = [name for name in names if start <= name.start < end]
        if inside and _is_title(doc, start, end) and not _is_nickname(doc, end):
            found.append(Name(start, end, "WORK_OF_ART"))
    return replace(names, found)


def _quoted(doc: Doc) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks, if it is short, without the comma or stop at its end."""
    start = None
    for index, word in enumerate(words(doc)):
        if start is not None and word in _CLOSING and index > start:
            if index - start <= _WORK:
                end = index - 1 if words(doc)[index - 1] in (",", ".") else index
                yield start, end
            start = None
        elif word in _OPENING:
            start = index + 1
        elif "\n" in word:
            start = None


def _is_title(doc: Doc, start: int, end: int) -> bool:
    """Every word of weight has its capital, and no verb makes it a sentence."""
    inside = [word for word in words(doc)[start:end] if word[:1].isalpha()]
    heavy = [word for word in inside if len(word) > 3]
    return bool(inside) and is_capitalised(inside[0]) and all(map(is_capitalised, heavy))


def _is_nickname(doc: Doc, end: int) -> bool:
    """ "Jonas ``Duke'' Falk": the name goes on behind the marks."""
    index = end
    while index < len(doc) and words(doc)[index] in (*_CLOSING, ","):
        index += 1
    closed = "," not in words(doc)[end:index]
    return closed and index < len(doc) and doc[index].tag_ in ("NNP", "NNPS")


def loud(doc: Doc, names: Names) -> Names:
    """In a row of words in capitals only what is known from elsewhere is a name."""
    shouted = [name for name in names if _is_loud(doc, name)]
    if not shouted:
        return names
    calm = {key(text(doc, name)) for name in names if name not in shouted}
    return [n for n in names if n not in shouted or _is_known(doc, n, calm)]


def _is_loud(doc: Doc, name: Name) -> bool:
    if not all(word.isupper() or is_mark(word) for word in words(doc)[name.start : name.end]):
        return False
    start, end = name.start, name.end
    while start and _is_in_capitals(words(doc)[start - 1]):
        start -= 1
    while end < len(doc) and _is_in_capitals(words(doc)[end]):
        end += 1
    return end - start >= _LOUD and end - start > name.end - name.start


def _is_in_capitals(word: str) -> bool:
    return word.isupper()


def _is_known(doc: Doc, name: Name, calm: set[str]) -> bool:
    written = text(doc, name)
    is_company = written.lower().rsplit(maxsplit=1)[-1] in gazetteer.legal_forms()
    return key(written) in calm or gazetteer.is_place(written) or is_company


def furniture(doc: Doc, names: Names) -> Names:
    """What is no part of the article names nothing in it: "Special Reports"."""
    skipped = [span for span in doc.spans.get("skipped", ()) if span.label_ == "furniture"]
    if not skipped:
        return names
    outside = {index for span in skipped for index in range(span.start, span.end)}
    return [name for name in names if name.start not in outside]


def common(doc: Doc, names: Names) -> Names:
    """Not a name: a month, a weekday, a common word that only begins a sentence."""
    within = {
        words(doc)[n.start] for n in names if n.end == n.start + 1 and not is_first(doc, n.start)
    }
    return [name for name in names if not _is_common(doc, name, within)]


def counted(doc: Doc, names: Names) -> Names:
    """What an article has in the singular and in the plural is a common noun: "10 Licences"."""
    single = {words(doc)[n.start] for n in names if n.end == n.start + 1 and n.label in _COUNTED}
    plurals = {word for word in single if word.endswith("s") and word[:-1] in single}
    nouns = plurals | {word[:-1] for word in plurals}
    definite = {words(doc)[n.start] for n in names if _is_definite(doc, n.start)}
    return [n for n in names if words(doc)[n.start] not in nouns - definite or n.end > n.start + 1]


def _is_definite(doc: Doc, index: int) -> bool:
    return index > 0 and words(doc)[index - 1].lower() in determiners()


def _is_common(doc: Doc, name: Name, within: set[str]) -> bool:
    written = words(doc)[name.start : name.end]
    if all(word.lower().strip(".,") in _times() for word in written):
        return True
    if any(map(str.isdigit, written[0])) and len(written) == 1:
        return True
    if len(written) > 1 or written[0] in within or gazetteer.is_known(written[0]):
        return False
    if name.label == "PERSON" and written[0].lower().removesuffix("s") in _nouns():
        return is_first(doc, name.start)
    is_proper = doc[name.start].tag_ in _PROPER and name.label != "NORP"
    return is_first(doc, name.start) and not is_proper and _is_sentence(doc, name.end)


def _is_sentence(doc: Doc, index: int) -> bool:
    """Whether the line ends like a sentence; headlines have names where sentences have none."""
    last = ""
    for word in words(doc)[index:]:
        if "\n" in word:
            break
        last = word if word.strip() else last
    return last in _STOPS


@cache
def _nouns() -> frozenset[str]:
    """What figures are about: "Households", "Turnout"."""
    claim = lexicon.load().claim
    return frozenset(word.removesuffix("s") for word in (*claim.holders, *claim.measured))


@cache
def _times() -> frozenset[str]:
    layout = lexicon.load().layout
    return frozenset({*layout.months, *(m for m in layout.moments if len(m) > 2)})
