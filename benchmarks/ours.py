"""The program itself behind the lines of `benchmarks/peer.py`, timed as the others are."""

import json
import sys
import time

from benchmarks.peer import WARM_UP
from extractor import batch, pipeline
from extractor.model import Annotation, Article


def main() -> None:
    nlp = pipeline.build()
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    articles = [Article(**row) for row in rows]
    list(batch.annotate([Article.model_validate(WARM_UP | {"id": "warm"})], nlp=nlp))
    began = time.perf_counter()
    read = [each for each in batch.annotate(articles, nlp=nlp) if isinstance(each, Annotation)]
    seconds = time.perf_counter() - began
    for each in read:
        dates = [date for date in each.dates if date.type == "DATE"]
        figures = [figure.model_dump(mode="json") for figure in each.figures]
        found = {"figures": figures, "dates": [date.model_dump(mode="json") for date in dates]}
        print(json.dumps({"id": each.id, **found}))
    print(seconds, file=sys.stderr)


if __name__ == "__main__":
    main()
