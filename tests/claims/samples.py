"""A text as an article, read; what the tests of claims share."""

from spacy.language import Language

from extractor import claims
from extractor.model import Annotation, Article, Claim

# A Tuesday.
PUBLISHED = "2024-05-14"


def read(
    nlp: Language, text: str, *, published: str | None = PUBLISHED, country: str | None = None
) -> Annotation:
    """The annotation of an article that is this text."""
    article = Article(id="a1", text=text, published=published, country=country)
    return claims.annotate(nlp(text), article)


def only(nlp: Language, text: str) -> Claim:
    """The one claim of the text."""
    (claim,) = read(nlp, text).claims
    return claim


def by_quote(nlp: Language, text: str, quote: str) -> Claim:
    """The claim of the text whose figure is the quote."""
    (claim,) = [claim for claim in read(nlp, text).claims if claim.quote == quote]
    return claim
