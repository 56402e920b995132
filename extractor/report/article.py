"""An article and what was read in it -> a page with its names, figures and dates marked.

Marks may overlap: the text is cut at every border, and each piece belongs to all marks around it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from extractor.model import Annotation, ArticleRef, Claim, DateMention, digest
from extractor.report.page import render

MarkKind = Literal["entity", "figure", "date"]


class Mark(NamedTuple):
    """A marked stretch of the text; `label` is its kind in words, `claims` are made of a figure."""

    start: int
    end: int
    kind: MarkKind
    label: str
    claims: tuple[str, ...] = ()


class Piece(NamedTuple):
    """Text between two borders; `labels` are those of the marks that end with it."""

    text: str
    kinds: tuple[MarkKind, ...]
    labels: tuple[Mark, ...]


class Stretch(NamedTuple):
    """Pieces of one figure, or of none; a figure's links and anchors stand once around them."""

    figure: Mark | None
    pieces: tuple[Piece, ...]


def name(article_id: str) -> str:
    """The file of an article's page; an id may hold anything, the name of a file may not."""
    return f"articles/{digest(article_id)}.html"


def page(
    ref: ArticleRef,
    text: str,
    annotation: Annotation | None,
    claims: Sequence[Claim],
    fact_of: Mapping[str, str],
) -> str:
    """The article's page; `fact_of` leads from a claim to its fact."""
    found = stretches(text, marks(annotation, claims))
    return render(
        "article.html", root="../", article=ref, stretches=found, fact_of=fact_of, claims=claims
    )


def contents(articles: Sequence[ArticleRef], claims_of: Mapping[str, Sequence[Claim]]) -> str:
    """The page that lists all articles, the latest first."""
    latest = sorted(articles, key=lambda ref: (ref.published or "", ref.id), reverse=True)
    rows = [(ref, name(ref.id), len(claims_of.get(ref.id, ()))) for ref in latest]
    return render("articles.html", root="", rows=rows)


def marks(annotation: Annotation | None, claims: Iterable[Claim]) -> list[Mark]:
    """All that is marked in the article, in no order."""
    made_of: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        made_of[claim.start, claim.end].append(claim)
    kinds = {(f.start, f.end): f.kind for f in annotation.figures} if annotation else {}
    kinds |= {place: of[0].kind or "count" for place, of in made_of.items() if place not in kinds}
    figures = [
        Mark(*place, "figure", kind, tuple(claim.id for claim in made_of.get(place, ())))
        for place, kind in kinds.items()
    ]
    if annotation is None:
        return figures
    names = [Mark(each.start, each.end, "entity", each.label) for each in annotation.entities]
    dates = [Mark(d.start, d.end, "date", _value(d)) for d in annotation.dates]
    return figures + names + dates


def _value(date: DateMention) -> str:
    """The date's value, or its type; `PRESENT_REF` and its kin of TIMEX3 as a word."""
    value = date.value or date.type
    return value.removesuffix("_REF").lower() if value.endswith("_REF") else value


def stretches(text: str, marked: Iterable[Mark]) -> list[Stretch]:
    """The whole text in pieces, in order: joined, they are the text."""
    pieces = _pieces(text, [mark for mark in marked if 0 <= mark.start < mark.end <= len(text)])
    return [
        Stretch(figure, tuple(piece for _, piece in run))
        for figure, run in groupby(pieces, key=lambda each: each[0])
    ]


def _pieces(text: str, marked: Sequence[Mark]) -> Iterator[tuple[Mark | None, Piece]]:
    """Each piece with the figure that it is in."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in marked:
        opening[mark.start].append(mark)
    borders = sorted({0, len(text), *(m.start for m in marked), *(m.end for m in marked)})
    around: list[Mark] = []
    for begin, end in zip(borders, borders[1:], strict=False):
        around = [mark for mark in around if mark.end > begin] + opening[begin]
        figure = next((mark for mark in around if mark.kind == "figure"), None)
        kinds = tuple(dict.fromkeys(mark.kind for mark in around))
        ending = tuple(mark for mark in around if mark.end == end)
        yield figure, Piece(text[begin:end], kinds, ending)
