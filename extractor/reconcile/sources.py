"""How many independent sources a fact has: copies of one story count once, and so does one report
that others quote.

Copies are found by the sketches of their texts, and by the sentences of their claims, whose
wording, length and place in the sentence no two writers share by chance: a headline of one's own, a
cut tail or another byline hide nothing. Versions of one page are one source.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from extractor.model import Claim, Fact, Note
from extractor.reconcile.copies import copies
from extractor.reconcile.outlets import Outlets
from extractor.reconcile.say import listed
from extractor.reconcile.union import connected

# A sentence this much longer than its figure is no accident when two articles share it.
COPIED = 20
# Two articles print one story when they share so many figures in one sentence each, and this share
# of those of the shorter one. Set by reason: two reports of one statement share a quote or two.
FIGURES, SHARE = 3, 0.6
# Of a sentence that very many articles share, the latest find the others: all of one story meet.
COMPARED = 10

Stories = Mapping[str, str]


def counted(facts: Sequence[Fact], claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """The facts with the number of their independent sources, and notes on those that are none."""
    known = {claim.id: claim for claim in claims}
    of_story = stories(known.values())
    outlets = Outlets(known.values())
    return tuple(
        _counted(fact, [known[m.id] for m in fact.claims if m.id in known], of_story, outlets)
        for fact in facts
    )


def stories(claims: Iterable[Claim]) -> Stories:
    """Id of each article that is a copy or has copies -> id of the first of them.

    Articles of one story need not all be alike: each is like one of the others.
    """
    known = list(claims)
    return connected([*copies(known), *_sharing(known)])


def _sharing(claims: Iterable[Claim]) -> Iterator[tuple[str, ...]]:
    """Ids of articles that share most of their sentences, in groups that may overlap."""
    figures: dict[str, set[Hashable]] = defaultdict(set)
    for claim in claims:
        if (sentence := _sentence(claim)) is not None:
            figures[claim.article].add(sentence)
    holders: dict[Hashable, list[str]] = defaultdict(list)
    for article in sorted(figures):
        shared = Counter(h for each in figures[article] for h in holders[each][-COMPARED:])
        alike = [other for other, n in shared.items() if _is_copy(n, figures, article, other)]
        if alike:
            yield (article, *alike)
        for each in figures[article]:
            holders[each].append(article)


def _is_copy(shared: int, figures: Mapping[str, set[Hashable]], one: str, other: str) -> bool:
    return shared >= FIGURES and shared >= SHARE * min(len(figures[one]), len(figures[other]))


def _counted(fact: Fact, claims: Sequence[Claim], of_story: Stories, outlets: Outlets) -> Fact:
    groups: list[set[Hashable]] = []
    printed: dict[str, list[str]] = defaultdict(list)
    quoting: dict[str, str] = {}
    for claim in claims:
        name = claim.source or claim.article
        speaker = claim.attribution.speaker
        page = name if claim.url is None else ("page", claim.url)
        origin: set[Hashable] = {name, outlets.named(claim.source) or name, page}
        quoted = outlets.named(speaker)
        if speaker is not None and quoted is not None and quoted not in origin:
            origin = {quoted}
            quoting[name] = speaker
        if (story := of_story.get(claim.article)) is not None:
            origin.add(("story", story))
            printed[story].append(name)
        if (sentence := _sentence(claim)) is not None:
            origin.add(sentence)
        met = [group for group in groups if group & origin]
        groups = [group for group in groups if group not in met] + [origin.union(*met)]
    copies = [list(dict.fromkeys(names)) for names in printed.values()]
    told = [f"{listed(each)} print one story and count once" for each in copies if len(each) > 1]
    told += [f"{name} has it from {speaker}" for name, speaker in quoting.items()]
    notes = tuple(Note(rule="sources.counted", reason=reason, facts=()) for reason in sorted(told))
    return fact.model_copy(update={"sources": len(groups), "notes": notes})


def _sentence(claim: Claim) -> Hashable:
    """What the same sentence has in every copy, null where it is too short to tell copies."""
    length = claim.sentence.end - claim.sentence.start
    if length - (claim.end - claim.start) < COPIED:
        return None
    return claim.quote, length, claim.start - claim.sentence.start
