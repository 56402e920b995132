"""Writes the golden outputs of `tests/golden` anew, after a change of what is read.

Read the difference (`git diff tests/golden`) before it is kept:

    python scripts/write_golden.py

Beside each article stands what is read in it: a row per figure, in order, without offsets and ids.
"""

import json
from pathlib import Path

from spacy.language import Language

from extractor import claims, ingest, pipeline
from extractor.model import Article, Claim

FOLDER = Path(__file__).parents[1] / "tests" / "golden"


def golden(nlp: Language, path: Path) -> str:
    """What is read in the article of the file, as the text of its golden file."""
    (article,) = ingest.read([path])
    if not isinstance(article, Article):
        raise ValueError(f"{path}: {article.reason}")
    read = claims.annotate(nlp(article.text), article)
    rows = [json.dumps(_row(claim), ensure_ascii=False) for claim in read.claims]
    lines = ",\n  ".join(rows)
    return f'{{"published": {json.dumps(article.published)}, "claims": [\n  {lines}\n]}}\n'


def _row(claim: Claim) -> dict[str, str | None]:
    """The claim by what a person would check, absent fields left out."""
    fields = claim.model_dump(mode="json")
    names = ("quote", "kind", "relation", "low", "high", "unit", "subject", "metric", "modality")
    period = fields["period"]
    days = None if period is None else f"{period['begin'] or '..'}/{period['end'] or '..'}"
    chosen = {
        **{name: fields[name] for name in names},
        "period": days,
        "speaker": fields["attribution"]["speaker"],
        "rule": fields["rule"],
    }
    return {name: value for name, value in chosen.items() if value is not None}


if __name__ == "__main__":
    nlp = pipeline.build()
    for path in sorted(FOLDER.glob("*.txt")):
        path.with_suffix(".json").write_text(golden(nlp, path), encoding="utf-8")
        print(path.with_suffix(".json"))
