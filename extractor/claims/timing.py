"""Which time a figure is given: that of its own clause, else what the article says around it.

`timed` asks one rule after the other, from what the clause says itself to the day of the story.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor import lexicon
from extractor.claims import period, subject
from extractor.claims.question import Answer
from extractor.claims.site import Site, lemma
from extractor.model import Claim, Period

# What happened is of the story's day; what is so may be so for long.
TOLD = frozenset(
    f"claim.{rule}"
    for rule in (
        *("adverb_change", "casualties", "change_count", "change_noun", "change_verb"),
        *("count_object", "count_subject", "distance", "index_score", "level_after_change"),
        *("level_before_change", "loot", "verb"),
    )
)


@dataclass(frozen=True, eq=False)
class Read:
    """What was read for one figure, for the figures after it to refer to."""

    site: Site
    answer: Answer
    claim: Claim


def timed(
    site: Site,
    answer: Answer,
    dates: Sequence[period.Dated],
    earlier: Sequence[Read],
    day: dt.date | None,
) -> dict[str, object]:
    """Period and scope, which need the dates and what was said before."""
    start = period.of_start(site, dates) if answer.rule == "claim.level_before_change" else None
    if start is not None:
        return {"period": start, "scope": None}
    found = (
        period.period(site, dates)
        or (earlier[-1].claim.period if answer.follows and earlier else None)
        or _of_same_verb(site, earlier)
        or _of_same_metric(answer, earlier)
        or _year_of_name(answer)
        or _of_event(site, answer, dates, day)
        or _of_results(site, answer, dates, day)
        or _of_story(site, answer, dates, day)
    )
    scope = answer.scope or (period.baseline(site, dates) if answer.change else None)
    return {"period": found, "scope": scope}


def _of_event(
    site: Site, answer: Answer, dates: Sequence[period.Dated], day: dt.date | None
) -> Period | None:
    """The day of the event that the figure is of; tolls of another one are of its time."""
    if answer.holder is None:
        return None
    is_toll = answer.rule == "claim.casualties"
    history = period.of_history(site, dates, answer.holder, day) if is_toll else None
    return history or period.of_event(answer.holder, dates, day)


def _of_results(
    site: Site, answer: Answer, dates: Sequence[period.Dated], day: dt.date | None
) -> Period | None:
    """The quarter or year that an article on results is about, for what is part of them."""
    words = (answer.metric or "").lower().split()
    is_result = not lexicon.load().claim.results.isdisjoint(words)
    is_result = is_result and site.figure.kind in ("money", "percent", "percentage_point")
    is_result = is_result and site.figure.per in (None, "share")  # "3,900 euros a month"
    return period.of_results(site, dates, day) if is_result else None


def _of_story(
    site: Site, answer: Answer, dates: Sequence[period.Dated], day: dt.date | None
) -> Period | None:
    """The day of the story, for what happened: by the rule that read it, or as part of an event."""
    is_event = answer.holder is not None and subject.is_event(answer.holder)
    is_state = answer.rule == "claim.verb" and lemma(site.verb) in ("be", "have")
    if (answer.rule not in TOLD or is_state) and not is_event:
        return None
    of_event = is_event or answer.rule == "claim.casualties"
    return period.of_story(site, dates, day, of_event=of_event)


def _of_same_verb(site: Site, earlier: Sequence[Read]) -> Period | None:
    """ "Advanced 12 points (0.9 percent) to 1,425": what one verb tells is of one time."""
    if not earlier or site.verb is None or earlier[-1].site.verb != site.verb:
        return None
    return earlier[-1].claim.period


def _of_same_metric(answer: Answer, earlier: Sequence[Read]) -> Period | None:
    """A figure about a metric spoken of before holds for the period that was given with it."""
    words = _content(answer.metric)
    for read in reversed(earlier):
        known = _content(read.claim.metric)
        if read.claim.period is not None and len(known) > 2 and known <= words:
            return read.claim.period
    return None


def _content(text: str | None) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]{3,}", (text or "").lower())}


def _year_of_name(answer: Answer) -> Period | None:
    """A subject with a year in its name ("Summit 2022") holds for that year."""
    year = re.search(r"\b(?:19|20)\d\d\b", answer.subject or "")
    if year is None:
        return None
    first = dt.date(int(year[0]), 1, 1)
    return Period(text=year[0], begin=first, end=first.replace(month=12, day=31))
