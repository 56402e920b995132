"""Facts that should fit together -> notes on those that do not; nothing is changed.

Each check looks at the claims of one article, which mean one thing by one word, and yields the
claims that do not add up with the reason. Rounding and hedges are allowed for (`interval`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from extractor.lexicon import load
from extractor.model import Claim, Fact, Note
from extractor.reconcile.interval import Interval, allowed, meet, move
from extractor.reconcile.phrase import words
from extractor.reconcile.question import place_of
from extractor.reconcile.say import say

Clash = tuple[tuple[Claim, ...], str]
Check = Callable[[Sequence[Claim]], Iterator[Clash]]

# More figures than this in one sentence are a table, and not compared with each other.
LONGEST = 40


def checked(facts: Sequence[Fact], claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """The facts, each with a further note for every check that it does not pass with others."""
    fact_of = {member.id: fact.id for fact in facts for member in fact.claims}
    notes: dict[str, set[Note]] = defaultdict(set)
    told = sorted((c for c in claims if c.id in fact_of), key=lambda c: (c.article, *place_of(c)))
    for _, article in groupby(told, key=lambda claim: claim.article):
        known = list(article)
        for check in CHECKS:
            for clash, reason in check(known):
                ids = {fact_of[claim.id] for claim in clash}
                for own in ids:
                    others = tuple(sorted(ids - {own}))
                    rule = f"check.{check.__name__}"
                    why = f"does not add up: {reason}"
                    notes[own].add(Note(rule=rule, reason=why, facts=others))
    found = {own: tuple(sorted(each, key=Note.model_dump_json)) for own, each in notes.items()}
    return tuple(
        fact.model_copy(update={"notes": fact.notes + found[fact.id]}) if fact.id in found else fact
        for fact in facts
    )


def change_between_levels(claims: Sequence[Claim]) -> Iterator[Clash]:
    """ "rose 12 percent to 4.68 billion from 4.3 billion": the levels are 8.8 percent apart."""
    before_change = load().claim.before_change
    for sentence in _sentences(claims):
        for start in (claim for claim in sentence if claim.scope == before_change):
            ends = [c for c in sentence if _is_level_of(c, start) and c.scope != before_change]
            changes = [c for c in sentence if _is_change_of(c, start)]
            if len(ends) != 1 or len(changes) != 1:
                continue
            told = _change(allowed(start), allowed(ends[0]), changes[0])
            if told is not None and meet(told, allowed(changes[0])) is None:
                way = f"from {say(start)} to {say(ends[0])}"
                yield (start, ends[0], changes[0]), f"{way} is no change by {say(changes[0])}"


def parts_beyond_whole(claims: Sequence[Claim]) -> Iterator[Clash]:
    """ "38 were injured, 12 of them seriously and 30 slightly": more than there are."""
    for sentence in _sentences(claims):
        for whole in (claim for claim in sentence if claim.kind == "count" and not claim.scope):
            parts = [claim for claim in sentence if _is_part_of(claim, whole)]
            names = {words(part.metric) for part in parts}
            least = [allowed(part).low for part in parts]
            most = allowed(whole).high
            # One part beyond the whole is rather a whole of its own.
            if not 2 <= len(parts) == len(names) or most is None or None in least:
                continue
            total = sum(low for low in least if low is not None)
            if total > most:
                told = " and ".join(say(part) for part in parts)
                yield (whole, *parts), f"{told} are more than {say(whole)}, which they are part of"


def share_of_whole(claims: Sequence[Claim]) -> Iterator[Clash]:
    """ "exports of 90 billion, 12 percent of the nation's 400 billion": that is 22.5 percent."""
    for share in (c for c in claims if c.kind == "percent" and _whole_named(c)):
        named = _whole_named(share)
        wholes = [c for c in claims if frozenset(words(f"{c.subject} {c.metric}")) == named]
        parts = [c for c in claims if _same_subject(c, share) and set(words(c.metric)) <= named]
        for whole in wholes:
            for part in (p for p in parts if p.unit == whole.unit and _same_time(p, whole)):
                told = _ratio(allowed(part), allowed(whole))
                if told is not None and meet(move(told, _percent), allowed(share)) is None:
                    reason = f"{say(part)} is no {say(share)} of {say(whole)}"
                    yield (share, part, whole), reason


def unit_times_count(claims: Sequence[Claim]) -> Iterator[Clash]:
    """ "a dividend of 2 euros per share", 10 million shares, and 50 million euros paid."""
    for each in (c for c in claims if c.kind == "money" and c.per is not None and c.metric):
        named = words((each.metric or "").removesuffix(f" per {each.per}"))
        counted = (claim for claim in claims if claim.kind == "count")
        counts = [c for c in counted if c.unit == each.per and _same_subject(c, each)]
        totals = [c for c in claims if c.unit == each.unit and words(c.metric) == named]
        for count in counts:
            for total in (t for t in totals if t.per is None and _same_subject(t, each)):
                told = _ratio(allowed(total), allowed(count))
                if told is not None and meet(told, allowed(each)) is None:
                    reason = f"{say(total)} for {say(count)} is not {say(each)} per {each.per}"
                    yield (each, count, total), reason


CHECKS: tuple[Check, ...] = (
    change_between_levels,
    parts_beyond_whole,
    share_of_whole,
    unit_times_count,
)


def _sentences(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    for _, found in groupby(claims, key=lambda claim: claim.sentence.start):
        sentence = list(found)
        if 1 < len(sentence) <= LONGEST:
            yield sentence


def _is_level_of(claim: Claim, start: Claim) -> bool:
    same = claim.subject == start.subject and claim.metric == start.metric
    return same and claim.change is None and claim.unit == start.unit and claim.id != start.id


def _is_change_of(claim: Claim, start: Claim) -> bool:
    if claim.change is None or claim.subject != start.subject:
        return False
    changed = set(words(claim.metric)) - set(words("change in"))
    return changed == set(words(start.metric)) and claim.kind in ("percent", start.kind)


def _is_part_of(claim: Claim, whole: Claim) -> bool:
    """Whether the claim counts those of the whole that one more word is true of."""
    part, all_of = set(words(claim.metric)), set(words(whole.metric))
    same = claim.subject == whole.subject and claim.unit == whole.unit and not claim.scope
    return same and claim.kind == "count" and all_of < part and len(part) == len(all_of) + 1


def _whole_named(claim: Claim) -> frozenset[str]:
    """The words of W in "share of W"."""
    share, _, whole = (claim.metric or "").partition(" of ")
    return frozenset(words(whole)) if share == "share" else frozenset()


def _percent(share: Decimal) -> Decimal:
    return 100 * share


def _same_subject(a: Claim, b: Claim) -> bool:
    same_id = a.subject_entity is not None and a.subject_entity == b.subject_entity
    return a.id != b.id and a.subject is not None and (a.subject == b.subject or same_id)


def _same_time(a: Claim, b: Claim) -> bool:
    return a.period is None or b.period is None or a.period == b.period


def _change(start: Interval, end: Interval, change: Claim) -> Interval | None:
    """The size of the change from one level to the other, in percent or in their own unit."""
    if change.kind == "percent":
        grown = _ratio(end, start)
        found = None if grown is None else move(grown, lambda share: 100 * (share - 1))
    else:
        a, b = _ends(start), _ends(end)
        found = Interval(b[0] - a[1], b[1] - a[0]) if a and b else None
    ends = None if found is None else _ends(found)
    if ends is None or change.change == "up":
        return found
    return Interval(-ends[1], -ends[0])


def _ratio(a: Interval, b: Interval) -> Interval | None:
    """All that a value of `a` over one of `b` can be; null where an end is open or not above 0."""
    above, below = _ends(a), _ends(b)
    if above is None or below is None or above[0] < 0 or below[0] <= 0:
        return None
    return Interval(above[0] / below[1], above[1] / below[0])


def _ends(interval: Interval) -> tuple[Decimal, Decimal] | None:
    if interval.low is None or interval.high is None:
        return None
    return interval.low, interval.high
