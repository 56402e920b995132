"""Reasons why two claims can never be in one fact: a table of small named functions.

Each gives its reason, or null when it has none. They are asked in order, and the first one answers.
"""

from collections.abc import Callable
from decimal import Decimal

from extractor.reconcile.pair import Pair
from extractor.reconcile.phrase import vocabulary

# Values further apart than this are hardly ever two measurements of one thing.
MAGNITUDE = Decimal(20)
# Within one article a hedged figure and another stand for one thing only if they are this near; a
# bound and a figure, as "more than 500" and "roughly 6,200", if the bound says that much.
BESIDE = Decimal("1.05")
BOUND_BESIDE = Decimal("1.5")
# Within one article two speakers differ about one thing if it is called so much alike.
DISPUTED = 95
# News without a period is about the days of its report: after a month, the same words are about
# new events.
FAR_DAYS = 31
# A day within a month is a finer name for the time of one event; a day within a year need not be.
COARSE_DAYS = 31


def role(pair: Pair) -> str | None:
    """A rise of 5 percent and a level of 5 percent are different questions."""
    return None if pair.a.grows == pair.b.grows else "one is the size of a change, one a level"


def direction(pair: Pair) -> str | None:
    """A rise and a fall are two questions, unless two articles give them for the same period."""
    a, b = pair.a.claim, pair.b.claim
    if not a.change or not b.change or a.change == b.change:
        return None
    disputed = pair.same_period and a.article != b.article
    return None if disputed else "one is a rise, one a fall"


def reality(pair: Pair) -> str | None:
    """What happened, what is to come and what only might be are never compared."""
    a, b = pair.a, pair.b
    if a.reality == b.reality:
        return None
    return f"one is {a.claim.modality}, one {b.claim.modality}"


def forecaster(pair: Pair) -> str | None:
    """Two named forecasters who differ are two forecasts."""
    a, b = (q.claim.attribution.speaker for q in (pair.a, pair.b))
    named = a is not None and b is not None and a.casefold() != b.casefold()
    if named and pair.a.reality == "to come" and pair.values == "apart":
        return f"{a} and {b} each say what they expect"
    return None


def per(pair: Pair) -> str | None:
    """A price per share and the price of the whole are different questions."""
    a, b = pair.a.claim.per, pair.b.claim.per
    if a and b and a != b:
        return f"one is per {a}, one per {b}"
    return None if pair.a.per == pair.b.per else "one is per unit, one in total"


def basis(pair: Pair) -> str | None:
    """Month on month is not year on year, nor real nominal; one unknown basis must fit by value."""
    a, b = pair.a.claim.basis, pair.b.claim.basis
    if a == b or (None in (a, b) and pair.values != "apart"):
        return None
    return f"one is {a or 'without a basis'}, one {b or 'without a basis'}"


def period(pair: Pair) -> str | None:
    """Different periods are different questions, and so is a part of a period with another value.

    A day within a month names the time of one event more finely.
    """
    if pair.time == "different":
        return "they hold for different periods"
    if pair.time == "nested" and not pair.agree and not is_coarse(pair):
        return "one holds for a part of the other's period"
    return None


def time_of_news(pair: Pair) -> str | None:
    """Without a period, reports that lie more than a month apart must agree."""
    a, b = pair.a.published, pair.b.published
    if pair.same_period or a is None or b is None:
        return None
    if abs((a - b).days) > FAR_DAYS and pair.values == "apart":
        return "they were reported more than a month apart and give no common period"
    return None


def numerals(pair: Pair) -> str | None:
    """The 10-year bond is not the 30-year bond, nor the flood of 1998 that of 2002."""
    a, b = pair.a.numerals, pair.b.numerals
    if a and b and not a & b:
        return f"one is about {_said(a)}, one about {_said(b)}"
    return None


def opposites(pair: Pair) -> str | None:
    """Words that exclude each other: killed and injured, net and operating, national and global."""
    for number in sorted(pair.a.rows.keys() & pair.b.rows.keys()):
        a, b = pair.a.rows[number], pair.b.rows[number]
        if a != b:
            return f"one is about {_said(a)}, one about {_said(b)}"
    return None


def scope(pair: Pair) -> str | None:
    """A restriction that only one of them has, or that differs, explains another value.

    That of a price of a known day is the hour, and a later hour replaces an earlier one.
    """
    if pair.agree or (pair.a.is_momentary and pair.same_period):
        return None
    a = pair.a.scope - pair.b.words - pair.b.scope
    b = pair.b.scope - pair.a.words - pair.a.scope
    if (a and (b or not pair.b.scope)) or (b and not pair.a.scope):
        return "one is restricted in a way that the other is not"
    return None


def names(pair: Pair) -> str | None:
    """Each names somebody or something that the other does not, and the values differ."""
    if pair.values == "apart" and pair.names_apart:
        return "each names something that the other does not"
    return None


def same_article(pair: Pair) -> str | None:
    """Nobody gives two values for one thing side by side, unless one replaces the other, or two
    others are credited with them."""
    a, b = pair.a.claim, pair.b.claim
    is_bound = None in (a.low, a.high, b.low, b.high)
    is_near = pair.a.is_running or pair.ratio <= (BOUND_BESIDE if is_bound else BESIDE)
    may_be_one = pair.values != "apart" and (is_near or not pair.ratio.is_finite())
    # "Rose as much as 6 percent and closed 4 percent higher" tells of two things on purpose.
    in_one_sentence = a.sentence == b.sentence and pair.values == "open"
    if a.article != b.article or pair.replaces or (may_be_one and not in_one_sentence):
        return None
    if pair.likeness >= DISPUTED and pair.two_speakers:
        return None
    if (a.as_of or a.published) != (b.as_of or b.published):
        return None
    return "one article gives both, side by side"


def momentary(pair: Pair) -> str | None:
    """Prices and readings of different days are different, whatever the reports share."""
    if pair.values != "apart" or not (pair.a.is_momentary and pair.b.is_momentary):
        return None
    same_day = pair.a.published is not None and pair.a.published == pair.b.published
    return None if pair.same_period or same_day else "they may be of different days"


def subjects(pair: Pair) -> str | None:
    """Two named subjects that share no word are two, even if their figures are the same."""
    a, b = pair.a, pair.b
    named = not a.subject.isdisjoint(a.names) and not b.subject.isdisjoint(b.names)
    if a.subject & b.subject or not named or not pair.names_apart:
        return None
    return "they name two subjects"


def magnitude(pair: Pair) -> str | None:
    """Values of another order are about other things, unless one is a slip of a factor of ten.

    Running counts may start from one.
    """
    slip = len(pair.ratio.normalize().as_tuple().digits) == 1 and pair.ratio.adjusted() > 0
    if pair.values != "apart" or pair.ratio < MAGNITUDE or slip or pair.a.is_running:
        return None
    return "the values differ by more than an order of magnitude"


BARS: tuple[Callable[[Pair], str | None], ...] = (
    role,
    direction,
    reality,
    per,
    numerals,
    opposites,
    period,
    basis,
    forecaster,
    time_of_news,
    same_article,
    scope,
    names,
    momentary,
    subjects,
    magnitude,
)


def _said(concepts: frozenset[str]) -> str:
    spoken = vocabulary().spoken
    return ", ".join(sorted(spoken.get(concept, concept) for concept in concepts))


def is_coarse(pair: Pair) -> bool:
    """Whether one is of a day, the other of no more than a month: a finer name for one time."""
    lengths = [
        (days[1] - days[0]).days + 1
        for days in (pair.a.days, pair.b.days)
        if days and days[0] and days[1]
    ]
    return len(lengths) == 2 and min(lengths) == 1 and max(lengths) <= COARSE_DAYS
