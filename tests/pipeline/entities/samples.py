"""Text with its names marked, "{Anna Berg|PERSON} spoke", to and from a Doc and names."""

import re
from collections.abc import Mapping

import spacy
from spacy.tokens import Doc

from extractor.pipeline.entities import Step
from extractor.pipeline.entities.name import Name, Names

NLP = spacy.blank("en")
_MARK = re.compile(r"\{([^|{}]+)\|(\w+)\}")


def read(marked: str, tags: Mapping[str, str] | None = None) -> tuple[Doc, Names]:
    """The text without the marks, and the names; `tags` gives parts of speech by word."""
    plain, spots, position = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[position : match.start()]
        spots.append((len(plain), len(plain) + len(match[1]), match[2]))
        plain += match[1]
        position = match.end()
    doc = NLP(plain + marked[position:])
    doc[0].is_sent_start = True
    for token in doc:
        token.tag_ = (tags or {}).get(token.text, "NNP" if token.text[0].isupper() else "NN")
    spans = [doc.char_span(start, end, label=label) for start, end, label in spots]
    return doc, [Name(span.start, span.end, span.label_) for span in spans if span is not None]


def write(doc: Doc, names: Names) -> str:
    """The text with the names marked."""
    text = doc.text
    for name in sorted(names, reverse=True):
        span = doc[name.start : name.end]
        marked = f"{{{span.text}|{name.label}}}"
        text = text[: span.start_char] + marked + text[span.end_char :]
    return text


def after(step: Step, marked: str, tags: Mapping[str, str] | None = None) -> str:
    """What the step makes of the names, as marked text."""
    doc, names = read(marked, tags)
    return write(doc, step(doc, names))
