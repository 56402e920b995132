"""Whom the text credits with a figure: "police said", "according to the report", quotations."""

from spacy.tokens import Doc, Span, Token

from extractor import lexicon
from extractor.claims import phrase, subject
from extractor.claims.site import Site, lemma
from extractor.model import Attribution


def attribution(site: Site) -> Attribution:
    """The speaker and the cue, or nulls when the article says it on its own account."""
    for find in (_according, _saying, _quoted):
        if found := find(site):
            return found
    return Attribution()


def _saying(site: Site) -> Attribution | None:
    """A verb of saying above the figure whose complement the figure's clause is."""
    verbs = lexicon.load().attribution.verbs
    below = site.anchor
    for token in site.anchor.ancestors:
        is_said = lemma(token) in verbs and below.dep_ in ("ccomp", "parataxis")
        if is_said and (speaker := _speaker(token)):
            return Attribution(speaker=speaker, cue=token.text)
        below = token
    for child in site.span.sent.root.children:
        is_aside = child.dep_ in ("parataxis", "ccomp") and site.span.start < child.i
        if is_aside and lemma(child) in verbs and (speaker := _speaker(child)):
            return Attribution(speaker=speaker, cue=child.text)
    return None


def _speaker(verb: Token) -> str | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "agent"):
            if child.dep_ == "agent":
                child = next((t for t in child.children if t.dep_ == "pobj"), child)
            is_figure = child.i in phrase.figure_and_date_tokens(child.doc)  # "40 percent said"
            return None if is_figure else subject.name(child)
    return None


def _according(site: Site) -> Attribution | None:
    """ "according to the ministry" anywhere in the sentence."""
    words = lexicon.load().attribution
    for token in site.span.sent:
        if token.lower_ != words.according:
            continue
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "to":
                target = next((t for t in child.children if t.dep_ == "pobj"), None)
                if target is not None and (speaker := subject.name(target)):
                    return Attribution(speaker=speaker, cue=f"{token.text} to")
    return None


def _quoted(site: Site) -> Attribution | None:
    """A figure inside quotation marks: the speaker named in or beside its paragraph's quotes."""
    if not _inside_quotes(site.span):
        return None
    doc, verbs = site.span.doc, lexicon.load().attribution.verbs
    start, end = _paragraph(doc, site.span)
    cues = [t for t in doc[start:end] if lemma(t) in verbs and t.pos_ == "VERB" and _speaker(t)]
    if not cues:
        return None
    nearest = min(cues, key=lambda t: abs(t.i - site.span.start))
    return Attribution(speaker=_speaker(nearest), cue=nearest.text)


def _inside_quotes(span: Span) -> bool:
    start, _ = _paragraph(span.doc, span)
    before = span.doc[start : span.start].text
    opened = before.count("\u201c") - before.count("\u201d")
    return before.count('"') % 2 == 1 or opened > 0


def _paragraph(doc: Doc, span: Span) -> tuple[int, int]:
    """Token indices of the paragraph around the span."""
    start, end = span.start, span.end
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    return start, end
