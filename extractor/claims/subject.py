"""Who or what a phrase stands for: pronouns, "the company", "its", and the event of an article.

Everything is resolved within the article, to what was said before; nothing is guessed from outside.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from spacy.tokens import Doc, Span, Token

from extractor import lexicon
from extractor.claims import phrase
from extractor.claims.site import lemma, subject_of

# Where an event was, stands in the first sentences; later ones may be about another of its kind.
_LEAD_SENTENCES = 4
_PLURAL_PRONOUNS = {"they", "their", "them"}
_SINGULAR_PRONOUNS = {"it", "its"}
_PERSON_PRONOUNS = {"he", "she", "his", "her", "him", "i", "we"}
_PRONOUNS = {"it", "its", "this", "that", "which", "who"} | _PLURAL_PRONOUNS | _PERSON_PRONOUNS


def is_pronoun(token: Token) -> bool:
    """Whether the token stands for something named before."""
    return token.lower_ in _PRONOUNS and token.pos_ in ("PRON", "DET", "ADJ")


def resolve(token: Token) -> Token | None:
    """The token that names what `token` stands for, or None when nothing before does.

    A token that names something itself is returned as it is.
    """
    if is_pronoun(token):
        labels = ("PERSON",) if token.lower_ in _PERSON_PRONOUNS else None
        return _antecedent(token, labels)
    if lemma(token) in lexicon.load().claim.company_words and _is_definite(token):
        return _organisation(token) or token
    return token


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


@lru_cache(maxsize=1)
def _names(doc: Doc) -> Sequence[Span]:
    """`doc.ents`, which spaCy gathers anew from all tokens each time that it is asked."""
    return doc.ents


def entity_at(token: Token) -> Span | None:
    """The name that the token is part of."""
    return next((e for e in _names(token.doc) if e.start <= token.i < e.end), None)


def full_name(entity: Span) -> str:
    """The longest name that the article has for the same thing."""
    names = [e.text for e in _names(entity.doc) if e.kb_id_ == entity.kb_id_]
    return " ".join(max(names, key=len, default=entity.text).split())


def _has_complement(token: Token) -> bool:
    """ "Bank of Wren"; what a name comes with ("Wren, with a value of $3bn") is no part of it."""
    return any(t.dep_ == "prep" and t.lower_ != "with" for t in token.rights)


def _is_definite(token: Token) -> bool:
    return any(child.lower_ in ("the", "this") for child in token.children) and not any(
        child.dep_ in ("amod", "compound", "prep", "relcl") for child in token.children
    )


def _antecedent(token: Token, labels: tuple[str, ...] | None) -> Token | None:
    """The subject of an earlier clause of the sentence, else of the sentence before."""
    sentence = token.sent
    for candidate in reversed(list(sentence)[: token.i - sentence.start]):
        if candidate.dep_ in ("nsubj", "nsubjpass") and _fits(candidate, token, labels):
            return candidate
    for earlier in sentences_before(token.doc, sentence.start, limit=2):
        for candidate in earlier:
            if candidate.dep_ in ("nsubj", "nsubjpass") and _fits(candidate, token, labels):
                return candidate
    return None


def _fits(candidate: Token, pronoun: Token, labels: tuple[str, ...] | None) -> bool:
    if candidate.pos_ not in ("NOUN", "PROPN") or candidate.i in phrase.figure_and_date_tokens(
        candidate.doc
    ):
        return False
    is_person = candidate.ent_type_ == "PERSON"
    if labels:
        return is_person
    if pronoun.lower_ in _SINGULAR_PRONOUNS and candidate.tag_ == "NNS":
        return False
    is_plural = candidate.tag_ in ("NNS", "NNPS")
    return not is_person and (is_plural == (pronoun.lower_ in _PLURAL_PRONOUNS) or is_plural)


def sentences_before(doc: Doc, start: int, *, limit: int) -> list[Span]:
    """The sentences that end where the one with the token `start` begins, the nearest first."""
    sentences: list[Span] = []
    while start > 0 and len(sentences) < limit:
        sentence = doc[start - 1].sent
        sentences.append(sentence)
        start = sentence.start
    return sentences


def _organisation(token: Token) -> Token | None:
    """The last organization that was a subject before, else the last one named."""
    named = [e for e in _names(token.doc) if e.label_ == "ORG" and e.end <= token.i]
    subjects = [e for e in named if e.root.dep_ in ("nsubj", "nsubjpass", "poss")]
    found = subjects or named
    return found[-1].root if found else None


def company(sentence: Span) -> Token | None:
    """The organization that a metric without an owner belongs to ("Revenue rose 5 percent").

    Only an article about one company answers: its most frequent organization, named twice or more.
    """
    counts: dict[str, list[Span]] = {}
    for entity in _names(sentence.doc):
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
    return token.pos_ == "VERB" and lemma(token) in lexicon.load().claim.event_verbs


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
        for e in _names(token.doc)
        if e.label_ not in ("PERSON", "GPE", "NORP")
        and len(e) > 1
        and _kinds_of_event().get(lemma(e[-1])) == kind
    ]
    if named:
        return _with_year(max(named, key=lambda e: (len(e), -e.start)))
    own, place = phrase.text(token) or noun, _place(token)
    if _is_told(token):
        told = subject_of(token)
        thing = None if told is None else resolve(told)
        own = noun if thing is None else f"{phrase.text(thing)} {noun}"
        return own if place is None else f"{own} in {place}"
    if place is not None:
        return own if place in own else f"{noun} in {place}"
    if len(own.split()) > 2:
        return own
    for mention in _lead(token.doc):
        if is_same(mention, token) and (place := _place(mention)):
            return f"{lemma(mention)} in {place}"
    return own


def _lead(doc: Doc) -> Span:
    """The beginning of the article, which tells where its own event was."""
    sentences = list(islice(doc.sents, _LEAD_SENTENCES))
    return doc[: sentences[-1].end] if sentences else doc[:0]


def _with_year(name: Span) -> str:
    doc, end = name.doc, name.end
    with_year = end < len(doc) and doc[end].is_digit and len(doc[end]) == 4
    return " ".join(doc[name.start : end + (1 if with_year else 0)].text.split())


def _place(event: Token) -> str | None:
    """Where the event was, by its own words or those of its verb: "a quake hit Aceh province"."""
    clause = [event, event.head] if event.dep_ in ("nsubj", "nsubjpass") else [event]
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
    return token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN")
