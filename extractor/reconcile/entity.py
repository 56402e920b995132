"""Names of many articles -> entities: one record for one thing, whatever articles call it.

Ids that articles gave apart are joined by rules, each a decision with its reason; the record lists
them, so that each can be undone. People are never joined by a surname. The same names in any order
give the same entities.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from extractor.model import Entity, EntityMention

# An id that stands for the same name under another label joins it when it has so many times fewer
# mentions: below that, a place and a firm may well share a name. Judged on the corpus; no gold.
OUTNUMBERED = 3
COUNTRY = "country"
# The label of "French", which is an alias of France and not its name.
ADJECTIVE = "NORP"


@dataclass(eq=False)
class _Thing:
    """What the articles say under one id; `proper` are its names without "French" and the like."""

    id: str
    proper: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)

    @property
    def kind(self) -> str:
        return self.id.partition(":")[0]

    @property
    def slug(self) -> str:
        return self.id.partition(":")[2]


Things = Mapping[str, _Thing]
Target = tuple[_Thing, str] | None
Rule = Callable[[_Thing, Things], Target]


def entities(mentions: Iterable[tuple[str, EntityMention]]) -> tuple[Entity, ...]:
    """What is named in the articles, by id; `mentions` pairs an article's id with a name in it.

    The best name is the fullest that the id is made of, else the most frequent one; the others are
    aliases, the most frequent first. The type is the most frequent label.
    """
    things = _things(mentions)
    merges = _merges(things)
    for old in merges:
        _absorb(things[_end(old, merges)], things[old])
    merged: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for old, (_, reason) in sorted(merges.items()):
        merged[_end(old, merges)][old] = reason
    kept = sorted(things.keys() - merges.keys())
    return tuple(_entity(things[each], merged[each]) for each in kept)


def _things(mentions: Iterable[tuple[str, EntityMention]]) -> dict[str, _Thing]:
    things: dict[str, _Thing] = {}
    for article, mention in mentions:
        thing = things.setdefault(mention.entity, _Thing(mention.entity))
        name = " ".join(mention.text.split())
        thing.names[name] += 1
        thing.proper[name] += mention.label != ADJECTIVE
        thing.labels[mention.label] += 1
        thing.articles.add(article)
    return things


def _merges(things: Things) -> dict[str, tuple[str, str]]:
    """Id -> the id that it joins, and why; by the first rule that fits, never in a circle."""
    merges: dict[str, tuple[str, str]] = {}
    for each in sorted(things):
        for rule in RULES:
            found = rule(things[each], things)
            if found and _end(found[0].id, merges) != each:
                merges[each] = (found[0].id, found[1])
                break
    return merges


def _end(name: str, merges: Mapping[str, tuple[str, str]]) -> str:
    while name in merges:
        name = merges[name][0]
    return name


def _absorb(whole: _Thing, part: _Thing) -> None:
    whole.names.update(part.names)
    whole.proper.update(part.proper)
    whole.labels.update(part.labels)
    whole.articles |= part.articles


def short_name(thing: _Thing, things: Things) -> Target:
    """An organization that an article calls as another article shortens exactly one full name."""
    if thing.kind != "org":
        return None
    fuller = [
        other
        for other in things.values()
        if other.kind == "org" and other is not thing and thing.slug in map(_slug, other.names)
    ]
    if len(fuller) != 1:
        return None
    return fuller[0], f"{_best(fuller[0])} is called {_best(thing)} in {min(fuller[0].articles)}"


def plural(thing: _Thing, things: Things) -> Target:
    """Names of two words and more that differ by the s of a plural alone; the rarer one joins."""
    if "-" not in thing.slug or thing.kind not in ("org", "event", "place"):
        return None
    alike = [o for o in things.values() if o.kind == thing.kind and _stem(o) == _stem(thing)]
    first = min(alike, key=lambda other: (-other.names.total(), other.id))
    return None if first is thing else (first, f"the same as {_best(first)} but for a plural")


def label(thing: _Thing, things: Things) -> Target:
    """The same name under another label, which far more mentions have."""
    others = [o for o in things.values() if o.slug == thing.slug and o.kind not in _OF_OTHER_SLUG]
    first = min(others, key=lambda other: (-other.names.total(), other.id), default=thing)
    mine, its = thing.names.total(), first.names.total()
    if first is thing or thing.kind in _OF_OTHER_SLUG or its < OUTNUMBERED * mine:
        return None
    return first, f"{its} of {its + mine} mentions of {_best(first)} are {_label(first)}"


# A code of two letters is no name.
_OF_OTHER_SLUG = (COUNTRY,)
RULES: tuple[Rule, ...] = (short_name, plural, label)


def _entity(thing: _Thing, merged: dict[str, str]) -> Entity:
    best = _best(thing)
    return Entity(
        id=thing.id,
        name=best,
        type=_label(thing),
        aliases=tuple(name for name in _by_frequency(thing.names) if name != best),
        articles=len(thing.articles),
        mentions=thing.names.total(),
        code=thing.slug if thing.kind == COUNTRY else None,
        merged=merged,
    )


def _label(thing: _Thing) -> str:
    """The most frequent label; a country is no nationality, however often that is used."""
    if thing.kind == COUNTRY and "GPE" in thing.labels:
        return "GPE"
    return _by_frequency(thing.labels)[0]


def _best(thing: _Thing) -> str:
    """Of the names that begin as the id does, else of all, the most frequent."""
    names = _by_frequency(+thing.proper or thing.names)
    return next((name for name in names if _slug(name).startswith(thing.slug)), names[0])


def _by_frequency(names: Counter[str]) -> list[str]:
    return sorted(names, key=lambda name: (-names[name], -len(name), name))


def _slug(name: str) -> str:
    parts = "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
    return "-".join(parts)


def _stem(thing: _Thing) -> str:
    return "-".join(part.removesuffix("s") for part in thing.slug.split("-"))
