"""The names of an article as records, and the name that a claim's subject is or holds."""

from spacy.tokens import Doc, Token

from extractor.model import EntityMention


def mentions(doc: Doc) -> tuple[EntityMention, ...]:
    """Every name of the article with its label and id."""
    return tuple(
        EntityMention(
            start=e.start_char, end=e.end_char, text=e.text, label=e.label_, entity=e.kb_id_
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
