"""How a subject is named: by its full name, its phrase, or as the event of an article."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from spacy.tokens import Doc, Span, Token

from extractor import lexicon
from extractor.claims import phrase
from extractor.claims.reference import entities, entity_at, full_name, resolve
from extractor.claims.site import lemma, subject_of

# Where an event was, stands in the first sentences; later ones may be about another of its kind.
_LEAD_SENTENCES = 4


def name(token: Token | None) -> str | None:
    """The phrase for a subject with pronouns resolved, or None when nobody knows."""
    found = None if token is None else resolve(token)
    if found is None:
        return None
    entity = entity_at(found)
    if entity is not None and entity.root == found and not _has_complement(found):
        return full_name(entity)
    named = event_name(found) if is_event(found) else phrase.text(found)
    return named if any(map(str.isalpha, named)) else None


def _has_complement(token: Token) -> bool:
    """ "Bank of Wren"; what a name comes with ("Wren, with a value of $3bn") is no part of it."""
    return any(t.dep_ == "prep" and t.lower_ != "with" for t in token.rights)


def company(sentence: Span) -> Token | None:
    """The organization that a metric without an owner belongs to ("Revenue rose 5 percent").

    Only an article about one company answers: its most frequent organization, named twice or more.
    """
    counts: dict[str, list[Span]] = {}
    for entity in entities(sentence.doc):
        if entity.label_ == "ORG" and entity.start < sentence.end:
            counts.setdefault(entity.kb_id_, []).append(entity)
    ranked = sorted(counts.values(), key=lambda mentions: (-len(mentions), mentions[0].start))
    if not ranked or len(ranked[0]) < 2:
        return None
    if len(ranked) > 1 and len(ranked[1]) == len(ranked[0]):
        return None
    return ranked[0][0].root


def event(span: Span) -> Token | None:
    """The event that a figure is about: one of its own sentence, else the last one named before.

    Where no noun names one, a verb may tell of it; and the lead names it for a headline.
    """
    nouns, verbs = _events(span.doc)
    lead = _lead(span.doc)
    first = next((token for token in nouns if lead.start <= token.i < lead.end), None)
    return _nearest(nouns, span) or _nearest(verbs, span) or first


def _nearest(events: Sequence[Token], span: Span) -> Token | None:
    own = (token for token in events if span.end <= token.i < span.sent.end)
    before = (token for token in reversed(events) if token.i < span.start)
    return next(own, None) or next(before, None)


@lru_cache(maxsize=1)
def _events(doc: Doc) -> tuple[Sequence[Token], Sequence[Token]]:
    """The nouns that name events and the verbs that tell of them, in the order of the text."""
    figures = phrase.figure_and_date_tokens(doc)
    told = [token for token in doc if token.i not in figures]
    nouns = [token for token in told if is_event(token) and not _modifies(token)]
    return nouns, [token for token in told if _is_told(token)]


def _is_told(token: Token) -> bool:
    """Whether the verb tells that something happened: "the tram derailed"."""
    is_clause = token.dep_ not in ("amod", "conj") or token.head.pos_ == "VERB"
    return token.pos_ == "VERB" and is_clause and lemma(token) in lexicon.load().claim.event_verbs


def is_event(token: Token) -> bool:
    """Whether the noun names something that happens: a quake, a summit, an election."""
    is_name = token.ent_type_ in ("ORG", "PERSON")  # "the Geological Survey"
    return lemma(token) in _kinds_of_event() and token.pos_ in ("NOUN", "PROPN") and not is_name


def is_same(one: Token, other: Token) -> bool:
    """Whether both nouns name an event of one kind: "quake" and "earthquake"."""
    kinds = _kinds_of_event()
    return is_event(one) and is_event(other) and kinds[lemma(one)] == kinds[lemma(other)]


def event_name(token: Token) -> str:
    """The event by its longest name in the article, else by its noun and its place."""
    noun = lexicon.load().claim.event_verbs[lemma(token)] if _is_told(token) else lemma(token)
    kind = _kinds_of_event()[noun]
    named = [
        e
        for e in entities(token.doc)
        if e.label_ not in ("PERSON", "GPE", "NORP")
        and len(e) > 1
        and _kinds_of_event().get(lemma(e[-1])) == kind
    ]
    if named:
        return _with_year(max(named, key=lambda e: (len(e), -e.start)))
    own, place = phrase.text(token) or noun, place_of(token)
    if _is_told(token):
        told = subject_of(token)
        thing = None if told is None else resolve(told)
        own = noun if thing is None else f"{phrase.text(thing)} {noun}"
        return own if place is None else f"{own} in {place}"
    if place is not None:
        return own if place in own else f"{noun} in {place}"
    if len(own.split()) > 2 or _is_another(token):
        return own
    for mention in _lead(token.doc):
        if is_same(mention, token) and (place := place_of(mention)):
            return f"{lemma(mention)} in {place}"
    return own


def _is_another(event: Token) -> bool:
    """ "Last year a quake hit Peru": what comes with "a" after the lead is not its event."""
    is_new = any(child.lower_ in ("a", "an", "another") for child in event.lefts)
    return is_new and event.i >= _lead(event.doc).end


def _lead(doc: Doc) -> Span:
    """The beginning of the article, which tells where its own event was."""
    sentences = list(islice(doc.sents, _LEAD_SENTENCES))
    return doc[: sentences[-1].end] if sentences else doc[:0]


def _with_year(name: Span) -> str:
    doc, end = name.doc, name.end
    with_year = end < len(doc) and doc[end].is_digit and len(doc[end]) == 4
    return " ".join(doc[name.start : end + (1 if with_year else 0)].text.split())


def place_of(event: Token) -> str | None:
    """Where the event was, by its own words or those of its verbs: "a quake hit Aceh province"."""
    clause = [event, event.head] if event.dep_ in ("nsubj", "nsubjpass") else [event]
    clause += [child for child in event.rights if child.dep_ == "relcl"]  # "a quake that hit Aceh"
    for above in clause:
        for child in above.children:
            targets = [child] if child.dep_ == "dobj" else []
            if child.dep_ == "prep" and child.lower_ in lexicon.load().names.place_prepositions:
                targets = [t for t in child.children if t.dep_ == "pobj"]
            for target in targets:
                if _is_place(target):
                    return phrase.text(target)
    return None


def _is_place(noun: Token) -> bool:
    """ "Peru", "Aceh province", "the highlands of southern Peru"."""
    parts = [noun, *noun.lefts]
    for child in noun.rights:
        if child.lower_ == "of":
            parts += child.children
    return any(t.ent_type_ in ("GPE", "LOC") for t in parts)


@cache
def _kinds_of_event() -> dict[str, int]:
    """Noun of an event -> number of its row: an earthquake and a quake are one kind."""
    rows = lexicon.load().claim.events
    return {noun: number for number, row in enumerate(rows) for noun in row}


def _modifies(token: Token) -> bool:
    return token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN")


def index(token: Token) -> str:
    """An index by the name that it has, else by its phrase: "Nasdaq composite index"."""
    entity = entity_at(token)
    return entity.text if entity is not None else phrase.text(token)


def country(noun: Token) -> Token | None:
    """The country that the article names most, up to the sentence of the noun: "Inflation rose".

    None where two are named as often: nobody knows whose it is.
    """
    counts: dict[str, list[Span]] = {}
    for entity in entities(noun.doc):
        if entity.kb_id_.startswith("country:") and entity.start < noun.sent.end:
            counts.setdefault(entity.kb_id_, []).append(entity)
    ranked = sorted(counts.values(), key=lambda mentions: (-len(mentions), mentions[0].start))
    if not ranked or (len(ranked) > 1 and len(ranked[1]) == len(ranked[0])):
        return None
    return ranked[0][0].root
