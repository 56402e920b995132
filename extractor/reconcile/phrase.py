"""A phrase -> the words that tell a question: stems without stop words, synonyms under one name.

Everything here compares equal however a phrase is inflected, accented or capitalised.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import combining, normalize

from extractor.lexicon import DataError, load

# A suffix is cut only where a stem of this length stays ("died" is a word of its own).
_SHORTEST_STEM = 3
# Phrases kept: subjects and metrics repeat within a batch, and a batch must not fill the memory.
PHRASES = 1 << 16


def stem(word: str) -> str:
    """The word without plural, -ed, -ing and final e, in lower case.

    >>> [stem(word) for word in ("Companies", "killed", "robbing", "houses", "gas", "licensing")]
    ['company', 'kill', 'rob', 'hous', 'gas', 'licens']
    """
    word = _singular(word.lower())
    for suffix in ("ing", "ed"):
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= _SHORTEST_STEM and any(c in "aeiouy" for c in rest):
            doubled = rest[-1] == rest[-2] and rest[-1] not in "lsz"
            word = rest[:-1] if doubled else rest
            break
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


@lru_cache(PHRASES)
def words(text: str | None) -> tuple[str, ...]:
    """The concepts of a phrase in order: stems, synonyms under one name, no stop words."""
    if not text:
        return ()
    stop = vocabulary().stop
    return tuple(concept(token) for token in _tokens(text) if token.lower() not in stop)


def names(text: str | None) -> frozenset[str]:
    """The concepts of the phrase that are written with a capital."""
    return frozenset(word for run in _runs(text) for word in words(" ".join(run)))


def initials(text: str | None) -> dict[str, frozenset[str]]:
    """The acronyms that the names in the phrase can have, each with the words it stands for.

    >>> {k: sorted(v) for k, v in initials("Great Lakes Freight").items()}["glf"]
    ['freight', 'great', 'lak']
    """
    found = {}
    for run in _runs(text):
        for start in range(len(run)):
            for end in range(start + 2, len(run) + 1):
                short = "".join(token[0] for token in run[start:end]).lower()
                found[stem(short)] = frozenset(words(" ".join(run[start:end])))
    return found


@lru_cache(PHRASES)
def concept(word: str) -> str:
    """The name under which a word is compared: that of its synonyms, or its own stem."""
    root = stem(word)
    return _synonyms().get(root, root)


@cache
def vocabulary() -> "Vocabulary":
    """The lists of `data/metrics.toml` as concepts, read once."""
    lists = load().metrics
    rows: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(lists.apart):
        for word in map(concept, row):
            rows[word] = (*rows.get(word, ()), number)
    return Vocabulary(
        stop=lists.stop,
        per=lists.per,
        light=_concepts(lists.light),
        everywhere=_concepts(lists.everywhere),
        changes=_concepts(lists.changes),
        running=tuple(_concepts(row.split()) for row in lists.running),
        momentary=tuple(_concepts(row.split()) for row in lists.momentary),
        replacing=_concepts(lists.replacing),
        replaced=_concepts(lists.replaced),
        rows=rows,
        spoken={concept(word): word for row in lists.apart for word in row},
    )


class Vocabulary(NamedTuple):
    """The metric words as concepts.

    `rows` gives the rows of `apart` that a concept is in, `spoken` the word that stands there.
    """

    stop: frozenset[str]
    per: frozenset[str]
    light: frozenset[str]
    everywhere: frozenset[str]
    changes: frozenset[str]
    running: tuple[frozenset[str], ...]
    momentary: tuple[frozenset[str], ...]
    replacing: frozenset[str]
    replaced: frozenset[str]
    rows: dict[str, tuple[int, ...]]
    spoken: dict[str, str]


def _concepts(group: Iterable[str]) -> frozenset[str]:
    return frozenset(map(concept, group))


@cache
def _synonyms() -> dict[str, str]:
    """Stem -> the name of its synonyms; a word under two names is a `DataError`."""
    found: dict[str, str] = {}
    for name, forms in load().metrics.synonyms.items():
        for root in {stem(form) for form in (name, *forms)}:
            if found.setdefault(root, stem(name)) != stem(name):
                raise DataError(
                    f"data/metrics.toml: synonyms.{name}: {root!r} already stands for "
                    f"{found[root]!r}; take it out of one of the two"
                )
    return found


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural and len(word) > _SHORTEST_STEM else word


def _tokens(text: str) -> tuple[str, ...]:
    plain = "".join(c for c in normalize("NFKD", text) if not combining(c)).replace(".", "")
    return tuple("".join(c if c.isalnum() else " " for c in plain).split())


def _runs(text: str | None) -> list[list[str]]:
    grouped = groupby(_tokens(text or ""), key=lambda token: token[0].isupper())
    return [list(run) for capital, run in grouped if capital]
