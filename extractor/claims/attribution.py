"""Whom the text credits with a figure: "police said", "according to the report", quotations."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractor import lexicon
from extractor.claims import phrase, subject
from extractor.claims.site import (
    SUBJECTS,
    Site,
    lemma,
    object_of,
    object_of_preposition,
    subject_of,
)
from extractor.model import Attribution

# How a figure hangs on the verb that judges it, and on what is judged.
_OBJECTS = ("dobj", "attr", "oprd", "xcomp", "pcomp", "prep", "pobj", "nummod", "quantmod")
_LISTED = ("compound", "appos", "conj", "amod", "nmod")


def attribution(site: Site) -> Attribution:
    """The speaker and the cue, or nulls when the article says it on its own account."""
    for find in (_according, _saying, _judging, _quoted):
        if found := find(site):
            return found
    return Attribution()


def _saying(site: Site) -> Attribution | None:
    """A verb of saying above the figure whose complement the figure's clause is."""
    words = lexicon.load().attribution
    below = site.anchor
    for token in site.anchor.ancestors:
        is_said = lemma(token) in words.verbs and below.dep_ in ("ccomp", "parataxis")
        if is_said and (speaker := _speaker(token)):
            return Attribution(speaker=speaker, cue=token.text)
        is_report = lemma(token) in words.reports and below.dep_ == "acl"
        if is_report and (speaker := _speaker(token.head)):
            return Attribution(speaker=speaker, cue=token.head.text)
        below = token
    for child in site.span.sent.root.children:
        if _is_aside(child, site) and lemma(child) in words.verbs and (speaker := _speaker(child)):
            return Attribution(speaker=speaker, cue=child.text)
    return None


def _is_aside(token: Token, site: Site) -> bool:
    """ "The fund, Berg said, holds 21 million", "it holds 21 million, Berg said"."""
    if token.dep_ == "conj":  # not told apart from a second clause by the parser
        start = token.left_edge
        return site.span.end <= start.i and start.nbor(-1).dep_ != "cc"
    return token.dep_ == "parataxis" or (token.dep_ == "ccomp" and site.span.start < token.i)


def _judging(site: Site) -> Attribution | None:
    """A verb of judging that has the figure, or what the figure is of, as its object."""
    words = lexicon.load().attribution
    below = site.anchor
    for token in (site.anchor, *site.anchor.ancestors):
        preposition = words.speaking.get(lemma(token), ())
        is_judged = lemma(token) in words.judging or below.lower_ in preposition
        if token != below and token.pos_ == "VERB" and is_judged:
            speaker = _speaker(token)
            return Attribution(speaker=speaker, cue=token.text) if speaker else None
        for child in token.rights:  # "the pace that analysts had forecast"
            if child.dep_ == "relcl" and lemma(child) in words.judging:
                speaker = _speaker(child)
                return Attribution(speaker=speaker, cue=child.text) if speaker else None
        if token.dep_ not in _OBJECTS + _LISTED:
            return None
        below = token
    return None


def _speaker(verb: Token) -> str | None:
    """Who says so; nobody where a passive leaves it out, or where it is a figure."""
    told = _doer(verb)
    # "40 percent said": no one in particular.
    is_figure = told is not None and told.i in phrase.figure_and_date_tokens(told.doc)
    return None if is_figure else subject.name(told)


def _doer(verb: Token) -> Token | None:
    agent = next((t for t in verb.children if t.dep_ == "agent"), None)
    if agent is not None:
        return object_of_preposition(agent)
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children)
    if passive or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return None
    has_said = any(t.dep_ == "ccomp" and t.i < verb.i for t in verb.children)
    has_subject = any(t.dep_ in SUBJECTS for t in verb.children)
    # "added the doctor"
    return object_of(verb) if has_said and not has_subject else subject_of(verb)


def _according(site: Site) -> Attribution | None:
    """ "according to the ministry", "by the ministry's count", anywhere in the sentence."""
    words = lexicon.load().attribution
    for token in site.span.sent:
        if token.lower_ == words.according:
            target = next(
                (object_of_preposition(t) for t in token.children if t.lower_ == "to"), None
            )
            if target is not None and (speaker := subject.name(target)):
                return Attribution(speaker=speaker, cue=f"{token.text} to")
        elif token.dep_ == "pobj" and token.head.lower_ == "by" and lemma(token) in words.accounts:
            owner = next((child for child in token.children if child.dep_ == "poss"), None)
            if owner is not None and (speaker := subject.name(owner)):
                return Attribution(speaker=speaker, cue=f"{token.head.text} {token.text}")
    return None


def _quoted(site: Site) -> Attribution | None:
    """A figure inside quotation marks: the speaker named in or beside its paragraph's quotes."""
    if not _inside_quotes(site.span):
        return None
    doc, verbs = site.span.doc, lexicon.load().attribution.verbs
    for start, end in _beside(doc, site.span):
        cues = [t for t in doc[start:end] if lemma(t) in verbs and t.pos_ == "VERB" and _speaker(t)]
        if cues:
            nearest = min(cues, key=lambda t: abs(t.i - site.span.start))
            return Attribution(speaker=_speaker(nearest), cue=nearest.text)
    return None


def _beside(doc: Doc, span: Span) -> Iterator[tuple[int, int]]:
    """Where the speaker of a quotation may be named: in its paragraph, or in the one that it goes
    on in; else in the one before, where somebody was quoted too."""
    start, end = _paragraph(doc, span)
    yield start, end
    if _is_open(doc[start:end]) and end < len(doc):
        yield _paragraph(doc, doc[end : end + 1])
    if start > 1:
        before = _paragraph(doc, doc[start - 2 : start - 1])
        if any(token.is_quote for token in doc[before[0] : before[1]]):
            yield before


def _inside_quotes(span: Span) -> bool:
    start, _ = _paragraph(span.doc, span)
    return _is_open(span.doc[start : span.start])


def _is_open(before: Span) -> bool:
    opened = before.text.count("\u201c") - before.text.count("\u201d")
    return before.text.count('"') % 2 == 1 or opened > 0


def _paragraph(doc: Doc, span: Span) -> tuple[int, int]:
    """Token indices of the paragraph around the span."""
    start, end = span.start, span.end
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    return start, end
