"""Where a figure stands in its sentence: its top token, the verb above it, and that verb's subject.

The rules read these and never walk the parse themselves.
"""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span, Token

from extractor import lexicon
from extractor.model import Figure

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = {"which", "that", "who", "whom"}


@dataclass(frozen=True, eq=False)
class Site:
    """A figure, its tokens, and its surroundings."""

    figure: Figure
    span: Span

    @cached_property
    def node(self) -> Token:
        """The token of the figure that hangs on the rest of the sentence."""
        # A number that the parser took apart hangs on it twice; the last one has the complements.
        root = [t for t in self.span if t.head not in self.span or t.head == t][-1]
        if root.pos_ != "VERB" or self.figure.kind == "multiple":
            return root
        # "could exceed 900 million pesos": the qualifier is the verb, and the amount its object.
        return next((t for t in root.rights if t.dep_ == "dobj" and t in self.span), root)

    @cached_property
    def anchor(self) -> Token:
        """As `node`, but the first of coordinated figures: "four hurt and 20 missing"."""
        token = self.node
        while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "NUM", "PROPN", "SYM", "ADJ"):
            token = token.head
        token = _coordinated_object(token) or token
        return _collection(token) if self.figure.kind == "count" else token

    @cached_property
    def preposition(self) -> Token | None:
        """The preposition that the figure is the object of, if any."""
        head = self.anchor.head
        return head if self.anchor.dep_ in ("pobj", "pcomp") and head.dep_ != "ROOT" else None

    @cached_property
    def verb(self) -> Token | None:
        """The nearest verb above the figure."""
        return verb_above(self.anchor)

    @cached_property
    def subject(self) -> Token | None:
        """The subject of that verb, also across coordination and participles."""
        found = None if self.verb is None else subject_of(self.verb)
        return None if found is None else _respective(found, self.span)


def _respective(subject: Token, figure: Span) -> Token:
    """ "Berg and Lund won 28 and 19 percent respectively": to each its own."""
    if not any(token.lower_ == "respectively" for token in figure.sent):
        return subject
    figures = [f for f in figure.doc.spans["figures"] if f.sent.start == figure.sent.start]
    subjects = [subject, *subject.conjuncts]
    places = [f.start for f in figures]
    return subjects[places.index(figure.start)] if len(subjects) == len(figures) else subject


def _collection(token: Token) -> Token:
    """ "a group of five boats" stands where its group does."""
    of = token.head
    is_part = token.dep_ == "pobj" and of.lower_ == "of"
    return of.head if is_part and lemma(of.head) in lexicon.load().claim.collections else token


def _coordinated_object(token: Token) -> Token | None:
    """What "$4m" hangs on in "were $3m in May and $4m in June": the verb's object."""
    if token.dep_ != "conj" or token.pos_ not in ("NOUN", "NUM", "SYM"):
        return None
    objects = (t for t in token.head.rights if t.dep_ in ("dobj", "attr") and t.i < token.i)
    return next(objects, None)


def verb_above(token: Token) -> Token | None:
    """The nearest ancestor that is a verb, or None."""
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb; of a participle or a coordinated verb, the one it shares."""
    for _ in range(6):
        # "has, thus far, seized" is parsed with its subject under "has".
        own = [verb, *(t for t in verb.children if t.dep_ in ("aux", "auxpass"))]
        found = next((t for each in own for t in each.children if t.dep_ in SUBJECTS), None)
        if found is not None and found.lower_ in _RELATIVES and verb.dep_ == "relcl":
            return verb.head
        if found is not None:
            return found
        if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
            noun = verb.head
            # "is the biggest partner, accounting for": the partner is the subject of "is".
            return (subject_of(noun.head) if noun.dep_ == "attr" else None) or noun
        if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":  # "before dropping back to 0.8"
            verb = verb.head.head
            continue
        if verb.dep_ not in ("conj", "xcomp", "advcl", "acl", "ccomp", "aux") or verb.head == verb:
            return None
        verb = verb.head
        if verb.pos_ not in ("VERB", "AUX"):
            return verb if verb.pos_ in ("NOUN", "PROPN") else None
    return None


def object_of(verb: Token) -> Token | None:
    """The direct object of a verb, or None."""
    return next((t for t in verb.children if t.dep_ == "dobj"), None)


def object_of_preposition(preposition: Token) -> Token | None:
    """The noun that a preposition governs; None for any other token."""
    return next((t for t in preposition.children if t.dep_ == "pobj"), None)


def lemma(token: Token | None) -> str:
    """Lower-cased lemma; the empty string for no token."""
    return "" if token is None else token.lemma_.lower()
