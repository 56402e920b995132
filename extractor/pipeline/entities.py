"""Repairs the names that the trained pipeline found: their borders, one label for each name, and
one id for what it names in the article ("the US" and "United States" are `place:us`).

`doc.ents` holds names alone afterwards, their ids as `kb_id_`; numbers, dates and amounts are found
elsewhere.
"""

import re
from collections import Counter, defaultdict
from functools import cache

import pycountry
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor import lexicon

NAME = "names"
NUMERIC_LABELS = frozenset(
    {"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME", "LANGUAGE"}
)
# What a preposition of place before a name adds to its vote for a place, in mentions.
_PLACE_EVIDENCE = 1


@Language.component(NAME)
def names(doc: Doc) -> Doc:
    """Runs after the model's own `ner`."""
    spans = [span for ent in doc.ents if (span := _trimmed(ent)) is not None]
    labels = _vote(doc, spans)
    named = [(span, labels[name_key(span.text)]) for span in spans]
    ids = _ids({(label, span.text) for span, label in named})
    doc.ents = [
        Span(doc, span.start, span.end, label=label, kb_id=ids[label, span.text])
        for span, label in named
    ]
    return doc


@cache
def country_codes() -> dict[str, str]:
    """Name of a country in lower case -> ISO 3166 alpha-2 code ("EU" for the Union)."""
    codes = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            if name := getattr(country, field, None):
                codes[name.lower()] = country.alpha_2
    for code, aliases in lexicon.load().names.countries.items():
        codes |= {alias.lower(): code for alias in aliases}
    return codes


def name_key(text: str) -> str:
    """Names that differ in case of capitals, white space or legal form alone have one key."""
    words = text.split()
    while len(words) > 1 and words[-1].lower().strip(",") in lexicon.load().names.legal_forms:
        words.pop()
    return " ".join(words).strip(",").casefold()


def _trimmed(ent: Span) -> Span | None:
    """The name without determiners, possessives, titles and blanks; None when it is no name."""
    words = lexicon.load().names
    if ent.label_ in NUMERIC_LABELS:
        return None
    start, end = ent.start, ent.end
    border = next((t.i for t in ent if "\n" in t.text), end)
    end = min(end, border)
    lead, tail = {*words.determiners, *words.titles}, set(words.possessives)
    while start < end and (_is_mark(ent.doc[start]) or ent.doc[start].lower_ in lead):
        start += 1
    while end > start and (_is_mark(ent.doc[end - 1]) or ent.doc[end - 1].lower_ in tail):
        end -= 1
    span = Span(ent.doc, start, end, label=ent.label)
    return span if start < end and any(c.isupper() for c in span.text) else None


def _is_mark(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text != ".")


def _vote(doc: Doc, spans: list[Span]) -> dict[str, str]:
    """One label per name: the most frequent in the article, places by their prepositions."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    prepositions = lexicon.load().names.place_prepositions
    for span in spans:
        key = name_key(span.text)
        votes[key][span.label_] += 1
        if span.start and doc[span.start - 1].lower_ in prepositions and _is_place(span):
            votes[key]["GPE"] += _PLACE_EVIDENCE
    winners = {key: _winner(votes[key]) for key in votes}
    places = {key for key, label in winners.items() if label == "GPE"}
    for key in winners:
        if key in country_codes():
            winners[key] = "GPE"
        elif winners[key] == "PERSON" and key.split()[0] in places:
            # No person bears the name of a place of the article: "Springfield Labs".
            winners[key] = "ORG"
    return winners


def _is_place(span: Span) -> bool:
    return span.label_ in ("GPE", "LOC") or len(span) == 1


def _winner(votes: Counter[str]) -> str:
    return min(votes, key=lambda label: (-votes[label], label))


def shortens(short: str, long: str, *, label: str) -> bool:
    """ "Hurd" of "Mark Hurd", "Acme" of "Acme Systems", "HP" of "Hewlett-Packard"."""
    few, many = name_key(short).split(), name_key(long).split()
    if label == "PERSON":
        return len(few) < len(many) and many[-len(few) :] == few
    if label != "ORG":
        return False
    initials = "".join(word[0] for word in re.split(r"[\s-]+", long) if word[:1].isupper())
    is_acronym = short.isupper() and len(short) > 1 and initials.startswith(short)
    return is_acronym or (len(few) < len(many) and many[: len(few)] == few)


def _ids(names: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(label, name) -> id; a short name takes the id of the longest one that it shortens."""
    ids = {}
    for label, text in names:
        longer = [
            other
            for other_label, other in names
            if other_label == label and shortens(text, other, label=label)
        ]
        full = max(longer, key=lambda name: (len(name), name), default=text)
        ids[label, text] = _id(label, name_key(full))
    return ids


def _id(label: str, key: str) -> str:
    prefixes = lexicon.load().names.prefixes
    name = country_codes().get(key, key) if label == "GPE" else key
    slug = re.sub(r"[^\w]+", "-", name.lower()).strip("-") or "unnamed"
    return f"{prefixes.get(label, label.lower())}:{slug}"
