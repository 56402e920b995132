"""Gold files -> clusters of labelled articles, checked label by label.

A cluster that `load` returns is sound: offsets give the quotes, every name that a label uses is
defined, bounds fit their relation. Articles are called `cluster/article`, so ids never clash.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, ValidationError, WithJsonSchema

from extractor.evaluate.document import wrong_keys
from extractor.evaluate.period import checked
from extractor.lexicon import DataError
from extractor.model import (
    Article,
    Change,
    Kind,
    Modality,
    Record,
    Relation,
    Status,
)

FLOORS = "floors.json"  # lies among the gold, and is none

# Gold is written by hand, so its numbers are those of JSON; a decimal string is read as well.
GoldNumber = Annotated[
    Decimal,
    Field(allow_inf_nan=False),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^-?\d+(\.\d+)?$"}),
]
Part = Literal["all", "development", "held-out"]
EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"]
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
IsoPeriod = Annotated[str, AfterValidator(checked)]


class GoldClaim(Record):
    """A figure that states something, and the id of the fact that it belongs to."""

    id: str
    article: str
    start: int
    end: int
    quote: str
    kind: Kind
    relation: Relation
    low: GoldNumber | None
    high: GoldNumber | None
    unit: str
    subject: str
    metric: str
    scope: str | None
    period: IsoPeriod | None
    change: Change | None
    attribution: str | None
    modality: Modality | Literal["denied"]
    fact: str


class GoldFact(Record):
    """What the claims that name it come to together, and why."""

    id: str
    label: str
    status: Status
    low: GoldNumber | None
    high: GoldNumber | None
    unit: str
    why: str


class NotFact(Record):
    """A number that states nothing: a trap for the extractor, and why it is one."""

    article: str
    start: int
    end: int
    quote: str
    why: str


class GoldDate(Record):
    """An expression that names a calendar date or period, and which one."""

    article: str
    start: int
    end: int
    quote: str
    value: IsoPeriod


class GoldMention(Record):
    """A name in an article, without articles, titles and possessives."""

    article: str
    start: int
    end: int
    quote: str


class GoldEntity(Record):
    """A chain: all names that the articles of the cluster have for one thing."""

    id: str
    type: EntityType
    mentions: tuple[GoldMention, ...] = Field(min_length=1)


class Cluster(Record):
    """Articles on one event or topic with all their labels: one gold file."""

    cluster: str
    articles: tuple[Article, ...]
    claims: tuple[GoldClaim, ...]
    facts: tuple[GoldFact, ...]
    not_facts: tuple[NotFact, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    entities: tuple[GoldEntity, ...] = ()


def load(paths: Iterable[Path]) -> tuple[Cluster, ...]:
    """All clusters of the files, and of the `.json` files anywhere in the folders, sorted by path.

    Raises `DataError` naming file and key when a file is no gold, or when none is found.
    """
    clusters = tuple(map(_read, files(paths)))
    if not clusters:
        raise DataError("no gold found: name a file, or a folder that holds .json files")
    for name, count in Counter(cluster.cluster for cluster in clusters).items():
        if count > 1:
            raise DataError(f"{count} gold files have the cluster {name!r}: rename all but one")
    return tuple(map(_with_full_ids, clusters))


def files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The gold files that the paths stand for: themselves, or what lies in them, without floors."""
    found: set[Path] = set()
    for path in paths:
        found.update(path.rglob("*.json") if path.is_dir() else [path])
    return tuple(sorted(path for path in found if path.name != FLOORS))


def is_held_out(cluster: str) -> bool:
    """Whether a cluster is one of the third that rules are not written on, by the hash of its name.

    Nobody chooses it, and it stays what it is when gold grows.
    """
    return int(sha256(cluster.encode()).hexdigest(), 16) % 3 == 0


def part(clusters: Iterable[Cluster], name: Part) -> tuple[Cluster, ...]:
    """The clusters of one part of the gold; raises `DataError` where there are none."""
    wanted = {"all": (True, False), "held-out": (True,), "development": (False,)}[name]
    chosen = tuple(c for c in clusters if is_held_out(c.cluster) in wanted)
    if not chosen:
        raise DataError(f"no cluster of this gold is in its part {name!r}")
    return chosen


def parse(path: Path) -> tuple[Cluster | None, tuple[str, ...]]:
    """The cluster of a file and what makes it unsound, each with its key; null where it is none."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        cluster = Cluster.model_validate(raw)
    except ValidationError as error:
        return None, tuple(wrong_keys(error))
    except OSError as error:
        return None, (error.strerror or str(error),)
    except ValueError as error:
        return None, (str(error),)
    return cluster, (*_repeated_ids(cluster), *_wrong_labels(cluster))


def _read(path: Path) -> Cluster:
    cluster, wrong = parse(path)
    if cluster is None or wrong:
        raise DataError(f"{path}: {'; '.join(wrong)}")
    return cluster


def _repeated_ids(cluster: Cluster) -> Iterator[str]:
    for key in ("articles", "claims", "facts", "entities"):
        for name, count in Counter(row.id for row in getattr(cluster, key)).items():
            if count > 1:
                yield f"{key}.{name}: {count} have this id"


def _wrong_labels(cluster: Cluster) -> Iterator[str]:
    """What the shape of the records alone does not show, each with the key that is wrong."""
    texts = {article.id: article.text for article in cluster.articles}
    facts = {fact.id for fact in cluster.facts}
    for label in cluster.claims:
        yield from _misplaced(f"claims.{label.id}", label, texts)
        if label.fact not in facts:
            yield f"claims.{label.id}.fact: there is no fact {label.fact!r}"
        if not _fits(label):
            yield f"claims.{label.id}: {label.low} to {label.high} does not fit {label.relation!r}"
    for key in ("not_facts", "dates"):
        for number, mark in enumerate(getattr(cluster, key)):
            yield from _misplaced(f"{key}.{number}", mark, texts)
    for entity in cluster.entities:
        for number, mention in enumerate(entity.mentions):
            yield from _misplaced(f"entities.{entity.id}.{number}", mention, texts)


def _misplaced(
    key: str, label: GoldClaim | NotFact | GoldDate | GoldMention, texts: Mapping[str, str]
) -> Iterator[str]:
    if label.article not in texts:
        yield f"{key}.article: there is no article {label.article!r}"
        return
    there = texts[label.article][label.start : label.end]
    if not there or there != label.quote:
        yield f"{key}.quote: [{label.start}:{label.end}] is {there!r}, not {label.quote!r}"


def _fits(label: GoldClaim) -> bool:
    """Whether the bounds are those of the relation: one side open, an interval, or a point."""
    low, high = label.low, label.high
    if label.relation in (">", ">="):
        return low is not None and high is None
    if label.relation in ("<", "<="):
        return low is None and high is not None
    if low is None or high is None:
        return False
    return low <= high if label.relation in ("range", "vague") else low == high


def _with_full_ids(cluster: Cluster) -> Cluster:
    data = cluster.model_dump()
    for article in data["articles"]:
        article["id"] = f"{cluster.cluster}/{article['id']}"
    mentions = [mention for entity in data["entities"] for mention in entity["mentions"]]
    for label in (*data["claims"], *data["not_facts"], *data["dates"], *mentions):
        label["article"] = f"{cluster.cluster}/{label['article']}"
    return Cluster.model_validate(data)
