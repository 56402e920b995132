from extractor.model import Status
from extractor.reconcile.order import STATUSES, by_need, by_time
from tests.export import samples
from tests.reconcile.samples import claim


def test_every_status_has_its_place() -> None:
    assert set(STATUSES) == set(Status.__args__)


def test_what_is_disputed_comes_before_what_is_not_and_what_is_unsure_last() -> None:
    claims = [claim("a"), claim("b"), claim("c", confidence="0.4")]
    facts = [
        samples.fact("f-unsure", "c-c", status="conflicting"),
        samples.fact("f-agreed", "c-a", status="agreed"),
        samples.fact("f-disputed", "c-b", status="conflicting"),
    ]
    assert [f.id for f in by_need(facts, claims)] == ["f-disputed", "f-agreed", "f-unsure"]


def test_claims_stand_in_the_order_of_their_news() -> None:
    claims = {
        "c-new": claim("new", published="2021-03-05"),
        "c-old": claim("old", published="2021-03-04T08:00"),
        "c-undated": claim("undated", published=None),
    }
    fact = samples.fact("f-1", "c-new", "c-old", "c-undated")
    assert [m.id for m in by_time(fact, claims)] == ["c-undated", "c-old", "c-new"]
