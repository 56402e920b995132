"""`python -m extractor.cli`."""

from extractor.cli import app

app()
