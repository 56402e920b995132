"""Whether a figure is so, is denied, on which basis it stands, and which version it is."""

import pytest
from spacy.language import Language

from tests.claims.samples import by_quote, only

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Fernbank cut 300 jobs.", "actual"),
        ("Fernbank has cut 300 jobs.", "actual"),
        ("Sales will reach $5 billion.", "forecast"),
        ("Fernbank expects sales to reach $5 billion.", "forecast"),
        ("Sales are forecast to reach $5 billion.", "forecast"),
        ("Fernbank's forecast of a profit of $5 billion stands.", "forecast"),
        pytest.param(
            *("The outlook is for a profit of $5 billion.", "forecast"),
            marks=pytest.mark.xfail(reason="the cue is a subject, not above the figure"),
        ),
        ("The city aims to plant 5,000 trees.", "target"),
        ("The company set a target of 500 million euros in sales.", "target"),
        ("Fernbank plans to cut 300 jobs.", "planned"),
        ("Fernbank intends to hire 300 nurses.", "planned"),
        ("Sales could reach $5 billion.", "possible"),
        ("Fernbank may cut 300 jobs.", "possible"),
        ("Fernbank possibly cut 300 jobs.", "possible"),
        ("Fernbank said its profit would fall 5 percent.", "forecast"),
        ("If the deal fails, Fernbank's profit would fall 5 percent.", "conditional"),
        ("The work is to cost $5 billion.", "planned"),
        ("Profit fell short of the $5 billion that analysts had forecast.", "forecast"),
        ("Fernbank had expected costs of $5 billion.", "forecast"),
        # what is spoken of as known is so, whatever will be done with it
        ("Fernbank, which had 300 ships, will close.", "actual"),
        ("With a value of $5 billion, Fernbank could grow.", "actual"),
        ("Fernbank will sell its 300 ships.", "actual"),
        ("Fernbank will be larger since it bought Harlow for $5 billion.", "actual"),
        ("Fernbank allegedly paid $3 million to the mayor.", "alleged"),
        ("Fernbank reportedly paid $3 million to the mayor.", "alleged"),
        ("Every bidder must deposit 2 million euros.", "requirement"),
        ("The law requires bidders to deposit 2 million euros.", "requirement"),
        ("Analysts estimate that the harvest fell 3 percent.", "estimate"),
        # a cue that governs another clause says nothing of this one
        ("Fernbank, which plans to move, cut 300 jobs.", "actual"),
        ("Fernbank cut 300 jobs because it expects a bad year.", "actual"),
    ],
)
def test_how_a_figure_is_asserted(nlp: Language, text: str, modality: str) -> None:
    assert only(nlp, text).modality == modality


def test_the_nearest_cue_decides(nlp: Language) -> None:
    text = "Fernbank expects that it must deposit 2 million euros."
    assert only(nlp, text).modality == "requirement"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Fernbank cut 300 jobs.", "pos"),
        ("Fernbank did not cut 300 jobs.", "neg"),
        ("Fernbank didn't cut 300 jobs.", "neg"),
        ("Fernbank never paid $3 million for the rights.", "neg"),
        ("Three members did not agree.", "pos"),
        ("Fernbank did not earn more than the 3 million euros of 2022.", "pos"),
        ("No more than 12 people were hurt.", "pos"),
        ("Not only Fernbank cut 300 jobs.", "pos"),
        ("Fernbank, which does not grow, cut 300 jobs.", "pos"),
    ],
)
def test_what_is_denied(nlp: Language, text: str, polarity: str) -> None:
    assert only(nlp, text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Industrial output of Norrland rose 4.2 percent year-on-year.", "yoy"),
        ("Fernbank's revenue rose 5 percent from a year earlier.", "yoy"),
        ("Retail sales fell 1.2 percent month-on-month.", "mom"),
        ("The economy grew 0.3 percent from the previous quarter.", "qoq"),
        ("The economy grew at an annualised rate of 2.2 percent.", "annualised"),
        ("Wages rose 2 percent in real terms.", "real"),
        ("Wages rose 2 percent in nominal terms.", "nominal"),
        ("Seasonally adjusted exports fell 3 percent.", "adjusted"),
        ("Cumulative rainfall reached 300 millimetres.", "cumulative"),
        ("Wages rose 2 percent.", None),
        ("The year ended well, and wages rose 2 percent.", None),
    ],
)
def test_what_a_rate_refers_to(nlp: Language, text: str, basis: str | None) -> None:
    assert only(nlp, text).basis == basis


@pytest.mark.parametrize(
    ("text", "quote", "vintage"),
    [
        ("Preliminary data put growth at 2.1 percent.", "2.1 percent", "preliminary"),
        ("Growth was revised to 2.3 percent.", "2.3 percent", "revised"),
        ("The final toll was 31 people killed.", "31 people", "final"),
        ("The paper corrected its figure to 31 deaths.", "31 deaths", "corrected"),
        ("The paper has withdrawn its figure of 31 deaths.", "31 deaths", "retracted"),
        ("Growth was 2.3 percent.", "2.3 percent", None),
    ],
)
def test_which_version_a_figure_is(
    nlp: Language, text: str, quote: str, vintage: str | None
) -> None:
    assert by_quote(nlp, text, quote).vintage == vintage
