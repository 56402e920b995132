"""All facts with their evidence -> the page of facts: a table whose rows open to their claims.

The first rows stand in the page as they are; all rows are in a block of data beside them, from
which the page's script shows, sorts and filters a few at a time.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.decision import Decision
from extractor.model import Claim, Fact, FactsDocument, Role, Verdict
from extractor.reconcile.order import STATUSES, by_need, by_time
from extractor.report import article
from extractor.report.page import render
from extractor.report.plot import Plot, plot
from extractor.report.quote import Quote
from extractor.report.toll import Toll, toll

# As many rows as are shown at a time.
ROWS = 50

SortKey = str | int | None


class Evidence(NamedTuple):
    """A claim of a fact, with its number in the fact, where its article is shown, and what was
    decided of it in review."""

    number: int
    claim: Claim
    role: Role
    quote: Quote
    page: str
    decisions: tuple[Decision, ...]


class Comparison(NamedTuple):
    """A verdict, with the two claims as the reader knows them."""

    a: str
    b: str
    verdict: Verdict


class Answer(NamedTuple):
    """A decision on two claims, as the reader knows them."""

    a: str
    b: str
    decision: Decision


class Row(NamedTuple):
    """A fact as the table shows it, and what it opens to."""

    fact: Fact
    evidence: tuple[Evidence, ...]
    comparisons: tuple[Comparison, ...]
    answers: tuple[Answer, ...]
    sources: tuple[str, ...]
    latest: str
    plot: Plot | None
    toll: Toll | None

    @property
    def is_reviewed(self) -> bool:
        """Whether people decided something of it, or of a claim that it had before."""
        told = (self.answers, self.fact.before_review, *(e.decisions for e in self.evidence))
        return any(told)


def page(
    document: FactsDocument, quotes: Mapping[str, Quote], decisions: Sequence[Decision] = ()
) -> str:
    """The page; `quotes` gives each claim's sentence, `decisions` are those of reviewers."""
    claims = {claim.id: claim for claim in document.claims}
    facts = by_need(document.facts, document.claims)
    decided = _by_claim(decisions)
    rows = [row(fact, claims, quotes, decided) for fact in facts]
    shown = [render("fact.html", row=each) for each in rows]
    sizes = _ranks([_size(fact) for fact in facts])
    data = [
        {
            "id": each.fact.id,
            "status": each.fact.status,
            "keys": _keys(each, size),
            "text": _words(each),
            "html": html,
        }
        for each, size, html in zip(rows, sizes, shown, strict=True)
    ]
    counts = {s: sum(fact.status == s for fact in facts) for s in STATUSES}
    return render(
        "facts.html", root="", data=data, first=shown[:ROWS], counts=counts, page_size=ROWS
    )


def row(
    fact: Fact,
    claims: Mapping[str, Claim],
    quotes: Mapping[str, Quote],
    decided: Mapping[str, Sequence[Decision]],
) -> Row:
    """The fact with its evidence, in the order of time; `decided` by the id of a claim."""
    evidence = tuple(
        Evidence(
            number,
            claims[m.id],
            m.role,
            quotes[m.id],
            article.name(claims[m.id].article),
            tuple(d for d in decided.get(m.id, ()) if d.b is None),
        )
        for number, m in enumerate(by_time(fact, claims), start=1)
    )
    numbers = {each.claim.id: str(each.number) for each in evidence}

    def called(claim_id: str) -> str:
        return numbers.get(claim_id) or _other(claims[claim_id])

    told = [each.claim for each in evidence]
    pairs = dict.fromkeys(d for c in told for d in decided.get(c.id, ()) if d.b is not None)
    apart = {(d.a, d.b, "different") for d in pairs if d.decision == "not the same"}
    return Row(
        fact=fact,
        evidence=evidence,
        comparisons=tuple(
            Comparison(called(v.a), called(v.b), v)
            for v in fact.verdicts
            if (v.a, v.b, v.verdict) not in apart
        ),
        answers=tuple(Answer(called(d.a), called(d.b or d.a), d) for d in pairs),
        sources=tuple(dict.fromkeys(claim.source or claim.article for claim in told)),
        latest=max((claim.published or "")[: len("2022-11-16")] for claim in told),
        plot=plot(fact, told),
        toll=toll(fact, told),
    )


def _by_claim(decisions: Sequence[Decision]) -> Mapping[str, Sequence[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        for claim_id in (decision.a, decision.b):
            if claim_id is not None:
                found[claim_id].append(decision)
    return found


def _other(claim: Claim) -> str:
    """How a claim of another fact is called."""
    topic = f"{claim.subject or '?'}: {claim.metric or '?'}"
    return f"“{claim.quote}” ({topic}; {claim.source or claim.article})"


def _keys(each: Row, size: int | None) -> list[SortKey]:
    """What the columns are sorted by, in their order; null comes last."""
    fact = each.fact
    begin = fact.period and (fact.period.begin or fact.period.end)
    return [
        (fact.subject or "").lower() or None,
        (fact.metric or "").lower() or None,
        str(begin) if begin else None,
        size,
        STATUSES.index(fact.status),
        fact.sources,
        each.latest or None,
    ]


def _words(each: Row) -> str:
    """All that the search looks in."""
    fact = each.fact
    quoted = (part for e in each.evidence for part in e.quote)
    parts = (fact.id, fact.subject, fact.metric, fact.scope, *each.sources, *quoted)
    reviewed = "reviewed" if each.is_reviewed else ""
    return " ".join(part for part in (*parts, reviewed) if part).lower()


def _size(fact: Fact) -> Decimal | None:
    return next((n for n in (fact.value, fact.low, fact.high) if n is not None), None)


def _ranks(sizes: Sequence[Decimal | None]) -> list[int | None]:
    """The place of each number among all: a script's numbers are too coarse for the numbers."""
    places = {n: place for place, n in enumerate(sorted({n for n in sizes if n is not None}))}
    return [None if size is None else places[size] for size in sizes]
