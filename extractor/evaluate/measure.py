"""What a score is made of: counts of articles and clusters add up to measures, rows of the table.

Scores are exact to four places. A measure keeps what was counted in each place, so that intervals
and differences between two programs can be had from it later.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import PlainSerializer, WithJsonSchema

from extractor.model import Kind, Number, Record

KINDS: tuple[Kind, ...] = get_args(Kind)
PLACES = Decimal("0.0001")
HITS = Decimal("0.000001")  # what is counted in parts, such as B-cubed, is kept to a millionth

Score = Annotated[
    Decimal,
    PlainSerializer(lambda score: format(score, ".4f"), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d\.\d{4}$"}),
]
Column = Literal["precision", "recall", "f1", "right", "wrong"]
COLUMNS: tuple[Column, ...] = ("precision", "recall", "f1", "right", "wrong")
Over = Literal["articles", "clusters"]
OVER: tuple[Over, ...] = ("articles", "clusters")
# What a measure gives: precision, recall and F1; a share that is right or wrong; a mean F1.
Form = Literal["found", "right", "wrong", "mean"]
FORMS: Mapping[Form, tuple[Column, ...]] = {
    "found": ("precision", "recall", "f1"),
    "right": ("right",),
    "wrong": ("wrong",),
    "mean": ("f1",),
}


class Count(NamedTuple):
    """`hits` right ones among `output` reported and `gold` labelled; a share is one of `gold`."""

    level: str
    name: str
    hits: int | Fraction
    output: int
    gold: int
    form: Form = "found"
    kind: Kind | None = None  # null counts all kinds


class Place(NamedTuple):
    """Where something was counted; what runs through the articles of a cluster has no article."""

    cluster: str
    article: str | None = None


class Part(Record):
    """What one place contributes to a measure."""

    cluster: str
    article: str | None
    hits: Number
    output: int
    gold: int


class Interval(Record):
    """Where a number lies 95 times in 100 when articles, or clusters, are drawn anew."""

    over: Over
    column: Column
    low: Score
    high: Score


class Measure(Record):
    """One thing that was measured, at one level, over `n` items of gold, of one kind or of all.

    Either `precision`, `recall` and `f1` of what was found, or the share that is `right`, or the
    share that is `wrong` (the only one that is better when it is lower). All lie between 0 and 1.
    """

    level: str
    name: str
    kind: Kind | None = None
    precision: Score | None = None
    recall: Score | None = None
    f1: Score | None = None
    right: Score | None = None
    wrong: Score | None = None
    n: int
    intervals: tuple[Interval, ...] = ()
    parts: tuple[Part, ...] = ()


class Confusion(Record):
    """How often gold has one word in a field, and the output another or the same one."""

    level: str
    field: str
    gold: str
    output: str
    n: int


class Difference(Record):
    """A measure now and in the baseline: `change`, its 95 percent interval, and the chance `p` that
    as large a change comes about when the two runs are swapped at random in every place."""

    level: str
    name: str
    kind: Kind | None
    column: Column
    over: Over
    before: Score
    now: Score
    change: Score
    low: Score
    high: Score
    p: Score


class Scores(Record):
    """All measures of one evaluation, in the order of the table; `kinds` are those by kind."""

    clusters: int
    articles: int
    measures: tuple[Measure, ...]
    kinds: tuple[Measure, ...] = ()
    confusions: tuple[Confusion, ...] = ()


def total(counts: Iterable[tuple[Place, Count]]) -> tuple[Measure, ...]:
    """One measure for all counts of the same level, name and kind, as they first come."""
    groups: dict[tuple[str, str, Kind | None], list[tuple[Place, Count]]] = defaultdict(list)
    for place, count in counts:
        groups[count.level, count.name, count.kind].append((place, count))
    return tuple(map(_total, groups.values()))


def numbers(
    form: Form, hits: int | Fraction, output: int, gold: int
) -> dict[Column, int | Fraction]:
    """The exact shares of one form, by column; 0 of nothing is 0."""
    shares = {"precision": (hits, output), "recall": (hits, gold), "f1": (2 * hits, output + gold)}
    if form != "found":
        return {FORMS[form][0]: _share(hits, gold)}
    return {column: _share(*shares[column]) for column in FORMS[form]}


def score(part: int | Fraction, whole: int | Fraction) -> Decimal:
    """The share, rounded to four places; 0 of nothing is 0."""
    return _rounded(_share(part, whole), PLACES)


def headline(measure: Measure) -> Column:
    """The column that tells most: F1, or the share that is right or wrong."""
    return FORMS[form(measure)][-1]


def form(measure: Measure) -> Form:
    """What the measure gives, from the columns that it has."""
    if measure.precision is not None:
        return "found"
    return "mean" if measure.f1 is not None else "right" if measure.right is not None else "wrong"


def by_key(scores: Scores) -> Mapping[str, Decimal]:
    """Every number that was measured on something, by `level.name.column` (`claim.value.f1`)."""
    return {
        f"{measure.level}.{measure.name}.{column}": number
        for measure in scores.measures
        for column in COLUMNS
        if measure.n and (number := getattr(measure, column)) is not None
    }


def _total(placed: list[tuple[Place, Count]]) -> Measure:
    first = placed[0][1]
    hits = sum((Fraction(count.hits) for _, count in placed), Fraction(0))
    output = sum(count.output for _, count in placed)
    gold = sum(count.gold for _, count in placed)
    shares = numbers(first.form, hits, output, gold)
    rounded: dict[str, Decimal] = {
        column: _rounded(Fraction(share), PLACES) for column, share in shares.items()
    }
    measure = Measure(
        level=first.level,
        name=first.name,
        kind=first.kind,
        n=gold,
        parts=tuple(_part(place, count) for place, count in placed),
    )
    return measure.model_copy(update=rounded)


def _part(place: Place, count: Count) -> Part:
    return Part(
        cluster=place.cluster,
        article=place.article,
        hits=_rounded(Fraction(count.hits), HITS),
        output=count.output,
        gold=count.gold,
    )


def _share(part: int | Fraction, whole: int | Fraction) -> Fraction:
    return Fraction(part) / Fraction(whole) if whole else Fraction(0)


def _rounded(share: Fraction, places: Decimal) -> Decimal:
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(places)
