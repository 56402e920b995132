"""Decisions of reviewers in a store: one for the same claims, and tables of older programs."""

from datetime import date
from pathlib import Path

from extractor.decision import Decision
from extractor.store import Store, decisions
from tests.store.test_browse import fill


def test_the_last_decision_on_the_same_claims_is_kept(tmp_path: Path) -> None:
    fill(tmp_path / "facts.db")
    with Store.open(tmp_path / "facts.db") as store:
        assert decisions.read(store) == []
        first, second = (claim.id for claim in store.claims()[:2])
        a, b = sorted((first, second))
        told = [
            Decision(a=a, b=b, decision="same fact"),
            Decision(a=a, decision="rejected", reviewer="Ana", decided=date(2031, 2, 3)),
        ]
        decisions.keep(store, told)
        last = Decision(a=a, b=b, decision="not the same", reviewer="Ben")
        decisions.keep(store, [last])
        assert decisions.read(store) == [told[1], last]


def test_a_table_from_before_days_were_kept_is_read_and_takes_them(tmp_path: Path) -> None:
    fill(tmp_path / "facts.db")
    with Store.open(tmp_path / "facts.db") as store:
        (name, *_) = (claim.id for claim in store.claims())
        old = Decision(a=name, decision="rejected", reviewer="Ana")
        store._execute("CREATE TABLE decisions (a TEXT, b TEXT, decision TEXT, reviewer TEXT)")
        store._execute("INSERT INTO decisions VALUES (?, ?, ?, ?)", name, None, "rejected", "Ana")
        assert decisions.read(store) == [old]
        new = old.model_copy(update={"decided": date(2031, 2, 3)})
        decisions.keep(store, [new])
        assert decisions.read(store) == [new]
