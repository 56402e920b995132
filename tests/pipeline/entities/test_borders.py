"""Where names begin and end. Each row: names as found, and as they should be."""

import pytest

from extractor.pipeline.entities import borders
from tests.pipeline.entities.samples import after

EDGES = {
    "{The Lumen|ORG} fell.": "The {Lumen|ORG} fell.",
    "We read {The Evening Post|ORG} daily.": "We read {The Evening Post|ORG} daily.",
    "We met {the Lumen board|ORG} there.": "We met the {Lumen|ORG} board there.",
    "{Mr. Berg|PERSON} left.": "Mr. {Berg|PERSON} left.",
    "{Berg's|PERSON} plan failed.": "{Berg|PERSON}'s plan failed.",
    "a {united Norway|GPE} won": "a united {Norway|GPE} won",
    "said {Falk of the|PERSON} board": "said {Falk|PERSON} of the board",
    "``{Berg|PERSON} spoke": "``{Berg|PERSON} spoke",
    "saw {van Dam|PERSON} there": "saw {van Dam|PERSON} there",
    "about {the old town|FAC} there": "about the old town there",
    "{eBay|ORG} fell": "{eBay|ORG} fell",
}


@pytest.mark.parametrize("marked", EDGES)
def test_what_only_stands_beside_a_name_is_no_part_of_it(marked: str) -> None:
    assert after(borders.edges, marked, {"failed": "VBD", "of": "IN"}) == EDGES[marked]


def test_a_company_may_end_like_an_owner() -> None:
    marked = "{Harley's|ORG} announced a sale."
    assert after(borders.edges, marked, {"announced": "VBD"}) == marked


def test_a_participle_before_a_name_belongs_to_the_sentence() -> None:
    found = after(borders.edges, "{Following Berg|PERSON} was Falk.", {"Following": "VBG"})
    assert found == "Following {Berg|PERSON} was Falk."


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Fire in Galway\nAnna Berg|ORG} wept", "{Fire in Galway|ORG}\nAnna Berg wept"),
        ("{Galway|GPE}\nwept", "{Galway|GPE}\nwept"),
    ],
)
def test_a_name_ends_with_its_line(marked: str, expected: str) -> None:
    assert after(borders.lines, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Berg and Falk|PERSON} met", "{Berg|PERSON} and {Falk|PERSON} met"),
        ("{Brno and Oslo|GPE} grew", "{Brno|GPE} and {Oslo|GPE} grew"),
        ("lawyers of {Berg and Falk|ORG}", "lawyers of {Berg and Falk|ORG}"),
        ("{Anna Berg|PERSON} and he", "{Anna Berg|PERSON} and he"),
    ],
)
def test_lists_of_people_and_places_are_taken_apart(marked: str, expected: str) -> None:
    assert after(borders.lists, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Brno - Oslo Wood Fair|EVENT}", "{Brno|EVENT} - {Oslo Wood Fair|EVENT}"),
        ("{Hewlett-Packard|ORG} fell", "{Hewlett-Packard|ORG} fell"),
    ],
)
def test_a_dash_between_blanks_stands_between_two_names(marked: str, expected: str) -> None:
    assert after(borders.dashes, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Oslo|GPE} sold {Oslo Licence|PERSON}", "{Oslo|GPE} sold {Oslo|GPE} Licence"),
        ("{Oslo|GPE} sold {Oslo Labs|ORG}", "{Oslo|GPE} sold {Oslo Labs|ORG}"),
        ("{Stanley|GPE} and {Stanley Falk|PERSON}", "{Stanley|GPE} and {Stanley Falk|PERSON}"),
    ],
)
def test_nobody_is_called_after_a_place_of_the_article(marked: str, expected: str) -> None:
    assert after(borders.places_first, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Norway's Reform Party|ORG} won", "{Norway|GPE}'s {Reform Party|ORG} won"),
        (
            "in {Tarn|GPE}, {Tarn's Reform Party|ORG} won",
            "in {Tarn|GPE}, {Tarn|GPE}'s {Reform Party|ORG} won",
        ),
        ("{Berg's Bakery|ORG} shut", "{Berg's Bakery|ORG} shut"),
        ("{Norway's|GPE} vote", "{Norway's|GPE} vote"),
    ],
)
def test_a_place_owns_what_stands_behind_it(marked: str, expected: str) -> None:
    assert after(borders.owners, marked) == expected
