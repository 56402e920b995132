"""What a fact came to -> one or two sentences for readers, with the sources that said it."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from extractor.model import Claim
from extractor.reconcile import rates
from extractor.reconcile.decide import Outcome
from extractor.reconcile.reading import Reading
from extractor.reconcile.say import listed, say, say_interval


def explain(
    outcome: Outcome,
    readings: Sequence[Reading],
    stated: Mapping[str, Decimal],
    others: Mapping[str, bool],
) -> str:
    """Why the fact has its status and value.

    `stated` are the rates that restatements imply; `others` are currencies converted by another
    rate, and whether that is one of the user's.
    """
    sentences = [_sentence(outcome, readings)]
    if stated:
        told = listed(rates.in_words(pair, rate) for pair, rate in sorted(stated.items()))
        sentences.append(f"{told} as restated.")
    if any(others.values()):
        sentences.append("Other currencies were converted at the rates supplied.")
    if by_others := sorted(unit for unit, given in others.items() if not given):
        sentences.append(f"{listed(by_others)} was converted as other articles of those days do.")
    return " ".join(sentences)


def _sentence(outcome: Outcome, readings: Sequence[Reading]) -> str:
    standing = [r.claim for r in outcome.standing]
    said = _said(standing)
    if outcome.status == "single":
        return f"Only {_who(standing)} gives this figure: {say(standing[0])}."
    if outcome.status == "agreed":
        return f"All claims give {say(standing[0])} ({_who(standing)})."
    if outcome.status == "conflicting":
        return f"No single value satisfies the claims: {said}."
    if outcome.status == "retracted":
        return f"The figure was retracted: {said}."
    if outcome.status == "updated":
        kept = {r.claim.id for r in outcome.standing}
        old = [r.claim for r in readings if r.claim.id not in kept and r.restates is None]
        return f"The latest report stands, {said}; it replaces {_said(old)}."
    where = say_interval(outcome.interval, outcome.standing[0].unit)
    return f"The claims can all be true: {said}; together they leave {where}."


def _said(claims: Iterable[Claim]) -> str:
    """Each value once, with those who say it: `84 people (A, B) and more than 80 people (C)`."""
    by_value: dict[str, list[Claim]] = {}
    for claim in claims:
        by_value.setdefault(say(claim), []).append(claim)
    return listed(f"{value} ({_who(group)})" for value, group in by_value.items())


def _who(claims: Iterable[Claim]) -> str:
    return listed(dict.fromkeys(claim.source or claim.article for claim in claims))
