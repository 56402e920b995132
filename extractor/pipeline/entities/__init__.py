"""Repairs the names that the trained pipeline found, by small steps: their borders, names that it
overlooked or took for names, one label for each name, and one id for what it names.

`doc.ents` holds names alone afterwards, their ids as `kb_id_`; numbers, dates and amounts are found
elsewhere. `STEPS` is the table of steps, in order; the setting `steps` names those to run.
"""

from collections.abc import Callable, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor import lexicon
from extractor.pipeline.entities import again, borders, heads, labels, page, same
from extractor.pipeline.entities.name import Name, Names

NAME = "names"

Step = Callable[[Doc, Names], Names]

STEPS: Mapping[str, Step] = {
    "lines": borders.lines,
    "edges": borders.edges,
    "dashes": borders.dashes,
    "owners": borders.owners,
    "lists": borders.lists,
    "heads": heads.heads,
    "companies": heads.companies,
    "datelines": page.datelines,
    "works": page.works,
    "furniture": page.furniture,
    "loud": page.loud,
    "common": page.common,
    "places_first": borders.places_first,
    "acronyms": again.acronyms,
    "whole": again.whole,
    "again": again.again,
    "vote": labels.vote,
    "counted": page.counted,
}


@Language.factory(NAME, default_config={"steps": list(STEPS)})
def create(nlp: Language, name: str, steps: Sequence[str]) -> Callable[[Doc], Doc]:
    """The component that runs after the model's own `ner`, with these steps of the table."""
    chosen = [STEPS[step] for step in steps]

    def names(doc: Doc) -> Doc:
        found = _named(doc)
        for step in chosen:
            found = step(doc, found)
        _set(doc, found)
        return doc

    return names


def _named(doc: Doc) -> Names:
    """What the model found, in the labels of OntoNotes, without numbers and dates."""
    known = lexicon.load().names.labels
    return [Name(ent.start, ent.end, known[ent.label_]) for ent in doc.ents if ent.label_ in known]


def _set(doc: Doc, names: Names) -> None:
    doc.ents = [
        Span(doc, name.start, name.end, label=name.label, kb_id=entity)
        for name, entity in zip(names, same.ids(doc, names), strict=True)
    ]
