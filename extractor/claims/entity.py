"""One id for what a name stands for in an article: "the US" and "United States" are `place:us`."""

import re

from spacy.tokens import Doc, Token

from extractor import lexicon
from extractor.model import EntityMention
from extractor.pipeline.entities import country_codes, name_key

_NOT_A_LETTER = re.compile(r"[^\w]+")


def mentions(doc: Doc) -> tuple[EntityMention, ...]:
    """Every name of the article with its label and id."""
    ids = _ids(doc)
    return tuple(
        EntityMention(
            start=e.start_char, end=e.end_char, text=e.text, label=e.label_, entity=ids[e.start]
        )
        for e in doc.ents
    )


def entity_of(token: Token | None, found: tuple[EntityMention, ...]) -> str | None:
    """The id of the name that the token, or the first name in its phrase, is part of."""
    if token is None:
        return None
    start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
    own = next((m for m in found if m.start <= token.idx < m.end), None)
    inside = own or next((m for m in found if start <= m.start and m.end <= end), None)
    return inside.entity if inside else None


def _ids(doc: Doc) -> dict[int, str]:
    """Index of a name's first token -> its id; a short name takes the id of the full one."""
    full: dict[tuple[str, str], str] = {}
    ids = {}
    for ent in doc.ents:
        key = name_key(ent.text)
        for (label, known) in full:
            if label == ent.label_ and _shortens(key, known, label):
                key = known
                break
        full[(ent.label_, key)] = ent.text
        ids[ent.start] = _id(ent.label_, key)
    return ids


def _shortens(short: str, long: str, label: str) -> bool:
    """ "hurd" for "mark hurd", "acme" for "acme systems"; places are never shortened."""
    few, many = short.split(), long.split()
    if len(few) >= len(many) or label not in ("PERSON", "ORG"):
        return short == long
    return many[-len(few) :] == few if label == "PERSON" else many[: len(few)] == few


def _id(label: str, key: str) -> str:
    prefixes = lexicon.load().names.prefixes
    name = country_codes().get(key, key) if label == "GPE" else key
    slug = _NOT_A_LETTER.sub("-", name.lower()).strip("-") or "unnamed"
    return f"{prefixes.get(label, label.lower())}:{slug}"
