"""The trained pipeline, loaded once for all tests marked `model`."""

import os

import pytest
from hypothesis import settings
from spacy.language import Language

from extractor import pipeline

# A change is judged by the same examples wherever it is tested; at home hypothesis may explore.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return pipeline.build()
