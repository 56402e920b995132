"""Whether a figure is said to be so: actual, forecast, target ..., and whether it is denied.

Basis (yoy, annualised) and vintage (preliminary, revised) are read from the words of the sentence.
"""

from collections.abc import Iterator
from typing import TypeVar

from spacy.tokens import Span, Token

from extractor import lexicon
from extractor.claims.site import SUBJECTS, Site, lemma
from extractor.model import Basis, Modality, Polarity, Vintage

# How a figure hangs on the thing that it is of.
_MODIFIERS = ("nummod", "compound", "amod", "nmod")

_Name = TypeVar("_Name", bound=str)


def modality(site: Site) -> Modality:
    """How the text asserts the figure; the cue nearest above it decides."""
    words = lexicon.load().modality
    for token in _above(site):
        if found := _helped(token, site) or _described(token):
            return found
        cue = words.verbs.get(lemma(token))
        if cue is not None and (token == site.verb or _governs(token, site)):
            return cue
        if token.pos_ == "NOUN" and (cue := words.nouns.get(lemma(token))):
            return cue
        if _is_given(token, site):
            break
    return "actual"


def polarity(site: Site) -> Polarity:
    """`neg` where the verb of the figure is negated ("did not cut 300 jobs").

    Who did not do it ("three did not") and what it is compared with stay as they are.
    """
    verb = site.verb
    if verb is None or not any(child.dep_ == "neg" for child in verb.children):
        return "pos"
    up = [site.anchor, *site.anchor.ancestors]
    between = up[: up.index(verb)] if verb in up else []
    spared = any(token.dep_ in SUBJECTS or token.lower_ == "than" for token in between)
    return "pos" if spared else "neg"


def _helped(token: Token, site: Site) -> Modality | None:
    """What helping words make of a verb: "will", "may", "is to", "reportedly"."""
    words = lexicon.load().modality
    for child in token.children:
        if child.dep_ in ("aux", "auxpass") and child.lower_ in words.auxiliaries:
            if child.lower_ in words.supposing and _is_supposed(site):
                return "conditional"
            return words.auxiliaries[child.lower_]
        if child.dep_ == "advmod" and child.lower_ in words.adverbs:
            return words.adverbs[child.lower_]
    is_infinitive = any(child.tag_ == "TO" and child.dep_ == "aux" for child in token.children)
    if is_infinitive and token.dep_ == "xcomp" and lemma(token.head) == "be":
        return "planned"  # "work is to last five years"
    # Headlines leave the verb out: "Election to have two parties".
    return "forecast" if is_infinitive and _is_headline(token) else None


def _is_headline(infinitive: Token) -> bool:
    """Whether a sentence of a noun and an infinitive has no other verb."""
    top = infinitive.head
    is_top = top.dep_ == "ROOT" and top.pos_ in ("NOUN", "PROPN")
    return is_top and (infinitive.dep_ in ("acl", "relcl"))


def _is_supposed(site: Site) -> bool:
    conditions = lexicon.load().modality.conditions
    return any(token.lower_ in conditions for token in site.span.sent)


def _described(noun: Token) -> Modality | None:
    """ "the pace that economists had forecast", "the expected cost"."""
    if noun.pos_ in ("VERB", "AUX"):
        return None
    verbs = lexicon.load().modality.verbs
    for child in noun.children:
        told_by = any(below.dep_ == "agent" for below in child.children)
        is_said = child.dep_ in ("relcl", "amod") or (child.dep_ == "acl" and told_by)
        if is_said and child.tag_[:2] == "VB" and lemma(child) in verbs:
            return verbs[lemma(child)]
    return None


def _is_given(token: Token, site: Site) -> bool:
    """Whether what is above speaks of the thing as known, and of the figure as it is.

    So does a clause of its own ("which had 300 ships"), a thing that is pointed at ("its 300
    ships"), and what a sentence begins with ("With 300 ships, it could").
    """
    if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in ("VBG", "VBN")):
        return True
    if token.dep_ == "advcl":
        marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod")}
        return not marks.isdisjoint(lexicon.load().modality.facts)
    if token.dep_ == "prep" and token.lower_ == "with":
        return token.i < token.head.i
    is_inside = site.anchor.dep_ in _MODIFIERS and site.anchor.head == token
    return (token == site.anchor or is_inside) and any(
        child.dep_ == "poss" or child.lower_ in ("the", "this", "these", "those", "both")
        for child in token.children
    )


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
