"""Gold against output at three levels (span, claim, fact), and the gate that keeps scores up."""

from extractor.evaluate import gate, gold
from extractor.evaluate.measure import Measure, Scores
from extractor.evaluate.scores import score
from extractor.evaluate.table import Rows, changes, confusions, rows

__all__ = ["Measure", "Rows", "Scores", "changes", "confusions", "gate", "gold", "rows", "score"]
