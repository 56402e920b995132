"""Feeds made-up input to every reader and to the whole pipeline, and fails on whatever raises.

    python scripts/fuzz.py [--inputs 20000]

Half of the inputs are files of every format, half are texts that are annotated. hypothesis makes
them out of what news and its enemies write, and shrinks what fails to its smallest form.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import batch, ingest, layout, pipeline
from extractor.ingest.article import build
from extractor.model import Annotation, Article, Failure

# What a figure, a date, a name, a page or an attack is made of.
PIECES = (
    *("5", "1,000", "1.5", "$", "€", "£", "bn", "million", "percent", "half", "twice", "per", "%"),
    *("on Monday", "in 2020", "May", "1998-13-45", "Q3", "between", "and", "from", "to", "about"),
    *("Acme", "Lima", "U.S.", "Mr", "said", "rose", "sold", "lamps", "“", '"', "(", ")", "-", "/"),
    *(".", ",", "\n", "\n\n", "\t", " ", "\x00", "\x1b", "\u202e", "\u200f", "\ud800", "😀", "٣"),
    *("<p>", "</p>", "<div", "&#0;", "{", "}", "[", '"text":', "WARC/1.0\r\n", "<item>", "½", "²"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map(" ".join)
BYTES = TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=400)
SUFFIXES = (*ingest.FORMATS, ".gz", ".jsonl.gz", ".html.gz")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    inputs = parser.parse_args().inputs
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        for check, strategies in ((files, (BYTES, st.sampled_from(SUFFIXES))), (texts(), (TEXTS,))):
            many = settings(
                max_examples=inputs // 2, deadline=None, suppress_health_check=list(HealthCheck)
            )
            many(given(*strategies)(check))()
    print(f"{inputs:,} inputs, none raised")


def files(content: bytes, suffix: str) -> None:
    """Every file is articles or failures, and each says where it is from."""
    path = Path(f"input{suffix}")
    path.write_bytes(content)
    for item in ingest.read([path]):
        assert isinstance(item, Article | Failure)
        assert item.path and item.path.startswith(str(path))


def texts() -> Callable[[str], None]:
    """Every text that is taken in can be annotated, and all offsets say what they stand for."""
    nlp = pipeline.build()

    def check(text: str) -> None:
        given_text = build({"text": text, "published": "2031-05-06"}, path="input")
        if isinstance(given_text, Failure):
            return
        article = layout.complete(given_text)
        (found,) = batch.annotate([article], nlp=nlp)
        assert isinstance(found, Annotation), found
        marks = [(each.start, each.end, each.text) for each in found.entities]
        marks += [(each.start, each.end, each.text) for each in found.figures]
        marks += [(each.start, each.end, each.text) for each in found.dates]
        assert all(article.text[start:end] == text for start, end, text in marks)
        for claim in found.claims:
            assert article.text[claim.start : claim.end] == claim.quote
            assert 0 <= claim.sentence.start <= claim.start < claim.end <= claim.sentence.end

    return check


if __name__ == "__main__":
    main()
