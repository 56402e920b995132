"""One label for each name of an article: the mentions vote, and the words around them give
evidence. `EVIDENCE` is the table: what a reason adds to the vote for a label, in mentions.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cache

from spacy.tokens import Doc, Token

from extractor import lexicon
from extractor.pipeline.entities import gazetteer, heads
from extractor.pipeline.entities.name import Name, Names, key, text, words

Votes = Counter[str]
Reason = Callable[[Doc, Name], str | None]
# What its quotation marks or its form tell for sure, whatever else has the name.
_SETTLED = ("WORK_OF_ART", "LAW", "EVENT")


def vote(doc: Doc, names: Names) -> Names:
    """Every mention of a name has the label that most mentions and the evidence are for."""
    groups: defaultdict[str, Names] = defaultdict(list)
    for name in names:
        if name.label not in _SETTLED:
            groups[key(text(doc, name))].append(name)
    votes = {each: _votes(doc, mentions) for each, mentions in groups.items()}
    labels = {each: _decide(each, votes[each]) for each in groups}
    labels |= dict.fromkeys(_surnames(labels), "PERSON")
    found = [name for name in names if name.label in _SETTLED]
    for each, mentions in groups.items():
        found += [name._replace(label=labels[each]) for name in mentions]
    return sorted(found)


def _votes(doc: Doc, mentions: Names) -> Votes:
    votes: Votes = Counter(name.label for name in mentions)
    for name in mentions:
        for reason, weight in EVIDENCE.items():
            if label := reason(doc, name):
                votes[label] += weight
    return votes


def _decide(name: str, votes: Votes) -> str:
    """The label with most votes; a building that speaks is whoever sits in it."""
    label = min(votes, key=lambda each: (-votes[each], each))
    if label == "FAC" and votes["ORG"]:
        return "ORG"
    if name in gazetteer.continents() and label == "GPE":
        return "LOC"
    if name in gazetteer.country_codes() and label != "PERSON":
        return "GPE"
    return label


def _surnames(labels: Mapping[str, str]) -> set[str]:
    """The names that are surnames of people whom the article names in full.

    Not what is a place too, nor what a company of the article is called by.
    """
    surnames = set()
    for name, label in labels.items():
        parts = name.split()
        if label == "PERSON" and len(parts) > 1:
            surnames |= {parts[-1], " ".join(parts[1:])}
    firms = {name.split()[0] for name, label in labels.items() if label == "ORG" and " " in name}
    return {n for n in surnames & labels.keys() - firms if not gazetteer.is_place(n)}


def titled(doc: Doc, name: Name) -> str | None:
    """ "Mr. Berg", "President Berg", "her husband Jonas"."""
    before = words(doc)[name.start - 1].lower() if name.start else ""
    return "PERSON" if before in _titles() else None


def given(doc: Doc, name: Name) -> str | None:
    """ "Charlotte Berg": the first of some words is a given name, and the last no head noun."""
    parts = words(doc)[name.start : name.end]
    if name.label in ("EVENT", "NORP") or len(parts) > 4 or parts[0] not in _given():
        return None
    if len(parts) == 1:
        return "PERSON" if name.label == "GPE" and not gazetteer.is_place(parts[0]) else None
    is_company = heads.is_head(parts[-1]) or parts[-1].lower() in gazetteer.legal_forms()
    is_plain = all(part[0].isupper() for part in parts)
    return "PERSON" if is_plain and not is_company and name.label != "GPE" else None


def placed(doc: Doc, name: Name) -> str | None:
    """ "in Galway"."""
    before = words(doc)[name.start - 1].lower() if name.start else ""
    if before not in lexicon.load().names.place_prepositions:
        return None
    is_open = name.label in ("GPE", "LOC") or name.end == name.start + 1 or before == "in"
    return "GPE" if is_open and not heads.is_head(words(doc)[name.end - 1]) else None


def situated(doc: Doc, name: Name) -> str | None:
    """ "the town of Galway", "Galway province", "Galway, Ireland"."""
    before = tuple(word.lower() for word in words(doc)[max(name.start - 2, 0) : name.start])
    after = words(doc)[name.end : name.end + 2]
    kinds = lexicon.load().names.places
    if len(before) == 2 and before[0] in kinds and before[1] == "of":
        return "GPE"
    if after[:1] and after[0] in kinds:
        return "GPE"
    is_pair = len(after) == 2 and after[0] == "," and gazetteer.is_place(after[1])
    return "GPE" if is_pair and name.label != "PERSON" else None


def listed(doc: Doc, name: Name) -> str | None:
    """A city or region of the gazetteer, if it was not taken for a person named in full."""
    return "GPE" if gazetteer.is_place(text(doc, name)) else None


def speaking(doc: Doc, name: Name) -> str | None:
    """Who says something is no building, and no place unless the gazetteer knows it."""
    head = _head(doc, name)
    if head.dep_ not in ("nsubj",) or head.head.lemma_ not in _saying():
        return None
    if name.label == "FAC":
        return "ORG"
    unknown = name.label == "GPE" and not gazetteer.is_place(text(doc, name))
    return "PERSON" if unknown or name.label == "PERSON" else None


def acting(doc: Doc, name: Name) -> str | None:
    """ "Brightwell promised more": the adjective of a people does nothing by itself."""
    word = words(doc)[name.end - 1]
    if name.label != "NORP" or word.endswith("s") or gazetteer.is_known(text(doc, name)):
        return None
    return "ORG" if _head(doc, name).dep_ == "nsubj" else None


def related(doc: Doc, name: Name) -> str | None:
    """ "Berg, 42," and "Berg, who"."""
    after = words(doc)[name.end : name.end + 2]
    if len(after) < 2 or after[0] != ",":
        return None
    is_age = after[1].isdigit() and len(after[1]) == 2
    closes = words(doc)[name.end + 2 : name.end + 3] in ((",",), (".",))
    return "PERSON" if (is_age and closes) or after[1] == "who" else None


def _head(doc: Doc, name: Name) -> Token:
    """The last token of the name: its head in nearly every name that speaks."""
    return doc[name.end - 1]


EVIDENCE: dict[Reason, int] = {
    titled: 2,
    given: 2,
    placed: 1,
    situated: 2,
    listed: 1,
    speaking: 1,
    acting: 3,
    related: 2,
}


@cache
def _titles() -> frozenset[str]:
    names = lexicon.load().names
    return frozenset({*names.titles, *names.kin})


@cache
def _given() -> frozenset[str]:
    return gazetteer.given_names()


@cache
def _saying() -> frozenset[str]:
    return frozenset(lexicon.load().attribution.verbs)
