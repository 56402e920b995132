"""Fields of any format -> Article, or the Failure that says which field is wrong."""

from collections.abc import Mapping

from pydantic import ValidationError

from extractor.ingest.decode import Unreadable, clean
from extractor.model import Article, Failure

STAGE = "ingest"
# What spaCy parses at once (`Language.max_length`): about a gigabyte of memory.
TEXT_LONGEST = 1_000_000


def build(fields: Mapping[str, object], *, path: str) -> Article | Failure:
    """The article that the fields describe; unknown fields are ignored, blank ones are null.

    `path` names the file, or its line, that the fields were read from.
    """
    try:
        known = {key: _value(fields[key]) for key in Article.model_fields if key in fields}
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


def _text(value: object) -> str:
    if not isinstance(value, str):
        if value is None:
            raise Unreadable("empty: no text in it")
        raise Unreadable(f"text: expected a string, found {type(value).__name__}")
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > TEXT_LONGEST:
        raise Unreadable(f"text: {len(text):,} characters, at most {TEXT_LONGEST:,} can be read")
    return text
