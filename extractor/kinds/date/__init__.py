"""Text -> the calendar expressions in it, and what each of them says: pure functions, no state."""

from extractor.kinds.date.anchors import Anchors
from extractor.kinds.date.reading import find, read

__all__ = ["Anchors", "find", "read"]
