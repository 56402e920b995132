"""Words per second of the whole pipeline and of reading figures alone, against bare spaCy.

    python benchmarks/speed.py ARTICLES.jsonl [--articles 300]

All run in one process, in turn, so that the ratio holds on a shared and noisy machine.
"""

import argparse
import json
import time
from itertools import islice
from pathlib import Path
from statistics import median

import spacy

from extractor import batch, kinds, pipeline
from extractor.model import Annotation, Article


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with options.articles_file.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, options.articles)]
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    words = sum(len(text.split()) for text in texts)
    bare, whole = spacy.load(pipeline.DEFAULT_MODEL), pipeline.build()
    ratios, figure_ratios = [], []
    for _ in range(options.rounds):
        began = time.perf_counter()
        for _doc in bare.pipe(texts, batch_size=batch.BATCH_SIZE):
            pass
        alone = time.perf_counter() - began
        began = time.perf_counter()
        read = [o for o in batch.annotate(articles, nlp=whole) if isinstance(o, Annotation)]
        ours = time.perf_counter() - began
        began = time.perf_counter()
        found = sum(len(kinds.find(text)) for text in texts)
        reading = time.perf_counter() - began
        ratios.append(alone / ours)
        figure_ratios.append(alone / reading)
        print(
            f"{len(read)} articles, {words:,} words: spaCy alone {words / alone:,.0f} words/s, "
            f"extractor {words / ours:,.0f} words/s, ratio {alone / ours:.2f}; {found:,} figures "
            f"with a unit found and read at {words / reading:,.0f} words/s, "
            f"ratio {alone / reading:.0f}"
        )
    print(f"median ratio {median(ratios):.2f}, of figures alone {median(figure_ratios):.0f}")


if __name__ == "__main__":
    main()
