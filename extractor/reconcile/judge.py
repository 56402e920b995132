"""Two readings of one fact -> a verdict, by a table of named rules, tried in order.

A rule answers or passes on. The older claim of the two comes first; a claim that says of itself
that it was replaced ("preliminary", "initial") is the older one whenever it was published.
"""

from collections.abc import Callable

from extractor.model import Answer, Verdict
from extractor.reconcile.interval import limit, meet
from extractor.reconcile.phrase import vocabulary
from extractor.reconcile.question import (
    has,
    is_later,
    is_later_day,
    is_update,
    place_of,
    replaces,
    topic,
)
from extractor.reconcile.reading import Reading
from extractor.reconcile.say import say, say_interval

Ruling = tuple[Answer, str] | None

# Where a vintage stands in the life of a figure; a claim without one is the plain publication.
VINTAGES = {"preliminary": -1, None: 0, "revised": 1, "final": 2, "corrected": 3, "retracted": 4}


def judge(a: Reading, b: Reading) -> Verdict:
    """How two claims about the same question relate.

    The verdict is the same whichever way round they come; with `superseded`, `b` replaces `a`.
    """
    older, newer = (a, b) if is_older(a, b) else (b, a)
    answers = ((rule, rule(older, newer)) for rule in RULES)
    rule, (answer, reason) = next((rule, found) for rule, found in answers if found is not None)
    return Verdict(
        a=older.claim.id,
        b=newer.claim.id,
        verdict=answer,
        rule=f"judge.{rule.__name__}",
        reason=reason,
    )


def is_older(a: Reading, b: Reading) -> bool:
    """Whether the first comes before the second: as a version of one page, in the life of the
    figure, in time, in order."""
    if is_update(a.claim, b.claim) or is_update(b.claim, a.claim):
        return is_update(a.claim, b.claim)
    if (first := _stage(a, b)) != (second := _stage(b, a)):
        return first < second
    if is_later(a.claim, b.claim) or is_later(b.claim, a.claim):
        return is_later(a.claim, b.claim)
    return place_of(a.claim) <= place_of(b.claim)


def restatement(a: Reading, b: Reading) -> Ruling:
    """One sentence gives the same amount twice, in two currencies or units."""
    if a.restates != b.claim.id and b.restates != a.claim.id:
        return None
    return "compatible", f"{say(b.claim)} restates {say(a.claim)} in another unit"


def retracted(a: Reading, b: Reading) -> Ruling:
    """A retraction takes back the value that it names; a claim of another value stands."""
    if (a.claim.vintage == "retracted") == (b.claim.vintage == "retracted"):
        return None
    gone = a if a.claim.vintage == "retracted" else b
    return "superseded", f"{say(gone.claim)} was retracted"


def denied(a: Reading, b: Reading) -> Ruling:
    """One denies a value that the other states: a conflict, unless the values differ anyway."""
    if a.claim.polarity == b.claim.polarity:
        return None
    if meet(a.allowed, b.allowed) is None:
        return "compatible", f"{say(a.claim)} and {say(b.claim)} do not deny each other"
    no, yes = (a, b) if a.claim.polarity == "neg" else (b, a)
    return "conflict", f"one claim states {say(yes.claim)}, the other denies {say(no.claim)}"


def uncompared(a: Reading, b: Reading) -> Ruling:
    """Amounts in two currencies without a rate between them are not compared."""
    if "unknown" not in (a.way, b.way) or a.claim.unit == b.claim.unit:
        return None
    return "compatible", f"{say(a.claim)} and {say(b.claim)} are not compared: no rate is given"


def opposite_directions(a: Reading, b: Reading) -> Ruling:
    """One says that it rose, the other that it fell."""
    if None in (a.claim.change, b.claim.change) or a.claim.change == b.claim.change:
        return None
    first, second = (f"{claim.change} by {say(claim)}" for claim in (a.claim, b.claim))
    return "conflict", f"one says {first}, the other {second}"


def same_value(a: Reading, b: Reading) -> Ruling:
    """Both say the same: value, unit and hedge."""
    if a.nominal != b.nominal or a.claim.relation != b.claim.relation or "rate" in (a.way, b.way):
        return None
    return (
        "agree",
        f"both say {say(a.claim)}"
        if a.way == b.way
        else f"{say(a.claim)} is exactly {say(b.claim)}",
    )


def updated(a: Reading, b: Reading) -> Ruling:
    """A page that is published anew under its address replaces what it said before."""
    if not is_update(a.claim, b.claim):
        return None
    days = f"{b.claim.published} for the {say(a.claim)} of {a.claim.published}"
    return "superseded", f"the page was updated: {say(b.claim)} on {days}"


def revised(a: Reading, b: Reading) -> Ruling:
    """A revised, final or corrected figure replaces the one before; so does a raised offer.

    Wording alone ("the raised offer") does so only when the two cannot both be true.
    """
    if _stage(a, b) == _stage(b, a) or a.nominal == b.nominal:
        return None
    if a.claim.vintage == b.claim.vintage and meet(a.allowed, b.allowed) is not None:
        return None
    return "superseded", f"{say(b.claim)} replaces {say(a.claim)}, as the wording says"


def retold(a: Reading, b: Reading) -> Ruling:
    """An article that repeats an earlier report beside a figure of its own replaces that report."""
    one, other = a.claim, b.claim
    if one.article != other.article or a.nominal == b.nominal or not is_later(one, other):
        return None
    return (
        "superseded",
        f"the article that gives {say(other)} names {say(one)} as the earlier figure",
    )


def later_count(a: Reading, b: Reading) -> Ruling:
    """A toll or another running count of a later day replaces the earlier one, up or down.

    Later on the same day it does so only when the two cannot both be true.
    """
    if a.nominal == b.nominal or not _both_name(vocabulary().running, a, b):
        return None
    apart = meet(a.allowed, b.allowed) is None
    if is_later_day(a.claim, b.claim) or (apart and is_later(a.claim, b.claim)):
        return "superseded", f"{say(b.claim)} is a later count than {say(a.claim)}"
    return None


def later_price(a: Reading, b: Reading) -> Ruling:
    """A price or reading of later the same day replaces the earlier one."""
    if not _both_name(vocabulary().momentary, a, b) or not is_later(a.claim, b.claim):
        return None
    if meet(a.allowed, b.allowed) is not None:
        return None
    return "superseded", f"{say(b.claim)} is a later reading than {say(a.claim)}"


def rate(a: Reading, b: Reading) -> Ruling:
    """Amounts in two currencies agree within 3 percent at the rate that is given."""
    points = a.nominal.point is not None and b.nominal.point is not None
    if "rate" not in (a.way, b.way) or not points or meet(a.allowed, b.allowed) is None:
        return None
    return "compatible", f"{say(a.claim)} and {say(b.claim)} are one amount at the rate given"


def conversion(a: Reading, b: Reading) -> Ruling:
    """A kilometre figure and a mile figure come to the same, each rounded in its own unit."""
    if a.way == b.way or not _plain(a, b) or meet(a.allowed, b.allowed) is None:
        return None
    return "compatible", f"{say(a.claim)} and {say(b.claim)} are the same, rounded in two units"


def rounding(a: Reading, b: Reading) -> Ruling:
    """A rounder figure covers a finer one: 31 billion and 31.4 billion."""
    if not _plain(a, b) or meet(a.allowed, b.allowed) is None:
        return None
    fine, coarse = (a, b) if a.step <= b.step else (b, a)
    return "compatible", f"{say(fine.claim)} rounds to {say(coarse.claim)}"


def hedge(a: Reading, b: Reading) -> Ruling:
    """A hedged figure covers what is near it: "about 8 billion" and 7.6 billion."""
    points = a.nominal.point is not None and b.nominal.point is not None
    if not points or meet(a.allowed, b.allowed) is None:
        return None
    return "compatible", f"{say(a.claim)} and {say(b.claim)} are close enough to be the same"


def bounds_meet(a: Reading, b: Reading) -> Ruling:
    """Bounds leave room for a value that satisfies both."""
    if meet(a.allowed, b.allowed) is None:
        return None
    common = meet(limit(a.claim, a.nominal), limit(b.claim, b.nominal))
    where = "" if common is None else f": {say_interval(common, a.unit)}"
    return "compatible", f"{say(a.claim)} and {say(b.claim)} can both be true{where}"


def later_estimate(a: Reading, b: Reading) -> Ruling:
    """A later estimate, forecast or plan replaces the earlier one."""
    open_still = a.claim.modality != "actual" and b.claim.modality != "actual"
    if not open_still or not is_later_day(a.claim, b.claim):
        return None
    return "superseded", f"{say(b.claim)} is a later {b.claim.modality} than {say(a.claim)}"


def same_source(a: Reading, b: Reading) -> Ruling:
    """A source that gives another figure later replaces its own, as updates of a page do."""
    if a.claim.source is None or a.claim.source != b.claim.source:
        return None
    if a.claim.article == b.claim.article or not is_later(a.claim, b.claim):
        return None
    return "superseded", f"{a.claim.source} later gives {say(b.claim)} for {say(a.claim)}"


def scale_slip(a: Reading, b: Reading) -> Ruling:
    """The same digits, a power of ten apart: somebody took millions for billions."""
    x, y = a.nominal.point, b.nominal.point
    if (
        not x
        or not y
        or a.way != b.way
        or x.normalize().as_tuple()[:2] != y.normalize().as_tuple()[:2]
    ):
        return None
    return (
        "conflict",
        f"{say(a.claim)} and {say(b.claim)} have the same digits: one may be a slip of scale",
    )


def currency_slip(a: Reading, b: Reading) -> Ruling:
    """The same number in two currencies: one of them may be named wrongly."""
    if a.claim.kind != "money" or a.claim.unit == b.claim.unit:
        return None
    if (a.claim.low, a.claim.high) != (b.claim.low, b.claim.high):
        return None
    return (
        "conflict",
        f"{say(a.claim)} and {say(b.claim)} have the same digits: one may name the wrong currency",
    )


def conflict(a: Reading, b: Reading) -> Ruling:
    """No value satisfies both, and neither says that it replaces the other."""
    return "conflict", f"{say(a.claim)} and {say(b.claim)} cannot both be true"


RULES: tuple[Callable[[Reading, Reading], Ruling], ...] = (
    restatement,
    retracted,
    denied,
    uncompared,
    opposite_directions,
    same_value,
    updated,
    revised,
    retold,
    later_count,
    later_price,
    rate,
    conversion,
    rounding,
    hedge,
    bounds_meet,
    later_estimate,
    same_source,
    scale_slip,
    currency_slip,
    conflict,
)


def _stage(reading: Reading, other: Reading) -> int:
    """How far the figure is in its life, by its vintage or by its wording.

    A retraction has the last word on the value that it takes back, none on others.
    """
    claim = reading.claim
    if claim.vintage == "retracted" != other.claim.vintage:
        same = meet(reading.allowed, other.allowed) is not None
        return VINTAGES["retracted"] if same else -VINTAGES["retracted"]
    return VINTAGES[claim.vintage] or replaces(claim)


def _both_name(rows: tuple[frozenset[str], ...], a: Reading, b: Reading) -> bool:
    return has(topic(a.claim), rows) and has(topic(b.claim), rows)


def _plain(a: Reading, b: Reading) -> bool:
    """Whether both are points without a hedge."""
    relations = {a.claim.relation, b.claim.relation}
    return relations == {"="} and a.nominal.point is not None and b.nominal.point is not None
