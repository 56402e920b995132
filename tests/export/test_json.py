import json

from extractor.export import write
from extractor.model import FactsDocument
from tests.export.samples import sample


def test_the_document_reads_back() -> None:
    text = write(sample(), format="json")
    assert FactsDocument.model_validate_json(text) == sample()


def test_layout() -> None:
    text = write(sample(), format="json")
    assert text.startswith('{\n "schema": "extractor/facts/1",\n "run": {\n')
    assert text.endswith("\n}\n")
    assert "Café Lumen" in text
    assert list(json.loads(text)) == ["schema", "run", "articles", "facts", "entities", "claims"]


def test_numbers_and_dates_are_strings() -> None:
    (fact,) = json.loads(write(sample(), format="json"))["facts"]
    assert (fact["low"], fact["high"], fact["value"]) == ("40", "40", "40")
    assert fact["period"] == {"begin": "2030-01-01", "end": "2030-12-31"}
