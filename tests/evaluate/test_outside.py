"""The scores are those of the scorer that others use, on gold that is not ours.

That scorer and its gold are no part of the project: EXTRACTOR_SCORER names the script and
EXTRACTOR_SCORER_GOLD the folder; without them the test is skipped.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import Scores
from extractor.evaluate.measure import by_key

SCORER, GOLD = (os.environ.get(name) for name in ("EXTRACTOR_SCORER", "EXTRACTOR_SCORER_GOLD"))
HALF_A_POINT = Decimal("0.005")

# What the other scorer calls a measure, by our name.
FOUND = {
    "claims found": "claim.found",
    "value": "claim.value",
    "value+unit": "claim.value_unit",
    "value+unit+relation": "claim.value_unit_relation",
    "whole claim (value, unit, question, period)": "claim.whole",
    "dates found": "span.dates",
    "dates right": "span.dates_value",
    "facts from gold claims: pairwise": "fact.pairs",
    "facts from text: pairwise": "end_to_end.pairs",
}
SINGLE = {
    "traps reported as claims": "claim.traps.wrong",
    "facts from gold claims: B-cubed F1": "fact.b_cubed.f1",
    "facts from gold claims: false-merge rate": "fact.merges.wrong",
    "facts from text: B-cubed F1": "end_to_end.b_cubed.f1",
    "facts from text: false-merge rate": "end_to_end.merges.wrong",
}
LEVELS = {"facts from gold claims": "fact", "facts from text": "end_to_end"}
OUTCOMES = ("status", "status_loose", "interval", "outcome")


def theirs(scores: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Their numbers under our keys."""
    for name, value in scores.items():
        if name in FOUND:
            for column, short in (("precision", "p"), ("recall", "r"), ("f1", "f1")):
                yield f"{FOUND[name]}.{column}", value[short]
        elif name in SINGLE:
            yield SINGLE[name], value
        elif name.endswith(" right, of matched"):
            yield f"claim.{name.split()[0]}.right", value
        else:
            level = LEVELS[name.partition(":")[0]]
            yield from zip((f"{level}.{each}.right" for each in OUTCOMES), value, strict=True)


@pytest.mark.model
@pytest.mark.skipif(not SCORER or not GOLD, reason="EXTRACTOR_SCORER(_GOLD) name no scorer")
def test_scores_agree_to_half_a_point(tmp_path: Path) -> None:
    ours, other = tmp_path / "ours.json", tmp_path / "theirs.json"
    extractor = Path(sys.executable).parent / "extractor"
    ran = [extractor, "evaluate", "--gold", str(GOLD), "--json", ours]
    subprocess.run(ran, check=True, capture_output=True)
    call = [sys.executable, str(SCORER), "--gold", str(GOLD), "--extractor", str(extractor)]
    subprocess.run([*call, "--json", other], check=True, capture_output=True)
    mine = by_key(Scores.model_validate_json(ours.read_bytes()))
    both = dict(theirs(json.loads(other.read_text())))
    assert len(both) == 27 + 5 + 8 + 8
    apart = {
        key: (mine[key], number)
        for key, number in both.items()
        if abs(mine[key] - Decimal(str(number))) > HALF_A_POINT
    }
    assert apart == {}
