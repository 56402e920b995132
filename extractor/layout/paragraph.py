"""Text -> paragraphs: half-open spans without the blanks around them.

They are in order and cover all that is not blank. A newline that only wraps a paragraph at the
margin (old newswire, mail) does not end it; every other newline does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Newswires fill lines of 64 to 80 columns, mail of 72; paragraphs on pages are longer as a rule.
WRAP_SHORTEST = 40
WRAP_LONGEST = 100

_LINE = re.compile(r"^([^\S\n]*+)(\S[^\n]*)", re.MULTILINE)
_CLOSERS = "\"'”’)]"
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    newline: int


def find(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of the text, as `(start, end)`.

    A wrapped line has no room for the next word. Headlines and lists can look so by chance; hence
    some line of the text must also go on in the middle of a sentence.
    """
    groups = list(_groups(text))
    is_wrapped = any(_goes_on(text, *pair) for lines in groups for pair in _full(text, lines))
    for lines in groups:
        joined = set(_full(text, lines)) if is_wrapped else set()
        start = lines[0].start
        for before, after in pairwise(lines):
            if (before, after) not in joined:
                yield start, before.end
                start = after.start
        yield start, lines[-1].end


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with the text, inside or outside its quotes and brackets."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def _groups(text: str) -> Iterator[list[_Line]]:
    """The lines of the text, in groups without a blank line between them."""
    group: list[_Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span(2)
        if group and match.start() > group[-1].newline + 1:
            yield group
            group = []
        group.append(_Line(start, start + len(match.group(2).rstrip()), start - match.start(), end))
    if group:
        yield group


def _full(text: str, lines: Sequence[_Line]) -> list[tuple[_Line, _Line]]:
    """The neighbours of which the first is a full line: one without room for the next word."""
    width = max(line.end - line.start for line in lines)
    if width > WRAP_LONGEST:
        return []
    return [pair for pair in pairwise(lines) if _is_full(text, *pair, width=width)]


def _is_full(text: str, before: _Line, after: _Line, *, width: int) -> bool:
    length = before.end - before.start
    if length < WRAP_SHORTEST or after.indent > before.indent:
        return False
    word = text[after.start : after.end].split(maxsplit=1)[0]
    return length + 1 + len(word) > width


def _goes_on(text: str, before: _Line, after: _Line) -> bool:
    return not text[after.start].isupper() and not ends_sentence(text[before.start : before.end])
