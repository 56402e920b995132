"""What each step after spaCy's names is worth: F1 of names without it, and what all of them cost.

    python benchmarks/names.py LABELLED.jsonl

A line holds `text` and `gold`: `[start, end, PERSON | ORGANIZATION | LOCATION]` of every name.
Strict: same place and type; relaxed: overlap and type. The model reads each text once.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor import pipeline
from extractor.pipeline import entities

TYPES = {"GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION", "ORG": "ORGANIZATION"}
KINDS = ("PERSON", "ORGANIZATION", "LOCATION")

Spot = tuple[int, int, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    lines = parser.parse_args().labelled.read_text(encoding="utf-8").splitlines()
    pages = [json.loads(line) for line in lines]
    gold = [[(a, b, kind) for a, b, kind, *_ in p["gold"] if kind in KINDS] for p in pages]
    nlp = pipeline.build()
    texts = [page["text"] for page in pages]
    with nlp.select_pipes(enable=nlp.pipe_names[: nlp.pipe_names.index(entities.NAME)]):
        began = time.perf_counter()
        docs = list(nlp.pipe(texts))
        model = time.perf_counter() - began
    steps = list(entities.STEPS)
    found(nlp, docs, steps)  # Reads the gazetteers.
    began = time.perf_counter()
    whole = scores(gold, found(nlp, docs, steps))
    cost = time.perf_counter() - began
    bare = scores(gold, found(nlp, docs, []))
    print(f"all steps    strict {whole[0]:.4f} relaxed {whole[1]:.4f}")
    print(f"cost         {cost / model:.1%} of the model's time")
    print(f"none         strict {bare[0]:.4f} relaxed {bare[1]:.4f}")
    for step in steps:
        without = scores(gold, found(nlp, docs, [each for each in steps if each != step]))
        strict, relaxed = (all_ - rest for all_, rest in zip(whole, without, strict=True))
        print(f"{step:12} strict {strict:+.4f} relaxed {relaxed:+.4f}")


def found(nlp: Language, docs: Sequence[Doc], steps: Sequence[str]) -> list[list[Spot]]:
    """The names of each document after the steps; the documents stay as they are."""
    names: Callable[[Doc], Doc] = entities.create(nlp, entities.NAME, steps)
    return [
        [
            (ent.start_char, ent.end_char, TYPES.get(ent.label_, ent.label_))
            for ent in names(doc.copy()).ents
            if TYPES.get(ent.label_, ent.label_) in KINDS
        ]
        for doc in docs
    ]


def scores(gold: Sequence[Sequence[Spot]], output: Sequence[Sequence[Spot]]) -> tuple[float, float]:
    """Strict and relaxed F1 over all documents."""
    strict = relaxed = 0
    for labels, names in zip(gold, output, strict=True):
        strict += matches(labels, names, lambda a, b: a == b)
        relaxed += matches(labels, names, lambda a, b: a[2] == b[2] and a[0] < b[1] and b[0] < a[1])
    total = sum(map(len, gold)) + sum(map(len, output))
    return 2 * strict / total, 2 * relaxed / total


def matches(
    gold: Sequence[Spot], output: Sequence[Spot], fits: Callable[[Spot, Spot], bool]
) -> int:
    """Labels that have a name of their own."""
    left = list(output)
    for label in gold:
        name = next((name for name in left if fits(label, name)), None)
        if name is not None:
            left.remove(name)
    return len(output) - len(left)


if __name__ == "__main__":
    main()
