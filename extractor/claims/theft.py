"""Rule for loot: what was stolen is worth so much, and the question is from whom, not by whom.

News of thefts names the same loot in many ways ("made off with $2m in gems", "gems worth $2m were
stolen", "the $2m heist"); all of them get the same metric.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractor import lexicon
from extractor.claims import phrase, reference, subject
from extractor.claims.question import Answer, of_holder
from extractor.claims.site import Site, lemma, object_of_preposition

# Sentences before the figure in which the place that was robbed may be named.
_LOOK_BACK = 3
_GOODS = ("NOUN", "PROPN", "ADJ", "CCONJ")


def loot(site: Site, previous: Answer | None) -> Answer | None:
    """ "made off with $2m in gems", "gems worth $2m were stolen", "a $2m heist"."""
    if site.figure.kind != "money" or not _is_loot(site):
        return None
    metric = f"value of {_goods(site) or 'loot'} stolen"
    victim = _victim(site)
    if victim is not None:
        return of_holder("claim.loot", _fullest(victim), metric)
    event = subject.event(site.span)
    if event is None:
        return Answer("claim.loot", None, metric)
    return Answer("claim.loot", subject.event_name(event), metric, event)


def _is_loot(site: Site) -> bool:
    """Whether the amount is of loot or of a theft, or of what the sentence says stolen."""
    words = lexicon.load().theft
    above = [site.anchor.head, site.anchor.head.head]
    if any(lemma(t) in words.loot for t in (*above, *site.anchor.subtree)):
        return True
    if site.anchor.dep_ in ("nummod", "compound", "amod", "nmod") and lemma(above[0]) in words.acts:
        return True
    told = _theft(site.span.sent) is not None
    return told and (_worth(site) is not None or any(_is_theft(t) for t in above))


def _theft(sentence: Span) -> Token | None:
    """The verb of the sentence that tells of a theft."""
    return next((token for token in sentence if _is_theft(token)), None)


def _is_theft(token: Token) -> bool:
    """ "stole", and "escaped" with something: "made off with", "got away with"."""
    words = lexicon.load().theft
    if token.pos_ != "VERB":
        return token.lower_ == "with" and token.head != token and _is_escape(token.head)
    return lemma(token) in words.verbs or _is_escape(token)


def _is_escape(verb: Token) -> bool:
    words = lexicon.load().theft
    if lemma(verb) not in words.escapes or verb.pos_ != "VERB":
        return False
    needed = words.escapes[lemma(verb)]
    behind = {child.lower_ for child in verb.rights}
    return "with" in behind and (not needed or needed in behind)


def _worth(site: Site) -> Token | None:
    """ "worth $2m", "$2m worth of", "valued at over $2m"."""
    words, doc = lexicon.load().theft.worth, site.span.doc
    near = doc[max(site.span.start - 3, site.span.sent.start) : site.span.end + 1]
    return next((token for token in near if token.lower_ in words), None)


def _goods(site: Site) -> str | None:
    """What was stolen: behind "of" or "in", or in front of "worth"."""
    doc, worth = site.span.doc, _worth(site)
    last = site.span.end if worth is None or worth.i < site.span.start else worth.i + 1
    link = doc[last] if last < site.span.sent.end else None
    if link is not None and link.lower_ in ("of", "in") and (thing := object_of_preposition(link)):
        return phrase.text(thing)
    if worth is None or worth.i > site.span.start:
        return None
    return " ".join(reversed([token.text for token in _before(worth)])) or None


def _before(worth: Token) -> Iterator[Token]:
    """The words of the phrase in front of "worth", from the last one on."""
    index = worth.i - 1
    while index >= worth.sent.start and worth.doc[index].lower_ in lexicon.load().theft.estimates:
        index -= 1
    last = index
    while index >= worth.sent.start and (index == last or worth.doc[index].pos_ in _GOODS):
        yield worth.doc[index]
        index -= 1


def _victim(site: Site) -> Token | None:
    """Whom or what it was taken from: "from X", else the last place that can be robbed."""
    sentence, words = site.span.sent, lexicon.load().theft
    for token in sentence:
        if token.lower_ == "from" and token.i > sentence.start and _is_taking(token.head):
            return object_of_preposition(token)
    for near in (
        sentence,
        *reference.sentences_before(site.span.doc, sentence.start, limit=_LOOK_BACK),
    ):
        named = [t for t in near if lemma(t) in words.places and t.pos_ != "VERB"]
        if named:
            return named[0]
    return None


def _is_taking(token: Token) -> bool:
    words = lexicon.load().theft
    return lemma(token) in {*words.verbs, *words.escapes, *words.worth, *words.loot}


def _fullest(place: Token) -> Token:
    """ "the store" -> the first mention of a store that says which."""
    if len(phrase.text(place).split()) > 1:
        return place
    fuller = (t for t in place.doc[: place.i] if lemma(t) == lemma(place))
    return next((t for t in fuller if len(phrase.text(t).split()) > 1), place)
