"""Text -> its language. English is told by its function words, at no cost; py3langid knows others.

py3langid knows 97 languages by a model of one megabyte that comes with it, and is kept up; it takes
1.6 ms for an article and 0.7 s to load, and so is asked only where English is in doubt.
"""

import re

import py3langid

from extractor import lexicon

ENGLISH = "en"
# Calibrated on 3,100 English news articles: with so many function words a text is English, and only
# tables of results have fewer. Prose in other languages has next to none.
FUNCTION_WORDS = 0.10
# What the detector says of English tables of results; of 3,000 English articles it took three so.
TAKEN_FOR = {"pcm": ENGLISH}
# Shorter texts are headlines and captions: too little to tell.
WORDS = 30
# Enough to tell; a long text is not read to its end.
SAMPLE = 20_000

# Letters beyond ASCII count as words of their own, so that a text without blanks is long enough.
_WORD = re.compile(r"[A-Za-z]+|[^\W\d_]")


def language(text: str) -> str | None:
    """The ISO 639 code of the text's language ("en", "de"); null when it is too short to tell."""
    sample = text[:SAMPLE]
    words = _WORD.findall(sample.lower())
    if len(words) < WORDS:
        return None
    known = sum(word in lexicon.load().ingest.function_words for word in words)
    if known >= FUNCTION_WORDS * len(words):
        return ENGLISH
    code: str = py3langid.classify(sample)[0]
    return TAKEN_FOR.get(code, code)
