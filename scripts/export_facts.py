"""Writes the facts of a store to a file, from a checkout: `extractor export`, the same options."""

import sys

from extractor.cli import app

if __name__ == "__main__":
    app(["export", *sys.argv[1:]])
