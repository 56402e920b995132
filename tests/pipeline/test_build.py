"""`build` puts the components in order, and what they mark survives every journey."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import pipeline
from extractor.pipeline import ModelError
from extractor.pipeline.spans import marked

TEXT = """Harvest rises

By Anna Berg

Farms in Norrland sold ~210B kronor of grain in 2023, up 4.5 percent from 2022.

Read more: 10 farms to see
"""
GROUPS = ("skipped", "dates", "figures")


def marks(doc: Doc) -> list[tuple[str, str, str, str, int, int]]:
    return [
        (key, span.text, span.label_, span.kb_id_, start, end)
        for key in GROUPS
        for span, start, end in marked(doc, key)
    ]


@pytest.mark.parametrize("name", ["no_such_model", "en_core_web_nothing", "/no/such/folder"])
def test_an_unknown_model_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=name) as caught:
        pipeline.build(name)
    assert pipeline.DEFAULT_MODEL in str(caught.value)


def test_a_model_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="has no ner, parser, tagger"):
        pipeline.build(str(tmp_path))


@pytest.mark.model
def test_components_stand_in_order(nlp: Language) -> None:
    names = nlp.pipe_names
    assert names[0] == "layout_sentences"
    assert names[-3:] == ["names", "date_spans", "figure_spans"]
    assert names.index("parser") < names.index("ner") < names.index("names")


@pytest.mark.model
def test_what_is_marked(nlp: Language) -> None:
    doc = nlp(TEXT)
    quotes = {key: [TEXT[start:end] for _, start, end in marked(doc, key)] for key in GROUPS}
    assert quotes == {
        "skipped": ["By Anna Berg", "Read more: 10 farms to see"],
        "dates": ["2023", "2022"],
        "figures": ["~210B kronor", "4.5 percent"],
    }


@pytest.mark.model
def test_a_doc_survives_bytes_with_groups_offsets_and_names(nlp: Language) -> None:
    doc = nlp(TEXT)
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert marks(copy) == marks(doc)
    assert [(e.text, e.label_, e.kb_id_) for e in copy.ents] == [
        (e.text, e.label_, e.kb_id_) for e in doc.ents
    ]


@pytest.mark.model
def test_the_pipeline_survives_bytes(nlp: Language) -> None:
    copy = type(nlp).from_config(nlp.config).from_bytes(nlp.to_bytes())
    assert marks(copy(TEXT)) == marks(nlp(TEXT))


@pytest.mark.model
def test_the_pipeline_survives_a_folder(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    assert marks(spacy.load(tmp_path)(TEXT)) == marks(nlp(TEXT))


@pytest.mark.model
def test_batches_are_as_single_texts(nlp: Language) -> None:
    texts = [TEXT, "", "Only 12 farms closed.", TEXT]
    together = [marks(doc) for doc in nlp.pipe(texts, batch_size=2)]
    assert together == [marks(nlp(text)) for text in texts]
