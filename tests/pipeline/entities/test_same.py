"""One id for what is named several times."""

import pytest

from extractor.pipeline.entities import gazetteer
from extractor.pipeline.entities.name import key
from extractor.pipeline.entities.same import ids
from tests.pipeline.entities.samples import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fernbank", "fernbank"),
        ("Fernbank Inc.", "fernbank"),
        ("Fernbank Holdings Ltd.", "fernbank"),
        ("FERNBANK  Group", "fernbank"),
        ("Fernbank, Inc.", "fernbank"),
        ("The Fernbank", "fernbank"),
        ("Fernbank Labs", "fernbank labs"),
        ("Group", "group"),
    ],
)
def test_a_name_without_its_legal_form(text: str, expected: str) -> None:
    assert key(text) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Anna Berg|PERSON} {Berg|PERSON} {Anna|PERSON}", ["person:anna-berg"] * 3),
        (
            "{Anna Berg|PERSON} {Jonas Berg|PERSON} {Berg|PERSON} {Anna Berg|PERSON} {Berg|PERSON}",
            [
                *("person:anna-berg", "person:jonas-berg", "person:jonas-berg"),
                *("person:anna-berg", "person:anna-berg"),
            ],
        ),
        ("{Berg|PERSON} {Anna Bergman|PERSON}", ["person:berg", "person:anna-bergman"]),
        ("{European Central Bank|ORG} {ECB|ORG}", ["org:european-central-bank"] * 2),
        ("{European Central Bank|ORG} {CB|ORG}", ["org:european-central-bank", "org:cb"]),
        ("{HP|ORG} {Hewlett-Packard Corp.|ORG}", ["org:hewlett-packard"] * 2),
        ("{Norsk Data Lag|ORG} ({NORDAT|ORG})", ["org:norsk-data-lag"] * 2),
        ("{Norsk Data Lag|ORG} and {NORDAT|ORG}", ["org:norsk-data-lag", "org:nordat"]),
        ("{Fernbank|ORG} {Fernbank Timber Inc.|ORG}", ["org:fernbank-timber"] * 2),
        ("{Timber|ORG} {Fernbank Timber|ORG}", ["org:timber", "org:fernbank-timber"]),
        (
            "{Fern University|ORG} {Fern University Press|ORG}",
            ["org:fern-university", "org:fern-university-press"],
        ),
        ("{Tarn Valley|ORG} {Tarn Valley Foods|ORG}", ["org:tarn-valley-foods"] * 2),
        ("{York|GPE} {New York|GPE}", ["place:york", "place:new-york"]),
        ("{U.S.|GPE} {United States|GPE} {America|GPE}", ["country:US"] * 3),
        ("{Norwegian|NORP} exports", ["country:NO"]),
        ("{Peruvian|GPE} towns", ["country:PE"]),
        ("{Norwegians|NORP} met", ["group:norwegians"]),
        ("{Nordics|NORP} met", ["group:nordics"]),
    ],
)
def test_one_id_for_each_thing(marked: str, expected: list[str]) -> None:
    assert ids(*read(marked)) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [("united states", "US"), ("us", "US"), ("u.s.", "US"), ("germany", "DE"), ("britain", "GB")],
)
def test_countries_by_name(name: str, code: str) -> None:
    assert gazetteer.country_codes()[name] == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("american", "US"), ("french", "FR"), ("chinese", "CN"), ("british", "GB"), ("indian", "IN")],
)
def test_a_demonym_is_the_most_populous_country_s(word: str, code: str) -> None:
    assert gazetteer.demonyms()[word] == code


@pytest.mark.parametrize(
    ("name", "is_place"),
    [("Norway", True), ("Osaka", True), ("Alaska", True), ("Africa", True), ("Zoltar", False)],
)
def test_places_of_the_gazetteer(name: str, is_place: bool) -> None:
    assert gazetteer.is_place(name) is is_place
