"""A JSON file of our own -> the record that it holds."""

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from extractor.lexicon import DataError
from extractor.model import Record

R = TypeVar("R", bound=Record)


def read(path: Path, record: type[R]) -> R:
    """The record of a file; raises `DataError` naming file and key when it cannot be read."""
    try:
        return record.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise DataError(f"{path}: {'; '.join(wrong_keys(error))}") from error
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from error


def wrong_keys(error: ValidationError) -> list[str]:
    """Each key that is wrong, and why."""
    return [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
