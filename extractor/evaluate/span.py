"""The first level: are figures and dates found, and found where they are?

A figure that is labelled as no fact is neutral here: finding it is neither right nor wrong.
"""

from collections.abc import Iterable, Sequence

from extractor.evaluate.match import Page, Stretch, one_to_one, overlaps_any
from extractor.evaluate.measure import Measure, found
from extractor.evaluate.period import days
from extractor.model import DateMention

LEVEL = "span"
CALENDAR = ("DATE", "TIME")  # gold labels no durations and no sets


def measures(pages: Sequence[Page]) -> tuple[Measure, ...]:
    """Figures and dates, by exact span and by any overlap; dates also by the days they name."""
    return (*_figures(pages), *_dates(pages))


def _figures(pages: Iterable[Page]) -> tuple[Measure, ...]:
    exact = relaxed = output = gold = 0
    for page in pages:
        pairs = one_to_one(page.claims, page.read.figures)
        paired = [figure for _, figure in pairs]
        rest = [figure for figure in page.read.figures if figure not in paired]
        neutral = sum(overlaps_any(figure, page.not_facts) for figure in rest)
        exact += sum(_same_span(label, figure) for label, figure in pairs)
        relaxed += len(pairs)
        output += len(page.read.figures) - neutral
        gold += len(page.claims)
    return (
        found(LEVEL, "figures_exact", hits=exact, output=output, gold=gold),
        found(LEVEL, "figures", hits=relaxed, output=output, gold=gold),
    )


def _dates(pages: Iterable[Page]) -> tuple[Measure, ...]:
    exact = relaxed = right = output = gold = 0
    for page in pages:
        dates = [date for date in page.read.dates if date.type in CALENDAR]
        pairs = one_to_one(page.dates, dates)
        exact += sum(_same_span(label, date) for label, date in pairs)
        relaxed += len(pairs)
        right += sum(_same_days(label.value, date) for label, date in pairs)
        output += len(dates)
        gold += len(page.dates)
    return (
        found(LEVEL, "dates_exact", hits=exact, output=output, gold=gold),
        found(LEVEL, "dates", hits=relaxed, output=output, gold=gold),
        found(LEVEL, "dates_value", hits=right, output=output, gold=gold),
    )


def _same_span(one: Stretch, other: Stretch) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _same_days(value: str, date: DateMention) -> bool:
    gold = days(value)
    return (gold.begin, gold.end) == (date.begin, date.end_date)
