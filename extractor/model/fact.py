"""What claims come to: facts with their evidence, and the document of them all."""

import datetime as dt
from typing import Literal

from pydantic import ConfigDict, Field

from extractor.model.claim import Claim, Record
from extractor.model.scalar import Answer, Kind, Modality, Moment, Number, Role, Status


class ArticleRef(Record):
    """An article as the facts document names it, without its text."""

    id: str
    title: str | None = None
    source: str | None = None
    published: Moment | None = None
    url: str | None = None
    sha256: str


class Member(Record):
    """A claim's part in a fact."""

    id: str
    role: Role


class Verdict(Record):
    """How two claims relate, by which rule, and why, in one sentence."""

    a: str
    b: str
    verdict: Answer
    rule: str
    reason: str


class Note(Record):
    """What a reader should know of a fact besides: by which rule, the reason, and other facts that
    it concerns, by id.
    """

    rule: str
    reason: str
    facts: tuple[str, ...]


class FactPeriod(Record):
    """The days that a fact holds for; null is an open end."""

    begin: dt.date | None
    end: dt.date | None


class Fact(Record):
    """The claims that answer one question, and what they come to together.

    `low` and `high` are the values that satisfy all claims (agreed, compatible), those of the
    latest report (updated), or the span of what is claimed (conflicting); `value` is the best
    single value, null when disputed or unknown; `current` the claim that it rests on; `sources`
    counts the independent ones. `notes` tell of copies, and of what does not add up;
    `before_review` are the statuses that reviewers overrode.
    """

    id: str
    subject: str | None
    metric: str | None
    scope: str | None
    unit: str | None
    kind: Kind | None
    period: FactPeriod | None
    modality: Modality
    status: Status
    low: Number | None
    high: Number | None
    value: Number | None
    current: str | None
    sources: int
    claims: tuple[Member, ...]
    verdicts: tuple[Verdict, ...]
    explanation: str
    notes: tuple[Note, ...] = ()
    before_review: tuple[Status, ...] = ()


class Entity(Record):
    """A thing named in the articles: its id, best name, other names, how often it occurs, its ISO
    3166 code if it is a country, and the ids that were `merged` into it, each with the reason."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    articles: int
    mentions: int
    code: str | None = None
    merged: dict[str, str] = {}


class Run(Record):
    """What produced a document: version of the program, name of the model, settings."""

    version: str
    model: str | None = None
    settings: dict[str, str | int | bool | None] = {}


class FactsDocument(Record):
    """`facts.json`: the facts with all their evidence. The same claims give the same bytes."""

    model_config = ConfigDict(
        validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )

    schema_: Literal["extractor/facts/1"] = Field(default="extractor/facts/1", alias="schema")
    run: Run
    articles: tuple[ArticleRef, ...] = ()
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...]


class Failure(Record):
    """An article that could not be read: where, at which stage, and why."""

    path: str
    stage: str
    reason: str
