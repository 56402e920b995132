"""The second level: does a claim give the value, and answer the question, that gold gives?

A table of small predicates; each looks at one label and the claim that was paired with it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from extractor.evaluate.alike import close, same_unit, same_wording
from extractor.evaluate.gold import GoldClaim
from extractor.evaluate.match import Page, one_to_one, overlaps_any
from extractor.evaluate.measure import KINDS, Count
from extractor.evaluate.period import days
from extractor.model import Claim, Kind, Period

LEVEL = "claim"

Pair = tuple[GoldClaim, Claim]
Predicate = Callable[[GoldClaim, Claim], bool]

# Modalities that readers do not tell apart reliably.
NEIGHBOURS = (frozenset({"actual", "estimate"}), frozenset({"target", "planned"}))


def match(page: Page) -> tuple[Pair, ...]:
    """Each label with the claim that covers it best, one to one."""
    return one_to_one(page.claims, page.read.claims, prefer=value)


def counts(page: Page) -> Iterator[Count]:
    """How many claims are found and right (of all), and what is right in those found.

    Of one kind are the claims whose label is, and what was reported as of that kind.
    """
    pairs = match(page)
    yield from _counts(pairs, page.claims, page.read.claims)
    for kind in KINDS:
        yield from _counts(
            [pair for pair in pairs if pair[0].kind == kind],
            [label for label in page.claims if label.kind == kind],
            [claim for claim in page.read.claims if claim.kind == kind],
            kind=kind,
        )
    traps = sum(overlaps_any(trap, page.read.claims) for trap in page.not_facts)
    yield Count(LEVEL, "traps", traps, 0, len(page.not_facts), form="wrong")


def confused(page: Page) -> Iterator[tuple[str, str, str]]:
    """Field, word of gold and word of output, for every claim found and each field of words."""
    for label, claim in match(page):
        for field, (gold, output) in words(label, claim).items():
            yield field, gold, output


def words(label: GoldClaim, claim: Claim) -> dict[str, tuple[str, str]]:
    """The fields that hold a word of a vocabulary, with that of gold and that of the output."""
    said = "denied" if claim.polarity == "neg" else claim.modality
    return {
        "kind": (label.kind, claim.kind or "none"),
        "relation": (label.relation, claim.relation),
        "modality": (label.modality, said),
        "change": (label.change or "none", claim.change or "none"),
    }


def value(label: GoldClaim, claim: Claim) -> bool:
    """Both bounds are the same."""
    return close(label.low, claim.low) and close(label.high, claim.high)


def unit(label: GoldClaim, claim: Claim) -> bool:
    """The unit is the same, whatever its spelling."""
    return same_unit(label.unit, claim.unit)


def relation(label: GoldClaim, claim: Claim) -> bool:
    """The hedge is the same."""
    return label.relation == claim.relation


def value_unit(label: GoldClaim, claim: Claim) -> bool:
    """The bounds and the unit are the same."""
    return value(label, claim) and unit(label, claim)


def value_unit_relation(label: GoldClaim, claim: Claim) -> bool:
    """The bounds, the unit and the hedge are the same."""
    return value_unit(label, claim) and relation(label, claim)


def whole_claim(label: GoldClaim, claim: Claim) -> bool:
    """Value, unit, question and period are right: all that another article can be compared by."""
    return value_unit(label, claim) and question(label, claim) and period(label, claim)


def whole_strict(label: GoldClaim, claim: Claim) -> bool:
    """Every field is right, and subject and metric each."""
    tests = (whole_claim, subject_metric, relation, attribution, modality, change)
    return all(test(label, claim) for test in tests)


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
    "whole_strict": whole_strict,
}
PARTS: Mapping[str, Predicate] = {
    "value_accuracy": value,
    "unit_accuracy": unit,
    "relation_accuracy": relation,
    **{
        test.__name__: test
        for test in (
            *(subject, metric, subject_metric, question),
            *(period, attribution, modality, change),
        )
    },
}


def _counts(
    pairs: Sequence[Pair],
    gold: Sequence[GoldClaim],
    output: Sequence[Claim],
    *,
    kind: Kind | None = None,
) -> Iterator[Count]:
    for name, test in WHOLE.items():
        yield Count(LEVEL, name, _hits(pairs, test), len(output), len(gold), kind=kind)
    for name, test in PARTS.items():
        yield Count(LEVEL, name, _hits(pairs, test), 0, len(pairs), form="right", kind=kind)


def _hits(pairs: Sequence[Pair], test: Predicate) -> int:
    return sum(test(label, claim) for label, claim in pairs)
