"""Reads figures out of news articles and reconciles them into one table of facts."""

from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.api import facts, read, run

__all__ = ["__version__", "facts", "read", "run"]

__version__ = version("extractor")


def __getattr__(name: str) -> object:
    """The functions of `extractor.api`, which is imported when the first of them is used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from extractor import api

    return getattr(api, name)
