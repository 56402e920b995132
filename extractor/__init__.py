"""Reads figures out of news articles and reconciles them into one table of facts."""

from importlib.metadata import version

__version__ = version("extractor")
