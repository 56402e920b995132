"""What a score is made of: a measure is a row of the table, its numbers exact to four places."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import PlainSerializer, WithJsonSchema

from extractor.model import Record

PLACES = Decimal("0.0001")

Score = Annotated[
    Decimal,
    PlainSerializer(lambda score: format(score, ".4f"), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^[01]\.\d{4}$"}),
]
COLUMNS = ("precision", "recall", "f1", "right", "wrong")


class Measure(Record):
    """One thing that was measured, at one level, over `n` items of gold.

    Either `precision`, `recall` and `f1` of what was found, or the share that is `right`, or the
    share that is `wrong` (the only one that is better when it is lower). All lie between 0 and 1.
    """

    level: str
    name: str
    precision: Score | None = None
    recall: Score | None = None
    f1: Score | None = None
    right: Score | None = None
    wrong: Score | None = None
    n: int


class Scores(Record):
    """All measures of one evaluation, in the order of the table."""

    clusters: int
    articles: int
    measures: tuple[Measure, ...]


def found(level: str, name: str, *, hits: int, output: int, gold: int) -> Measure:
    """Precision, recall and F1 of `hits` right ones among `output` reported and `gold` labelled."""
    return Measure(
        level=level,
        name=name,
        precision=score(hits, output),
        recall=score(hits, gold),
        f1=score(2 * hits, output + gold),
        n=gold,
    )


def score(part: int | Fraction, whole: int | Fraction) -> Decimal:
    """The share, rounded to four places; 0 of nothing is 0."""
    share = Fraction(part) / Fraction(whole) if whole else Fraction(0)
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(PLACES)


def by_key(scores: Scores) -> Mapping[str, Decimal]:
    """Every number that was measured on something, by `level.name.column` (`claim.value.f1`)."""
    return {
        f"{measure.level}.{measure.name}.{column}": number
        for measure in scores.measures
        for column in COLUMNS
        if measure.n and (number := getattr(measure, column)) is not None
    }


def rows(scores: Scores) -> tuple[tuple[str, ...], ...]:
    """The table for people, its heading first; empty where a column does not apply."""
    heading = ("level", "measure", *COLUMNS, "n")
    return (heading, *map(_row, scores.measures))


def _row(measure: Measure) -> tuple[str, ...]:
    numbers = (getattr(measure, column) for column in COLUMNS)
    cells = ("" if number is None else format(number, ".4f") for number in numbers)
    return (measure.level, measure.name, *cells, str(measure.n))
