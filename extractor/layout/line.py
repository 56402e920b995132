"""A line -> what it is by itself: a date, a byline, a piece of the page's furniture.

Pure functions of one stripped line, wherever it stands. What is longer than `LONGEST` is none of
these; callers cut it there, so that no pattern runs over a long text.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from extractor import lexicon
from extractor.kinds.pattern import any_of
from extractor.layout.paragraph import ends_sentence

# The longest of 3,000 headlines of news that we looked at has 150 characters.
LONGEST = 200
# A name has so many words at most, not counting "de", "van", "bin".
NAME_LONGEST = 4


# "LIMA, June 10 (Agency) - ": a place in capitals, and a dash behind it.
_PLACE = re.compile(
    r"[A-Z][A-Z.'\u2019 -]{1,40}[A-Z]\b(?:,[^\n\u2013\u2014]{1,40}?)?(?:\s\([^)\n]{1,40}\))?"
    r"\s(?:--?|\u2013|\u2014)\s(?=\S)"
)


@dataclass(frozen=True)
class _Grammar:
    furniture: re.Pattern[str]
    furniture_line: re.Pattern[str]
    glued: re.Pattern[str]
    by: re.Pattern[str]
    join: re.Pattern[str]
    station: re.Pattern[str]
    dateline: re.Pattern[str]
    moment: re.Pattern[str]
    month: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words = lexicon.load().layout
    furniture, furniture_lines = any_of(words.furniture), any_of(words.furniture_lines)
    moments = any_of(words.months + words.moments)
    return _Grammar(
        furniture=_pattern(rf"(?:{furniture})(?!(?<=\w)\w)"),
        furniture_line=_pattern(rf"(?:{furniture_lines})"),
        # Pages that lost their markup also lose the blank between two links: "TopMore news".
        glued=re.compile(rf"(?i:{furniture_lines})(?<=[a-z])(?=[A-Z][a-z])"),
        by=_pattern(rf"\A(?:{any_of(words.by)})\b:?\s+"),
        join=_pattern(rf"\s*(?:[,;|/•·&–—]|\s-\s|\b(?:{any_of(words.joins)})\b)\s*"),
        station=_pattern(rf"\s(?:{any_of(words.stations)})\s.*"),
        dateline=_pattern(rf"\b(?:{any_of(words.datelines)})\b"),
        moment=_pattern(rf"(?:(?:(?<![^\W\d_])(?:{moments})(?![^\W\d_])|\d++)[\s,.:/()|+–-]*+)++"),
        month=_pattern(
            rf"(?<![^\W\d_])(?:{any_of(words.months)})(?![^\W\d_])"
            r"|(?<!\d)(?:\d{4}-\d\d?-\d\d?|\d\d?[-/.]\d\d?[-/.](?:\d\d){1,2})(?!\d)"
        ),
    )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def is_prose(line: str) -> bool:
    """Whether the line is a sentence or a whole paragraph, and so part of the article itself."""
    if len(line) > LONGEST:
        return True
    return ends_sentence(line) and not (is_page(line) or is_furniture(line) or is_date(line))


def place_length(text: str, start: int = 0) -> int:
    """How many characters from `start` only tell where and when a paragraph was written."""
    found = _PLACE.match(text, start)
    return found.end() - start if found else 0


def is_furniture(line: str) -> bool:
    """Whether the line is a piece of the page and nothing else: "Advertisement"."""
    return _grammar().furniture_line.fullmatch(line) is not None


def is_page(line: str) -> bool:
    """Whether the line can only stand below an article: "Read more:", "TopOther news today"."""
    words = _grammar()
    return bool(words.furniture.match(line) or words.glued.match(line))


def moment(line: str) -> str | None:
    """The longest part of the line that is only a date and time of day, if it names a day."""
    runs = (match.group().strip(" ,.:/()|+–-") for match in _grammar().moment.finditer(line))
    days = (run for run in runs if _grammar().month.search(run) and has_digit(run))
    return max(days, key=len, default=None)


def is_date(line: str) -> bool:
    """Whether the line is nothing but a date, with or without "Updated" and the like."""
    words = _grammar()
    rest = words.moment.sub("", words.dateline.sub("", line))
    if any(map(str.isalnum, rest)) or not has_digit(line):
        return False
    return moment(line) is not None or words.dateline.match(line) is not None


def is_dateline(line: str) -> bool:
    """Whether the line tells when the article was published, and says so: "Posted on 3 May"."""
    if not _grammar().dateline.match(line):
        return False
    return is_date(line) or (moment(line) is not None and not ends_sentence(line))


def is_signed(line: str) -> bool:
    """Whether the line names the author beyond doubt: "By Ann Lee", "Ann Lee, Reuters"."""
    if ends_sentence(line):
        return False
    people = authors(line)
    if by := _grammar().by.match(line):
        return bool(people) or is_source(line[by.end() :])
    return is_source(line) or bool(people and any(map(is_source, _parts(line)[len(people) :])))


def is_source(line: str) -> bool:
    """Whether the line is a news agency, a paper, or an author's post there."""
    return line.lower() in lexicon.load().layout.sources


def is_names(line: str) -> bool:
    """Whether the line is only people's names in title case."""
    parts = _parts(line)
    return len(authors(line)) == len(parts) and not line.isupper()


def authors(line: str) -> tuple[str, ...]:
    """The people that a byline begins with, without where they are and for whom they write."""
    return tuple(takewhile(_is_name, _parts(line)))


def has_digit(line: str) -> bool:
    """Whether a number is written in digits in the line."""
    return any(map(str.isdigit, line))


def _parts(line: str) -> list[str]:
    words = _grammar()
    when = moment(line)
    undated = line.replace(when, "|") if when else line
    parts = words.join.split(words.station.sub("", words.by.sub("", undated, count=1)))
    return [part for part in parts if part]


def _is_name(part: str) -> bool:
    if is_source(part):
        return False
    particles = lexicon.load().layout.particles
    words = [word for word in part.split() if word not in particles]
    return 2 <= len(words) <= NAME_LONGEST and all(map(_is_capitalised, words))


def _is_capitalised(word: str) -> bool:
    letters = re.sub(r"['’.-]", "", word)
    return word[0].isupper() and letters.isalpha()
