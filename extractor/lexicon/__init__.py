"""data/*.toml -> one frozen Lexicon: the only reader of word lists.

Words are data and wiring is code: a new hedge, currency or synonym is a row in `data/`. A file that
does not fit its record raises `DataError` naming the file and the key. The records are beside this
module, by the stage that uses them.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pydantic import ValidationError

from extractor.lexicon.claims import (
    AttributionWords,
    ClaimWords,
    Confidences,
    ModalityWords,
    NameWords,
    TheftWords,
)
from extractor.lexicon.dates import DateWords
from extractor.lexicon.pages import IngestWords, LayoutWords
from extractor.lexicon.questions import EvaluateWords, MetricWords, Scale
from extractor.lexicon.values import (
    CountWords,
    Currencies,
    KindWords,
    NumberWords,
    QualifierWords,
    RangeWords,
    Unit,
)
from extractor.lexicon.words import Words
from extractor.model import Basis, Vintage

__all__ = ["DataError", "DateWords", "Lexicon", "NumberWords", "Scale", "load"]


# Tables of all languages, each a file of its own.
_SHARED = ("currencies", "units", "metrics", "confidence")


class DataError(ValueError):
    """One of our own data or gold files is wrong; the message names the file and the key."""


class Lexicon(Words):
    """All words of one language, one field per table of `data/<language>.toml`."""

    number: NumberWords
    qualifier: QualifierWords
    range: RangeWords
    kind: KindWords
    count: CountWords
    names: NameWords
    claim: ClaimWords
    theft: TheftWords
    attribution: AttributionWords
    modality: ModalityWords
    basis: dict[Basis, tuple[str, ...]]
    vintage: dict[Vintage, tuple[str, ...]]
    currencies: Currencies
    units: dict[str, Unit]
    metrics: MetricWords
    confidence: Confidences
    evaluate: EvaluateWords
    layout: LayoutWords
    ingest: IngestWords
    date: DateWords


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
    shared = {name: _table(f"{name}.toml") for name in _SHARED}
    try:
        return Lexicon.model_validate(_table(f"{language}.toml") | shared)
    except ValidationError as error:
        raise DataError("; ".join(_problems(error, language))) from error


def _problems(error: ValidationError, language: str) -> Iterator[str]:
    for problem in error.errors():
        table = str(problem["loc"][0])
        name = table if table in _SHARED else language
        yield f"data/{name}.toml: {'.'.join(map(str, problem['loc']))}: {problem['msg']}"
