"""One id for what is named several times in an article: "Berg" is the Anna Berg of before.

An id is made of the fullest name in the article (`person:anna-berg`) or the ISO code of a country
(`country:CN`). Two people with one surname stay two: a bare surname is the last one's
who was named in full.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from extractor import lexicon
from extractor.pipeline.entities import gazetteer, heads
from extractor.pipeline.entities.name import Name, Names, is_shouted, key, text, words

# Names of one label, by the forms that may stand for them.
Forms = Mapping[str, Sequence[str]]


def ids(doc: Doc, names: Names) -> list[str]:
    """The id of each name, in their order."""
    written = [text(doc, name) for name in names]
    keys = [key(each) for each in written]
    spelled = dict(zip(keys, written, strict=True))
    forms = {
        "PERSON": _surnames([k for k, n in zip(keys, names, strict=True) if n.label == "PERSON"]),
        "ORG": _short_names(
            {k: spelled[k] for k, n in zip(keys, names, strict=True) if n.label == "ORG"},
            _defined(doc, names, keys),
        ),
    }
    last: dict[str, int] = {}
    found = []
    for number, (name, each) in enumerate(zip(names, keys, strict=True)):
        owners = forms.get(name.label, {}).get(each, ())
        full = max(owners, key=lambda owner: (last.get(owner, -1), owner), default=each)
        last[full] = number
        found.append(_country(doc, name, each) or _id(name.label, full))
    return found


def _surnames(keys: Sequence[str]) -> Forms:
    """ "berg" and "anna" -> "anna berg"; a name that is short for others is none of its own."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for each in set(keys):
        parts = each.split()
        for start in range(1, len(parts)):
            full[" ".join(parts[start:])].add(each)
    given: defaultdict[str, set[str]] = defaultdict(set)
    for each in set(keys) - full.keys():
        if " " in each:
            given[each.split()[0]].add(each)
    for first, owners in given.items():
        if first not in full and len(owners) == 1:
            full[first] = owners
    return _whole(full)


def _short_names(spelled: Mapping[str, str], defined: Mapping[str, str]) -> Forms:
    """ "lumen" -> "lumen books", "ecb" -> "european central bank"."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for each, name in spelled.items():
        parts = each.split()
        for end in range(1, len(parts)):
            if end == 1 or not heads.is_organization(name.split()[end - 1]):
                full[" ".join(parts[:end])].add(each)
        if len(initials := _initials(name)) > 1 and spelled.get(initials.lower()) == initials:
            full[initials.lower()].add(each)
    for short, each in defined.items():
        full[short].add(each)
    return _whole(full)


def _whole(full: Mapping[str, set[str]]) -> Forms:
    """Short forms of what is no short form itself."""
    return {
        short: sorted(owner for owner in owners if owner not in full or owner == short)
        for short, owners in full.items()
    }


def _initials(name: str) -> str:
    """ "European Central Bank" -> "ECB", "Hewlett-Packard Corp." -> "HP"."""
    forms = lexicon.load().names.legal_forms
    parts = [part for part in re.split(r"[\s-]+", name) if part.lower() not in forms]
    return "".join(part[0] for part in parts if part[:1].isupper())


def _defined(doc: Doc, names: Names, keys: Sequence[str]) -> dict[str, str]:
    """Short names that stand in brackets behind the full one: "Lumen Data Systems (LDS)"."""
    found = {}
    for number, (one, two) in enumerate(zip(names, names[1:], strict=False)):
        in_brackets = words(doc)[one.end : two.start] == ("(",)
        closed = words(doc)[two.end : two.end + 1] == (")",)
        is_short = one.label == two.label == "ORG" and is_shouted(words(doc)[two.start])
        if in_brackets and closed and is_short:
            found[keys[number + 1]] = keys[number]
    return found


def _country(doc: Doc, name: Name, known: str) -> str | None:
    """`country:DE` for "Germany", and for "German" where it says whose something is."""
    code = None
    if name.label == "GPE":
        code = gazetteer.country_codes().get(known) or gazetteer.demonyms().get(known)
    elif name.label == "NORP" and name.end < len(doc):
        is_adjective = doc[name.end].tag_.startswith(("NN", "JJ")) and not known.endswith("s")
        code = gazetteer.demonyms().get(known) if is_adjective else None
    return f"country:{code}" if code else None


def _id(label: str, name: str) -> str:
    slug = re.sub(r"[^\w]+", "-", name.lower()).strip("-") or "unnamed"
    return f"{_prefixes().get(label, label.lower())}:{slug}"


@cache
def _prefixes() -> Mapping[str, str]:
    return lexicon.load().names.prefixes
