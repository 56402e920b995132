"""What an article repeats from an earlier report beside a figure of its own: "31, up from 23".

The repeated figure held when the earlier report came, and the new one replaces it; without that, an
article that gives both would seem to give two values for one thing.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from extractor.model import Claim
from extractor.reconcile.pair import pair_up
from extractor.reconcile.question import Question, ask, is_later

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
    questions = [ask(claim) for claim in claims]
    rivals: dict[Hashable, list[Question]] = defaultdict(list)
    given: dict[Hashable, list[Question]] = defaultdict(list)
    for question in questions:
        if question.answerable:
            rivals[question.claim.article, _topic(question)].append(question)
            given[_figure(question)].append(question)
    for group in rivals.values():
        if len({_figure(question) for question in group}) < 2:
            continue
        firsts = [_first(question, given[_figure(question)]) for question in group]
        if None in firsts:  # something in the article is news
            yield from ((q.claim, f) for q, f in zip(group, firsts, strict=True) if f is not None)


def _first(question: Question, others: Sequence[Question]) -> Claim | None:
    """The earliest claim of another article that gives the same figure for the same question."""
    claim = question.claim
    same = [
        other.claim
        for other in others
        if other.claim.article != claim.article
        and is_later(other.claim, claim)
        and pair_up(question, other, {}).likeness >= ALIKE
    ]
    return min(same, key=lambda c: (c.published or "", c.id), default=None)


def _topic(question: Question) -> Hashable:
    claim = question.claim
    return claim.unit, claim.per, claim.change, question.reality, question.days, question.words


def _figure(question: Question) -> Hashable:
    return question.claim.unit, question.nominal, question.claim.change
