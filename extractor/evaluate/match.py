"""Labels and output of one article -> pairs: each used once at most, greatest overlap first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, Protocol, TypeVar

from extractor.evaluate.gold import Cluster, GoldClaim, GoldDate, NotFact
from extractor.model import Annotation


class Stretch(Protocol):
    """Anything that covers `[start, end)` of an article's text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


G = TypeVar("G", bound=Stretch)
S = TypeVar("S", bound=Stretch)


class Page(NamedTuple):
    """The labels of one article beside what was read in it."""

    claims: tuple[GoldClaim, ...]
    not_facts: tuple[NotFact, ...]
    dates: tuple[GoldDate, ...]
    read: Annotation


def pages(cluster: Cluster, annotations: Mapping[str, Annotation]) -> tuple[Page, ...]:
    """One page per article of the cluster; an article without annotation counts as read in vain."""
    return tuple(
        Page(
            claims=tuple(label for label in cluster.claims if label.article == article.id),
            not_facts=tuple(label for label in cluster.not_facts if label.article == article.id),
            dates=tuple(label for label in cluster.dates if label.article == article.id),
            read=annotations.get(article.id) or _nothing(article.id),
        )
        for article in cluster.articles
    )


def one_to_one(
    gold: Sequence[G], output: Sequence[S], *, prefer: Callable[[G, S], bool] | None = None
) -> tuple[tuple[G, S], ...]:
    """Pairs that overlap, none used twice: the greatest share of the longer span goes first.

    Among equal shares those that `prefer` accepts go first, then those that come first in the text.
    """
    candidates = [
        (-share, not (prefer and prefer(label, item)), i, j)
        for i, label in enumerate(gold)
        for j, item in enumerate(output)
        if (share := overlap(label, item))
    ]
    used_gold: set[int] = set()
    used_output: set[int] = set()
    found = []
    for _, _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_output:
            used_gold.add(i)
            used_output.add(j)
            found.append((gold[i], output[j]))
    return tuple(found)


def overlap(one: Stretch, other: Stretch) -> Fraction:
    """The characters that both cover, as a share of the longer; 0 where they do not touch."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return Fraction(max(shared, 0), max(one.end - one.start, other.end - other.start, 1))


def overlaps_any(one: Stretch, others: Iterable[Stretch]) -> bool:
    """Whether at least one character is shared with one of the others."""
    return any(overlap(one, other) for other in others)


def _nothing(article: str) -> Annotation:
    return Annotation(id=article, published=None, entities=(), figures=(), dates=(), claims=())
