"""Gold against output at three levels (span, claim, fact), and the gate that keeps scores up."""

from extractor.evaluate import gate, gold
from extractor.evaluate.measure import Measure, Scores, rows
from extractor.evaluate.scores import score

__all__ = ["Measure", "Scores", "gate", "gold", "rows", "score"]
