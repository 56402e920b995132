"""Facts that do not add up are noted, and stay as they are."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest

from extractor.lexicon import load
from extractor.model import Claim
from extractor.reconcile import check, noted, reconcile
from extractor.reconcile.check import LONGEST
from tests.reconcile.samples import claim

BEFORE = load().claim.before_change
FIRM = {"article": "x", "subject": "Fernbank"}


def said(name: str, value: str, metric: str, start: int, **fields: Any) -> Claim:
    """A claim of the one article of these tests, of its first sentence unless `fields` say so."""
    place = {"metric": metric, "start": start, "end": start + 5}
    return claim(name, value, **(FIRM | place | fields))


def rise(size: str, **fields: Any) -> list[Claim]:
    euros = {"kind": "money", "unit": "EUR"}
    change = {"kind": "percent", "unit": "%", "change": "up"} | fields
    return [
        said("size", size, change.pop("metric", "change in revenue"), 1, **change),
        said("after", "468", "revenue", 11, **euros),
        said("before", "430", "revenue", 21, scope=BEFORE, **euros),
    ]


def injured(whole: str, *parts: str, **fields: Any) -> list[Claim]:
    ways = ("seriously", "slightly", "lightly")
    found = [
        said(way, part, f"people {way} injured", 20 * number, **fields)
        for number, (way, part) in enumerate(zip(ways, parts, strict=False), start=1)
    ]
    return [said("whole", whole, "people injured", 1), *found]


def exports(share: str, **fields: Any) -> list[Claim]:
    yen = {"kind": "money", "unit": "JPY"}
    named = "share of nation's total exports"
    return [
        said("part", "9000", "exports", 1, **yen),
        said("share", share, named, 11, kind="percent", unit="%"),
        said("total", "75000", "total exports", 21, **(yen | {"subject": "nation"} | fields)),
    ]


def dividend(total: str, **fields: Any) -> list[Claim]:
    euros = {"kind": "money", "unit": "EUR"}
    return [
        said("each", "2.5", "dividend per share", 1, per="share", **euros),
        said("count", "1200", "shares", 11, unit="share"),
        said("total", total, fields.pop("metric", "dividend"), 21, **(euros | fields)),
    ]


def notes(claims: Sequence[Claim]) -> set[str]:
    return {note.rule.removeprefix("check.") for fact in reconcile(claims) for note in fact.notes}


CLASHES = [
    ("change_between_levels", rise("12")),
    ("change_between_levels", rise("8.8", change="down")),
    ("change_between_levels", rise("52", kind="money", unit="EUR")),
    ("parts_beyond_whole", injured("38", "12", "30")),
    ("share_of_whole", exports("40")),
    ("unit_times_count", dividend("5600")),
]
FITTING = [
    rise("8.8"),
    rise("38", kind="money", unit="EUR"),
    rise("9"),  # rounded
    rise("12", metric="change in profit"),  # of something else
    injured("38", "12", "26"),
    injured("38", "12", "20"),  # others may have been hurt otherwise
    injured("38", "12", "30", scope="in addition"),
    injured("38", "50"),
    exports("12"),
    exports("40", subject="world"),
    exports("40", unit="USD"),
    dividend("3000"),
    dividend("5600", metric="tax"),
]


@pytest.mark.parametrize(("rule", "claims"), CLASHES)
def test_what_does_not_add_up_is_noted(rule: str, claims: list[Claim]) -> None:
    assert notes(claims) == {rule}


@pytest.mark.parametrize("claims", FITTING)
def test_what_fits_is_not(claims: list[Claim]) -> None:
    assert notes(claims) == set()


@pytest.mark.parametrize(("rule", "claims"), CLASHES)
def test_a_note_names_the_other_facts_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, rule: str, claims: list[Claim]
) -> None:
    facts = reconcile(claims)
    ids = {fact.id for fact in facts}
    for fact in facts:
        assert [set(note.facts) for note in fact.notes] == [ids - {fact.id}]
    monkeypatch.setattr(check, "CHECKS", ())
    assert reconcile(claims) == tuple(f.model_copy(update={"notes": ()}) for f in facts)


@pytest.mark.parametrize(("rule", "claims"), CLASHES)
def test_the_order_of_claims_does_not_matter(rule: str, claims: list[Claim]) -> None:
    expected = reconcile(claims)
    assert all(reconcile(other) == expected for other in permutations(claims))


def test_notes_are_made_anew() -> None:
    claims = rise("12")
    facts = reconcile(claims)
    assert noted(facts, claims) == facts
    assert all(not fact.notes for fact in noted(facts, claims[:1]))


def test_a_table_in_one_sentence_is_not_compared() -> None:
    others = [said(f"n{n}", str(n), f"boats of harbour {n}", 100 + 10 * n) for n in range(LONGEST)]
    assert notes([*rise("12"), *others]) == set()
