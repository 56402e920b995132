"""Public sets and peers in one run -> one table with intervals and times.

    python -m benchmarks.compare --newsquant PATH --timebank PATH --specs PATH
        [--peer recognizers='PYTHON benchmarks/peer.py recognizers'] [--out benchmarks/RESULTS.md]

Each set is read from a path that you give; none is part of the project. Peers are commands that
read and write the lines of `benchmarks/peer.py`. F1 is over one-to-one pairs: figures by value, and
by value and unit; dates by span, overlap, and days. Intervals are from 2000 draws of the texts.
Time is the median of the ratios to bare spaCy, which runs before every peer on the same texts.
"""

import argparse
import datetime as dt
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.sets import newsquant, recognizers, timebank
from benchmarks.sets.record import Days, Example, Value
from extractor import lexicon
from extractor.evaluate.alike import close, same_unit
from extractor.evaluate.match import one_to_one
from extractor.evaluate.measure import Count, Measure, Place, Scores, total
from extractor.evaluate.resample import with_intervals
from extractor.kinds import currency

SETS: Mapping[str, Callable[[Path], Iterator[Example]]] = {
    "newsquant": newsquant.read,
    "timebank": timebank.read,
    "specs": recognizers.read,
}
ROOT = Path(__file__).parents[1]
FLOOR = "bare_spacy"
ROUNDS = 3
OURS = (sys.executable, "-m", "benchmarks.ours")


class Answer(NamedTuple):
    """What a program found in one text."""

    figures: tuple[Value, ...]
    dates: tuple[Days, ...]


def main() -> None:
    options = _options()
    peers = {"extractor": list(OURS)}
    for name in ("quantulum3", "dateparser"):
        peers[name] = [sys.executable, "benchmarks/peer.py", name]
    peers |= {name: shlex.split(command) for name, _, command in map(_named, options.peer)}
    lines = [f"# Results of {dt.date.today()}", "", "```", *_command(), "```", ""]
    lines += ["| set | program | measure | F1 | 95 percent | n | time, bare spaCy = 1 |"]
    lines += ["|---|---|---|---|---|---|---|"]
    for name, read in SETS.items():
        path = getattr(options, name)
        if path is not None:
            lines += compare(name, tuple(read(path)), peers)
    text = "\n".join(lines) + "\n"
    print(text)
    if options.out:
        options.out.write_text(text, encoding="utf-8")


def compare(name: str, examples: Sequence[Example], peers: Mapping[str, list[str]]) -> list[str]:
    """The rows of one set: every peer that finds anything in it, by every measure."""
    rows = []
    for peer, command in peers.items():
        ratios = []
        for _ in range(ROUNDS):
            _, floor = run([sys.executable, "benchmarks/peer.py", FLOOR], examples)
            answers, seconds = run(command, examples)
            ratios.append(seconds / floor)
        time = f"{median(ratios):.2f}"
        rows += [row(name, peer, measure, time) for measure in score(examples, answers)]
    return rows


def run(command: Sequence[str], examples: Sequence[Example]) -> tuple[dict[str, Answer], float]:
    """What the command answers by id, and the seconds that it read; exits where it fails."""
    fed = "".join(
        json.dumps({"id": each.id, "text": each.text, "published": each.published}) + "\n"
        for each in examples
    )
    ran = subprocess.run(command, input=fed, capture_output=True, text=True, cwd=ROOT, check=False)
    if ran.returncode:
        raise SystemExit(f"{' '.join(command)}: {ran.stderr[-2000:]}")
    answers = {row["id"]: answer(row) for row in map(json.loads, ran.stdout.splitlines())}
    return answers, float(ran.stderr.split()[-1])


def answer(row: Mapping[str, Any]) -> Answer:
    """A line of the protocol."""
    figures = (
        Value(_number(f["low"]), _number(f["high"]), f["unit"] or "", f["start"], f["end"])
        for f in row["figures"]
    )
    dates = (
        Days(d["start"], d["end"], _day(d["begin"]), _day(d["end_date"])) for d in row["dates"]
    )
    return Answer(tuple(figures), tuple(dates))


def score(examples: Sequence[Example], answers: Mapping[str, Answer]) -> tuple[Measure, ...]:
    """Measures with intervals over the texts; only those that both sides speak of."""
    counts = [
        (Place("set", each.id), count)
        for each in examples
        for count in (*figures(each, answers[each.id]), *dates(each, answers[each.id]))
    ]
    said = {"figures"} if any(answer.figures for answer in answers.values()) else set()
    said |= {"dates"} if any(answer.dates for answer in answers.values()) else set()
    measures = tuple(each for each in total(counts) if each.n and each.level in said)
    scores = Scores(clusters=1, articles=len(examples), measures=measures)
    return with_intervals(scores).measures


def figures(example: Example, found: Answer) -> Iterator[Count]:
    """Values, and values with units: the most pairs that can be made one to one."""
    sizes = (len(found.figures), len(example.figures))
    yield Count("figures", "value", pairs(example.figures, found.figures, _value), *sizes)
    yield Count("figures", "value and unit", pairs(example.figures, found.figures, _both), *sizes)


def dates(example: Example, found: Answer) -> Iterator[Count]:
    """Spans exact and overlapping; days, over what has days on its side."""
    matched = one_to_one(example.dates, found.dates)
    exact = sum((a.start, a.end) == (b.start, b.end) for a, b in matched)
    sizes = (len(found.dates), len(example.dates))
    yield Count("dates", "span", exact, *sizes)
    yield Count("dates", "overlap", len(matched), *sizes)
    known = [[d for d in side if d.begin and d.last] for side in (found.dates, example.dates)]
    days = sum((a.begin, a.last) == (b.begin, b.last) for a, b in one_to_one(known[1], known[0]))
    yield Count("dates", "days", days, len(known[0]), len(known[1]))


def pairs(
    gold: Sequence[Value], found: Sequence[Value], fits: Callable[[Value, Value], bool]
) -> int:
    """How many pairs can be made at most, each value used once (Kuhn's augmenting paths)."""
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j, other in enumerate(found):
            if j not in seen and fits(gold[i], other):
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(gold)))


def row(name: str, peer: str, measure: Measure, time: str) -> str:
    """A row of the table."""
    interval = next(
        (i for i in measure.intervals if (i.over, i.column) == ("articles", "f1")), None
    )
    span = f"{interval.low:.3f} to {interval.high:.3f}" if interval else ""
    what = f"{measure.level}: {measure.name}"
    return f"| {name} | {peer} | {what} | {measure.f1:.3f} | {span} | {measure.n} | {time} |"


def _value(a: Value, b: Value) -> bool:
    """Whether the bounds are the same, in whatever order; one open end is as good as a point."""
    return all(close(x, y) for x, y in zip(_bounds(a), _bounds(b), strict=True))


def _both(a: Value, b: Value) -> bool:
    return _value(a, b) and same_unit(_unit(a.unit), _unit(b.unit))


def _bounds(value: Value) -> list[Decimal]:
    known = [bound for bound in (value.low, value.high) if bound is not None]
    return sorted([*known, *known][:2]) if known else []


def _unit(name: str) -> str:
    """The code of a currency for any of its names, else the name; nothing for a bare number."""
    bare = name.strip().lower()
    known, shared = currency.names(), lexicon.load().currencies.shared
    if bare in known.shared:
        return shared[known.shared[bare]].default if known.shared[bare] in shared else bare
    code = known.qualified.get(bare) or known.codes.get(bare)
    return "" if bare in ("-", "dimensionless") else code or name


def _named(text: str) -> tuple[str, str, str]:
    return text.partition("=")


def _command() -> Iterable[str]:
    """What was called, without the folders: where things lie is nobody's business."""
    words = (re.sub(r"/\S*/(?=\S)", "", word) for word in sys.argv[1:])
    return [" ".join(["python -m benchmarks.compare", *map(shlex.quote, words)])]


def _number(bound: float | str | None) -> Decimal | None:
    return None if bound is None else Decimal(str(bound))


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in SETS:
        parser.add_argument(f"--{name}", type=Path, metavar="PATH")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--out", type=Path, metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    main()
