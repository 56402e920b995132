"""Sketches of articles -> which of them print one text: whole, cut, or with a new headline.

Candidates come from slices of the sketches (locality-sensitive hashing), never from all pairs; the
same articles in any order give the same copies.
"""

from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from extractor.model import Claim

# The share of slots in which copies agree. Of 3,000 news articles 18 pairs reach it, all but one of
# them one report printed again or brought up to date; the form letters of a bureau stay below.
ALIKE = 0.5
# Slots to a slice: articles that agree in half of all slots share a slice in 94 of 100 cases.
SLICE = 3
# Among very many sketches with one slice, each is compared with so many.
NEIGHBOURS = 50


def copies(claims: Iterable[Claim]) -> Iterator[set[str]]:
    """Ids of articles that are copies, in sets that may overlap."""
    printed: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.sketch is not None:
            printed[claim.sketch].add(claim.article)
    yield from (articles for articles in printed.values() if len(articles) > 1)
    texts = {sketch: b64decode(sketch) for sketch in sorted(printed)}
    yield from (printed[one] | printed[other] for one, other in _pairs(texts))


def _pairs(texts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The sketches that are alike."""
    length = min(map(len, texts.values()), default=0)
    for start in range(0, length - SLICE + 1, SLICE):
        shared: dict[bytes, list[str]] = defaultdict(list)
        for sketch, slots in texts.items():
            shared[slots[start : start + SLICE]].append(sketch)
        for found in shared.values():
            for number, one in enumerate(found):
                for other in found[number + 1 : number + 1 + NEIGHBOURS]:
                    if _likeness(texts[one], texts[other]) >= ALIKE:
                        yield one, other


def _likeness(one: bytes, other: bytes) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
