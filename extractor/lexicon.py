"""data/*.toml -> one frozen Lexicon: the only reader of word lists.

Words are data and wiring is code: a new hedge, currency or synonym is a row in `data/`. A file that
does not fit its record raises `DataError` naming the file and the key.
"""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.model import Basis, Change, Modality, Relation, Vintage


class DataError(ValueError):
    """One of our own data or gold files is wrong; the message names the file and the key."""


class Words(BaseModel):
    """What all word lists share: they never change, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NumberWords(Words):
    """How numbers are written out; values are exact, vague words have inclusive bounds."""

    articles: tuple[str, ...]
    negative: tuple[str, ...]
    half: str
    dozen: str
    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    abbreviations: dict[str, int]
    letters: dict[str, int]
    fractions: dict[str, int]
    vague: dict[str, tuple[int, int]]


class QualifierWords(Words):
    """Relation -> the words before or behind a number that say so."""

    before: dict[Relation, tuple[str, ...]]
    after: dict[Relation, tuple[str, ...]]


class RangeWords(Words):
    """What joins the two ends of a range."""

    to: str
    between: str
    conjunction: str
    start: str
    spread: tuple[str, ...]
    change: tuple[str, ...]
    alternative: str


class KindWords(Words):
    """The words beside a number that tell its kind."""

    per: tuple[str, ...]
    per_units: tuple[str, ...]
    percent: tuple[str, ...]
    percentage_points: tuple[str, ...]
    basis_points: tuple[str, ...]
    whole_points: tuple[str, ...]
    times: tuple[str, ...]
    compares: tuple[str, ...]
    multiples: dict[str, Decimal]
    whole: tuple[str, ...]
    in_ten: tuple[str, ...]
    points: tuple[str, ...]
    magnitude: tuple[str, ...]
    old: tuple[str, ...]
    durations: dict[str, tuple[str, ...]]
    name_before: tuple[str, ...]
    names_before: tuple[str, ...]
    rank_before: tuple[str, ...]
    singular: dict[str, str]


class CountWords(Words):
    """Which bare numbers count something."""

    collective: tuple[str, ...]
    casualty_words: tuple[str, ...]
    casualty_verbs: tuple[str, ...]
    toll: tuple[str, ...]
    score_verbs: tuple[str, ...]
    change_verbs: tuple[str, ...]
    index: tuple[str, ...]
    one_is_article: tuple[str, ...]
    idioms: tuple[str, ...]
    linking: tuple[str, ...]


class NameWords(Words):
    """What names begin and end with, and what countries are called besides their full names."""

    determiners: tuple[str, ...]
    possessives: tuple[str, ...]
    titles: tuple[str, ...]
    legal_forms: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    countries: dict[str, tuple[str, ...]]
    prefixes: dict[str, str]


class ClaimWords(Words):
    """What verbs and nouns around a figure say about its question."""

    holders: tuple[str, ...]
    events: tuple[tuple[str, ...], ...]
    actions: tuple[str, ...]
    directions: tuple[str, ...]
    dimensions: dict[str, str]
    measured: tuple[str, ...]
    partitives: tuple[str, ...]
    collections: tuple[str, ...]
    share_verbs: tuple[str, ...]
    existential: str
    company_words: tuple[str, ...]
    comparison: tuple[str, ...]
    change_verbs: dict[Change, tuple[str, ...]]
    change_nouns: dict[Change, tuple[str, ...]]
    change_adverbs: dict[Change, tuple[str, ...]]
    level_verbs: dict[str, str]
    casualties: dict[str, str]


class AttributionWords(Words):
    """Words that credit somebody with what is said."""

    verbs: tuple[str, ...]
    according: str
    quotes: tuple[str, ...]


class ModalityWords(Words):
    """Words that say whether something happened, and what they say."""

    negations: tuple[str, ...]
    auxiliaries: dict[str, Modality]
    verbs: dict[str, Modality]
    nouns: dict[str, Modality]
    adverbs: dict[str, Modality]


class Currency(Words):
    """One currency: signs before a number, names behind it, names of its hundredth."""

    prefixes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    cents: tuple[str, ...] = ()


class SharedSign(Words):
    """A sign or word of several currencies: the default code, and the code by country."""

    written: tuple[str, ...]
    cents: tuple[str, ...] = ()
    default: str
    countries: dict[str, str]


class Currencies(Words):
    """All currencies by ISO 4217 code, and the signs that several share."""

    not_codes: tuple[str, ...]
    not_names: tuple[str, ...]
    currency: dict[str, Currency]
    shared: dict[str, SharedSign]


class Unit(Words):
    """One unit of measure; `factor` is its size in the first unit of its dimension."""

    dimension: str
    factor: Decimal | None = None
    written: tuple[str, ...]
    glued: tuple[str, ...] = ()


class EvaluateWords(Words):
    """What makes two wordings the same when output is compared with gold.

    `stop` are words without weight in the name of a subject or metric; `units` are other names
    of units.
    """

    stop: frozenset[str]
    units: dict[str, str]


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
    changes: tuple[str, ...]
    running: tuple[str, ...]
    momentary: tuple[str, ...]
    replacing: tuple[str, ...]
    replaced: tuple[str, ...]
    apart: tuple[tuple[str, ...], ...]
    synonyms: dict[str, tuple[str, ...]]
    scales: dict[str, Scale]
    say: SayWords


class LeadWords(Words):
    """What stands before a date and opens, closes or begins a range."""

    since: tuple[str, ...]
    until: tuple[str, ...]
    by: tuple[str, ...]
    starting: tuple[str, ...]
    between: tuple[str, ...]


class LinkWords(Words):
    """What joins two dates, or a length of time and its last day."""

    to: tuple[str, ...]
    between: tuple[str, ...]
    ended: tuple[str, ...]
    week_of: tuple[str, ...]
    end: tuple[str, ...]


class RecordWords(Words):
    """What makes a "since" name a point in time: "the highest since 2001"."""

    words: tuple[str, ...]
    ending: str


class NotYearWords(Words):
    """What around four digits tells a year from a number."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    steady: tuple[str, ...]
    plural: str
    firm: tuple[str, ...]


class ClockWords(Words):
    """What follows a time of day."""

    half_days: dict[str, int]
    hours: tuple[str, ...]
    zones: tuple[str, ...]
    noon: dict[str, str]


class DateWords(Words):
    """The words of calendar expressions; units and parts are those of `kinds.date.calendar`."""

    determiners: tuple[str, ...]
    few: tuple[str, ...]
    capitalised: tuple[str, ...]
    every: tuple[str, ...]
    ago: tuple[str, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    the: tuple[str, ...]
    year_word: tuple[str, ...]
    quarter_word: tuple[str, ...]
    plain: tuple[str, ...]
    alone: tuple[str, ...]
    year_ago: tuple[str, ...]
    year_end: tuple[str, ...]
    same: tuple[str, ...]
    period: tuple[str, ...]
    to_date: tuple[str, ...]
    so_far: tuple[str, ...]
    fiscal: tuple[str, ...]
    fiscal_short: tuple[str, ...]
    century: tuple[str, ...]
    weekend: tuple[str, ...]
    half: tuple[str, ...]
    latest: tuple[str, ...]
    of: tuple[str, ...]
    on: tuple[str, ...]
    at: tuple[str, ...]
    leads: LeadWords
    links: LinkWords
    records: RecordWords
    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    ordinals: dict[str, int]
    ordinal_endings: tuple[str, ...]
    last: dict[str, int]
    units: dict[str, Literal["D", "W", "M", "Q", "Y", "E", "C"]]
    plurals: dict[str, Literal["D", "W", "M", "Q", "Y", "E", "C"]]
    deictic: dict[str, int]
    anaphoric: dict[str, int]
    running: tuple[str, ...]
    days: dict[str, int]
    seasons: dict[str, str]
    decades: dict[str, int]
    dayparts: dict[str, str]
    parts: dict[str, Literal["early", "mid", "late", "end", "any"]]
    references: dict[str, str]
    sets: dict[str, str]
    not_years: NotYearWords
    clock: ClockWords


class Lexicon(Words):
    """All words of one language, one field per table of `data/<language>.toml`."""

    number: NumberWords
    qualifier: QualifierWords
    range: RangeWords
    kind: KindWords
    count: CountWords
    names: NameWords
    claim: ClaimWords
    attribution: AttributionWords
    modality: ModalityWords
    basis: dict[Basis, tuple[str, ...]]
    vintage: dict[Vintage, tuple[str, ...]]
    currencies: Currencies
    units: dict[str, Unit]
    metrics: MetricWords
    evaluate: EvaluateWords
    layout: LayoutWords
    ingest: IngestWords
    date: DateWords


# Tables of all languages, each a file of its own.
_SHARED = ("currencies", "units", "metrics")


def _table(name: str) -> dict[str, object]:
    path = files("extractor") / "data" / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"data/{name}: {error}") from error


@cache
def load(language: str = "en") -> Lexicon:
    """The words of one language and of all languages (currencies, units), read once.

    Raises `DataError` naming the file and the key when a table does not fit its record.
    """
    shared = {name: _table(f"{name}.toml") for name in _SHARED}
    try:
        return Lexicon.model_validate(_table(f"{language}.toml") | shared)
    except ValidationError as error:
        raise DataError("; ".join(_problems(error, language))) from error


def _problems(error: ValidationError, language: str) -> Iterator[str]:
    for problem in error.errors():
        table = str(problem["loc"][0])
        name = table if table in _SHARED else language
        yield f"data/{name}.toml: {'.'.join(map(str, problem['loc']))}: {problem['msg']}"
