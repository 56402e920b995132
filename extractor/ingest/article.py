"""Fields of any format -> Article, or the Failure that says which field is wrong."""

import datetime as dt
from collections.abc import Mapping

from pydantic import ValidationError

from extractor.ingest.decode import Unreadable, clean
from extractor.ingest.limits import TEXT_LONGEST
from extractor.ingest.moment import iso
from extractor.model import Article, Failure

STAGE = "ingest"


def build(
    fields: Mapping[str, object], *, path: str, names: Mapping[str, str] | None = None
) -> Article | Failure:
    """The article that the fields describe; unknown fields are ignored, blank ones are null.

    `path` names the file, or its line, that the fields were read from; `names` maps fields of
    `Article` to what they are called here.
    """
    try:
        called = {key: key for key in Article.model_fields} | dict(names or {})
        known = {key: _value(fields[name]) for key, name in called.items() if name in fields}
        known["published"] = _moment(known.get("published"))
        text = _text(known.get("text"))
        return Article.model_validate(known | {"text": text, "path": path})
    except ValidationError as error:
        problem = error.errors()[0]
        return Failure(
            path=path, stage=STAGE, reason=f"{problem['loc'][0]}: {_reason(problem['msg'])}"
        )
    except Unreadable as error:
        return Failure(path=path, stage=STAGE, reason=str(error))


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ")


def _value(value: object) -> object:
    if isinstance(value, str):
        return clean(value) if value.strip() else None
    return value


def _moment(value: object) -> object:
    """The moment in ISO 8601 if it is another way to write one; as it is for `Article` to judge."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return iso(value) or value if isinstance(value, str) and not _is_iso(value) else value


def _is_iso(text: str) -> bool:
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _text(value: object) -> str:
    if not isinstance(value, str):
        if value is None:
            raise Unreadable("empty: no text in it")
        raise Unreadable(f"text: expected a string, found {type(value).__name__}")
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > TEXT_LONGEST:
        raise Unreadable(f"text: {len(text):,} characters, at most {TEXT_LONGEST:,} can be read")
    return text
