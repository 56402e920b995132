"""The trained pipeline, loaded once for all tests marked `model`."""

import pytest
from spacy.language import Language

from extractor import pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    return pipeline.build()
