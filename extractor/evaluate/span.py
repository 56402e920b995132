"""The first level: are figures and dates found, and found where they are?

A figure that is labelled as no fact is neutral here: finding it is neither right nor wrong.
"""

from collections.abc import Iterator, Sequence

from extractor.evaluate.gold import GoldClaim
from extractor.evaluate.match import Page, Stretch, one_to_one, overlaps_any
from extractor.evaluate.measure import KINDS, Count
from extractor.evaluate.period import days
from extractor.model import DateMention, Figure, Kind

LEVEL = "span"
CALENDAR = ("DATE", "TIME")  # gold labels no durations and no sets


def counts(page: Page) -> Iterator[Count]:
    """Figures and dates, by exact span and by any overlap; dates also by the days they name.

    Of one kind are the figures that both gold and output give it.
    """
    pairs = one_to_one(page.claims, page.read.figures)
    paired = [figure for _, figure in pairs]
    rest = [figure for figure in page.read.figures if figure not in paired]
    output = [*paired, *(figure for figure in rest if not overlaps_any(figure, page.not_facts))]
    yield from _figures(pairs, page.claims, output)
    for kind in KINDS:
        yield from _figures(
            [(label, figure) for label, figure in pairs if label.kind == figure.kind == kind],
            [label for label in page.claims if label.kind == kind],
            [figure for figure in output if figure.kind == kind],
            kind=kind,
        )
    yield from _dates(page)


def _figures(
    pairs: Sequence[tuple[GoldClaim, Figure]],
    gold: Sequence[GoldClaim],
    output: Sequence[Figure],
    *,
    kind: Kind | None = None,
) -> Iterator[Count]:
    exact = sum(_same_span(label, figure) for label, figure in pairs)
    for name, hits in (("figures_exact", exact), ("figures", len(pairs))):
        yield Count(LEVEL, name, hits, len(output), len(gold), kind=kind)


def _dates(page: Page) -> Iterator[Count]:
    dates = [date for date in page.read.dates if date.type in CALENDAR]
    pairs = one_to_one(page.dates, dates)
    hits = {
        "dates_exact": sum(_same_span(label, date) for label, date in pairs),
        "dates": len(pairs),
        "dates_value": sum(same_days(label.value, date) for label, date in pairs),
    }
    for name, right in hits.items():
        yield Count(LEVEL, name, right, len(dates), len(page.dates))


def same_days(value: str, date: DateMention) -> bool:
    """Whether a label's period and a date have the same first and last day."""
    gold = days(value)
    return (gold.begin, gold.end) == (date.begin, date.end_date)


def _same_span(one: Stretch, other: Stretch) -> bool:
    return (one.start, one.end) == (other.start, other.end)
