"""Words of pages: what is no sentence, and what is English."""

from extractor.lexicon.words import Words


class LayoutWords(Words):
    """The words by which the parts of a page are told apart, lower case.

    `furniture` starts a line of a page's end, `furniture_lines` are whole lines anywhere. In a
    byline `joins` stand between names, `stations` before where an author works, `sources` beside
    or below the name. `moments` and `months` are the words of a line that is only a date.
    """

    furniture: tuple[str, ...]
    furniture_lines: tuple[str, ...]
    by: tuple[str, ...]
    joins: tuple[str, ...]
    stations: tuple[str, ...]
    sources: frozenset[str]
    particles: frozenset[str]
    datelines: tuple[str, ...]
    months: tuple[str, ...]
    moments: tuple[str, ...]


class IngestWords(Words):
    """Words that English prose cannot do without and other languages do not have."""

    function_words: frozenset[str]
