"""Names of an article: their borders, one label for each, one id for what they name."""

import pytest
from spacy.language import Language

from extractor.pipeline.entities import NUMERIC_LABELS, country_codes, name_key, shortens


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Fernbank", "fernbank"),
        ("Fernbank Inc.", "fernbank"),
        ("Fernbank Holdings Ltd.", "fernbank"),
        ("FERNBANK  Group", "fernbank"),
        ("Fernbank, Inc.", "fernbank"),
        ("Fernbank Labs", "fernbank labs"),
        ("Group", "group"),
    ],
)
def test_a_name_without_its_legal_form(text: str, key: str) -> None:
    assert name_key(text) == key


@pytest.mark.parametrize(
    ("short", "long", "label", "expected"),
    [
        ("Berg", "Anna Berg", "PERSON", True),
        ("Anna", "Anna Berg", "PERSON", False),
        ("Anna Berg", "Anna Berg", "PERSON", False),
        ("Berg", "Anna Bergman", "PERSON", False),
        ("ECB", "European Central Bank", "ORG", True),
        ("WHO", "World Health Organization", "ORG", True),
        ("CB", "European Central Bank", "ORG", False),
        ("Ecb", "European Central Bank", "ORG", False),
        ("Fernbank", "Fernbank Timber", "ORG", True),
        ("Timber", "Fernbank Timber", "ORG", False),
        ("York", "New York", "GPE", False),
    ],
)
def test_which_name_shortens_which(short: str, long: str, label: str, expected: bool) -> None:
    assert shortens(short, long, label=label) is expected


@pytest.mark.parametrize(
    ("name", "code"),
    [("united states", "US"), ("us", "US"), ("u.s.", "US"), ("germany", "DE"), ("britain", "GB")],
)
def test_countries_by_name(name: str, code: str) -> None:
    assert country_codes()[name] == code


# text, then each name as: text | label | id
NAMES = {
    "The US and the United States signed. U.S. officials agreed with America.": [
        "US|GPE|place:us",
        "United States|GPE|place:us",
        "U.S.|GPE|place:us",
        "America|GPE|place:us",
    ],
    "Anna Berg spoke. Mr. Berg left. Berg's plan failed.": [
        "Anna Berg|PERSON|person:anna-berg",
        "Berg|PERSON|person:anna-berg",
        "Berg|PERSON|person:anna-berg",
    ],
    "The European Central Bank met. The ECB raised rates.": [
        "European Central Bank|ORG|org:european-central-bank",
        "ECB|ORG|org:european-central-bank",
    ],
    "President Anna Berg met Prime Minister Jonas Falk in Berlin.": [
        "Anna Berg|PERSON|person:anna-berg",
        "Jonas Falk|PERSON|person:jonas-falk",
        "Berlin|GPE|place:berlin",
    ],
    "Oslo Labs hired people in Oslo. Oslo grew.": [
        "Oslo Labs|ORG|org:oslo-labs",
        "Oslo|GPE|place:oslo",
        "Oslo|GPE|place:oslo",
    ],
    "The quake hit Indonesia. In Jakarta people fled.": [
        "Indonesia|GPE|place:id",
        "Jakarta|GPE|place:jakarta",
    ],
    "The United Kingdom is an island. Britain left the union.": [
        "United Kingdom|GPE|place:gb",
        "Britain|GPE|place:gb",
    ],
    "On Monday 300 guests paid 40 percent more.": [],
}


@pytest.mark.model
@pytest.mark.parametrize("text", NAMES)
def test_names_of_a_text(nlp: Language, text: str) -> None:
    found = [f"{e.text}|{e.label_}|{e.kb_id_}" for e in nlp(text).ents]
    assert found == NAMES[text]


@pytest.mark.model
def test_one_name_has_one_label_and_one_id(nlp: Language) -> None:
    text = (
        "Fernbank Holdings Ltd. opened in Galway. Fernbank hired Jonas Falk, said Falk. "
        "In Galway, Fernbank's shares rose. Galway waited, and Fernbank Holdings grew."
    )
    doc = nlp(text)
    meanings: dict[str, set[tuple[str, str]]] = {}
    for entity in doc.ents:
        meanings.setdefault(name_key(entity.text), set()).add((entity.label_, entity.kb_id_))
        assert entity.label_ not in NUMERIC_LABELS
        assert entity.text == entity.text.strip(" '\u2019,")
        assert not entity.text.lower().startswith(("the ", "mr"))
    assert {len(each) for each in meanings.values()} == {1}
    assert {"fernbank", "galway"} <= meanings.keys()


@pytest.mark.model
def test_a_name_ends_with_its_line(nlp: Language) -> None:
    doc = nlp("Fire in Galway\n\nAnna Berg reports from the harbour of Galway.")
    assert all("\n" not in entity.text for entity in doc.ents)
    assert [e.text for e in doc.ents] == ["Galway", "Anna Berg", "Galway"]
