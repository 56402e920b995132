"""The words and the plain values that records are made of: what may stand in their fields."""

import datetime as dt
import re
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PlainSerializer, WithJsonSchema

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
