"""Words of calendar expressions."""

from typing import Literal

from extractor.lexicon.words import Words


class LeadWords(Words):
    """What stands before a date and opens, closes or begins a range."""

    since: tuple[str, ...]
    onward: tuple[str, ...]
    until: tuple[str, ...]
    by: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    starting: tuple[str, ...]
    between: tuple[str, ...]


class LinkWords(Words):
    """What joins two dates, or a length of time and its last day."""

    to: tuple[str, ...]
    between: tuple[str, ...]
    ended: tuple[str, ...]
    week_of: tuple[str, ...]
    weekend_of: tuple[str, ...]
    starting: tuple[str, ...]
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
    streets: tuple[str, ...]
    plural: str
    firm: tuple[str, ...]


class NotVerbWords(Words):
    """Words of dates that are verbs behind a modal ("will last") or before a pronoun ("may I")."""

    behind_modals: tuple[str, ...]
    modals: tuple[str, ...]
    before_pronouns: tuple[str, ...]
    pronouns: tuple[str, ...]


class ClockWords(Words):
    """What follows a time of day."""

    half_days: dict[str, int]
    hours: tuple[str, ...]
    zones: tuple[str, ...]
    noon: dict[str, str]


class HolidayWords(Words):
    """A holiday: the country whose it is, its name in the library `holidays`, and the days off."""

    country: str
    name: str
    days: int = 0


class DateWords(Words):
    """The words of calendar expressions; units and parts are those of `kinds.date.calendar`."""

    uncounted: tuple[str, ...]
    recent: tuple[str, ...]
    loose: tuple[str, ...]
    holidays: dict[str, HolidayWords]
    determiners: tuple[str, ...]
    few: tuple[str, ...]
    capitalised: tuple[str, ...]
    first_names: tuple[str, ...]
    every: tuple[str, ...]
    ago: tuple[str, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    the: tuple[str, ...]
    year_word: tuple[str, ...]
    week_word: tuple[str, ...]
    month_word: tuple[str, ...]
    day_word: tuple[str, ...]
    whole: tuple[str, ...]
    long: tuple[str, ...]
    from_word: tuple[str, ...]
    hundreds: tuple[str, ...]
    year_heads: dict[str, int]
    year_rounds: tuple[str, ...]
    round_days: tuple[str, ...]
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
    full: tuple[str, ...]
    soonest: tuple[str, ...]
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
    skipping: dict[str, int]
    deictic: dict[str, int]
    anaphoric: dict[str, int]
    running: tuple[str, ...]
    sides: dict[str, int]
    days: dict[str, int]
    nights: dict[str, str]
    seasons: dict[str, str]
    decades: dict[str, int]
    dayparts: dict[str, str]
    parts: dict[str, Literal["early", "mid", "late", "end", "any"]]
    references: dict[str, str]
    sets: dict[str, str]
    not_years: NotYearWords
    not_verbs: NotVerbWords
    clock: ClockWords
