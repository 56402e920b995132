"""Facts, scores and stories of facts -> rich tables for people; nothing is printed here."""

from collections.abc import Callable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor import evaluate
from extractor.model import Claim, Fact, FactPeriod, Failure, Status
from extractor.reconcile.interval import Interval
from extractor.reconcile.say import say, say_interval, say_number

# What an editor looks at first stands on top; the colours hold on dark and light terminals.
COLOURS: Mapping[Status, str] = {
    "conflicting": "bold red",
    "retracted": "red",
    "updated": "yellow",
    "compatible": "cyan",
    "agreed": "green",
    "single": "dim",
}


def facts_table(facts: Sequence[Fact], *, rows: int) -> Table:
    """The first `rows` facts: those with the most to decide on top, of each fact one line."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("subject", "metric", "period", "value", "status"):
        table.add_column(name, overflow="fold")
    table.add_column("sources", justify="right")
    order = list(COLOURS)
    ranked = sorted(facts, key=lambda f: (order.index(f.status), -len(f.claims), f.subject is None))
    for fact in ranked[:rows]:
        table.add_row(
            Text(fact.subject or "?"),
            Text(fact.metric or "?"),
            period_words(fact.period),
            Text(value_words(fact)),
            Text(fact.status, style=COLOURS[fact.status]),
            str(fact.sources),
        )
    return table


def value_words(fact: Fact) -> str:
    """The fact's value as a person writes it: "200-210 billion CNY"."""
    low, high = fact.low, fact.high
    if low is None or high is None or low == high:
        return say_interval(Interval(low, high), fact.unit)
    number, _, scale = say_number(low).partition(" ")
    shared = say_number(high).partition(" ")[2] == scale
    first = number if shared else say_number(low)
    return f"{first}{'-' if shared else ' to '}{say_interval(Interval(high, high), fact.unit)}"


def period_words(period: FactPeriod | None) -> str:
    """The period as short as it can be said: "2015-2022", "2022-11", "since 2020-03-01"."""
    if period is None:
        return ""
    begin, end = period.begin, period.end
    if begin is None or end is None:
        return f"until {end}" if end else f"since {begin}" if begin else ""
    if begin == end:
        return str(begin)
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31):
        return str(begin.year) if begin.year == end.year else f"{begin.year}-{end.year}"
    return f"{begin} to {end}"


def failures_table(failures: Sequence[Failure]) -> Table:
    """What could not be read, and why."""
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for failure in failures:
        table.add_row(Text(failure.path), Text(f"{failure.stage}: {failure.reason}", style="red"))
    return table


def scores_table(scores: evaluate.Scores) -> Table:
    """The measures of an evaluation, a line each."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    heading, *rows = evaluate.rows(scores)
    for name in heading:
        table.add_column(name, justify="left" if name in ("level", "measure") else "right")
    for row in rows:
        table.add_row(*row)
    return table


def story(
    fact: Fact, claims: Mapping[str, Claim], sentence_of: Callable[[Claim], str]
) -> RenderableType:
    """Why a fact has its value: the claims in the order of their news, and how they were judged."""
    head = Text.assemble(
        (f"{fact.subject or 'unknown subject'}: {fact.metric or 'unknown metric'}", "bold"),
        f"\n{value_words(fact)}",
        f"  {period_words(fact.period)}  " if fact.period else "  ",
        (fact.status, COLOURS[fact.status]),
        f"\n{fact.explanation}",
    )
    members = sorted(
        fact.claims, key=lambda m: (claims[m.id].published or "", claims[m.id].article, m.id)
    )
    parts: list[RenderableType] = [head]
    for member in members:
        claim = claims[member.id]
        parts.append(
            Text.assemble(
                f"\n{claim.published or 'no date'}  {claim.source or claim.article}  ",
                (member.role, "italic"),
                f"  {say(claim)}  [{claim.rule}, confidence {claim.confidence}]",
            )
        )
        parts.append(Padding(_quoted(sentence_of(claim), claim), (0, 0, 0, 4)))
    if fact.verdicts:
        parts.append(Text("\nverdicts", style="bold"))
    parts += [
        Text(f"{v.a} and {v.b}: {v.verdict} ({v.rule}). {v.reason}") for v in fact.verdicts
    ]
    return Group(*parts)


def _quoted(sentence: str, claim: Claim) -> Text:
    text = Text(" ".join(sentence.split()))
    text.highlight_words([" ".join(claim.quote.split())], style="reverse")
    return text
