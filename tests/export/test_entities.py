import csv
import io
import json

import pytest

from extractor.export import ENTITY_FORMATS, write_entities
from extractor.model import Entity

LUMEN = Entity(
    id="org:lumen",
    name="Café Lumen",
    type="ORG",
    aliases=("Lumen", "CL"),
    articles=2,
    mentions=7,
    merged={"org:cl": "CL is Café Lumen in a2"},
)
OSLO = Entity(id="place:oslo", name="=Oslo", type="GPE", articles=1, mentions=1, code="NO")


def test_json_lists_every_field() -> None:
    told = json.loads(write_entities([LUMEN, OSLO], format="json"))
    assert [Entity.model_validate(each) for each in told] == [LUMEN, OSLO]
    assert told[0]["code"] is None


def test_csv_has_a_row_per_name() -> None:
    text = write_entities([LUMEN, OSLO], format="csv")
    lumen, oslo = csv.DictReader(io.StringIO(text, newline=""))
    assert set(lumen) == set(Entity.model_fields)
    assert (lumen["name"], lumen["aliases"], lumen["code"]) == ("Café Lumen", "Lumen | CL", "")
    assert (lumen["merged"], oslo["merged"]) == ("org:cl: CL is Café Lumen in a2", "")
    assert (oslo["name"], oslo["aliases"], oslo["mentions"]) == ("'=Oslo", "", "1")


@pytest.mark.parametrize("format", ENTITY_FORMATS)
def test_half_a_surrogate_pair_is_escaped(format: str) -> None:
    odd = OSLO.model_copy(update={"name": "Oslo \ud83d"})
    assert r"Oslo \ud83d" in write_entities([odd], format=format)


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="'jsonl'.*csv, json"):
        write_entities([], format="jsonl")
