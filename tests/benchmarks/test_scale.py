"""Made-up claims with known facts, and how the time for them grows."""

import pytest

from benchmarks.scale import Measured, exponent, make, mistakes, name_of
from extractor import reconcile


def test_made_claims_come_to_their_facts() -> None:
    claims = make(400, seed=3)
    assert len({claim.id for claim in claims}) == 400
    assert mistakes(claims, reconcile.reconcile(claims)) == (0, 0)


def test_the_same_seed_makes_the_same_claims() -> None:
    assert make(50, seed=3) == make(50, seed=3) != make(50, seed=4)


def test_mistakes_are_counted_in_pairs() -> None:
    one, other, *_ = make(400, seed=3)
    assert (one.subject, one.metric) != (other.subject, other.metric)
    apart = reconcile.reconcile([one, other])
    together = [apart[0].model_copy(update={"claims": apart[0].claims + apart[1].claims})]
    twin = one.model_copy(update={"id": "c-twin"})
    assert mistakes([one, other], together) == (1, 0)
    assert mistakes([one, twin], reconcile.reconcile([one])) == (0, 1)


def test_every_firm_has_a_name_of_its_own() -> None:
    assert len({name_of(firm) for firm in range(50_000)}) == 50_000


@pytest.mark.parametrize(("power", "seconds"), [(1.0, (2, 20)), (2.0, (2, 200))])
def test_the_exponent_of_growth(power: float, seconds: tuple[float, float]) -> None:
    sizes = zip((1_000, 10_000), seconds, strict=True)
    found = exponent(Measured(size, 1, time, 1, 0, 0) for size, time in sizes)
    assert found == pytest.approx(power)
