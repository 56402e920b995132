"""What people see: values, periods and stories in words, and nothing that steers their terminal."""

import io
from typing import Any

import pytest
from rich.console import Console, RenderableType

from extractor import terminal
from extractor.batch import Summary
from tests.export import samples


def shown(renderable: RenderableType, *, width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (
            {"read": 15, "added": 14, "claims": 252, "words": 9000},
            "14 articles added with 252 claims (2.0 s, 7.5 articles/s, 4,500 words/s)",
        ),
        (
            {"read": 1, "added": 1, "claims": 1, "words": 10},
            "1 article added with 1 claim (2.0 s, 0.5 articles/s, 5 words/s)",
        ),
        (
            {"read": 2, "added": 2},
            "2 articles added with 0 claims (2.0 s, 1.0 articles/s, 0 words/s)",
        ),
        ({"known": 3}, "nothing new: no article was added, 3 known already (2.0 s)"),
        (
            {"read": 6, "added": 1, "claims": 4, "known": 2, "failed": 3, "words": 600},
            "1 article added with 4 claims, 2 known already, 3 could not be read "
            "(2.0 s, 3.0 articles/s, 300 words/s)",
        ),
    ],
)
def test_summaries(counts: dict[str, Any], words: str) -> None:
    assert terminal.summary_words(Summary(**counts, seconds=2.0)).strip() == words


def test_the_facts_to_decide_on_stand_on_top() -> None:
    facts = [
        samples.fact("f-1", "c-1", status="single", subject="Oslo"),
        samples.fact("f-2", "c-2", "c-3", status="agreed", subject="Bergen"),
        samples.fact("f-3", "c-4", "c-5", status="conflicting", subject="Hamar"),
        samples.fact("f-4", "c-6", status="single", subject=None),
        samples.fact("f-5", "c-7", "c-8", status="updated", subject="Moss"),
    ]
    claims = [samples.claim(f"c-{n}", "a1", confidence="0.8") for n in (1, 2, 4, 5, 7)]
    _, *rows = shown(terminal.facts_table(facts, claims, rows=4)).splitlines()
    assert [row.split()[0] for row in rows] == ["Hamar", "Moss", "Bergen", "Oslo"]


def test_what_nobody_is_sure_of_stands_below() -> None:
    facts = [
        samples.fact("f-1", "c-1", "c-2", status="conflicting", subject="Hamar"),
        samples.fact("f-2", "c-3", status="single", subject="Oslo"),
    ]
    claims = [
        samples.claim(f"c-{n}", "a1", confidence=sure)
        for n, sure in enumerate(("0.4", "0.3", "0.5"), start=1)
    ]
    _, *rows = shown(terminal.facts_table(facts, claims, rows=2)).splitlines()
    assert [row.split()[0] for row in rows] == ["Oslo", "Hamar"]


@pytest.mark.parametrize("width", [80, 160])
def test_status_sources_and_id_are_whole_at_any_width(width: int) -> None:
    long = "the number of lamps of all kinds that were sold, lent or given away"
    fact = samples.fact("f-123456789", "c-1", subject=long, metric=long, status="conflicting")
    table = shown(terminal.facts_table([fact], [], rows=1), width=width)
    assert table.splitlines()[1].split()[-3:] == ["conflicting", "1", "f-123456"]
    assert max(map(len, table.splitlines())) <= width


@pytest.mark.parametrize("status", terminal.COLOURS)
def test_every_status_has_its_colour(status: Any) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=120)
    console.print(terminal.facts_table([samples.fact("f-1", "c-1", status=status)], [], rows=1))
    assert isinstance(console.file, io.StringIO)
    assert f"m{status}" in console.file.getvalue()


def test_articles_do_not_steer_the_terminal() -> None:
    fact = samples.fact("f-1", "c-1", subject="Café\x1b[2J\a Lumen", explanation="a\x1b]0;b\x07")
    claim = samples.claim("c-1", "a1", source="Wi\x1bre", sentence={"start": 0, "end": 33})
    text = samples.TEXT.replace(" in ", "\x1b\n ")
    output = shown(terminal.facts_table([fact], [], rows=1))
    output += shown(terminal.story(fact, {"c-1": claim}, lambda _: text))
    assert all(char.isprintable() or char == "\n" for char in output)


def test_a_story_numbers_its_claims_and_names_those_of_others() -> None:
    verdicts = [
        {"a": "c-1", "b": "c-2", "verdict": "agree", "rule": "judge.x", "reason": "both say 40"},
        {"a": "c-9", "b": "c-1", "verdict": "different", "rule": "group.y", "reason": "kept apart"},
    ]
    fact = samples.fact("f-1", "c-1", "c-2", verdicts=verdicts)
    claims = {
        "c-1": samples.claim("c-1", "a1", published="2031-02-02"),
        "c-2": samples.claim("c-2", "a2", published="2031-01-01", source="Post"),
        "c-9": samples.claim("c-9", "a3", metric="chairs sold", quote="40 chairs"),
    }
    told = shown(terminal.story(fact, claims, lambda _: samples.TEXT))
    lines = [line.rstrip() for line in told.splitlines()]
    assert lines[:2] == ["Café Lumen: lamps sold", "40 lamps, 2030, agreed, 2 sources, f-1"]
    assert "2031-01-01  1.  Post: 40 lamps (supports)" in lines
    assert "2031-02-02  2.  Wire: 40 lamps (supports)" in lines
    assert lines.count(" " * 16 + "Café Lumen sold 40 lamps in 2030.") == 2
    assert lines[-2:] == [
        "2 and 1: agree, both say 40 (judge.x)",
        '"40 chairs" (Café Lumen: chairs sold; Wire) and 2: kept apart (group.y)',
    ]


def test_a_story_draws_its_claims_on_one_axis_and_says_which_stands() -> None:
    claims = {
        "c-1": samples.claim("c-1", "a1", relation=">", low="200", high=None),
        "c-2": samples.claim("c-2", "a2", relation="<~", low="210", high="210"),
        "c-3": samples.claim("c-3", "a3", relation="<", low=None, high="230"),
    }
    fact = samples.fact("f-1", *claims, low="200", high="210", current="c-2")
    told = shown(terminal.story(fact, claims, lambda _: samples.TEXT))
    assert "The value is that of claim 2." in told
    bound, hedge, limit, band = told.partition("On one axis\n")[2].splitlines()[:4]
    assert "○──" in bound and "─▶  more than 200 lamps" in bound
    assert "╌○╌" in hedge and "nearly 210 lamps" in hedge
    assert "◀──" in limit and "─○" in limit
    assert bound.index("○") == band.index("█")
    assert hedge.index("○") == band.rindex("█")


def test_a_day_is_named_once_in_a_story() -> None:
    days = {"c-1": "2031-02-02T08:00", "c-2": "2031-02-02T20:00", "c-3": "2031-02-03"}
    claims = {name: samples.claim(name, "a1", published=day) for name, day in days.items()}
    told = shown(terminal.story(samples.fact("f-1", *claims), claims, lambda _: samples.TEXT))
    timeline = told.partition("Claims\n")[2]
    assert [timeline.count(day) for day in ("2031-02-02", "2031-02-03")] == [1, 1]


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_is_for_terminals(is_terminal: bool) -> None:
    file = io.StringIO()
    console = Console(file=file, force_terminal=is_terminal, width=120)
    with terminal.progress(console, share=lambda: 0.5) as show:
        show(Summary(read=66, added=64, failed=2, words=4000, seconds=2.0))
    told = "64 added, 2 failed, 33.0 articles/s, 2,000 words/s"
    assert (told in file.getvalue()) == is_terminal
    assert bool(file.getvalue()) == is_terminal


@pytest.mark.parametrize(("share", "left"), [(None, None), (0.0, None), (0.25, "1:00:00")])
def test_the_time_left_is_told_where_it_is_known(share: float | None, left: str | None) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=120)
    with terminal.progress(console, share=lambda: share) as show:
        show(Summary(read=10, added=10, seconds=1200.0))
    assert isinstance(console.file, io.StringIO)
    told = console.file.getvalue()
    assert f", {left} left" in told if left else " left" not in told
