"""Words of names, and of what is said of a figure around it."""

from decimal import Decimal

from extractor.lexicon.words import Words
from extractor.model import Change, Modality


class NameWords(Words):
    """What names begin and end with, and what countries are called besides their full names."""

    determiners: tuple[str, ...]
    possessives: tuple[str, ...]
    titles: tuple[str, ...]
    legal_forms: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    kin: tuple[str, ...]
    places: tuple[str, ...]
    joins: tuple[str, ...]
    organizations: tuple[str, ...]
    events: tuple[str, ...]
    facilities: tuple[str, ...]
    landforms: tuple[str, ...]
    countries: dict[str, tuple[str, ...]]
    demonyms: dict[str, tuple[str, ...]]
    labels: dict[str, str]
    prefixes: dict[str, str]


class ClaimWords(Words):
    """What verbs and nouns around a figure say about its question."""

    holders: tuple[str, ...]
    events: tuple[tuple[str, ...], ...]
    of_events: tuple[str, ...]
    tolls: tuple[str, ...]
    records: tuple[str, ...]
    paces: tuple[str, ...]
    economies: tuple[str, ...]
    national: tuple[str, ...]
    results: frozenset[str]
    manners: tuple[str, ...]
    event_verbs: dict[str, str]
    actions: tuple[str, ...]
    directions: tuple[str, ...]
    dimensions: dict[str, str]
    measured: tuple[str, ...]
    partitives: tuple[str, ...]
    collections: tuple[str, ...]
    share_verbs: tuple[str, ...]
    company_words: tuple[str, ...]
    running: tuple[str, ...]
    comparison: tuple[str, ...]
    level_prepositions: tuple[str, ...]
    paying_verbs: tuple[str, ...]
    planned: tuple[str, ...]
    moving_verbs: tuple[str, ...]
    gaining_verbs: tuple[str, ...]
    change_verbs: dict[Change, tuple[str, ...]]
    change_nouns: dict[Change, tuple[str, ...]]
    change_adverbs: dict[Change, tuple[str, ...]]
    level_verbs: dict[str, str]
    lasting_verbs: dict[str, str]
    over: tuple[str, ...]
    worth: tuple[str, ...]
    buying_verbs: tuple[str, ...]
    purchase_price: str
    valuing_verbs: tuple[str, ...]
    before_change: str
    readings: tuple[str, ...]
    revising_verbs: tuple[str, ...]
    placing_verbs: tuple[str, ...]
    securities: tuple[str, ...]
    security_price: str
    casualties: dict[str, str]
    degrees: dict[str, str]


class TheftWords(Words):
    """How thefts are told; `escapes` gives for a verb the particle that it takes, if any."""

    verbs: tuple[str, ...]
    escapes: dict[str, str]
    acts: tuple[str, ...]
    loot: tuple[str, ...]
    worth: tuple[str, ...]
    estimates: tuple[str, ...]
    places: tuple[str, ...]


class Confidence(Words):
    """The share of questions right: without a subject, with a phrase as subject, with a name."""

    nobody: Decimal
    phrase: Decimal
    name: Decimal


class Confidences(Words):
    """How sure claims are by the rule that read them; `other` for rules that gold never met."""

    rules: dict[str, Confidence]
    other: Confidence


class AttributionWords(Words):
    """Words that credit somebody with what is said."""

    verbs: tuple[str, ...]
    according: str
    agencies: tuple[str, ...]
    papers: tuple[str, ...]
    judging: tuple[str, ...]
    telling: tuple[str, ...]
    speaking: dict[str, tuple[str, ...]]
    accounts: tuple[str, ...]
    reports: tuple[str, ...]


class ModalityWords(Words):
    """Words that say whether something happened, and what they say."""

    auxiliaries: dict[str, Modality]
    verbs: dict[str, Modality]
    nouns: dict[str, Modality]
    adverbs: dict[str, Modality]
    supposing: tuple[str, ...]
    conditions: tuple[str, ...]
    facts: tuple[str, ...]
