"""Every record that passes between the stages: frozen, typed, and the source of the JSON Schemas.

Field names and meanings are a contract with other programs: fields may be added, none is renamed
or dropped without a new `schema` number. Offsets are half-open and count Python characters of
`Article.text`; bounds are inclusive; numbers are written as plain decimal strings; unknown is null.
"""

import datetime as dt
import re
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

Kind = Literal["money", "percent", "percentage_point", "multiple", "count", "measure", "duration"]
Relation = Literal["=", "~", "<~", ">~", ">", ">=", "<", "<=", "range", "vague"]
Change = Literal["up", "down"]
Modality = Literal[
    "actual",
    "estimate",
    "forecast",
    "target",
    "planned",
    "possible",
    "conditional",
    "alleged",
    "requirement",
]
Polarity = Literal["pos", "neg"]
Basis = Literal["yoy", "mom", "qoq", "annualised", "real", "nominal", "adjusted", "cumulative"]
Vintage = Literal["preliminary", "revised", "final", "corrected", "retracted"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Answer = Literal["agree", "compatible", "superseded", "conflict", "different"]
Status = Literal["single", "agreed", "compatible", "updated", "conflicting", "retracted"]
Role = Literal["supports", "bounds", "restates", "superseded", "disputes", "retracted"]


def plain(number: Decimal) -> str:
    """The number without exponent or trailing zeros: `Decimal("2E+11")` -> `"200000000000"`."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def _iso_moment(text: str) -> str:
    dt.datetime.fromisoformat(text)
    return text


def _iso_day_or_part(text: str) -> str:
    return text if re.fullmatch(r"\d{4}(-\d{2})?", text) else _iso_moment(text)


def digest(*parts: object) -> str:
    """Twelve hexadecimal digits that stand for the parts, the same on every machine."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


Number = Annotated[
    Decimal,
    Field(allow_inf_nan=False),
    PlainSerializer(plain, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
]
Moment = Annotated[str, AfterValidator(_iso_moment), WithJsonSchema({"type": "string"})]
AsOf = Annotated[
    str,
    AfterValidator(_iso_day_or_part),
    WithJsonSchema({"type": "string", "description": "ISO 8601 year, month, day, or day and time"}),
]


class Record(BaseModel):
    """What all records share: they never change, and a field that nobody knows is an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )


class Article(Record):
    """One news article as it was read; `text` never changes afterwards.

    `country` (ISO 3166 alpha-2) settles a bare "$" and the order of 04/05/2013;
    `fiscal_year_end` (`MM-DD`) the fiscal calendar; `path` names the file it came from.
    """

    # An article without an id is named by its text.
    model_config = ConfigDict(json_schema_extra={"required": ["text"]})

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    published: Moment | None = None
    language: str | None = None
    country: str | None = None
    fiscal_year_end: str | None = Field(default=None, pattern=r"^\d\d-\d\d$")
    path: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_by_text(cls, data: object) -> object:
        if isinstance(data, dict) and data.get("id") is None and isinstance(data.get("text"), str):
            return {**data, "id": "a-" + digest(data["text"])}
        return data

    @property
    def sha256(self) -> str:
        """Hash of the text alone: the same words from two addresses are the same content."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Figure(Record):
    """A number that the text states, with qualifier and unit: a unit and an interval.

    A point has `low == high` whatever its relation; bounds leave one side null. `step` is the
    place value of the last digit written; `change` tells that it is the size of a rise or fall.
    """

    start: int
    end: int
    text: str
    kind: Kind
    relation: Relation
    low: Number | None
    high: Number | None
    unit: str | None
    step: Number | None = None
    per: str | None = None
    change: Change | None = None
    rule: str


class DateMention(Record):
    """A calendar expression: its TIMEX3 type and value, and its first and last day (inclusive).

    `anchor` names what a relative expression was counted from (`published`, `focus`, or null).
    """

    start: int
    end: int
    text: str
    type: DateType
    value: str | None
    begin: dt.date | None
    end_date: dt.date | None
    anchor: str | None = None
    rule: str


class EntityMention(Record):
    """A name in the text, its label (OntoNotes), and the id of what it names in this article."""

    start: int
    end: int
    text: str
    label: str
    entity: str


class Span(Record):
    """A stretch `[start, end)` of an article's text."""

    start: int
    end: int


class Period(Record):
    """The time that a figure holds for, as whole days; null is an open end."""

    text: str | None = None
    begin: dt.date | None
    end: dt.date | None


class Attribution(Record):
    """Whom the text credits, and the words that do so."""

    speaker: str | None = None
    cue: str | None = None


class Claim(Record):
    """What one sentence of one article says: one figure, and the question that it answers.

    `as_of` is the day that a running count holds for; `restates` the id of the claim of the same
    sentence that this one gives in another currency or unit; `confidence` is between 0 and 1.
    """

    id: str
    article: str
    source: str | None = None
    published: Moment | None = None
    sentence: Span
    quote: str
    start: int
    end: int
    kind: Kind | None
    relation: Relation
    low: Number | None
    high: Number | None
    unit: str | None
    step: Number | None = None
    per: str | None = None
    subject: str | None
    subject_entity: str | None = None
    metric: str | None
    scope: str | None = None
    period: Period | None = None
    as_of: AsOf | None = None
    change: Change | None = None
    basis: Basis | None = None
    modality: Modality = "actual"
    polarity: Polarity = "pos"
    vintage: Vintage | None = None
    attribution: Attribution = Attribution()
    restates: str | None = None
    rule: str
    confidence: Number


class Annotation(Record):
    """Everything that was read in one article."""

    id: str
    published: dt.date | None
    entities: tuple[EntityMention, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    claims: tuple[Claim, ...]


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


class FactPeriod(Record):
    """The days that a fact holds for; null is an open end."""

    begin: dt.date | None
    end: dt.date | None


class Fact(Record):
    """The claims that answer one question, and what they come to together.

    `low` and `high` are the values that satisfy all claims (agreed, compatible), those of the
    latest report (updated), or the span of what is claimed (conflicting); `value` is the best
    single value, null when disputed or unknown; `current` the claim that it rests on; `sources`
    counts the independent ones.
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
