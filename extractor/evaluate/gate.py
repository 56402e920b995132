"""Scores and pinned floors -> what got worse. Floors only rise, unless someone gives a reason.

The floors file names the gold that it was measured on by a digest, so that a change of labels or
texts (gold holds both) cannot pass for a change of the program.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from hashlib import sha256
from pathlib import Path

from extractor.evaluate import document
from extractor.evaluate.gold import FLOORS
from extractor.evaluate.measure import Scores, by_key, score
from extractor.lexicon import DataError
from extractor.model import Number, Record

# Floors are rounded to a hundredth: room for the noise of a change that touches nothing measured.
STEP = Decimal("0.01")

# A score may fall short of its floor by this, or by what one item of those measured is worth, as
# where another processor rounds the parser's floats otherwise and a claim, or one fact of the few,
# is read otherwise. It is not the bootstrap's interval, which tells how scores differ between
# articles: the gate reads the same ones, where a fall of half that width is a real one. Floors are
# still raised and named exactly.
NOISE, MOST = Decimal("0.01"), Decimal("0.05")

# Precision and recall may be traded against each other, so no floor holds them down singly.
HELD = ("f1", "right", "wrong")

# What is written about gold changes no score.
DOCUMENTATION = ".md"

# The one column that is better when it is lower: its floors are met by what does not exceed them.
LOWER_IS_BETTER = ".wrong"


class Lowering(Record):
    """Floors that were let down, by key: where they stood, and why."""

    reason: str
    floors: dict[str, Number]


class Floors(Record):
    """The worst score that passes, by `level.name.column`, and what it was measured on."""

    digest: str
    floors: dict[str, Number]
    lowered: tuple[Lowering, ...] = ()


class Breach(Record):
    """A floor that does not hold; `reason` says so in one sentence, with the cure."""

    key: str
    floor: Number | None
    score: Number | None
    reason: str


def read(path: Path) -> Floors:
    """The floors of a file; raises `DataError` naming file and key when they cannot be read."""
    return document.read(path, Floors)


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of all files at the paths, whatever their order.

    Files are named from the folder that was given, so that a checkout may lie anywhere. Floors and
    documentation are left out. Raises `DataError` for a path that does not exist.
    """
    lines = {line for path in paths for line in _contents(path.resolve())}
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()


def check(scores: Scores, floors: Floors, digest: str) -> tuple[Breach, ...]:
    """Every floor that is broken, sorted by key; also a digest other than that of the floors."""
    now, sizes = by_key(scores), _sizes(scores)
    broken = [
        _breach(key, floor, now.get(key), noise=noise(sizes.get(key, 0)))
        for key, floor in sorted(floors.floors.items())
    ]
    return (*_moved(floors, digest), *filter(None, broken))


def raised(
    scores: Scores, floors: Floors | None, digest: str, *, allow_lower: str | None = None
) -> Floors:
    """Floors as high as the scores allow, rounded towards the worse hundredth.

    A floor above its score stays where it is, unless `allow_lower` gives the reason to let it
    down; then the old floors are kept with the reason.
    """
    old = floors.floors if floors else {}
    lowered = floors.lowered if floors else ()
    new = {key: _rounded(key, number) for key, number in by_key(scores).items() if _is_held(key)}
    down = {k: floor for k, floor in old.items() if k not in new or _is_worse(k, new[k], floor)}
    if allow_lower is None:
        new |= down
    elif down:
        lowered = (*lowered, Lowering(reason=allow_lower, floors=dict(sorted(down.items()))))
    return Floors(digest=digest, floors=dict(sorted(new.items())), lowered=lowered)


def write(floors: Floors) -> str:
    """The text of a floors file."""
    return floors.model_dump_json(indent=1) + "\n"


def _contents(path: Path) -> Iterator[str]:
    if not path.exists():
        raise DataError(f"{path}: there is no such file or folder")
    for file in [path] if path.is_file() else path.rglob("*"):
        if file.is_file() and file.name != FLOORS and file.suffix != DOCUMENTATION:
            name = file.relative_to(path.parent).as_posix()
            yield f"{name} {sha256(file.read_bytes()).hexdigest()}"


def _moved(floors: Floors, digest: str) -> Iterator[Breach]:
    if floors.digest != digest:
        reason = "the gold is not what the floors were measured on: run scripts/raise_floors.py"
        yield Breach(key="digest", floor=None, score=None, reason=reason)


def noise(n: int) -> Decimal:
    """What a measure of `n` items may fall short by: one item, from a hundredth to five."""
    return min(max(NOISE, score(1, n)), MOST)


def _sizes(scores: Scores) -> Mapping[str, int]:
    return {
        f"{measure.level}.{measure.name}.{column}": measure.n
        for measure in scores.measures
        for column in HELD
    }


def _breach(key: str, floor: Decimal, score: Decimal | None, *, noise: Decimal) -> Breach | None:
    if score is None:
        reason = f"{key} has a floor of {floor} and is no longer measured"
    elif _is_worse(key, score, floor, noise=noise):
        reason = f"{key} is {score}, worse than its floor of {floor} by more than {noise}"
    else:
        return None
    return Breach(key=key, floor=floor, score=score, reason=reason)


def _is_held(key: str) -> bool:
    return key.rpartition(".")[2] in HELD


def _is_worse(key: str, score: Decimal, floor: Decimal, *, noise: Decimal = Decimal(0)) -> bool:
    short = score - floor if key.endswith(LOWER_IS_BETTER) else floor - score
    return short > noise


def _rounded(key: str, score: Decimal) -> Decimal:
    worse = ROUND_CEILING if key.endswith(LOWER_IS_BETTER) else ROUND_FLOOR
    return score.quantize(STEP, rounding=worse)
