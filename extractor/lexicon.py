"""data/*.toml -> one frozen Lexicon: the only reader of word lists.

Words are data and wiring is code: a new hedge, currency or synonym is a row in `data/`. A file that
does not fit its record raises `DataError` naming the file and the key.
"""

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, ValidationError


class DataError(ValueError):
    """One of our own data or gold files is wrong; the message names the file and the key."""


class Words(BaseModel):
    """What all word lists share: they never change, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Lexicon(Words):
    """All words of one language, one field per table of `data/<language>.toml`."""


def _table(name: str) -> dict[str, object]:
    path = files("extractor") / "data" / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"data/{name}: {error}") from error


@cache
def load(language: str = "en") -> Lexicon:
    """The words of one language and of all languages (currencies, units), read once.

    Raises `DataError` naming the file and the key when a table does not fit its record.
    """
    name = f"{language}.toml"
    try:
        return Lexicon.model_validate(_table(name))
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()
        )
        raise DataError(f"data/{name}: {problems}") from error
