"""Words of numbers, qualifiers, units and currencies."""

from decimal import Decimal

from extractor.lexicon.words import Words
from extractor.model import Relation


class NumberWords(Words):
    """How numbers are written out; values are exact, vague words have inclusive bounds."""

    articles: tuple[str, ...]
    negative: tuple[str, ...]
    half: str
    dozen: str
    point: str
    over: str
    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    abbreviations: dict[str, int]
    letters: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    vague: dict[str, tuple[int, int]]


class QualifierWords(Words):
    """Relation -> the words before or behind a number that say so; `levels`: where they do not."""

    before: dict[Relation, tuple[str, ...]]
    after: dict[Relation, tuple[str, ...]]
    levels: dict[str, tuple[str, ...]]
    closed: tuple[str, ...]


class RangeWords(Words):
    """What joins the two ends of a range."""

    to: str
    between: tuple[str, ...]
    conjunction: str
    start: str
    spread: tuple[str, ...]
    change: tuple[str, ...]
    alternative: str
    joins: tuple[str, ...]
    closing: tuple[str, ...]
    listed: str
    during: tuple[str, ...]
    spent: tuple[str, ...]


class KindWords(Words):
    """The words beside a number that tell its kind."""

    per_numbers: tuple[str, ...]
    owners: tuple[str, ...]
    per: tuple[str, ...]
    per_units: tuple[str, ...]
    percent: tuple[str, ...]
    clock: tuple[str, ...]
    quarter: str
    before_quarter: tuple[str, ...]
    worked: tuple[str, ...]
    percentage_points: tuple[str, ...]
    basis_points: tuple[str, ...]
    whole_points: tuple[str, ...]
    times: tuple[str, ...]
    compares: tuple[str, ...]
    multiples: dict[str, Decimal]
    paid: tuple[str, ...]
    weight: tuple[str, ...]
    heavier: tuple[str, ...]
    whole: tuple[str, ...]
    in_ten: tuple[str, ...]
    points: tuple[str, ...]
    magnitude: tuple[str, ...]
    magnitude_after: tuple[str, ...]
    factor: tuple[str, ...]
    amounts: tuple[str, ...]
    sizes: tuple[str, ...]
    before_metres: tuple[str, ...]
    below_zero: tuple[str, ...]
    metres: tuple[str, ...]
    term_names: tuple[str, ...]
    lasting: tuple[str, ...]
    closing: tuple[str, ...]
    halved: tuple[str, ...]
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
    aircraft: tuple[str, ...]
    pronouns: tuple[str, ...]
    strong: tuple[str, ...]
    patients: tuple[str, ...]
    crowd_verbs: tuple[str, ...]
    millions: tuple[str, ...]
    races: tuple[int, ...]
    before_race: tuple[str, ...]
    ballots: tuple[str, ...]
    ballot_unit: str
    before_one: tuple[str, ...]
    idioms: tuple[str, ...]
    of_moments: tuple[str, ...]
    compares: tuple[str, ...]
    aged: tuple[str, ...]
    age_unit: str
    persons: tuple[str, ...]
    landmarks: tuple[str, ...]
    states: tuple[str, ...]
    articles: tuple[str, ...]
    linking: tuple[str, ...]


class Currency(Words):
    """One currency: signs before a number, names behind it, names of its hundredth."""

    prefixes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    cents: tuple[str, ...] = ()


class SharedSign(Words):
    """A sign or word of several currencies, and the code that it stands for by default."""

    written: tuple[str, ...]
    prefixes: tuple[str, ...] = ()
    cents: tuple[str, ...] = ()
    default: str
    signed: tuple[str, ...] = ()
    fixed: bool = False


class Currencies(Words):
    """All currencies by ISO 4217 code, and the signs that several share."""

    not_codes: tuple[str, ...]
    not_names: tuple[str, ...]
    unsure_names: tuple[str, ...]
    unsure_prefixes: dict[str, str]
    currency: dict[str, Currency]
    shared: dict[str, SharedSign]


class Unit(Words):
    """One unit of measure; `factor` is its size in the first unit of its dimension."""

    dimension: str
    factor: Decimal | None = None
    written: tuple[str, ...]
    glued: tuple[str, ...] = ()
