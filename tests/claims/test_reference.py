"""What nouns and pronouns stand for, by what the article said before."""

import pytest
from spacy.language import Language

from extractor.claims import subject
from extractor.claims.reference import entity_at

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        # a name beside the noun
        ("Its director, Anna Berg, sold 40 farms.", "director", "Anna Berg"),
        ("A boat, the ferry Sula, caught 40 tonnes.", "boat", "Sula"),
        # the noun that came with a name
        ("Anna Berg, a doctor, treated nine people. The doctor left.", "doctor", "Anna Berg"),
        ("The brewer Malz grew. The brewer hired 40 people.", "brewer", "Malz"),
        # the noun that is part of a name
        ("The Court of Appeal met. The court fined 40 farms.", "court", "Court of Appeal"),
        # the last of two
        ("The brewer Hopf fell. The brewer Malz rose. The brewer has 40 pubs.", "brewer", "Malz"),
        # nothing said so before, or another thing is meant
        ("The doctor left. Anna Berg, a doctor, treated nine people.", "doctor", "doctor"),
        ("The brewer Malz grew. A brewer hired 40 people.", "brewer", "brewer"),
        ("The brewer Malz grew. The old brewer died.", "brewer", "old brewer"),
        ("Real output (GDP) rose 3 percent.", "output", "Real output"),
    ],
)
def test_a_noun_is_named(nlp: Language, text: str, word: str, named: str) -> None:
    doc = nlp(text)
    first = text.startswith("The doctor")
    places = [token for token in doc if token.text == word]
    assert subject.name(places[0 if first else -1]) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A quake that hit Aceh killed 11 people. The quake was felt far away.", "quake in Aceh"),
        ("A quake hit Aceh. It was cold. It rained. Ships left. A quake in Lima was weak.", None),
        (
            "A quake hit Aceh. It was cold. It rained. Ships left. In 2004 a quake was weak.",
            "quake",
        ),
    ],
)
def test_an_event_is_named_by_its_place(nlp: Language, text: str, named: str | None) -> None:
    quakes = [token for token in nlp(text) if token.text == "quake"]
    assert subject.name(quakes[-1]) == (named or "quake in Lima")


def test_a_country_is_named_for_its_adjective(nlp: Language) -> None:
    doc = nlp("The Swedish government spent 3 billion kronor.")
    assert subject.name(doc[1]) == "Sweden"


def test_a_name_stands_for_itself(nlp: Language) -> None:
    doc = nlp("Anna Berg left. Berg sold 40 farms.")
    entity = entity_at(doc[4])
    assert entity is not None
    assert subject.name(entity.root) == "Anna Berg"


def test_a_title_before_a_name_is_named(nlp: Language) -> None:
    doc = nlp("The brewer Malz rose 3 percent.")
    assert subject.name(doc[1]) == "Malz"
