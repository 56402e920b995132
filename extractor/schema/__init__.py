"""Document types -> their JSON Schemas: generated from the records, committed, and shipped.

What a program writes for us (`article`, `claim`, `gold`) may leave out fields that have a default;
what we write (`annotation`, `facts`) has every field.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Literal, NamedTuple

from extractor.evaluate.gold import Cluster
from extractor.model import Annotation, Article, Claim, FactsDocument, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Source(NamedTuple):
    """The record that a schema is generated from, whether as it is read or as it is written."""

    title: str
    record: type[Record]
    mode: Literal["validation", "serialization"]


SOURCES: Mapping[str, Source] = {
    "article": Source("Article, a line of input", Article, "validation"),
    "annotation": Source("What was read in one article", Annotation, "serialization"),
    "claim": Source("Claim, a line of input to reconcile", Claim, "validation"),
    "facts": Source("Facts with their evidence", FactsDocument, "serialization"),
    "gold": Source("Labelled cluster of articles", Cluster, "validation"),
}


def read(name: str) -> str:
    """The committed schema of a document type; raises `ValueError` naming the types there are."""
    _source(name)
    return (files("extractor.schema") / file_name(name)).read_text(encoding="utf-8")


def generate(name: str) -> str:
    """The schema as the records are now; `scripts/write_schemas.py` commits it."""
    source = _source(name)
    schema = source.record.model_json_schema(mode=source.mode)
    head = {"$schema": DIALECT, "$id": f"urn:extractor:schema:{name}", "title": source.title}
    return json.dumps({**head, **schema, **head}, indent=1, ensure_ascii=False) + "\n"


def file_name(name: str) -> str:
    """The name of the file that holds the schema, in this package."""
    return f"{name}.schema.json"


def _source(name: str) -> Source:
    if name not in SOURCES:
        raise ValueError(f"no schema {name!r}: choose one of {', '.join(SOURCES)}")
    return SOURCES[name]
