"""Gold beside output -> every mistake, by name: what was labelled, what was read, by which rule."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from extractor.evaluate import claim, fact, scores
from extractor.evaluate.entity import Resolve
from extractor.evaluate.gold import Cluster, GoldClaim
from extractor.evaluate.match import Page, Stretch, one_to_one, overlaps_any, pages
from extractor.evaluate.scores import Reconcile
from extractor.evaluate.span import CALENDAR, same_days
from extractor.model import Annotation, Claim, DateMention, Period, plain

S = TypeVar("S")

# Fields in the order of the page, each with the test that says whether it is right.
TESTS: Mapping[str, Callable[[GoldClaim, Claim], bool]] = {
    "value": claim.value,
    "unit": claim.unit,
    "relation": claim.relation,
    "question": claim.question,
    "subject": claim.subject,
    "metric": claim.metric,
    "period": claim.period,
    "attribution": claim.attribution,
    "modality": claim.modality,
    "change": claim.change,
}
KINDS = ("missed", "invented", "trap", *TESTS, "date missed", "date invented", "date", "fact")


class Field(NamedTuple):
    """One field of a mistake: what gold says, what the output says, whether they differ."""

    name: str
    gold: str | None
    output: str | None
    wrong: bool


class Mistake(NamedTuple):
    """What is wrong at one place of one article, or with one fact of a cluster (no place).

    `kinds` are names of KINDS; `rule` is what made the output, null where there is none.
    """

    article: str
    start: int | None
    end: int | None
    kinds: tuple[str, ...]
    fields: tuple[Field, ...]
    rule: str | None


def mistakes(
    cluster: Cluster, annotations: Mapping[str, Annotation], reconcile: Reconcile, resolve: Resolve
) -> Iterator[Mistake]:
    """All mistakes in a cluster: those of each article in the order of the text, then of facts."""
    read = pages(cluster, annotations)
    for page in read:
        found = [*_claims(page), *_dates(page)]
        yield from sorted(found, key=lambda mistake: mistake.start or 0)
    facts = scores.read_facts(read, reconcile, resolve)
    for outcome in fact.outcomes(cluster, facts, scores.known(read)):
        if not outcome.outcome:
            yield _fact(cluster, outcome)


def _claims(page: Page) -> Iterator[Mistake]:
    pairs = claim.match(page)
    for label, said in pairs:
        if wrong := _wrong(label, said):
            fields = _fields(_labelled(label), _said(said), wrong)
            yield _mistake(page, said, tuple(wrong), fields, said.rule)
    for missed in _others(page.claims, [label for label, _ in pairs]):
        yield _mistake(page, missed, ("missed",), _fields(_labelled(missed), {}, []), None)
    for extra in _others(page.read.claims, [said for _, said in pairs]):
        kind = "trap" if overlaps_any(extra, page.not_facts) else "invented"
        yield _mistake(page, extra, (kind,), _fields({}, _said(extra), []), extra.rule)


def _wrong(label: GoldClaim, said: Claim) -> list[str]:
    """The fields that differ; subject and metric only where the question that they make does."""
    wrong = [name for name, test in TESTS.items() if not test(label, said)]
    if "question" not in wrong:
        wrong = [name for name in wrong if name not in ("subject", "metric")]
    return wrong


def _dates(page: Page) -> Iterator[Mistake]:
    dates = [date for date in page.read.dates if date.type in CALENDAR]
    pairs = one_to_one(page.dates, dates)
    for label, date in pairs:
        if not same_days(label.value, date):
            fields = (Field("days", label.value, _days(date), True),)
            yield _mistake(page, label, ("date",), fields, date.rule)
    for missed in _others(page.dates, [label for label, _ in pairs]):
        fields = (Field("days", missed.value, None, False),)
        yield _mistake(page, missed, ("date missed",), fields, None)
    for extra in _others(dates, [date for _, date in pairs]):
        fields = (Field("days", None, _days(extra), False),)
        yield _mistake(page, extra, ("date invented",), fields, extra.rule)


def _fact(cluster: Cluster, outcome: fact.Outcome) -> Mistake:
    gold, found = outcome.gold, outcome.found
    said: dict[str, str | None] = {}
    if found:
        said = {
            "fact": f"{found.subject}: {found.metric}",
            "status": found.status,
            "interval": _bounds(found.low, found.high),
            "why": found.explanation,
        }
    labelled = {
        "fact": gold.label,
        "status": gold.status,
        "interval": _bounds(gold.low, gold.high),
        "why": gold.why,
    }
    right = {"status": outcome.status_loose, "interval": outcome.interval}
    wrong = [name for name, is_right in right.items() if not is_right]
    rules = dict.fromkeys(verdict.rule for verdict in found.verdicts) if found else {}
    fields = _fields(labelled, said, wrong)
    return Mistake(cluster.cluster, None, None, ("fact",), fields, ", ".join(rules) or None)


def _others(items: Sequence[S], paired: Sequence[S]) -> Iterator[S]:
    known = set(map(id, paired))
    return (item for item in items if id(item) not in known)


def _mistake(
    page: Page, at: Stretch, kinds: tuple[str, ...], fields: tuple[Field, ...], rule: str | None
) -> Mistake:
    return Mistake(page.read.id, at.start, at.end, kinds, fields, rule)


def _fields(
    gold: Mapping[str, str | None], output: Mapping[str, str | None], wrong: Sequence[str]
) -> tuple[Field, ...]:
    return tuple(
        Field(name, gold.get(name), output.get(name), name in wrong)
        for name in gold or output
        if gold.get(name) or output.get(name)
    )


def _labelled(label: GoldClaim) -> dict[str, str | None]:
    return {
        "quote": label.quote,
        "value": _bounds(label.low, label.high),
        **label.model_dump(
            include={"unit", "relation", "subject", "metric", "period", "attribution"}
        ),
        **label.model_dump(include={"modality", "change"}),
    }


def _said(said: Claim) -> dict[str, str | None]:
    return {
        "quote": said.quote,
        "value": _bounds(said.low, said.high),
        **said.model_dump(include={"unit", "relation", "subject", "metric"}),
        "period": _days(said.period),
        "attribution": said.attribution.speaker,
        "modality": "denied" if said.polarity == "neg" else said.modality,
        "change": said.change,
    }


def _bounds(low: Decimal | None, high: Decimal | None) -> str:
    ends = ["" if end is None else plain(end) for end in (low, high)]
    return ends[0] if low == high else " to ".join(ends)


def _days(period: Period | DateMention | None) -> str | None:
    if period is None:
        return None
    end = period.end if isinstance(period, Period) else period.end_date
    return f"{period.begin or '..'}/{end or '..'}" if period.begin != end else str(period.begin)
