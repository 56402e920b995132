"""Words per second of the whole pipeline, and of figures and dates alone, against bare spaCy.

    python benchmarks/speed.py ARTICLES.jsonl [--articles 300]

All run in one process, in turn, so that the ratio holds on a shared and noisy machine; each round
takes other articles, so that nothing is remembered from the one before.
"""

import argparse
import datetime as dt
import json
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import spacy

from extractor import batch, kinds, pipeline
from extractor.kinds import date
from extractor.model import Article

PUBLISHED = dt.date(2020, 5, 5)  # of all articles: what a date says costs the same on any day


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with options.articles_file.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    bare, whole = spacy.load(pipeline.DEFAULT_MODEL), pipeline.build()
    read_dates("On 4 May 2010 it rained for two days.")  # pays for what is loaded at first use
    ratios: dict[str, list[float]] = {"extractor": [], "figures": [], "dates": []}
    for number in range(options.rounds):
        some = texts[number * options.articles : (number + 1) * options.articles]
        words = sum(len(text.split()) for text in some)
        articles = [Article(id=str(n), text=text) for n, text in enumerate(some)]
        alone = seconds(bare.pipe(some, batch_size=batch.BATCH_SIZE))
        times = {
            "extractor": seconds(batch.annotate(articles, nlp=whole)),
            "figures": seconds(map(kinds.find, some)),
            "dates": seconds(map(read_dates, some)),
        }
        print(f"{len(some)} articles, {words:,} words: spaCy alone {words / alone:,.0f} words/s")
        for name, time_taken in times.items():
            ratios[name].append(alone / time_taken)
            print(f"  {name} {words / time_taken:,.0f} words/s, ratio {alone / time_taken:.2f}")
    print("median ratios:", ", ".join(f"{n} {median(r):.2f}" for n, r in ratios.items()))


def seconds(outputs: Iterable[object]) -> float:
    """How long it takes to make all of them."""
    began = time.perf_counter()
    for _output in outputs:
        pass
    return time.perf_counter() - began


def read_dates(text: str) -> int:
    """Find and read every date and duration; how many there are."""
    anchors = date.Anchors(published=PUBLISHED)
    dates = [date.read(text[start:end], anchors) for start, end in date.find(text)]
    return len(dates) + len(list(date.durations(text)))


if __name__ == "__main__":
    main()
