"""Whether a figure is said to be so: actual, forecast, target ..., and whether it is denied.

Basis (yoy, annualised) and vintage (preliminary, revised) are read from the words of the sentence.
"""

from collections.abc import Iterator
from typing import TypeVar

from spacy.tokens import Span, Token

from extractor import lexicon
from extractor.claims.site import Site, lemma
from extractor.model import Basis, Modality, Polarity, Vintage

_Name = TypeVar("_Name", bound=str)


def modality(site: Site) -> Modality:
    """How the text asserts the figure; the cue nearest above it decides."""
    words = lexicon.load().modality
    for token in _above(site):
        for child in token.children:
            if child.dep_ in ("aux", "auxpass") and child.lower_ in words.auxiliaries:
                return words.auxiliaries[child.lower_]
            if child.dep_ == "advmod" and child.lower_ in words.adverbs:
                return words.adverbs[child.lower_]
        cue = words.verbs.get(lemma(token))
        if cue is not None and (token == site.verb or _governs(token, site)):
            return cue
        if token.pos_ == "NOUN" and (cue := words.nouns.get(lemma(token))):
            return cue
    return "actual"


def polarity(site: Site) -> Polarity:
    """`neg` where the verb of the figure is negated ("did not cut 300 jobs")."""
    verb = site.verb
    if verb is None:
        return "pos"
    negated = any(child.dep_ == "neg" for child in verb.children)
    return "neg" if negated else "pos"


def basis(site: Site) -> Basis | None:
    """What a rate or change refers to, where the sentence says so in the figure's own clause."""
    return _phrase_in(_clause_text(site), lexicon.load().basis)


def vintage(site: Site) -> Vintage | None:
    """Whether the figure is preliminary, revised, final ... in its own clause."""
    return _phrase_in(_clause_text(site), lexicon.load().vintage)


def _above(site: Site) -> Iterator[Token]:
    yield site.anchor
    yield from site.anchor.ancestors


def _governs(token: Token, site: Site) -> bool:
    """The cue takes the figure's clause as its complement ("expects sales to reach 5 billion")."""
    below = site.verb if site.verb is not None else site.anchor
    while below != token and below.head != below:
        if below.head == token:
            return below.dep_ in ("ccomp", "xcomp", "dobj", "oprd", "pobj", "prep", "nsubj")
        if below.dep_ in ("advcl", "relcl", "acl"):
            return False
        below = below.head
    return False


def _clause_text(site: Site) -> str:
    return _around(site.span, reach=8).lower()


def _around(span: Span, *, reach: int) -> str:
    sentence = span.sent
    start, end = max(sentence.start, span.start - reach), min(sentence.end, span.end + reach)
    return " ".join(span.doc[start:end].text.split())


def _phrase_in(text: str, phrases: dict[_Name, tuple[str, ...]]) -> _Name | None:
    return next((name for name, words in phrases.items() if any(w in text for w in words)), None)
