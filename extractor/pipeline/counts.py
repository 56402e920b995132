"""What a bare number counts, by the tags and the parse of its sentence, or that it counts nothing.

"over 900 polled growers", "35 dead", "the index closed at 117", "two of them fled" count;
numbers in names, ages, ranks, scores, addresses and idioms do not.
"""

from extractor import kinds, lexicon
from extractor.kinds import count
from extractor.pipeline import elided, noun, plain, traps
from extractor.pipeline.bare import Bare
from extractor.pipeline.spans import Mark


def find(bare: Bare) -> Mark | None:
    """The figure that the number makes with what it counts, or None."""
    if traps.is_trap(bare.text, bare.group, bare.number):
        return None
    if traps.is_vote(bare.text, bare.group[0], bare.number):
        return Mark(bare.start, bare.end, "count", lexicon.load().count.ballot_unit)
    if not bare.is_part:
        if thing := noun.behind_level(bare.number):
            return Mark(bare.start, bare.end, "count", count.singular(thing.text))
        if thing := noun.counted(bare.number):
            if bare.is_one and not noun.is_counted_one(bare.number, thing):
                return None
            end = max(bare.end, thing.idx + len(thing))
            return Mark(bare.start, kinds.tail(bare.text, end), "count")
    return elided.find(bare) or _stated(bare)


def _stated(bare: Bare) -> Mark | None:
    is_stated = plain.is_stated(bare.text, bare.group, bare.number)
    return Mark(bare.start, bare.end, "count") if is_stated else None
