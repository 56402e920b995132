"""Facts with their evidence -> text in one of several formats; a format is a line in the table."""

from collections.abc import Callable, Iterable, Mapping

from extractor.export import csv, json, jsonl, jsonld, parquet
from extractor.export.document import about, document, since
from extractor.export.parquet import MissingLibrary
from extractor.model import Entity, FactsDocument

__all__ = [
    "BINARY",
    "ENTITY_FORMATS",
    "FORMATS",
    "MissingLibrary",
    "about",
    "document",
    "encode",
    "since",
    "write",
    "write_entities",
]

FORMATS: Mapping[str, Callable[[FactsDocument], str]] = {
    "csv": csv.write,
    "csv-facts": csv.write_facts,
    "json": json.write,
    "jsonl": jsonl.write,
    "jsonld": jsonld.write,
}
BINARY: Mapping[str, Callable[[FactsDocument], bytes]] = {
    "parquet": parquet.write,
    "parquet-facts": parquet.write_facts,
}
ENTITY_FORMATS: Mapping[str, Callable[[Iterable[Entity]], str]] = {
    "csv": csv.write_entities,
    "json": json.write_entities,
}


def write(document: FactsDocument, *, format: str) -> str:
    """The document as text, the same for the same document; every line is ended.

    Half a surrogate pair, which no encoding can hold, is written as its escape (`\\ud83d`).
    Raises `ValueError` naming the formats when there is no such format.
    """
    return _encodable(FORMATS[_known(format, FORMATS)](document))


def encode(document: FactsDocument, *, format: str) -> bytes:
    """The document as a file of any format, text in UTF-8; see `write` for what stays true.

    Raises `MissingLibrary` when the format needs one that is not installed.
    """
    if format in BINARY:
        return BINARY[format](document)
    return write(document, format=format).encode()


def write_entities(entities: Iterable[Entity], *, format: str) -> str:
    """The names in their order, as a list or table; see `write` for what stays true."""
    return _encodable(ENTITY_FORMATS[_known(format, ENTITY_FORMATS)](entities))


def _known(format: str, formats: Iterable[str]) -> str:
    if format not in formats:
        raise ValueError(f"no format {format!r}: choose one of {', '.join(formats)}")
    return format


def _encodable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
