"""The second level: does a claim give the value, and answer the question, that gold gives?

A table of small predicates; each looks at one label and the claim that was paired with it.
"""

from collections.abc import Callable, Mapping, Sequence

from extractor.evaluate.alike import close, same_unit, same_wording
from extractor.evaluate.gold import GoldClaim
from extractor.evaluate.match import Page, one_to_one, overlaps_any
from extractor.evaluate.measure import Measure, found, score
from extractor.evaluate.period import days
from extractor.model import Claim, Period

LEVEL = "claim"

Pair = tuple[GoldClaim, Claim]
Predicate = Callable[[GoldClaim, Claim], bool]

# Modalities that readers do not tell apart reliably.
NEIGHBOURS = (frozenset({"actual", "estimate"}), frozenset({"target", "planned"}))


def match(page: Page) -> tuple[Pair, ...]:
    """Each label with the claim that covers it best, one to one."""
    return one_to_one(page.claims, page.read.claims, prefer=value)


def measures(pages: Sequence[Page]) -> tuple[Measure, ...]:
    """How many claims are found and right (of all), and what is right in those found."""
    pairs = [pair for page in pages for pair in match(page)]
    output = sum(len(page.read.claims) for page in pages)
    gold = sum(len(page.claims) for page in pages)
    whole = tuple(
        found(LEVEL, name, hits=_hits(pairs, test), output=output, gold=gold)
        for name, test in WHOLE.items()
    )
    parts = tuple(
        Measure(level=LEVEL, name=name, right=score(_hits(pairs, test), len(pairs)), n=len(pairs))
        for name, test in PARTS.items()
    )
    return (*whole, *parts, _traps(pages))


def value(label: GoldClaim, claim: Claim) -> bool:
    """Both bounds are the same."""
    return close(label.low, claim.low) and close(label.high, claim.high)


def value_unit(label: GoldClaim, claim: Claim) -> bool:
    """The bounds and the unit are the same."""
    return value(label, claim) and same_unit(label.unit, claim.unit)


def value_unit_relation(label: GoldClaim, claim: Claim) -> bool:
    """The bounds, the unit and the hedge are the same."""
    return value_unit(label, claim) and label.relation == claim.relation


def whole_claim(label: GoldClaim, claim: Claim) -> bool:
    """Value, unit, question and period are right: all that another article can be compared by."""
    return value_unit(label, claim) and question(label, claim) and period(label, claim)


def subject(label: GoldClaim, claim: Claim) -> bool:
    """It is about the same thing."""
    return same_wording(label.subject, claim.subject)


def metric(label: GoldClaim, claim: Claim) -> bool:
    """It gives the same property."""
    return same_wording(label.metric, claim.metric)


def subject_metric(label: GoldClaim, claim: Claim) -> bool:
    """Subject and metric are each right."""
    return subject(label, claim) and metric(label, claim)


def question(label: GoldClaim, claim: Claim) -> bool:
    """Subject and metric together are right, wherever the line between them is drawn."""
    said = f"{claim.subject or ''} {claim.metric or ''}"
    return same_wording(f"{label.subject} {label.metric}", said)


def period(label: GoldClaim, claim: Claim) -> bool:
    """The same days, or no period in both; a period with two open ends is none."""
    nothing = Period(begin=None, end=None)
    gold = days(label.period) if label.period else nothing
    said = claim.period or nothing
    return (gold.begin, gold.end) == (said.begin, said.end)


def attribution(label: GoldClaim, claim: Claim) -> bool:
    """The same speaker, or none in both."""
    return same_wording(label.attribution, claim.attribution.speaker)


def modality(label: GoldClaim, claim: Claim) -> bool:
    """Denied in both or in neither; if in neither, then the same modality or its neighbour."""
    if label.modality == "denied" or claim.polarity == "neg":
        return label.modality == "denied" and claim.polarity == "neg"
    both = {label.modality, claim.modality}
    return len(both) == 1 or any(both <= pair for pair in NEIGHBOURS)


def change(label: GoldClaim, claim: Claim) -> bool:
    """A rise in both, a fall in both, or a level in both."""
    return label.change == claim.change


WHOLE: Mapping[str, Predicate] = {
    "found": lambda label, claim: True,
    "value": value,
    "value_unit": value_unit,
    "value_unit_relation": value_unit_relation,
    "whole": whole_claim,
}
PARTS: Mapping[str, Predicate] = {
    test.__name__: test
    for test in (
        subject,
        metric,
        subject_metric,
        question,
        period,
        attribution,
        modality,
        change,
    )
}


def _hits(pairs: Sequence[Pair], test: Predicate) -> int:
    return sum(test(label, claim) for label, claim in pairs)


def _traps(pages: Sequence[Page]) -> Measure:
    """The share of numbers labelled as no facts that some claim took for one."""
    traps = [(trap, page.read.claims) for page in pages for trap in page.not_facts]
    caught = sum(overlaps_any(trap, claims) for trap, claims in traps)
    return Measure(level=LEVEL, name="traps", wrong=score(caught, len(traps)), n=len(traps))
