"""Facts, scores and stories of facts -> tables and text for people; nothing is printed here.

What came out of articles is shown without its control characters, which a terminal would obey.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from extractor import evaluate
from extractor.model import Claim, Fact, Member, Status, plain
from extractor.reconcile.order import by_need, by_time
from extractor.reconcile.say import say, say_fact, say_period
from extractor.report.axis import WIDTH
from extractor.report.plot import Bar, Mark, plot

if TYPE_CHECKING:
    from extractor.batch import Summary

# The colours hold on dark and light terminals.
COLOURS: Mapping[Status, str] = {
    "conflicting": "bold red",
    "retracted": "red",
    "updated": "yellow",
    "compatible": "cyan",
    "agreed": "green",
    "single": "dim",
}

# Columns of an evaluation that hold words.
WORDS = frozenset({"level", "measure", "kind", "field", "gold", "taken for", "over", "column"})

# The start of an id that the table shows; it names one fact of hundreds, and `explain` takes it.
ID_SHOWN = len("f-123456")

BAR_WIDTH = 20
# Holds most words, and lets all columns stand side by side in 80 characters.
COLUMN_WIDTH = 10
# The axis on which claims are drawn, in characters.
PICTURE_WIDTH = 40


def facts_table(facts: Sequence[Fact], claims: Sequence[Claim], *, rows: int) -> Table:
    """The first `rows` facts, a row each: those that are sure and have most to decide on top."""
    table = _table()
    for name in ("subject", "metric", "period", "value"):
        table.add_column(name, overflow="fold", min_width=COLUMN_WIDTH)
    table.add_column("status", no_wrap=True)
    table.add_column("sources", justify="right", no_wrap=True)
    table.add_column("fact", no_wrap=True)
    for fact in by_need(facts, claims)[:rows]:
        table.add_row(
            _shown(fact.subject or "?"),
            _shown(fact.metric or "?"),
            say_period(fact.period),
            _shown(say_fact(fact)),
            Text(fact.status, style=COLOURS[fact.status]),
            str(fact.sources),
            fact.id[:ID_SHOWN],
        )
    return table


def summary_words(summary: "Summary") -> str:
    """What a run did: "14 articles added with 252 claims, 1 known already (2.5 s)"."""
    parts = [f"{_count(summary.added, 'article')} added with {_count(summary.claims, 'claim')}"]
    if not summary.added:
        parts = ["nothing new: no article was added"]
    if summary.known:
        parts.append(f"{summary.known} known already")
    if summary.failed:
        parts.append(f"{summary.failed} could not be read")
    took = f"{summary.seconds:.1f} s"
    if summary.added:
        took = f"{took}, {speed_words(summary)}"
    return f"\n{', '.join(parts)} ({took})"


def speed_words(summary: "Summary") -> str:
    """How fast it went: "12.5 articles/s, 4,800 words/s"."""
    articles, words = summary.articles_per_second, summary.words_per_second
    return f"{articles:,.1f} articles/s, {words:,.0f} words/s"


@contextmanager
def progress(
    console: Console, *, share: Callable[[], float | None]
) -> Iterator[Callable[["Summary"], None]]:
    """A bar with counts, speed and time left while articles are read; nothing in a pipe.

    `share` tells which part of the input is read, if it can.
    """
    columns = (BarColumn(BAR_WIDTH), TextColumn("{task.description}"))
    silent = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=silent) as bar:
        # A bar without a total only moves.
        task = bar.add_task("reading", total=None)

        def show(summary: "Summary") -> None:
            done = f"{summary.added} added, {summary.failed} failed, {speed_words(summary)}"
            part = share()
            left = summary.seconds_left(part)
            if left is not None:
                done += f", {timedelta(seconds=round(left))} left"
            total = None if left is None else 1.0
            bar.update(task, description=done, total=total, completed=part or 0.0)

        yield show


def rows_table(rows: evaluate.Rows) -> Table:
    """A table of an evaluation, its heading first: words to the left, numbers to the right."""
    table = _table()
    heading, *lines = rows
    for name in heading:
        table.add_column(name, justify="left" if name in WORDS else "right")
    for row in lines:
        table.add_row(*row)
    return table


def story(fact: Fact, claims: Mapping[str, Claim], text_of: Callable[[str], str]) -> RenderableType:
    """Why a fact has its value: its claims on one axis and as a timeline, how they compare.

    `claims` holds those of other facts too, for verdicts that kept them apart; `text_of` gives the
    text of the article with an id.
    """
    members = by_time(fact, claims)
    numbers = {member.id: str(number) for number, member in enumerate(members, start=1)}
    told = [claims[member.id] for member in members]
    parts: list[RenderableType] = [_head(fact, numbers), *_picture(fact, told)]
    parts += [Text("Claims", style="bold"), _timeline(members, claims, text_of)]
    if fact.verdicts:
        parts.append(Text("\nHow they compare", style="bold"))
    for verdict in fact.verdicts:
        a, b = (numbers.get(name) or _other(claims[name]) for name in (verdict.a, verdict.b))
        # The reasons of what is different begin with "kept apart", which says it.
        answer = "" if verdict.verdict == "different" else f"{verdict.verdict}, "
        words = f"{a} and {b}: {answer}{verdict.reason} ({verdict.rule})"
        parts.append(_shown(words))
    return Group(*parts)


def _head(fact: Fact, numbers: Mapping[str, str]) -> Text:
    period = say_period(fact.period)
    current = numbers.get(fact.current or "") if len(numbers) > 1 else None
    rests = f" The value is that of claim {current}." if current else ""
    return Text.assemble(
        (_plain(f"{fact.subject or '?'}: {fact.metric or '?'}"), "bold"),
        f"\n{_plain(say_fact(fact))}, {period}{', ' if period else ''}",
        (fact.status, COLOURS[fact.status]),
        f", {_count(fact.sources, 'source')}, {fact.id}",
        f"\n{_plain(fact.explanation)}{rests}\n",
        *(f"Note: {_plain(note.reason)} ({note.rule})\n" for note in fact.notes),
    )


def _picture(fact: Fact, told: Sequence[Claim]) -> Iterator[RenderableType]:
    """The claims on one axis, as on the page: dots, bars, open ends, and the fact below them."""
    drawn = plot(fact, told)
    if drawn is None:
        return
    yield Text("On one axis", style="bold")
    rows = Table.grid(padding=(0, 2, 0, 0))
    for number, (mark, claim) in enumerate(zip(drawn.marks, told, strict=True), start=1):
        rows.add_row(f"{number}.", _line(mark.bar, mark), _shown(say(claim)))
    rows.add_row("=", _line(drawn.band, None), _shown(say_fact(fact)))
    yield rows
    yield Text()


def _line(bar: Bar | None, mark: Mark | None) -> str:
    """A mark in characters; without one, the band of the fact."""

    def column(place: float) -> int:
        return max(0, min(PICTURE_WIDTH - 1, int(place / WIDTH * PICTURE_WIDTH)))

    cells = [" "] * PICTURE_WIDTH
    if bar is not None:
        # What is narrower than a character is one character in its middle.
        spare = bar.width / 2 if bar.width < WIDTH / PICTURE_WIDTH else 0
        left, right = column(bar.left + spare), column(bar.right - spare)
        stroke = "█" if mark is None else "╌" if mark.shape == "hedge" else "─"
        cells[left : right + 1] = [stroke] * (right + 1 - left)
        if bar.is_open_left:
            cells[left] = "◀"
        if bar.is_open_right:
            cells[right] = "▶"
    if mark is not None and mark.dot is not None:
        cells[column(mark.dot)] = "○" if mark.is_hollow else "●"
    return "".join(cells)


def _timeline(
    members: Sequence[Member], claims: Mapping[str, Claim], text_of: Callable[[str], str]
) -> Table:
    """The claims in the order of their news, a new day where it begins."""
    rows, shown = Table.grid(padding=(0, 2, 0, 0)), ""
    for number, member in enumerate(members, start=1):
        claim = claims[member.id]
        day = (claim.published or "undated")[: len("2022-11-16")]
        told = Group(*_told(claim, member.role, text_of(claim.article)))
        rows.add_row("" if day == shown else day, f"{number}.", told)
        shown = day
    return rows


def _told(claim: Claim, role: str, text: str) -> Iterator[Text]:
    source = claim.source or claim.article
    yield Text.assemble(_plain(f"{source}: {say(claim)} "), (f"({role})", "italic"))
    yield _sentence(claim, text)
    yield Text(f"rule {claim.rule}, confidence {plain(claim.confidence)}", style="dim")


def _sentence(claim: Claim, text: str) -> Text:
    """The claim's sentence, with its figure marked."""
    before = text[claim.sentence.start : claim.start]
    after = text[claim.end : claim.sentence.end].rstrip()
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
