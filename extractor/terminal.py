"""Facts, scores and stories of facts -> tables and text for people; nothing is printed here.

What came out of articles is shown without its control characters, which a terminal would obey.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from extractor import evaluate
from extractor.model import Claim, Fact, FactPeriod, Status, plain
from extractor.reconcile.interval import Interval
from extractor.reconcile.say import say, say_interval, say_number

if TYPE_CHECKING:
    from extractor.batch import Summary

# What an editor looks at first stands on top; the colours hold on dark and light terminals.
COLOURS: Mapping[Status, str] = {
    "conflicting": "bold red",
    "retracted": "red",
    "updated": "yellow",
    "compatible": "cyan",
    "agreed": "green",
    "single": "dim",
}

# The start of an id that the table shows; it names one fact of hundreds, and `explain` takes it.
ID_SHOWN = len("f-123456")

BAR_WIDTH = 20
# Holds most words, and lets all columns stand side by side in 80 characters.
COLUMN_WIDTH = 10


# A fact whose claims are all less sure than this of what they measure stands below the others.
SURE = Decimal("0.5")


def facts_table(facts: Sequence[Fact], claims: Sequence[Claim], *, rows: int) -> Table:
    """The first `rows` facts, a row each: those that are sure and have most to decide on top."""
    table = _table()
    for name in ("subject", "metric", "period", "value"):
        table.add_column(name, overflow="fold", min_width=COLUMN_WIDTH)
    table.add_column("status", no_wrap=True)
    table.add_column("sources", justify="right", no_wrap=True)
    table.add_column("fact", no_wrap=True)
    order, sure = list(COLOURS), {claim.id for claim in claims if claim.confidence >= SURE}

    def rank(fact: Fact) -> tuple[bool, int, int]:
        is_sure = any(member.id in sure for member in fact.claims)
        return not is_sure, order.index(fact.status), -len(fact.claims)

    for fact in sorted(facts, key=rank)[:rows]:
        table.add_row(
            _shown(fact.subject or "?"),
            _shown(fact.metric or "?"),
            period_words(fact.period),
            _shown(value_words(fact)),
            Text(fact.status, style=COLOURS[fact.status]),
            str(fact.sources),
            fact.id[:ID_SHOWN],
        )
    return table


def value_words(fact: Fact) -> str:
    """The fact's value as a person writes it: "200-210 billion CNY"."""
    low, high = fact.low, fact.high
    if low is None or high is None or low == high:
        return say_interval(Interval(low, high), fact.unit)
    number, _, scale = say_number(low).partition(" ")
    shared = low >= 0 and say_number(high).partition(" ")[2] == scale
    first = f"{number}-" if shared else f"{say_number(low)} to "
    return first + say_interval(Interval(high, high), fact.unit)


def period_words(period: FactPeriod | None) -> str:
    """The period as short as it can be said: "2015-2022", "2022-Q3", "since 2020-03-01"."""
    if period is None:
        return ""
    begin, end = period.begin, period.end
    if begin is None or end is None:
        return f"until {end}" if end else f"since {begin}" if begin else ""
    if begin == end:
        return str(begin)
    if begin.day > 1 or (end + dt.timedelta(days=1)).day > 1:
        return f"{begin} to {end}"
    return _months(begin, end)


def _months(begin: dt.date, end: dt.date) -> str:
    """Whole months, as years or a quarter where they are such."""
    if (begin.month, end.month) == (1, 12):
        return str(begin.year) if begin.year == end.year else f"{begin.year}-{end.year}"
    if begin.year == end.year and begin.month % 3 == 1 and end.month == begin.month + 2:
        return f"{begin.year}-Q{end.month // 3}"
    months = dict.fromkeys(day.strftime("%Y-%m") for day in (begin, end))
    return " to ".join(months)


def summary_words(summary: "Summary") -> str:
    """What a run did: "14 articles added with 252 claims, 1 known already (2.5 s)"."""
    parts = [f"{_count(summary.added, 'article')} added with {_count(summary.claims, 'claim')}"]
    if not summary.added:
        parts = ["nothing new: no article was added"]
    if summary.known:
        parts.append(f"{summary.known} known already")
    if summary.failed:
        parts.append(f"{summary.failed} could not be read")
    return f"\n{', '.join(parts)} ({summary.seconds:.1f} s)"


@contextmanager
def progress(console: Console) -> Iterator[Callable[["Summary"], None]]:
    """A bar with counts while articles are read, on a terminal; nothing in a pipe."""
    columns = (BarColumn(BAR_WIDTH), TextColumn("{task.description}"), TimeElapsedColumn())
    silent = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=silent) as bar:
        # How many articles there are is known when the last one is read, so the bar only moves.
        task = bar.add_task("reading", total=None)

        def show(summary: "Summary") -> None:
            speed = summary.words / summary.seconds if summary.seconds else 0
            done = f"{summary.added} added, {summary.failed} failed, {speed:,.0f} words/s"
            bar.update(task, description=done)

        yield show


def scores_table(scores: evaluate.Scores) -> Table:
    """The measures of an evaluation, a row each."""
    table = _table()
    heading, *rows = evaluate.rows(scores)
    for name in heading:
        table.add_column(name, justify="left" if name in ("level", "measure") else "right")
    for row in rows:
        table.add_row(*row)
    return table


def story(fact: Fact, claims: Mapping[str, Claim], text_of: Callable[[str], str]) -> RenderableType:
    """Why a fact has its value: its claims, numbered in the order of their news, how they compare.

    `claims` holds those of other facts too, for verdicts that kept them apart; `text_of` gives the
    text of the article with an id.
    """
    members = sorted(
        fact.claims, key=lambda m: (claims[m.id].published or "", claims[m.id].article, m.id)
    )
    parts: list[RenderableType] = [_head(fact)]
    for number, member in enumerate(members, start=1):
        parts += _claim_lines(f"{number}.  ", member.role, claims[member.id], text_of)
    numbers = {member.id: str(number) for number, member in enumerate(members, start=1)}
    if fact.verdicts:
        parts.append(Text("\nHow they compare", style="bold"))
    for verdict in fact.verdicts:
        a, b = (numbers.get(name) or _other(claims[name]) for name in (verdict.a, verdict.b))
        # The reasons of what is different begin with "kept apart", which says it.
        answer = "" if verdict.verdict == "different" else f"{verdict.verdict}, "
        words = f"{a} and {b}: {answer}{verdict.reason} ({verdict.rule})"
        parts.append(_shown(words))
    return Group(*parts)


def _head(fact: Fact) -> Text:
    period = period_words(fact.period)
    return Text.assemble(
        (_plain(f"{fact.subject or '?'}: {fact.metric or '?'}"), "bold"),
        f"\n{_plain(value_words(fact))}, {period}{', ' if period else ''}",
        (fact.status, COLOURS[fact.status]),
        f", {_count(fact.sources, 'source')}, {fact.id}",
        f"\n{_plain(fact.explanation)}\n\n",
        ("Claims", "bold"),
    )


def _claim_lines(
    number: str, role: str, claim: Claim, text_of: Callable[[str], str]
) -> Iterator[RenderableType]:
    source = claim.source or claim.article
    yield Text.assemble(
        number,
        _plain(f"{claim.published or 'undated'}, {source}: {say(claim)} "),
        (f"({role})", "italic"),
    )
    indent = (0, 0, 0, len(number))
    yield Padding(_sentence(claim, text_of(claim.article)), indent, expand=False)
    rule = Text(f"rule {claim.rule}, confidence {plain(claim.confidence)}", style="dim")
    yield Padding(rule, indent, expand=False)


def _sentence(claim: Claim, text: str) -> Text:
    """The claim's sentence, with its figure marked."""
    before, after = text[claim.sentence.start : claim.start], text[claim.end : claim.sentence.end]
    return Text.assemble(
        _plain(before), (_plain(text[claim.start : claim.end]), "reverse"), _plain(after)
    )


def _other(claim: Claim) -> str:
    """How a claim of another fact is called."""
    source = claim.source or claim.article
    return f'"{claim.quote}" ({claim.subject or "?"}: {claim.metric or "?"}; {source})'


def _table() -> Table:
    return Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _shown(words: str) -> Text:
    return Text(_plain(words))


def _plain(words: str) -> str:
    """The words on one line, without characters that would steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in words)
