"""What a word stands for: pronouns, "the company", "the ferry", by what the article said before.

Everything is resolved within the article; nothing is guessed from outside.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from extractor import lexicon
from extractor.claims import phrase
from extractor.claims.site import lemma
from extractor.pipeline.entities import gazetteer

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
    if (named := _apposed(token)) is not None:
        return named
    if not _is_definite(token):
        return token
    if (named := _described(token)) is not None:
        return named
    is_company = lemma(token) in lexicon.load().claim.company_words
    return (_organisation(token) if is_company else None) or token


def _apposed(noun: Token) -> Token | None:
    """The name beside a noun: "its director, Anna Berg", "a boat, the trawler Sula"."""
    for _ in range(2):
        if noun.pos_ != "NOUN":
            break
        twins = (t for t in noun.head.children if _title(t) == noun)
        beside = next((t for t in noun.rights if _is_beside(t)), None) or next(twins, None)
        if beside is None or beside.pos_ == "PROPN":
            return beside
        noun = beside
    return None


def _is_beside(token: Token) -> bool:
    """A noun in apposition; a short form in brackets ("output (GDP)") names nothing new."""
    return token.dep_ == "appos" and not any(t.text == "(" for t in (token.nbor(-1), *token.lefts))


def _title(name: Token) -> Token | None:
    """ "The brewer Hopf fell" is often parsed as if both the brewer and Hopf fell."""
    if name.left_edge.i == 0:
        return None
    noun = name.left_edge.nbor(-1)
    is_twin = noun.dep_ == name.dep_ == "nsubj" and noun.head == name.head
    return noun if is_twin and noun.pos_ == "NOUN" else None


def _described(noun: Token) -> Token | None:
    """ "the doctor" after "Anna Berg, a doctor": what the article last named with that noun."""
    before = (name for word, name in _descriptions(noun.doc) if word == lemma(noun))
    return next((name for name in before if name.i < noun.i), None)


@lru_cache(maxsize=1)
def _descriptions(doc: Doc) -> Sequence[tuple[str, Token]]:
    """Nouns that say what something named is, with its name, the last one first."""
    dated = phrase.figure_and_date_tokens(doc)
    named = (token for token in doc if token.pos_ == "PROPN" and token.i not in dated)
    return [(noun.lemma_.lower(), name) for name in named for noun in _nouns_of(name)][::-1]


def _nouns_of(name: Token) -> Iterator[Token]:
    """The nouns that describe a name: "glassmaker Orbel", "the union Dok", "Berg, a doctor"."""
    if _is_beside(name):
        yield name.head
    if (title := _title(name)) is not None:
        yield title
    # "a rocket NASA is building": what an article comes before is no title.
    is_one_of_many = any(child.lower_ in ("a", "an") for child in name.lefts)
    if name.ent_type_ not in ("PERSON", "NORP", ""):
        yield name  # "the court" after "Court of Appeal", "the ship" after "Royal Ship Sula"
        yield from (t for t in name.children if t.dep_ == "compound" and t.pos_ == "PROPN")
    for child in name.children:
        is_title = child.dep_ == "compound" and not is_one_of_many
        if child.pos_ == "NOUN" and (is_title or child.dep_ == "appos"):
            yield child


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


def _is_definite(token: Token) -> bool:
    return any(child.lower_ in ("the", "this") for child in token.children) and not any(
        child.dep_ in ("amod", "compound", "prep", "relcl") for child in token.children
    )


def _organisation(token: Token) -> Token | None:
    """The last organization that was a subject before, else the last one named."""
    named = [e for e in entities(token.doc) if e.label_ == "ORG" and e.end <= token.i]
    subjects = [e for e in named if e.root.dep_ in ("nsubj", "nsubjpass", "poss")]
    found = subjects or named
    return found[-1].root if found else None


@lru_cache(maxsize=1)
def entities(doc: Doc) -> Sequence[Span]:
    """`doc.ents`, which spaCy gathers anew from all tokens each time that it is asked."""
    return doc.ents


def entity_at(token: Token) -> Span | None:
    """The name that the token is part of."""
    return next((e for e in entities(token.doc) if e.start <= token.i < e.end), None)


def full_name(entity: Span) -> str:
    """The longest name that the article has for the same thing; a country's for "Swiss"."""
    same = [e for e in entities(entity.doc) if e.kb_id_ == entity.kb_id_]
    names = [e.text for e in same if e.label_ != "NORP"]
    if not names:
        code = gazetteer.demonyms().get(entity.text.lower(), "")
        country = gazetteer.country_name(code)
        names = [country or max((e.text for e in same), key=len, default=entity.text)]
    return " ".join(max(names, key=len).split())
