"""The schemas that are shipped are those of the records, and they hold for what is written."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from extractor import schema
from extractor.evaluate import labels
from extractor.export import write
from extractor.model import Annotation
from tests.evaluate import samples as gold_samples
from tests.export import samples


def annotation() -> dict[str, Any]:
    claim = samples.claim("c-1", "a1")
    mentions = (samples.mention("Café Lumen", "org:lumen"),)
    made = Annotation(
        id="a1",
        published=None,
        entities=mentions,
        figures=(labels.figure(claim),),
        dates=(),
        claims=(claim,),
    )
    return made.model_dump(mode="json")


# One document of every type; where the program reads the type, with no more than it needs.
DOCUMENTS: dict[str, dict[str, Any]] = {
    "article": {"text": "Café Lumen sold 40 lamps.", "published": "2031-01-02T10:00:00"},
    "annotation": annotation(),
    "claim": samples.claim("c-1", "a1").model_dump(mode="json"),
    "facts": json.loads(write(samples.sample(), format="json")),
    "gold": gold_samples.raw(),
}


def errors(name: str, document: object) -> list[str]:
    validator = Draft202012Validator(json.loads(schema.read(name)))
    return [error.message for error in validator.iter_errors(document)]


def test_there_is_a_document_of_every_type() -> None:
    assert set(DOCUMENTS) == set(schema.SOURCES)


@pytest.mark.parametrize("name", schema.SOURCES)
def test_the_committed_schema_is_that_of_the_records(name: str) -> None:
    assert schema.read(name) == schema.generate(name), "run scripts/write_schemas.py"


@pytest.mark.parametrize("name", schema.SOURCES)
def test_the_published_schema_is_the_one_that_is_shipped(name: str) -> None:
    published = Path(__file__).parents[1] / "docs" / "schema" / schema.file_name(name)
    assert published.read_text(encoding="utf-8") == schema.read(name), "run make schemas"


def test_no_other_file_is_shipped() -> None:
    folder = Path(schema.__file__).parent
    assert {path.name for path in folder.glob("*.json")} == set(map(schema.file_name, DOCUMENTS))


@pytest.mark.parametrize("name", schema.SOURCES)
def test_the_schema_is_a_schema_with_a_name(name: str) -> None:
    read = json.loads(schema.read(name))
    Draft202012Validator.check_schema(read)
    assert read["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert read["$id"].endswith(name)
    assert read["title"]


@pytest.mark.parametrize("name", schema.SOURCES)
def test_documents_are_valid(name: str) -> None:
    assert errors(name, DOCUMENTS[name]) == []


@pytest.mark.parametrize("name", schema.SOURCES)
def test_a_field_that_nobody_knows_is_invalid(name: str) -> None:
    assert errors(name, {**DOCUMENTS[name], "colour": "red"})


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("article", {"text": None}),
        ("article", {"fiscal_year_end": "March"}),
        ("annotation", {"claims": None}),
        ("annotation", {"figures": [{"start": 0}]}),
        ("claim", {"low": 40}),
        ("claim", {"low": "4e1"}),
        ("claim", {"relation": "about"}),
        ("claim", {"modality": "denied"}),
        ("facts", {"schema": "extractor/facts/2"}),
        ("facts", {"facts": [{"id": "f-1"}]}),
        ("gold", {"claims": [{"id": "c1"}]}),
        ("gold", {"dates": [gold_samples.mark("a1", "March", value=2031)]}),
    ],
)
def test_broken_documents_are_invalid(name: str, fields: dict[str, Any]) -> None:
    assert errors(name, DOCUMENTS[name] | fields)


@pytest.mark.parametrize(
    ("name", "missing"), [("article", "text"), ("annotation", "dates"), ("facts", "entities")]
)
def test_what_is_needed_must_be_there(name: str, missing: str) -> None:
    document = {key: value for key, value in DOCUMENTS[name].items() if key != missing}
    assert errors(name, document)


def test_an_unknown_type_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="'store'.*article, annotation, claim, facts, gold"):
        schema.read("store")
