"""Words that tell whether two claims answer one question, and how values are said."""

from decimal import Decimal

from extractor.lexicon.words import Words
from extractor.model import Relation


class EvaluateWords(Words):
    """What makes two wordings the same when output is compared with gold.

    `stop` are words without weight in the name of a subject or metric; `units` are other names
    of units.
    """

    stop: frozenset[str]
    units: dict[str, str]


class Scale(Words):
    """How a unit converts: base units = (value - zero) * factor, within one dimension."""

    dimension: str
    factor: Decimal
    zero: Decimal = Decimal(0)


class SayWords(Words):
    """How values are put in words: what a relation says, names of powers of ten, of units."""

    relations: dict[Relation, str]
    scales: dict[str, Decimal]
    units: dict[str, str]
    plurals: dict[str, str]


class MetricWords(Words):
    """What tells the question that a claim answers; `data/metrics.toml` explains each list."""

    stop: frozenset[str]
    per: frozenset[str]
    light: tuple[str, ...]
    everywhere: tuple[str, ...]
    changes: tuple[str, ...]
    running: tuple[str, ...]
    momentary: tuple[str, ...]
    replacing: tuple[str, ...]
    replaced: tuple[str, ...]
    apart: tuple[tuple[str, ...], ...]
    synonyms: dict[str, tuple[str, ...]]
    scales: dict[str, Scale]
    say: SayWords
