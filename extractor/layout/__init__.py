"""Text -> blocks: which lines are title, byline, dateline, body, and the page's furniture.

Blocks are in order, never overlap, and together cover all that is not blank; a body block is one
paragraph. Time is linear in the length of the text, whatever the text is.
"""

import datetime as dt
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.kinds import date
from extractor.layout import paragraph
from extractor.layout.line import (
    LONGEST,
    authors,
    has_digit,
    is_date,
    is_dateline,
    is_furniture,
    is_names,
    is_page,
    is_prose,
    is_signed,
    is_source,
)
from extractor.model import Article, DateMention

BlockRole = Literal["title", "byline", "dateline", "body", "furniture"]

# Links below an article ("Special Reports", "See the transcript") are this short.
LINK_LONGEST = 60
# More lines than these before the first sentence are a table, not a title and what stands below.
HEAD_LINES = 5

_ISO_TIME = re.compile(r"(?<=\d)T(?=\d)")


@dataclass(frozen=True, slots=True)
class Block:
    """The stretch `[start, end)` of the text, without the blanks around it, and its role."""

    start: int
    end: int
    role: BlockRole


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a text. A text of one paragraph, or without any sentence, is all body."""
    spans = list(paragraph.find(text))
    lines = [text[start : min(end, start + LONGEST + 1)] for start, end in spans]
    roles = _roles(lines)
    return tuple(Block(start, end, role) for (start, end), role in zip(spans, roles, strict=True))


def complete(article: Article) -> Article:
    """The article with title, author and publication date as its own text gives them.

    What is known already stays as it is; what the text does not tell stays null.
    """
    lines: dict[BlockRole, list[str]] = {}
    for block in read(article.text):
        if block.role != "body":
            lines.setdefault(block.role, []).append(article.text[block.start : block.end])
    titles, bylines = lines.get("title", []), lines.get("byline", [])
    dates = (
        published_of(line, country=article.country)
        for line in [*lines.get("dateline", []), *bylines]
    )
    people = (", ".join(authors(line)) for line in bylines)
    found = {"title": iter(titles), "author": people, "published": dates}
    unknown = {key: values for key, values in found.items() if getattr(article, key) is None}
    return article.model_copy(
        update={key: next(filter(None, values), None) for key, values in unknown.items()}
    )


def published_of(line: str, *, country: str | None = None) -> str | None:
    """The day, or day and time, that a dateline names, in ISO 8601; null when it names none."""
    anchors = date.Anchors(day_first=country not in (None, "US"))
    words = _ISO_TIME.sub(" ", line)
    mentions = (date.read(words[start:end], anchors) for start, end in date.find(words))
    return next((moment for moment in map(_moment, mentions) if moment), None)


def _moment(mention: DateMention | None) -> str | None:
    """The day that is mentioned, with the time of day if it has one that a clock shows."""
    if mention is None or mention.begin is None or mention.begin != mention.end_date:
        return None
    day = mention.begin.isoformat()
    return mention.value if mention.value and _is_clock(mention.value, day) else day


def _is_clock(value: str, day: str) -> bool:
    """Whether a TIMEX3 value is this day and a time of day, and not "2022-11-16TMO"."""
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return value.startswith(day)


def _roles(lines: Sequence[str]) -> list[BlockRole]:
    prose = [i for i, line in enumerate(lines) if is_prose(line)]
    if len(lines) < 2 or not prose:
        return ["body"] * len(lines)
    first, end = prose[0], prose[-1] + 1
    head = _head(lines[:first])
    names = {line for line, role in zip(lines[:first], head, strict=True) if role == "byline"}
    return [*head, *_middle(lines[first:end], names), *_tail(lines[end:])]


def _head(lines: Sequence[str]) -> list[BlockRole]:
    """The lines before the first sentence: the title, who wrote the article, and when."""
    roles: list[BlockRole] = ["dateline" if is_date(line) else _role(line) for line in lines]
    plain = [i for i, role in enumerate(roles) if role == "body"]
    if _is_table([lines[i] for i in plain]):
        return roles
    for i in plain:
        is_below = i > 0 and roles[i - 1] in ("title", "byline", "dateline")
        if is_names(lines[i]) and (is_below or any(map(is_source, lines[i + 1 : i + 2]))):
            roles[i] = "byline"
        elif "title" not in roles and not lines[i].endswith(":"):
            roles[i] = "title"
    return roles


def _is_table(lines: Sequence[str]) -> bool:
    """Whether the lines before the first sentence are no title and subtitles, but results."""
    cells = (line for line in lines[1:] if len(line) <= LINK_LONGEST and has_digit(line))
    return len(lines) > HEAD_LINES or any(cells)


def _middle(lines: Sequence[str], names: Container[str]) -> list[BlockRole]:
    """From the first sentence to the last; the author's name may stand here once more."""
    roles: list[BlockRole] = []
    for line in lines:
        is_below = bool(roles) and roles[-1] in ("byline", "dateline")
        role = "byline" if line in names else _role(line)
        roles.append("dateline" if is_below and is_date(line) else role)
    return roles


def _tail(lines: Sequence[str]) -> list[BlockRole]:
    """The lines after the last sentence. Lines with figures stay body above the first link."""
    roles: list[BlockRole] = []
    has_page = False
    for line in lines:
        role = "dateline" if is_date(line) else _role(line)
        has_page = has_page or is_page(line)
        is_link = len(line) <= LINK_LONGEST and not has_digit(line)
        roles.append("furniture" if role == "body" and (has_page or is_link) else role)
    return roles


def _role(line: str) -> BlockRole:
    """What a line is wherever it stands."""
    if len(line) > LONGEST:
        return "body"
    if is_furniture(line):
        return "furniture"
    if is_dateline(line):
        return "dateline"
    return "byline" if is_signed(line) else "body"
