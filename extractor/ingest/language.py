"""Text -> is it English? A cheap check by function words, until a language detector is needed."""

import re

from extractor import lexicon

# Calibrated on 3,100 English news articles: those with fewer function words than this are tables of
# results, which have more numbers than that. Prose in other languages has next to none of either.
FUNCTION_WORDS = 0.10
NUMBERS = 0.15
# Shorter texts are headlines and captions, which can do without function words.
WORDS = 30
# Enough to tell; a long text is not read to its end.
SAMPLE = 20_000

# Letters beyond ASCII count as words of their own, so that a text without blanks is long enough.
_TOKEN = re.compile(r"[A-Za-z]+|\d[\d.,]*|[^\W\d_]")


def is_english(text: str) -> bool | None:
    """Whether the text is English; null when it is too short to tell."""
    tokens = _TOKEN.findall(text[:SAMPLE].lower())
    words = [token for token in tokens if token[0].isalpha()]
    if len(words) < WORDS:
        return None
    known = sum(word in lexicon.load().ingest.function_words for word in words)
    numbers = len(tokens) - len(words)
    return known >= FUNCTION_WORDS * len(words) or numbers >= NUMBERS * len(words)
