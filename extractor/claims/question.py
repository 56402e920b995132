"""What a figure's question is made of: the answer that rules give, and the ways to build one.

An answer without a subject is honest; nothing here guesses one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from lemminflect import getInflection
from spacy.tokens import Token

from extractor import lexicon
from extractor.claims import phrase, reference, subject
from extractor.claims.site import Site, lemma, object_of, object_of_preposition
from extractor.model import Change


@dataclass(frozen=True, eq=False)
class Answer:
    """The question that a figure answers; `holder` is the token that names the subject.

    `base` is the answer of the earlier figure that it speaks of, as "It accounts for" does.
    """

    rule: str
    subject: str | None
    metric: str | None
    holder: Token | None = None
    scope: str | None = None
    change: Change | None = None
    base: "Answer | None" = None

    @property
    def follows(self) -> bool:
        """Whether the subject is what an earlier figure was about ("It accounts for ...")."""
        return self.base is not None


Rule = Callable[[Site, Answer | None], Answer | None]
"""(place of the figure, answer of the figure before it) -> answer, or None when it does not fit."""


def of_holder(
    rule: str,
    holder: Token | None,
    metric: str,
    *,
    scope: str | None = None,
    change: Change | None = None,
) -> Answer:
    """The answer about whoever the token stands for."""
    found = None if holder is None else reference.resolve(holder)
    named = subject.name(found)
    return Answer(rule, named, metric, found, scope, change)


def of_noun(
    rule: str,
    noun: Token,
    *,
    prefix: str = "",
    scope: str | None = None,
    change: Change | None = None,
    actor: Token | None = None,
) -> Answer | None:
    """The answer whose metric is a noun phrase: its owner is the subject, else the actor.

    None when the noun names whoever has a quantity, and so measures nothing.
    """
    noun = reference.resolve(noun) or noun
    metric, owner = phrase.metric_of(noun), phrase.owner(noun)
    if not metric or (phrase.is_holder(noun) and owner is None):
        return None
    if owner is None and lemma(noun) in lexicon.load().claim.tolls:
        actor = subject.event(noun.sent[noun.i - noun.sent.start :]) or actor
    is_national = phrase.is_national(noun)
    holder = owner or (subject.country(noun) if is_national else None)
    holder = holder or actor or (None if is_national else subject.company(noun.sent))
    holder = None if holder is None else reference.resolve(holder)
    named = subject.name(holder)
    if named is None or named == metric:
        return Answer(rule, None, prefix + metric, None, scope, change)
    return Answer(rule, named, prefix + metric, holder, scope, change)


def following(
    rule: str,
    previous: Answer,
    metric: str,
    *,
    scope: str | None = None,
    change: Change | None = None,
) -> Answer:
    """The answer about what the figure before was about."""
    base = previous.base or previous
    return Answer(rule, base.subject, metric, base.holder, scope, change, base)


def in_noun(site: Site, holder: Token) -> Answer | None:
    """ "The firm reached $3bn in sales": the metric stands behind "in"."""
    target = complement(site, "in", "of")
    if target is None or target.ent_type_ or reference.is_pronoun(target):
        return None
    if site.figure.kind == "percent" and target.head.lower_ == "of" and site.verb is not None:
        taken = f"share of {phrase.text(target)} {site.verb.text.lower()}"
        return of_holder("claim.share", holder, taken)
    return of_holder("claim.in_noun", holder, phrase.text(target))


def complement(site: Site, *prepositions: str) -> Token | None:
    """The noun behind one of the prepositions that follow the figure in its clause."""
    for child in [*site.node.children, *(site.verb.children if site.verb else ())]:
        if child.dep_ == "prep" and child.lower_ in prepositions and child.i > site.span.start:
            target = object_of_preposition(child)
            if target is not None and phrase.text(target):
                return target
    return None


def deed(site: Site, *, with_object: bool = False) -> str:
    """The verb and what follows the things counted: "filed with foreign partners".

    What is done to things is told by the participle, in every tense: "escorted". Things that are
    counted as the subject have an object too: "rammed their car into a store". An event that they
    were at is their subject, and no part of what they did.
    """
    verb = site.verb
    if verb is None or verb.pos_ == "AUX" or lemma(verb) in ("have", "be"):
        return ""
    if site.preposition is not None:
        if site.preposition.lower_ == "with" and site.preposition.i < verb.i:
            return ""  # "With 12 ships, the navy will ...": it has them
        return f"{done_to(verb)} {site.preposition.lower_}"
    done = done_by(verb) if with_object else done_to(verb)
    what = object_of(verb) if with_object else None
    if what is not None and not subject.is_event(what):
        done = f"{done} {phrase.text(what)}"
    for child in verb.rights:
        if child.dep_ == "prep" and child.i >= site.span.end:
            target = object_of_preposition(child)
            is_place = target is not None and not (with_object and subject.is_event(target))
            if target is not None and is_place and (words := phrase.text(target)):
                return f"{done} {child.lower_} {words}"
    return done


def done_to(verb: Token) -> str:
    """What is done to an object: "escorted" of "was escorting", "carried out" of "carry out"."""
    told = verb.text.lower()
    is_participle = verb.tag_ == "VBN" or told.endswith("ed")  # whose lemma may be wrong
    participles = () if is_participle else getInflection(lemma(verb), tag="VBN")
    return " ".join(((participles or (told,))[0], *_particles(verb)))


def plural(noun: str) -> str:
    """ "members" of "member"."""
    return (getInflection(noun, tag="NNS") or (noun,))[0]


def done_by(verb: Token) -> str:
    """What a subject does, as the text says it: "managed to get away"."""
    told = next((t for t in verb.rights if t.dep_ == "xcomp" and t.pos_ == "VERB"), None)
    done = " ".join((verb.text.lower(), *_particles(verb)))
    if told is None:
        return done
    return " ".join((done, *(t.lower_ for t in told.lefts if t.tag_ == "TO"), done_by(told)))


def _particles(verb: Token) -> Iterator[str]:
    """ "out" of "carry out", "away" of "get away"."""
    for child in verb.rights:
        if child.dep_ == "prt" or (child.dep_ == "advmod" and child.tag_ == "RP"):
            yield child.lower_


@cache
def directions(table: str) -> dict[str, Change]:
    """Word -> direction, of `change_verbs`, `change_nouns` or `change_adverbs`."""
    words: dict[Change, tuple[str, ...]] = getattr(lexicon.load().claim, table)
    return {word: direction for direction, forms in words.items() for word in forms}


def is_subject(token: Token) -> bool:
    """Whether the token is the subject of its clause."""
    return token.dep_ in ("nsubj", "nsubjpass")
