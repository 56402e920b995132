"""Points for and against two claims answering the same question: a table of small named functions.

Points are hundredths of likeness. They were set on 15 clusters of news with 561 claims, by reading
the pairs that came out wrong; after a change, evaluate the facts from gold claims again.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from extractor.reconcile.bars import is_coarse
from extractor.reconcile.pair import Pair
from extractor.reconcile.question import Question

# Two reports that contradict each other are seldom off by more than this.
FAR = Decimal(2)
# Numbers of people and things up to nine turn up everywhere: their agreement says little.
SMALL, COMMONPLACE = Decimal(10), 12
# News of the day without a period is about its week; after a month the same words mean new events.
NEAR_DAYS, FAR_DAYS = 4, 31


def wording(pair: Pair) -> int:
    """How alike subject and metric are, taken together."""
    return pair.likeness


def metric(pair: Pair) -> int:
    """Two metrics that share no word ask different things about one subject."""
    return -60 if _strange(pair.a.metric, pair.b) and _strange(pair.b.metric, pair.a) else 0


def subject(pair: Pair) -> int:
    """Two subjects that share no word are hardly one, unless both only point at it."""
    return -12 if _strange(pair.a.subject, pair.b) and _strange(pair.b.subject, pair.a) else 0


def value(pair: Pair) -> int:
    """The same uncommon figure is hardly a coincidence; two that differ ask for more likeness."""
    if not pair.agree:
        far = pair.ratio >= FAR and not pair.a.is_running
        return {"apart": -24 if far else -12, "equal": 8}.get(pair.values, 0)
    number = abs(pair.a.nominal.number or Decimal(0))
    if number < SMALL and number == int(number):
        return COMMONPLACE
    if pair.values == "close":
        return 16
    return 16 + 6 * min(len(number.normalize().as_tuple().digits), 3)


def thing(pair: Pair) -> int:
    """Counts of different things are different questions; two articles may name one thing twice."""
    a, b = pair.a, pair.b
    if a.dimension != "count" or a.thing & b.words or b.thing & a.words:
        return 0
    return 0 if pair.agree and a.claim.article != b.claim.article else -30


def when(pair: Pair) -> int:
    """The same stated period speaks for, an unknown or finer one a little against."""
    if pair.time == "equal":
        return 6 if pair.a.days else 0
    if pair.time == "unknown" and _of_the_day(pair):
        return -4
    if pair.time == "nested" and is_coarse(pair):
        return 0
    if not pair.agree:
        return -6 if pair.time == "unknown" else -8
    return -6


def nearness(pair: Pair) -> int:
    """Reports of the same days are about the same events."""
    a, b = pair.a.published, pair.b.published
    if a is None or b is None or pair.same_period:
        return 0
    gap = abs((a - b).days)
    return 0 if gap <= NEAR_DAYS else -8 if gap <= FAR_DAYS else -25


def entity(pair: Pair) -> int:
    """The same known subject speaks for, two known ones that differ against."""
    a, b = pair.a.claim.subject_entity, pair.b.claim.subject_entity
    return 0 if not a or not b else 10 if a == b else -10


def foreign_names(pair: Pair) -> int:
    """Each names something that the other does not.

    With no name in common it takes an uncommon figure that both give to overcome that.
    """
    if not pair.names_apart:
        return 0
    if pair.a.names & pair.b.names or (pair.agree and value(pair) > COMMONPLACE):
        return -12 if pair.agree else -16
    return -25


def restriction(pair: Pair) -> int:
    """Restrictions that share nothing speak against."""
    a, b = pair.a.scope, pair.b.scope
    if not a or not b:
        return 0
    return 4 if (a & b) or a <= pair.b.words or b <= pair.a.words else -25


SIGNS: tuple[Callable[[Pair], int], ...] = (
    wording,
    metric,
    subject,
    value,
    thing,
    when,
    nearness,
    entity,
    foreign_names,
    restriction,
)


def _strange(group: frozenset[str], other: Question) -> bool:
    """Whether there are words, and the other question has none of them."""
    return bool(group) and group.isdisjoint(other.words)


def _of_the_day(pair: Pair) -> bool:
    """Whether the period of one is about when the other, without a period, was published."""
    dated, other = (pair.a, pair.b) if pair.a.days else (pair.b, pair.a)
    begin, end = dated.days or (None, None)
    if begin is None or end is None or other.published is None:
        return False
    near = dt.timedelta(days=NEAR_DAYS)
    return other.published - near <= begin and end <= other.published
