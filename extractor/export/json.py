"""A facts document -> JSON for people and programs: `facts.json`, one key a line."""

import json
from collections.abc import Iterable

from extractor.model import Entity, FactsDocument


def write(document: FactsDocument) -> str:
    """The whole document, as `extractor schema facts` describes it."""
    return _text(document.model_dump(mode="json"))


def write_entities(entities: Iterable[Entity]) -> str:
    """A list of names, each as in `entities` of the document."""
    return _text([entity.model_dump(mode="json") for entity in entities])


def _text(data: object) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"
