"""What an article repeats from an earlier report beside a figure of its own: "31, up from 23".

The repeated figure held when the earlier report came, and the new one replaces it; without that, an
article that gives both would seem to give two values for one thing.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from extractor.model import Claim
from extractor.reconcile.pair import pair_up
from extractor.reconcile.question import REALITY, Question, ask, is_later

# How alike the wordings of two articles are that give one figure for one question.
ALIKE = 60


def dated(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that repeat what an earlier article gave with the day of that article."""
    found = {claim.id: first for claim, first in _repeats(claims)}
    return [
        claim.model_copy(update={"as_of": found[claim.id].as_of or found[claim.id].published})
        if claim.id in found
        else claim
        for claim in claims
    ]


def _repeats(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims with a rival in their own article, and the first report of the same figure."""
    rivals: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        rivals[_topic(claim)].append(claim)
    contested = [group for group in rivals.values() if len(set(map(_figure, group))) > 1]
    wanted = {_figure(claim) for group in contested for claim in group}
    given: dict[Hashable, list[Question]] = defaultdict(list)
    for claim in claims:
        if _figure(claim) in wanted:
            given[_figure(claim)].append(ask(claim))
    for group in contested:
        firsts = [_first(ask(claim), given[_figure(claim)]) for claim in group]
        if None in firsts:  # something in the article is news
            yield from ((c, first) for c, first in zip(group, firsts, strict=True) if first)


def _first(question: Question, others: Sequence[Question]) -> Claim | None:
    """The earliest claim of another article that gives the same figure for the same question."""
    claim = question.claim
    same = [
        other.claim
        for other in others
        if other.claim.article != claim.article
        and other.answerable
        and is_later(other.claim, claim)
        and pair_up(question, other, {}).likeness >= ALIKE
    ]
    return min(same, key=lambda c: (c.published or "", c.id), default=None)


def _topic(claim: Claim) -> Hashable:
    """What claims of one article have in common that give values for one question."""
    period = claim.period and (claim.period.begin, claim.period.end)
    topic = [(part or "").lower() for part in (claim.subject, claim.metric, claim.scope)]
    return (
        claim.article,
        claim.unit,
        claim.per,
        claim.change,
        REALITY[claim.modality],
        period,
        *topic,
    )


def _figure(claim: Claim) -> Hashable:
    return claim.unit, claim.low, claim.high, claim.change
