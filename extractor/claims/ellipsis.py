"""Figures that leave out what they measure, because a figure before them has just said it.

"Sales rose to $4.2bn; analysts had expected $4bn", "police said 3,000 people marched, organisers
spoke of 20,000", "in 2014 it was 40.1".
"""

from extractor import lexicon
from extractor.claims import phrase, reference
from extractor.claims.question import Answer, following
from extractor.claims.site import Site, lemma, object_of
from extractor.model import Figure

# Values of one question differ by less: a count of millions is no other value of a count of tens.
_SPREAD = 10


def is_alike(figure: Figure, earlier: Figure) -> bool:
    """Whether both may be values of one question: of one unit and one order of magnitude."""
    one, other = figure.low or figure.high, earlier.low or earlier.high
    if not one or not other or not 1 / _SPREAD < one / other < _SPREAD:
        return False
    if figure.kind == "count":  # "a median age of 46 years; in 2014 it was 40.1"
        return earlier.kind in ("count", "duration", "measure")
    return (figure.kind, figure.unit, figure.per) == (earlier.kind, earlier.unit, earlier.per)


def another_value(site: Site, alike: Answer | None) -> Answer | None:
    """Another value for the question of `alike`, what the last figure like it answered."""
    if alike is None or not alike.metric or not _is_bare(site):
        return None
    if not (_is_judged(site) or _is_stood_for(site)):
        return None
    return following("claim.another_value", alike, alike.metric, change=alike.change)


def named_again(site: Site, alike: Answer | None) -> Answer | None:
    """ "2.2 percent instead of the previous estimate of 1.3": what `alike`, just before, gave."""
    noun = site.preposition.head if site.preposition is not None else site.anchor.head
    if alike is None or not alike.metric or lemma(noun) not in lexicon.load().claim.readings:
        return None
    linked = site.preposition is None or site.preposition.lower_ == "of"
    parts = [t for t in noun.children if t not in site.span and t != site.preposition]
    own = ("compound", "prep", "poss")
    if not linked or any(t.dep_ in own and not reference.is_pronoun(t) for t in parts):
        return None
    described = " ".join(t.text for t in parts if t.dep_ == "amod")
    metric = f"{described} {alike.metric}".strip()
    return following("claim.named_again", alike, metric)


def _is_bare(site: Site) -> bool:
    """Whether the figure comes without the things that it counts, and without what it is of."""
    end, doc = site.span.end, site.span.doc
    if end < len(doc) and doc[end].lower_ == "of":
        return False
    if site.figure.kind == "count":
        return phrase.counted(site.span, None) == "number"
    return site.figure.kind in ("money", "percent")


def _is_judged(site: Site) -> bool:
    """ "analysts had expected 7 percent", "the union spoke of 900", "the census says 5 million"."""
    words, verb = lexicon.load().attribution, site.verb
    if verb is None or (object_of(verb) or site.node) not in site.span:
        return False
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return False
    if site.preposition is not None:
        is_theirs = site.preposition.lower_ in words.speaking.get(lemma(verb), ())
        return is_theirs and site.preposition.head == verb
    judges = lemma(verb) in words.judging or lemma(verb) in words.telling
    return judges and site.anchor.head == verb and site.anchor.dep_ in ("dobj", "attr")


def _is_stood_for(site: Site) -> bool:
    """ "in 2014 it was 40.1": a pronoun that stands for what was measured."""
    is_value = lemma(site.verb) == "be" and site.anchor.head == site.verb
    return is_value and site.subject is not None and site.subject.lower_ == "it"
