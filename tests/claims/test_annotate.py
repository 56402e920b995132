"""The annotation of an article as a whole: restatements, ids, offsets, order, country."""

import pytest
from spacy.language import Language

from extractor.model import Annotation, DateMention, EntityMention, Figure
from tests.claims.samples import only, read

pytestmark = pytest.mark.model

ARTICLE = """Fernbank doubles its profit

By Jonas Falk

GALWAY, May 14 - Fernbank Holdings said on Tuesday that profit reached 12 million euros ($13.2
million) in 2023, up 4.5 percent from 2022. The company has ~1,200 workers in Galway.

"We will hire 40 nurses," said Anna Berg. She expects sales of C$40m next year.

Read more: 10 banks to know
"""


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Fernbank's revenue was 200 billion yuan (US$28.4 billion).",
            ["200 billion yuan", "US$28.4 billion"],
        ),
        (
            "Fernbank paid 12 million euros, or $13 million, for the rights.",
            ["12 million euros", "$13 million"],
        ),
        (
            "Fernbank's revenue was more than 12 million euros (equal to $13 million).",
            ["more than 12 million euros", "$13 million"],
        ),
        ("The tunnel is 12 km (7.5 miles) long.", ["12 km", "7.5 miles"]),
        ("The calf weighs 40 kg (88 lb).", ["40 kg", "88 lb"]),
        ("The price was 40 euros ($44, £37).", ["40 euros", "$44", "£37"]),
    ],
)
def test_the_same_amount_in_another_unit_is_linked(
    nlp: Language, text: str, quotes: list[str]
) -> None:
    first, *others = read(nlp, text).claims
    assert [first.quote, *(claim.quote for claim in others)] == quotes
    assert first.restates is None
    for claim in others:
        assert claim.restates == first.id != claim.id
        assert claim.rule == "claim.restatement"
        assert (claim.subject, claim.metric) == (first.subject, first.metric)
        # A qualifier does not carry over.
        assert claim.relation == "="
        assert claim.unit != first.unit


@pytest.mark.parametrize(
    "text",
    [
        "Fernbank paid 12 million euros and 13 million dollars.",
        "Fernbank has 12 ships (3 planes).",
        "Fernbank spent 12 million euros (12 percent of its budget).",
        "Fernbank spent 12 million euros (15 million euros in 2022).",
        "The rod weighs 5 kg (it is 30 cm long).",
        "The rod weighs 5 kg (30 cm).",
        "The toll is 12 euros. (It was $10.)",
    ],
)
def test_two_amounts_side_by_side_are_not_one(nlp: Language, text: str) -> None:
    found = read(nlp, text).claims
    assert len(found) == 2
    assert [claim.restates for claim in found] == [None, None]


@pytest.fixture(scope="module")
def annotation(nlp: Language) -> Annotation:
    return read(nlp, ARTICLE)


def test_the_figures_of_an_article(annotation: Annotation) -> None:
    assert [figure.text for figure in annotation.figures] == [
        "doubles",
        "12 million euros",
        "$13.2\nmillion",
        "4.5 percent",
        "~1,200 workers",
        "40 nurses",
        "C$40m",
    ]


def test_offsets_are_those_of_the_text(annotation: Annotation) -> None:
    marked: list[Figure | DateMention | EntityMention] = [
        *annotation.figures,
        *annotation.dates,
        *annotation.entities,
    ]
    for found in marked:
        assert ARTICLE[found.start : found.end] == found.text
    for claim in annotation.claims:
        assert ARTICLE[claim.start : claim.end] == claim.quote
        assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end


def test_a_claim_is_its_figure_and_more(annotation: Annotation) -> None:
    assert len(annotation.claims) == len(annotation.figures)
    for figure, claim in zip(annotation.figures, annotation.claims, strict=True):
        shared = set(type(figure).model_fields) & set(type(claim).model_fields) - {"rule"}
        assert {name: getattr(figure, name) for name in shared} == {
            name: getattr(claim, name) for name in shared
        }
        assert (claim.quote, claim.article) == (figure.text, annotation.id)


def test_ids_are_of_the_article_and_the_place_alone(nlp: Language, annotation: Annotation) -> None:
    ids = [claim.id for claim in annotation.claims]
    assert len(set(ids)) == len(ids)
    later = read(nlp, ARTICLE, published="2025-01-01")
    assert [claim.id for claim in later.claims] == ids


def test_reading_twice_gives_the_same(nlp: Language, annotation: Annotation) -> None:
    assert read(nlp, ARTICLE) == annotation


def test_every_id_of_a_claim_is_of_the_article(annotation: Annotation) -> None:
    known = {entity.entity for entity in annotation.entities}
    used = {claim.subject_entity for claim in annotation.claims} - {None}
    assert used
    assert used <= known


@pytest.mark.parametrize(
    ("country", "unit"), [(None, "USD"), ("US", "USD"), ("AU", "AUD"), ("CA", "CAD")]
)
def test_the_country_settles_a_bare_sign(nlp: Language, country: str | None, unit: str) -> None:
    text = "Fernbank paid $3 million for the rights."
    (claim,) = read(nlp, text, country=country).claims
    assert claim.unit == unit


@pytest.mark.parametrize(
    ("text", "metric", "per"),
    [
        ("Fernbank's offer was $82 per share.", "offer per share", "share"),
        ("Fernbank's offer was $82.", "offer", None),
    ],
)
def test_what_a_figure_is_counted_by_is_part_of_the_question(
    nlp: Language, text: str, metric: str, per: str | None
) -> None:
    claim = only(nlp, text)
    assert (claim.metric, claim.per) == (metric, per)


@pytest.mark.parametrize("text", ["", "\n\n", "Rain fell over the hills."])
def test_a_text_without_figures_has_no_claims(nlp: Language, text: str) -> None:
    annotation = read(nlp, text)
    assert (annotation.figures, annotation.claims) == ((), ())
