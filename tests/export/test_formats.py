import pytest

from extractor.export import FORMATS, document, write
from tests.export.samples import RUN, claim, fact, sample


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_gives_the_same_text_each_time(format: str) -> None:
    assert write(sample(), format=format) == write(sample(), format=format)
    assert write(sample(), format=format).endswith("\n")


@pytest.mark.parametrize("format", FORMATS)
def test_half_a_surrogate_pair_is_escaped(format: str) -> None:
    odd = claim("c-1", "a1", quote="40 \ud83d lamps")
    told = fact("f-1", "c-1", explanation="40 \ud83d lamps")
    text = write(document([told], [odd], [], [], RUN), format=format)
    assert r"40 \ud83d lamps" in text
    assert text.encode("utf-8")


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="'xml'.*csv, csv-facts, json, jsonl, jsonld"):
        write(sample(), format="xml")
