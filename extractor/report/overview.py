"""All facts and failures -> the first page: how many of what, who disagrees, what was not read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from extractor.model import Annotation, Claim, FactsDocument, Failure
from extractor.reconcile.order import STATUSES
from extractor.report.page import render

# As many sources as the page names.
NAMED = 20


class Covered(NamedTuple):
    """A figure by its kind, and whether a claim was made of it."""

    kind: str
    has_claim: bool


class Share(NamedTuple):
    """A bar of a small chart: a part of a whole."""

    name: str
    part: int
    whole: int


class Disputant(NamedTuple):
    """A source, how many of its claims are in conflict with another source, and with whom."""

    name: str
    conflicts: int
    claims: int
    others: tuple[str, ...]


def page(
    document: FactsDocument, failures: Iterable[Failure], coverage: Mapping[Covered, int]
) -> str:
    """The page; `coverage` counts the figures of all articles."""
    facts = document.facts
    by_status = Counter(fact.status for fact in facts)
    by_kind = Counter(fact.kind or "unknown" for fact in facts)
    failed = list(failures)
    by_stage = Counter(failure.stage for failure in failed)
    return render(
        "overview.html",
        root="",
        document=document,
        statuses=[Share(s, by_status[s], len(facts)) for s in STATUSES],
        kinds=[Share(kind, count, len(facts)) for kind, count in by_kind.most_common()],
        disputants=disputants(document)[:NAMED],
        failures=failed,
        stages=[Share(stage, count, len(failed)) for stage, count in by_stage.most_common()],
        coverage=shares(coverage),
    )


def covered(annotation: Annotation | None, claims: Iterable[Claim]) -> Iterator[Covered]:
    """Each figure of an article."""
    places = {(claim.start, claim.end) for claim in claims}
    for figure in annotation.figures if annotation else ():
        yield Covered(figure.kind, (figure.start, figure.end) in places)


def shares(coverage: Mapping[Covered, int]) -> list[Share]:
    """Of the figures of each kind, those with a claim; all of them first."""
    wholes: Counter[str] = Counter()
    for each, count in coverage.items():
        wholes[each.kind] += count
    kinds = [
        Share(kind, coverage.get(Covered(kind, True), 0), count)
        for kind, count in wholes.most_common()
    ]
    return [Share("all", sum(each.part for each in kinds), wholes.total()), *kinds]


def disputants(document: FactsDocument) -> list[Disputant]:
    """The sources whose claims conflict with those of others, the most often first."""
    source_of = {claim.id: claim.source or claim.article for claim in document.claims}
    claims = Counter(source_of.values())
    against: dict[str, Counter[str]] = {}
    for verdict in (v for fact in document.facts for v in fact.verdicts):
        pair = source_of[verdict.a], source_of[verdict.b]
        if verdict.verdict == "conflict" and pair[0] != pair[1]:
            for one, other in (pair, pair[::-1]):
                against.setdefault(one, Counter())[other] += 1
    found = [
        Disputant(name, others.total(), claims[name], tuple(o for o, _ in others.most_common()))
        for name, others in against.items()
    ]
    return sorted(found, key=lambda each: (-each.conflicts, each.name))
