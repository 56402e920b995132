"""Facts, scores and stories of facts -> tables and text for people; nothing is printed here.

What came out of articles is shown without its control characters, which a terminal would obey.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from extractor import evaluate
from extractor.model import Claim, Fact, Status, plain
from extractor.reconcile.order import by_need, by_time
from extractor.reconcile.say import say, say_fact, say_period

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

# The start of an id that the table shows; it names one fact of hundreds, and `explain` takes it.
ID_SHOWN = len("f-123456")

BAR_WIDTH = 20
# Holds most words, and lets all columns stand side by side in 80 characters.
COLUMN_WIDTH = 10


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
    members = by_time(fact, claims)
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
    period = say_period(fact.period)
    return Text.assemble(
        (_plain(f"{fact.subject or '?'}: {fact.metric or '?'}"), "bold"),
        f"\n{_plain(say_fact(fact))}, {period}{', ' if period else ''}",
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
