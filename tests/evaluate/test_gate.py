from decimal import Decimal
from pathlib import Path

import pytest

from extractor.evaluate import gate
from extractor.evaluate.gate import Floors
from extractor.evaluate.measure import Measure, Scores
from extractor.lexicon import DataError
from tests.evaluate.test_measure import found


def scores(*, hits: int = 8, right: str = "0.909", wrong: str = "0.051") -> Scores:
    return Scores(
        clusters=1,
        articles=1,
        measures=(
            found(hits, 9, 11),
            Measure(level="claim", name="period", right=Decimal(right), n=110),
            Measure(level="claim", name="traps", wrong=Decimal(wrong), n=500),
            Measure(level="fact", name="status", right=Decimal(0), n=0),
        ),
    )


def floors(**changed: str) -> Floors:
    usual = {"f1": "0.80", "right": "0.90", "wrong": "0.06"} | changed
    return Floors(
        digest="d",
        floors={
            "claim.value.f1": Decimal(usual["f1"]),
            "claim.period.right": Decimal(usual["right"]),
            "claim.traps.wrong": Decimal(usual["wrong"]),
        },
    )


def test_floors_are_rounded_towards_the_worse_and_leave_out_what_was_not_measured() -> None:
    assert gate.raised(scores(), None, "d") == floors()


def test_scores_pass_the_floors_made_of_them() -> None:
    assert gate.check(scores(), gate.raised(scores(), None, "d"), "d") == ()


@pytest.mark.parametrize(
    ("worse", "key"),
    [
        (scores(hits=7), "claim.value.f1"),
        (scores(right="0.8899"), "claim.period.right"),
        (scores(wrong="0.0701"), "claim.traps.wrong"),
    ],
)
def test_a_worse_score_is_a_breach(worse: Scores, key: str) -> None:
    (breach,) = gate.check(worse, floors(), "d")
    assert breach.key == key
    assert key in breach.reason


@pytest.mark.parametrize(
    ("n", "noise"), [(0, "0.01"), (500, "0.01"), (100, "0.01"), (40, "0.025"), (3, "0.05")]
)
def test_one_item_of_few_may_be_read_otherwise(n: int, noise: str) -> None:
    assert gate.noise(n) == Decimal(noise)


def test_what_one_item_is_worth_depends_on_their_number() -> None:
    few = Measure(level="fact", name="status", right=Decimal("0.75"), n=20)
    held = Floors(digest="d", floors={"fact.status.right": Decimal("0.80")})
    fewest = Scores(clusters=1, articles=1, measures=(few,))
    assert gate.check(fewest, held, "d") == ()
    (breach,) = gate.check(
        fewest.model_copy(update={"measures": (few.model_copy(update={"n": 21}),)}), held, "d"
    )
    assert breach.reason == (
        "fact.status.right is 0.75, worse than its floor of 0.80 by more than 0.0476"
    )


def test_a_score_on_its_floor_passes() -> None:
    assert gate.check(scores(right="0.90", wrong="0.06"), floors(), "d") == ()


def test_a_score_within_the_noise_of_its_floor_passes() -> None:
    assert gate.check(scores(right="0.89", wrong="0.07"), floors(), "d") == ()


def test_a_floor_that_nothing_measures_is_a_breach() -> None:
    nothing = Scores(clusters=0, articles=0, measures=())
    assert [breach.score for breach in gate.check(nothing, floors(), "d")] == [None] * 3


def test_other_gold_is_a_breach() -> None:
    (breach,) = gate.check(scores(), floors(), "e")
    assert breach.key == "digest"


def test_floors_rise_and_never_fall() -> None:
    mixed = scores(hits=9, right="0.5", wrong="0.5")
    assert gate.raised(mixed, floors(), "e") == floors(f1="0.90").model_copy(update={"digest": "e"})


def test_a_better_share_of_wrong_ones_lowers_its_ceiling() -> None:
    assert gate.raised(scores(wrong="0.011"), floors(), "d") == floors(wrong="0.02")


def test_floors_fall_for_a_reason_which_is_kept() -> None:
    once = gate.raised(scores(right="0.5"), floors(), "d", allow_lower="labels were mended")
    assert once.floors == floors(right="0.50").floors
    (lowering,) = once.lowered
    assert lowering.reason == "labels were mended"
    assert lowering.floors == {"claim.period.right": Decimal("0.90")}
    twice = gate.raised(scores(right="0.4"), once, "d", allow_lower="again")
    assert [each.reason for each in twice.lowered] == ["labels were mended", "again"]


def test_a_reason_that_is_not_needed_leaves_no_trace() -> None:
    assert gate.raised(scores(), floors(), "d", allow_lower="just in case").lowered == ()


def test_a_measure_that_is_gone_needs_a_reason_too() -> None:
    nothing = Scores(clusters=0, articles=0, measures=())
    assert gate.raised(nothing, floors(), "d") == floors()
    dropped = gate.raised(nothing, floors(), "d", allow_lower="measured elsewhere")
    assert dropped.floors == {}
    assert dropped.lowered[0].floors == floors().floors


def test_the_file_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(gate.write(floors()), encoding="utf-8")
    assert gate.read(path) == floors()


@pytest.mark.parametrize(
    ("text", "key"), [('{"digest": "d"}', "floors"), ("{", "JSON"), ('{"digest": 1}', "digest")]
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"floors\.json.*{key}"):
        gate.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere"):
        gate.read(tmp_path / "nowhere.json")
    with pytest.raises(DataError, match="nowhere"):
        gate.fingerprint([tmp_path / "nowhere"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("one/gold/a.json", "one/gold/deep/b.json", "one/corpus/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "one"


def test_the_digest_does_not_depend_on_order_place_floors_or_documentation(folder: Path) -> None:
    before = gate.fingerprint([folder / "gold", folder / "corpus"])
    (folder / "gold" / "floors.json").write_text("{}")
    (folder / "gold" / "README.md").write_text("# Gold")
    folder = folder.rename(folder.with_name("two"))
    assert gate.fingerprint([folder / "corpus", folder / "gold", folder / "gold"]) == before


def test_the_digest_does_not_depend_on_the_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = gate.fingerprint([folder / "gold"])
    monkeypatch.chdir(folder / "gold")
    assert gate.fingerprint([Path(".")]) == before


@pytest.mark.parametrize("name", ["gold/a.json", "gold/deep/b.json", "corpus/c.txt", "gold/n.json"])
def test_the_digest_changes_with_every_file(folder: Path, name: str) -> None:
    before = gate.fingerprint([folder / "gold", folder / "corpus"])
    (folder / name).write_text("other")
    assert gate.fingerprint([folder / "gold", folder / "corpus"]) != before


def test_the_digest_changes_with_a_name(folder: Path) -> None:
    before = gate.fingerprint([folder / "gold"])
    (folder / "gold" / "a.json").rename(folder / "gold" / "z.json")
    assert gate.fingerprint([folder / "gold"]) != before
