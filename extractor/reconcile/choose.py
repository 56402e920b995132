"""The claims of one fact -> the fact: its value, its wording, and each claim's part in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import combinations

from extractor.model import Claim, Fact, FactPeriod, Member, Role, Verdict, digest
from extractor.reconcile.decide import Outcome, decide
from extractor.reconcile.explain import explain
from extractor.reconcile.judge import is_older, judge
from extractor.reconcile.rates import RateBook, implied_rates, join
from extractor.reconcile.reading import Reading, read
from extractor.reconcile.units import Rates, converter

# Up to this many claims all pairs are judged; beyond, each claim against the latest one alone.
ALL_PAIRS = 16
# An old figure that these name is old in every report that gave it.
REPLACING = ("judge.retold", "judge.revised")
BOUNDS = (">", ">=", "<", "<=", "range", "vague")


def choose(
    claims: Sequence[Claim], near: Sequence[Verdict], *, rates: RateBook, bonds: Mapping[str, str]
) -> Fact:
    """The fact that the claims come to together; `near` are its near misses.

    `claims` are in the order of time; `bonds` maps each restatement to what it restates. Rates that
    the fact's own restatements state come before all others.
    """
    stated = implied_rates(claims, bonds)
    known = join(stated, rates.near(*claims))
    unit = _unit(claims, known, bonds)
    readings = [read(claim, unit, known, bonds.get(claim.id)) for claim in claims]
    verdicts = _judge_all(readings)
    outcome = decide(readings, verdicts)
    wording = max((r.claim for r in outcome.standing), key=_completeness)
    days = wording.period
    return Fact(
        id=f"f-{digest('fact', claims[0].id)}",
        subject=wording.subject,
        metric=wording.metric,
        scope=wording.scope,
        unit=unit,
        kind=wording.kind,
        period=None if days is None else FactPeriod(begin=days.begin, end=days.end),
        modality=wording.modality,
        status=outcome.status,
        low=outcome.interval.low,
        high=outcome.interval.high,
        value=outcome.value,
        current=None if outcome.best is None else outcome.best.claim.id,
        sources=len({claim.source or claim.article for claim in claims}),
        claims=tuple(Member(id=r.claim.id, role=_role(r, outcome, verdicts)) for r in readings),
        verdicts=(*verdicts, *near),
        explanation=explain(outcome, readings, stated, _others(readings, stated, rates.given)),
    )


def _judge_all(readings: Sequence[Reading]) -> tuple[Verdict, ...]:
    if len(readings) <= ALL_PAIRS:
        return _spread(tuple(judge(a, b) for a, b in combinations(readings, 2)))
    latest = _latest([r for r in readings if r.restates is None])
    bound = [(r, other) for r in readings for other in readings if r.restates == other.claim.id]
    pairs = [(r, latest) for r in readings if r is not latest]
    return tuple(judge(a, b) for a, b in pairs + [pair for pair in bound if latest not in pair])


def _spread(verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """What an article calls the earlier figure is that in all reports that gave it."""
    replaced = {(v.a, v.b): v for v in verdicts if v.rule in REPLACING}
    same = [(v.a, v.b) for v in verdicts if v.verdict in ("agree", "compatible")]
    for one, other in same + [(b, a) for a, b in same]:
        for (old, new), verdict in list(replaced.items()):
            if old == one:
                replaced.setdefault((other, new), verdict.model_copy(update={"a": other}))
    return tuple(replaced.get((v.a, v.b), v) if v.verdict == "conflict" else v for v in verdicts)


def _latest(readings: Sequence[Reading]) -> Reading:
    """The newest claim, an undated one only where all are."""
    dated = [r for r in readings if r.claim.as_of or r.claim.published] or readings
    return reduce(lambda a, b: b if is_older(a, b) else a, dated)


def _unit(claims: Sequence[Claim], rates: Rates, bonds: Mapping[str, str]) -> str | None:
    """The unit that most claims use of themselves; of two, the one with the finest figure."""
    primary = [claim for claim in claims if claim.id not in bonds]
    uses = Counter(claim.unit for claim in primary)
    often = [claim for claim in primary if uses[claim.unit] == max(uses.values())]
    return min(often, key=lambda claim: read(claim, often[0].unit, rates).step).unit


def _completeness(claim: Claim) -> tuple[bool, bool, bool, object]:
    return (
        claim.subject is not None and claim.metric is not None,
        claim.subject_entity is not None,
        claim.period is not None,
        claim.confidence,
    )


def _others(readings: Iterable[Reading], stated: Rates, given: Rates) -> dict[str, bool]:
    """Currencies converted by no restatement of the fact, and whether the user gave their rate."""
    covered = {unit for pair in stated for unit in pair.split("/")}
    units = {r.claim.unit: r.unit for r in readings if r.way == "rate"}
    return {
        source: converter(source, target, given) is not None
        for source, target in units.items()
        if source is not None and source not in covered
    }


def _role(reading: Reading, outcome: Outcome, verdicts: Sequence[Verdict]) -> Role:
    claim = reading.claim
    if claim.vintage == "retracted":
        return "retracted"
    if any(v.verdict == "superseded" and v.a == claim.id for v in verdicts):
        return "superseded"
    if reading.restates is not None:
        return "restates"
    if any(v.verdict == "conflict" and claim.id in (v.a, v.b) for v in verdicts):
        return "disputes"
    limits = claim.relation in BOUNDS and outcome.status in ("compatible", "updated")
    return "bounds" if limits else "supports"
