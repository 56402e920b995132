"""A claim -> the question that it answers, taken apart once so that pairs compare quickly."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractor import lexicon
from extractor.model import Claim, Modality
from extractor.reconcile.interval import Interval, allowed, nominal
from extractor.reconcile.phrase import initials, names, vocabulary, words
from extractor.reconcile.units import dimension

# What has happened, what is to come, and what only might be are different questions; within a class
# the texts' own choice of word ("aims", "plans", "expects") varies too much to keep apart.
REALITY: dict[Modality, str] = {
    "actual": "happened",
    "estimate": "happened",
    "forecast": "to come",
    "target": "to come",
    "planned": "to come",
    "possible": "to come",
    "conditional": "conditional",
    "alleged": "alleged",
    "requirement": "required",
}
# Kinds whose growth is often told as a level: "growth was 5 percent".
SHARES = ("percent", "percentage_point")
# What a word adds to the question: light words ("total number of") say little.
LIGHT, NAME, FULL = 1, 2, 4
# Times of publication kept as read: a batch has few.
MOMENTS = 1 << 12

Place = tuple[str, str, int, int, str]
Days = tuple[dt.date | None, dt.date | None]


def ask(claim: Claim) -> "Question":
    """The question that the claim answers."""
    book = vocabulary()
    named = names(claim.subject) | names(claim.metric)
    thing = frozenset(words(claim.unit)) if claim.kind == "count" else frozenset()
    both = topic(claim) | thing
    scope = frozenset(() if _is_before(claim) else words(claim.scope)) - book.everywhere
    metric = frozenset(words(claim.metric)) | thing
    written = nominal(claim)
    known = bool(claim.subject and claim.metric and claim.kind)
    return Question(
        claim=claim,
        order=place_of(claim),
        answerable=known and written.number is not None,
        dimension=dimension(claim),
        reality=REALITY[claim.modality],
        words=both,
        weights={word: _weight(word, named) for word in both},
        subject=frozenset(words(claim.subject)) - book.light,
        metric=metric - book.light,
        scope=scope,
        thing=thing,
        names=named,
        initials=initials(f"{claim.subject or ''} , {claim.metric or ''}"),
        numerals=frozenset(word for word in both if word.isdigit()),
        rows=_rows(both | scope) | _rows(metric),
        grows=bool(claim.change) or (claim.kind in SHARES and not both.isdisjoint(book.changes)),
        per=bool(claim.per) or not book.per.isdisjoint((claim.metric or "").lower().split()),
        days=_days(claim),
        published=None if claim.published is None else _read(claim.published).date(),
        nominal=written,
        allowed=allowed(claim),
        is_running=has(both, book.running),
        is_momentary=has(both, book.momentary),
    )


def topic(claim: Claim) -> frozenset[str]:
    """The words of subject and metric together: where the line between them is drawn varies."""
    return frozenset(words(claim.subject)) | frozenset(words(claim.metric))


def place_of(claim: Claim) -> Place:
    """Where the claim stands in time and text; undated ones last. Sorts claims once and for all."""
    return (claim.published or "~", claim.article, claim.start, claim.end, claim.id)


def is_later(a: Claim, b: Claim) -> bool:
    """Whether the value of `b` held later than that of `a`: on a later day, or later that day.

    A day without a time is neither earlier nor later than a time on that day.
    """
    return _precedes(a.as_of or a.published, b.as_of or b.published)


def is_update(a: Claim, b: Claim) -> bool:
    """Whether the article of `b` was published later than that of `a` under the same address."""
    is_page = a.url is not None and a.url == b.url and a.article != b.article
    return is_page and _precedes(a.published, b.published)


def is_later_day(a: Claim, b: Claim) -> bool:
    """Whether the value of `b` held on a later day than that of `a`."""
    first, second = _held(a), _held(b)
    return first is not None and second is not None and first.date() < second.date()


def has(group: frozenset[str], rows: Iterable[frozenset[str]]) -> bool:
    """Whether all words of one of the rows are there."""
    return any(row <= group for row in rows)


def replaces(claim: Claim) -> int:
    """1 when the wording says that the value replaces another, -1 that it was replaced, else 0."""
    book, group = vocabulary(), topic(claim)
    return bool(group & book.replacing) - bool(group & book.replaced or _is_before(claim))


def _is_before(claim: Claim) -> bool:
    """Whether the claim gives what a change started from."""
    return claim.scope == lexicon.load().claim.before_change


@dataclass(frozen=True, eq=False, slots=True)
class Question:
    """What a claim is about: its words by role, and what keeps it apart from other questions.

    `weights` says how much each word tells; `subject` and `metric` leave out the light words;
    `thing` is what a count counts; `rows` gives, for each row of words that exclude each other,
    those of the metric, or else of subject and scope; `grows` tells the size of a change from a
    level; `per` a value of one among many; `days` is null without a period; `answerable` is false
    when subject, metric or value is unknown: such a claim is never compared.
    """

    claim: Claim
    order: Place
    answerable: bool
    dimension: str
    reality: str
    words: frozenset[str]
    weights: dict[str, int]
    subject: frozenset[str]
    metric: frozenset[str]
    scope: frozenset[str]
    thing: frozenset[str]
    names: frozenset[str]
    initials: dict[str, frozenset[str]]
    numerals: frozenset[str]
    rows: dict[int, frozenset[str]]
    grows: bool
    per: bool
    days: Days | None
    published: dt.date | None
    nominal: Interval
    allowed: Interval
    is_running: bool
    is_momentary: bool


@lru_cache(MOMENTS)
def _read(text: str) -> dt.datetime:
    """The moment without time zone, in UTC where one is given; a year or month at its start."""
    whole = text + "-01-01"[len(text) - len("2022") :] if len(text) < len("2022-11-16") else text
    moment = dt.datetime.fromisoformat(whole)
    return moment if moment.tzinfo is None else moment.astimezone(dt.UTC).replace(tzinfo=None)


def _held(claim: Claim) -> dt.datetime | None:
    """When the value held: when its count was taken, else when it was published."""
    text = claim.as_of or claim.published
    return None if text is None else _read(text)


def _precedes(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    first, second = _read(one), _read(other)
    has_times = min(len(one), len(other)) > len("2022-11-16")
    return first < second if has_times else first.date() < second.date()


def _days(claim: Claim) -> Days | None:
    period = claim.period
    if period is None or (period.begin is None and period.end is None):
        return None
    return period.begin, period.end


def _weight(word: str, named: frozenset[str]) -> int:
    """How much the word says: all figures about a firm have its name, so names count for less."""
    if word in vocabulary().light:
        return LIGHT
    return NAME if word in named else FULL


def _rows(group: frozenset[str]) -> dict[int, frozenset[str]]:
    rows = vocabulary().rows
    found: dict[int, frozenset[str]] = {}
    for word in sorted(group):
        for number in rows.get(word, ()):
            found[number] = found.get(number, frozenset()) | {word}
    return found
