"""What an article says: the article, its names, figures and dates, and the claims it makes."""

import datetime as dt
from hashlib import sha256

from pydantic import BaseModel, ConfigDict, Field, model_validator

from extractor.model.scalar import (
    AsOf,
    Basis,
    Change,
    DateType,
    Kind,
    Modality,
    Moment,
    Number,
    Polarity,
    Relation,
    Vintage,
    digest,
)


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

    `url` is the address of the article, and `sketch` what its text looks like: much the same in
    copies of one story. `as_of` is the day that a running count holds for; `restates` the id of the
    claim of the same sentence that this one gives in another currency or unit; `confidence` is
    between 0 and 1.
    """

    id: str
    article: str
    source: str | None = None
    published: Moment | None = None
    url: str | None = None
    sketch: str | None = Field(default=None, pattern=r"^[A-Za-z0-9+/]{86}==$")
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
