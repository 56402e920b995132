"""Names of whole texts: their borders, one label for each, one id for what they name."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractor import lexicon
from extractor.pipeline.entities import STEPS, create
from extractor.pipeline.entities.name import key
from tests.pipeline.entities.samples import NLP

# text, then each name as: text | label | id
NAMES = {
    "The US and the United States signed. U.S. officials agreed with America.": [
        "US|GPE|country:US",
        "United States|GPE|country:US",
        "U.S.|GPE|country:US",
        "America|GPE|country:US",
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
        "Indonesia|GPE|country:ID",
        "Jakarta|GPE|place:jakarta",
    ],
    "The United Kingdom is an island. Britain left the union.": [
        "United Kingdom|GPE|country:GB",
        "Britain|GPE|country:GB",
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
        meanings.setdefault(key(entity.text), set()).add((entity.label_, entity.kb_id_))
        assert entity.label_ in lexicon.load().names.labels.values()
        assert entity.text == entity.text.strip(" '\u2019,")
        assert not entity.text.lower().startswith(("the ", "mr"))
    assert {len(each) for each in meanings.values()} == {1}
    assert {"fernbank", "galway"} <= meanings.keys()


@pytest.mark.model
def test_a_name_ends_with_its_line(nlp: Language) -> None:
    doc = nlp("Fire in Galway\n\nAnna Berg reports from the harbour of Galway.")
    assert all("\n" not in entity.text for entity in doc.ents)
    assert [e.text for e in doc.ents] == ["Galway", "Anna Berg", "Galway"]


def test_a_step_can_be_switched_off() -> None:
    doc = NLP("Mr. Berg left.")
    doc.ents = [doc.char_span(0, 8, label="PERSON")]
    create(NLP, "names", [])(doc)
    assert [e.text for e in doc.ents] == ["Mr. Berg"]
    create(NLP, "names", ["edges"])(doc)
    assert [e.text for e in doc.ents] == ["Berg"]


def test_every_step_says_what_it_does() -> None:
    assert [name for name, step in STEPS.items() if not step.__doc__] == []


# Blanks, quotes, brackets, control characters, capitals and none, and what steps look for.
WORDS = st.sampled_from(
    [
        *(
            "Berg",
            "Anna",
            "berg",
            "BERG",
            "The",
            "the",
            "Mr.",
            "Inc.",
            "INC",
            "Bank",
            "Oslo",
            "and",
        ),
        *("\n", "\n\n", "\x00", "\x07", "\u200b", "``", "''", "\u201c", "\u201d", '"', "(", ")"),
        *("-", "_", ",", ".", "'s", "of", "Norway", "Norwegian", "42", "A", "X" * 40, "\U0001f600"),
    ]
)
# Texts of few words, which repeat each other's names and parts of them.
FEW = st.sampled_from(["Anna", "Berg", "Lumen", "Oslo", "and", ".", "\n"])
TEXTS = (
    st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
    | st.lists(FEW, min_size=1, max_size=12).map(" ".join)
    | st.text(min_size=1, max_size=80)
)


@given(TEXTS, st.data())
def test_any_text_with_any_names_is_survived(text: str, data: st.DataObject) -> None:
    doc = spacy.blank("en")(text)
    labels = st.sampled_from(["PERSON", "ORG", "GPE", "FAC", "NORP", "DATE", "EVENT"])
    borders = sorted(data.draw(st.sets(st.integers(0, len(doc)), max_size=12)))
    doc.ents = [
        spacy.tokens.Span(doc, start, end, label=data.draw(labels))
        for start, end in zip(borders[::2], borders[1::2], strict=False)
    ]
    create(NLP, "names", list(STEPS))(doc)
    for entity in doc.ents:
        assert entity.text == entity.text.strip()
        assert any(map(str.isupper, entity.text))
        assert "\n" not in entity.text
        assert ":" in entity.kb_id_
        assert not any(map(str.isspace, entity.kb_id_))


def test_a_name_of_500_words_is_survived() -> None:
    doc = NLP(" ".join(["Berg"] * 500))
    doc.ents = [spacy.tokens.Span(doc, 0, 500, label="PERSON")]
    create(NLP, "names", list(STEPS))(doc)
    assert len(doc.ents) <= 1


@pytest.mark.model
@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_a_page_without_the_difference_of_case_is_read(nlp: Language, change: object) -> None:
    assert callable(change)
    text = "Anna Berg of Lumen Books LLC met Jonas Falk in Oslo, Norway, on Monday, she said."
    doc = nlp(change(text))
    assert all(entity.text == entity.text.strip() for entity in doc.ents)
    assert all(entity.label_ in lexicon.load().names.labels.values() for entity in doc.ents)
