"""What stands around four digits or a month's name -> whether it is a date at all.

"2022" is a year unless its neighbours make it a number ("$2022", "2,022", "2022 people"); "May" is
a month unless it is somebody's name.
"""

import re

from extractor.lexicon import load

FIRST_BARE_YEAR = 1900  # older ones need a word before them that numbers seldom have
_LEFT = re.compile(r"([\w.]*)([^\w]*)\Z")
_RIGHT = re.compile(r"([^\w\s]*)\s?([\w.]*)")
_GLUED_LEFT = re.compile(
    r"(?:[$€£¥₹#+]\s?|\d[.,:]|(?<!\d)\d{1,3}[-–/]|\d{5}[-–/]|[A-Za-z]\d*[/-]|\.)\Z"
)
_GLUED_RIGHT = re.compile(r"[.,:]\d|\s?%|[-–](?:\d{1,3}|\d{5,})(?!\d)|\w")
_STREET = re.compile(r"(?:\s[A-Z]\w+){1,2}?\s([A-Z]\w+)")
_CAPITAL = re.compile(r" [A-Z][a-z]")
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_HYPHENED = re.compile(r"[^\W\d]{2,}[-–]\Z")


def is_other(text: str, start: int, end: int) -> bool:
    """Whether the plain date `[start, end)` is a number or a name instead."""
    plain = text[start:end]
    if plain.isupper() and plain.lower() in load().date.days:
        return not text[max(0, start - 24) : end + 24].isupper()  # the name of a paper
    if _is_rank(plain):
        before = text[max(0, start - 24) : start].split()
        return not before or before[-1].lower() not in load().date.on
    if _is_verb(text, start, end) or _is_of_something(text, start, end):
        return True
    if plain.isdigit():
        return _is_number(text, start, end)
    if _is_title(text, start, end) or _is_first_name(text, start, end):
        return True
    return plain.lower() in load().date.capitalised and _is_surname(text, start)


def _is_title(text: str, start: int, end: int) -> bool:
    """ "The Sunday Courier", "the Today programme"; "the Tuesday meeting" is one of that day."""
    words, pieces = load().date, text[start:end].lower().split()
    before = text[max(0, start - 24) : start].lower().split()
    has_article = pieces[0] in words.the or bool(before) and before[-1] in words.the
    if not has_article:
        return False
    if pieces[-1] in words.days:
        return text[start].isupper()
    return pieces[-1] in words.weekdays and _CAPITAL.match(text, end) is not None


def _is_first_name(text: str, start: int, end: int) -> bool:
    """ "June Hadley": a capitalised word behind, and no preposition before."""
    words = load().date
    if text[start:end].lower() not in words.first_names or not _CAPITAL.match(text, end):
        return False
    before = text[max(0, start - 24) : start].split()
    return not before or before[-1].lower() not in words.not_years.steady


def _is_rank(plain: str) -> bool:
    """ "The 18th": a day only behind "on"."""
    words, pieces = load().date, plain.lower().split()
    ends = pieces[-1].endswith(words.ordinal_endings) and pieces[-1][0].isdigit()
    return len(pieces) == 2 and pieces[0] in words.the and ends


def _is_verb(text: str, start: int, end: int) -> bool:
    """ "Expected to last two days", "may I"."""
    words, plain = load().date.not_verbs, text[start:end].lower().split()
    before, after = text[max(0, start - 24) : start].split(), text[end : end + 8].split()
    if len(plain) > 2 and plain[0] in words.behind_modals:
        return bool(before) and before[-1].lower() in words.modals
    opens = plain[0] in words.before_pronouns and (not before or before[-1][-1] in '.!?"“')
    return opens and bool(after) and after[0].lower() in words.pronouns


def _is_of_something(text: str, start: int, end: int) -> bool:
    """ "The second half of the match", "a quarter of the vote"."""
    words = load().date
    last = re.split(r"[\s-]", text[start:end].lower())[-1]
    return last in (*words.half, *words.quarter_word) and bool(_OF.match(text, end))


def _is_number(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _GLUED_RIGHT.match(after) or _GLUED_LEFT.search(before) and not _HYPHENED.search(before):
        return True
    left, right = _LEFT.search(before), _RIGHT.match(after)
    assert left and right
    if after.strip().lower().startswith(load().date.leads.onward):  # "1994 or later"
        return False
    if (street := _STREET.match(after)) and street[1].lower() in load().date.not_years.streets:
        return True
    return _counts(left[1].lower(), right[2] if not right[1] else "", int(text[start:end]))


def _counts(before: str, after: str, number: int) -> bool:
    """Whether the words on both sides make it a number of things."""
    words = load().date.not_years
    if before in words.before or after.lower().rstrip(".") in words.after:
        return True
    if number < FIRST_BARE_YEAR and before not in words.firm and before not in load().date.months:
        return True
    plural = after.islower() and len(after) > 3 and after.endswith(words.plural)
    return plural and before not in words.steady


def _is_surname(text: str, start: int) -> bool:
    """ "Theresa May": a capitalised word stands right before, and it opens no date."""
    left = re.search(r"([^\W\d_]+)\.? \Z", text[max(0, start - 24) : start])
    if left is None or not left[1].istitle():
        return False
    return left[1].lower() not in load().date.not_years.steady
