"""Whether a figure is the size of a rise or of a fall, by the words right around it.

This holds whatever the figure's question is: "Healthcare dropped 1.61%" is a fall of we know not
what.
"""

from spacy.tokens import Token

from extractor import lexicon
from extractor.claims.question import directions
from extractor.claims.site import Site, lemma
from extractor.model import Change

# A duration is how long a change took, a multiple compares: neither is its size.
_SIZES = ("money", "percent", "percentage_point", "measure", "count")
_ARGUMENTS = ("dobj", "npadvmod", "attr", "advmod", "dep", "oprd")


def direction(site: Site, told: Change | None) -> Change | None:
    """Up or down for the size of a change, else None; `told` is what the figure's question says.

    "rose 5 percent to $3.2 billion": what stands behind "to", "at" or "from" is a level.
    """
    if _is_level(site):
        return None
    if told is not None or site.figure.kind not in _SIZES:
        return told
    return _by_adverb(site) or _by_verb(site)


def _before(site: Site) -> Token | None:
    return site.span.doc[site.span.start - 1] if site.span.start > site.span.sent.start else None


def _is_level(site: Site) -> bool:
    before = _before(site)
    return before is not None and before.lower_ in lexicon.load().claim.level_prepositions


def _by_adverb(site: Site) -> Change | None:
    """ "down 1%", "0.68 percent lower"."""
    adverbs, before = directions("change_adverbs"), _before(site)
    end, doc = site.span.end, site.span.doc
    behind = doc[end] if end < site.span.sent.end else None
    if before is not None and before.lower_ == "by" and before.i > site.span.sent.start:
        before = doc[before.i - 1]
    if before is not None and before.lower_ in adverbs:
        return adverbs[before.lower_]
    return None if behind is None else adverbs.get(behind.lower_)


def _by_verb(site: Site) -> Change | None:
    """ "slid 4.8%", "cut the rate by 5 percent", but not "raised $5 million"."""
    words, link, verb = lexicon.load().claim, site.preposition, site.anchor.head
    if link is not None:
        if link.lower_ != "by":
            return None
        verb = link.head
    elif site.anchor.dep_ not in _ARGUMENTS:
        return None
    change = directions("change_verbs").get(lemma(verb))
    if site.figure.kind in ("money", "count") and lemma(verb) in words.gaining_verbs:
        return None
    return change if verb.i < site.anchor.i else None
