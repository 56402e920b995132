"""Numbers that are no figures: parts of names, codes, years, ages, scores, labels and idioms."""

import re
from functools import cache

from spacy.tokens import Doc, Span

from extractor import kinds, lexicon
from extractor.kinds import duration
from extractor.kinds.pattern import any_of
from extractor.pipeline.spans import tokens

# Symbols of units are no longer; they have capitals of their own.
_SYMBOL = 3
# Teams do not often score more, where a verb of deciding stands far from the tally.
_LEAST_VOTES = 10


def is_trap(text: str, group: kinds.Group, number: Span) -> bool:
    """Whether the number, whose unit is not written beside it, states no quantity."""
    return (
        duration.is_age(text, group[-1].number)
        or (_is_glued(text, group) and not is_vote(text, group[0], number))
        or _is_in_name(number)
        or is_label(text, group[0].start)
        or _is_model(number)
        or _is_year(number)
        or is_idiom(text, group)
        or is_title(number)
        or _is_clock(text, group)
    )


def _is_clock(text: str, group: kinds.Group) -> bool:
    """ "leaves at 6.15"."""
    start, end = group[0].start, group[-1].end
    lead = text[max(0, start - 8) : start].lower().split()
    return bool(_clock().fullmatch(text, start, end)) and lead[-1:] == ["at"]


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def _is_model(number: Span) -> bool:
    """The number of a thing made in series: "AK 47 rifles", "Falcon 9 rockets"."""
    following = number.doc[number.end].lower_ if number.end < len(number.doc) else ""
    if number.text in lexicon.load().count.aircraft and following not in ("people", "passengers"):
        return True
    if not number.text.isdigit() or number.start == number.sent.start:
        return False
    name = number.doc[number.start - 1]
    return name.tag_ in ("NNP", "NNPS") and name.ent_type_ not in ("GPE", "LOC", "PERSON")


def _is_year(number: Span) -> bool:
    """ "some 2022 models": four digits of a year of our time, without a comma."""
    last = number.doc[number.end - 1].text
    return last.isdigit() and len(last) == 4 and last[:2] in ("19", "20") and last[2:] != "00"


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(lexicon.load().count.idioms)})(?!\w)", re.IGNORECASE)


def is_idiom(text: str, group: kinds.Group) -> bool:
    """A number that counts nothing: "two-factor login", "24/7", "5 ways to"."""
    return bool(_idioms().match(text, group[0].start))


def _is_glued(text: str, group: kinds.Group) -> bool:
    """Part of a word, a code, a time or a serial number: "G20", "AK-47", "12:30", "3-1"."""
    start, end = group[0].start, group[-1].end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.search(r"[\w#/:\u00b0@]$|\w[-\u2010]$", before)) or bool(
        re.match(r"[\w/\u00b0]|[:.,-]\d", after)
    )


def _is_in_name(number: Span) -> bool:
    """Inside a name that the trained pipeline found, and that is more than the number."""
    doc, first = number.doc, number.doc[number.start]
    if not first.ent_type_:
        return False
    goes_on = number.end < len(doc) and doc[number.end].ent_iob_ == "I"
    return first.ent_iob_ == "I" or not goes_on


@cache
def _label() -> re.Pattern[str]:
    words = lexicon.load().kind
    labels = any_of([*words.name_before, *words.rank_before])
    names = any_of(words.names_before)
    return re.compile(rf"(?<!\w)(?:(?i:{labels})|{names})[^\S\n]*$")


def is_label(text: str, start: int) -> bool:
    """The number names something: "Section 230", "page 4", "top 10"."""
    return bool(_label().search(text, max(0, start - 16), start))


def is_term(text: str, amount: kinds.Amount) -> bool:
    """The time in a name of debt, "10-year Treasury bonds", and "one day" for some day."""
    if "-" in text[amount.number.end : amount.end]:
        return bool(_term().match(text, amount.end))
    return bool(_some_day().search(text, max(0, amount.start - 20), amount.end))


@cache
def _term() -> re.Pattern[str]:
    words = any_of(lexicon.load().kind.term_names)
    return re.compile(rf"(?:\s+[\w.]+){{0,2}}?\s+(?:{words})\b", re.IGNORECASE)


@cache
def _some_day() -> re.Pattern[str]:
    words = lexicon.load().count
    leads = any_of(words.before_one)
    return re.compile(rf"(?<!\w)(?!(?:{leads})\s)[\w,]+\s+one day$", re.IGNORECASE)


def is_vote(text: str, amount: kinds.Amount, number: Span) -> bool:
    """One side of a tally: "the bill passed 51-49", "by a 51-49 vote"."""
    lead = text[max(0, amount.start - 6) : amount.start]
    start = amount.start - len(lead) + len(lead.rstrip("0123456789-\u2013"))
    tally = _tally().match(text, start)
    if tally is None:
        return False
    ballots, doc = lexicon.load().count.ballots, number.doc
    around = tokens(doc, *tally.span())
    beside = [*doc[max(0, around.start - 1) : around.start], *doc[around.end : around.end + 1]]
    if any(token.lemma_.lower() in ballots for token in beside):
        return True
    is_large = amount.low >= _LEAST_VOTES
    return is_large and any(token.lemma_.lower() in ballots for token in number.root.ancestors)


@cache
def _tally() -> re.Pattern[str]:
    return re.compile(r"(?<![\d-])\d{1,4}[-\u2013]\d{1,4}(?![\d-])")


def is_name(doc: Doc, amount: kinds.Amount) -> bool:
    """A unit that is written as a name: "Eight Mile Road", "the Six-Day War", "24 Hours"."""
    last = tokens(doc, amount.start, amount.end)[-1]
    unit = lexicon.load().units.get(amount.unit or "")
    has_capital = unit is not None and any(last.text in form.split() for form in unit.written)
    if not last.is_title or not last.is_alpha or len(last.text) <= _SYMBOL or has_capital:
        return False
    if amount.kind == "money":  # "Pound Lane"; some write "5 Euro"
        return last.i + 1 < last.sent.end and last.nbor(1).is_title
    # In a headline each word has its capital.
    small = [t for t in last.sent if t.is_lower and t.is_alpha and len(t.text) > _SYMBOL]
    return last.i > last.sent.start and len(small) > 1


def is_title(number: Span) -> bool:
    """A number written as a name in a sentence of small letters: "Less Than Zero"."""
    first = number[0]
    small = [t for t in number.sent if t.is_lower and t.is_alpha and len(t.text) > _SYMBOL]
    return first.is_title and first.is_alpha and first.i > first.sent.start and len(small) > 1


def is_race(text: str, amount: kinds.Amount) -> bool:
    """ "won the 100 metres": a distance of the track is the name of a race."""
    words = lexicon.load().count
    is_distance = amount.unit == "metre" and amount.high in words.races
    lead = text[max(0, amount.start - 12) : amount.start].lower().split()
    return is_distance and bool(lead) and lead[-1] in words.before_race
