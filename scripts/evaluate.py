"""Scores the program against gold, from a checkout: `extractor evaluate` with the same options."""

import sys

from extractor.cli import app

if __name__ == "__main__":
    app(["evaluate", *sys.argv[1:]])
