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
