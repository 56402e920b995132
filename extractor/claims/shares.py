"""Rules for shares: of which whole, or of which group that does something."""

from spacy.tokens import Token

from extractor import lexicon
from extractor.claims import phrase, reference
from extractor.claims.question import Answer, following, is_subject, of_holder
from extractor.claims.site import Site, lemma, object_of, object_of_preposition

# Dependents of a verb that are clauses of their own.
_CLAUSES = {"advcl", "cc", "parataxis", "ccomp", "mark"}
_LONGEST_PREDICATE = 12


def share(site: Site, previous: Answer | None) -> Answer | None:
    """ "makes up 12 percent of the region's output": whose share, and of which whole."""
    whole = _whole(site.node)
    if site.figure.kind != "percent" or whole is None or is_subject(site.anchor):
        return None
    if site.subject is None or lemma(site.verb) not in lexicon.load().claim.share_verbs:
        return None
    named = phrase.text(whole)
    if not named:
        return None
    scope = ", ".join(filter(None, (_fronted(site), f"of {named}")))
    if reference.is_pronoun(site.subject) and previous is not None and previous.metric:
        metric = f"share of {_completed(whole, (previous.base or previous).metric or '')}"
        return following("claim.share", previous, metric, scope=scope)
    return of_holder("claim.share", site.subject, f"share of {named}", scope=scope)


def share_of_group(site: Site, previous: Answer | None) -> Answer | None:
    """ "65 percent of them have a background": the share of a group that does something."""
    if site.figure.kind != "percent" or not is_subject(site.anchor) or site.verb is None:
        return None
    predicate = _predicate(site.verb)
    if not predicate:
        return None
    group = _whole(site.node) or _fronted_group(site.verb)
    metric = f"share {predicate}" if site.verb.tag_ == "VBN" else f"share who {predicate}"
    if group is not None and not reference.is_pronoun(group):
        return Answer("claim.share_of_group", phrase.text(group), metric, group)
    if previous is not None and previous.rule == "claim.share_of_group":
        return following("claim.share_of_group", previous, metric)
    return Answer("claim.share_of_group", None, metric)


def _whole(node: Token) -> Token | None:
    """ "40 percent of the total": the noun behind "of"."""
    of = next((t for t in node.rights if t.dep_ == "prep" and t.lower_ == "of"), None)
    return None if of is None else object_of_preposition(of)


def _completed(whole: Token, metric: str) -> str:
    """ "the region's total" of what was spoken of: "region's total output"."""
    partitives = lexicon.load().claim.partitives
    named = phrase.text(whole)
    if lemma(whole) not in partitives:
        return named
    return " ".join([named, *(word for word in metric.split() if word.lower() not in partitives)])


def _fronted(site: Site) -> str | None:
    """A participle before the clause that narrows it: "Facing China, ..."."""
    for child in site.verb.lefts if site.verb is not None else ():
        narrows = child.dep_ == "advcl" and child.tag_ == "VBG" and object_of(child) is not None
        if narrows and lemma(child) not in lexicon.load().attribution.verbs:
            return " ".join(t.text for t in child.subtree if not t.is_punct).lower()
    return None


def _fronted_group(verb: Token) -> Token | None:
    """ "Of the 80 cooks, 15% begin at night": the group at the front of the clause."""
    for child in verb.lefts:
        if child.dep_ == "prep" and child.lower_ in ("of", "among"):
            return object_of_preposition(child)
    return None


def _predicate(verb: Token) -> str:
    """The verb with what follows it, up to the end of its clause."""
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ in _CLAUSES or (child.is_punct and child.tag_ != "HYPH"):
            break
        end = child.right_edge.i + 1
    return " ".join(verb.doc[verb.i : min(end, verb.i + _LONGEST_PREDICATE)].text.split())
