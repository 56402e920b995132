"""Text -> the calendar expressions in it, and what each of them says: pure functions, no state."""

from extractor.kinds.date.anchors import Anchors, Tense
from extractor.kinds.date.lasting import durations
from extractor.kinds.date.reading import find, is_quarter, read

__all__ = ["Anchors", "Tense", "durations", "find", "is_quarter", "read"]
