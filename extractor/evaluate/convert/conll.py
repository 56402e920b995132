"""Spans <-> CoNLL: a token a line with its BIO tag, and `SpaceAfter=No` where no space follows.

Marks do not overlap there: of two, the longer one is kept. Sentences are not told apart; an article
begins with `# article = ID`, and a line end in its text is an empty line.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from extractor.evaluate.convert.marks import Mark, Marked, apart
from extractor.lexicon import DataError

ARTICLE = "# article = "
GLUED = "SpaceAfter=No"

_TOKEN = re.compile(r"\n|\w+|[^\w\s]")


def dump(articles: Iterable[Marked]) -> str:
    """All articles, one after the other."""
    return "".join(line + "\n" for article in articles for line in _lines(article))


def load(path: Path) -> tuple[Marked, ...]:
    """The articles of a file; raises `DataError` naming the line that is no token with a tag."""
    try:
        return parse(path.read_text(encoding="utf-8"), path.stem)
    except ValueError as error:
        raise DataError(f"{path}:{error}") from error


def parse(lines: str, name: str) -> tuple[Marked, ...]:
    """The articles of the lines; `name` is that of one that has none. Raises `ValueError`."""
    articles: list[Marked] = []
    text = ""
    marks: list[Mark] = []
    for number, line in enumerate(lines.splitlines(), start=1):
        if line.startswith(ARTICLE):
            if text:
                articles.append(Marked(name, text.rstrip(" "), tuple(marks)))
            text, marks, name = "", [], line.removeprefix(ARTICLE)
        elif not line.strip():
            text = text.removesuffix(" ") + "\n"
        else:
            token, tag, *rest = [*line.split("\t"), ""]
            if not re.fullmatch(r"O|[BI]-\w+", tag):
                raise ValueError(f"{number}: {tag!r} is no tag: write O, B-money or I-money")
            _place(marks, Mark(len(text), len(text) + len(token), tag))
            text += token + ("" if GLUED in rest else " ")
    return (*articles, Marked(name, text.rstrip(" "), tuple(marks)))


def _place(marks: list[Mark], token: Mark) -> None:
    """Begins a mark with the token, or lets it end the last one."""
    begins, _, label = token.label.partition("-")
    if begins == "I" and marks and marks[-1].label == label:
        marks[-1] = marks[-1]._replace(end=token.end)
    elif begins != "O":
        marks.append(token._replace(label=label))


def _lines(article: Marked) -> Iterator[str]:
    yield ARTICLE + article.id
    marks = apart(article.marks)
    for start, end in _tokens(article.text, marks):
        token = article.text[start:end]
        if token == "\n":
            yield ""
            continue
        around = next((mark for mark in marks if mark.start <= start < mark.end), None)
        tag = "O" if around is None else f"{'B' if start == around.start else 'I'}-{around.label}"
        is_glued = end < len(article.text) and article.text[end] not in " \n"
        yield "\t".join([token, tag, *([GLUED] if is_glued else [])])


def _tokens(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int]]:
    """Words and signs, cut where a mark begins or ends."""
    borders = {border for mark in marks for border in (mark.start, mark.end)}
    for found in _TOKEN.finditer(text):
        inside = {b for b in borders if found.start() < b < found.end()}
        yield from pairwise(sorted({found.start(), found.end(), *inside}))
