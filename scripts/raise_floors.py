"""Raises the floors of the gate to what the program scores now, and says which stayed.

A floor is let down only with `--allow-lower REASON`; the reason is kept in the file.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from extractor import batch, layout, pipeline, reconcile
from extractor.evaluate import Scores, gate, gold, score
from extractor.model import Annotation

BROKEN = 3  # the exit code of `extractor evaluate --gate` for the same thing


def main(arguments: Sequence[str]) -> int:
    """Write the floors; 0 when the scores reach them all, 3 when some would have to be lowered."""
    options = _options(arguments)
    old = gate.read(options.floors) if options.floors.exists() else None
    digest = gate.fingerprint(options.gold)
    scores = _scores(options.gold, model=options.model)
    new = gate.raised(scores, old, digest, allow_lower=options.allow_lower)
    options.floors.write_text(gate.write(new), encoding="utf-8")
    breaches = gate.check(scores, new, digest)
    for breach in breaches:
        print(breach.reason)
    print(f"{options.floors}: {len(new.floors)} floors, {len(breaches)} not reached")
    return BROKEN if breaches else 0


def _scores(folders: Sequence[Path], *, model: str) -> Scores:
    clusters = gold.load(folders)
    articles = [layout.complete(article) for c in clusters for article in c.articles]
    outcomes = batch.annotate(articles, nlp=pipeline.build(model))
    annotations = {read.id: read for read in outcomes if isinstance(read, Annotation)}
    return score(clusters, annotations, reconcile.reconcile, reconcile.entities)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", metavar="DIR")
    parser.add_argument("--floors", type=Path, default=Path("gold/floors.json"), metavar="FILE")
    parser.add_argument("--model", default=pipeline.DEFAULT_MODEL)
    parser.add_argument("--allow-lower", metavar="REASON")
    options = parser.parse_args(arguments)
    options.gold = options.gold or [Path("gold")]
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
