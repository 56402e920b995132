"""Reads files and folders into a store, from a checkout: `extractor run` with the same options."""

import sys

from extractor.cli import app

if __name__ == "__main__":
    app(["run", *sys.argv[1:]])
