import json
from pathlib import Path

import pytest

import extractor
from extractor.store import Store

pytestmark = pytest.mark.model

SOLD = "Acme sold more than 40 lamps in 2020."
ALMOST = "In 2020, Acme sold nearly 50 lamps."


def test_three_lines_from_text_to_facts() -> None:
    first = extractor.read(SOLD, source="Daily Lamp")
    second = extractor.read(ALMOST, source="Lamp Weekly")
    (fact,) = extractor.facts([*first.claims, *second.claims])
    assert (fact.status, fact.low, fact.high, fact.sources) == ("compatible", 40, 50, 2)


def test_files_become_a_document_and_stay_in_a_store_if_one_is_named(tmp_path: Path) -> None:
    file = tmp_path / "lamps.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in (SOLD, ALMOST)))
    document = extractor.run([file])
    assert [fact.status for fact in document.facts] == ["compatible"]
    assert extractor.run(str(file), store=tmp_path / "facts.db").facts == document.facts
    with Store.open(tmp_path / "facts.db", create=False) as store:
        assert len(store.articles()) == 2


def test_a_file_that_cannot_be_read_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text(json.dumps({"text": SOLD}))
    (tmp_path / "torn.json").write_text('{"text": "Acme')
    with pytest.warns(UserWarning, match="torn.json: ingest: not JSON"):
        assert extractor.run(tmp_path).facts


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'none'"):
        extractor.none  # type: ignore[attr-defined]  # noqa: B018
