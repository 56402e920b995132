import pytest

from extractor.model import Claim, Status
from extractor.report.toll import toll
from tests.export.samples import claim, fact


def rising(*days: str | None) -> list[Claim]:
    return [
        claim(f"c-{n}", "a1", low=str(n + 4), high=str(n + 4), published=day)
        for n, day in enumerate(days)
    ]


def test_a_rising_toll_is_a_line_of_steps() -> None:
    found = toll(
        fact("f-1", status="updated"), rising("2031-01-02", "2031-01-03T10:00+02:00", "2031-01-05")
    )
    assert found is not None
    assert found.words == "4 on 2031-01-02, 5 on 2031-01-03, 6 on 2031-01-05"
    first, second, third = found.reports
    assert first.x < second.x < third.x
    assert first.y > second.y > third.y, "up is smaller"
    assert found.path == (f"M{first.x} {first.y}H{second.x}V{second.y}H{third.x}V{third.y}H400")


@pytest.mark.parametrize("status", ["agreed", "conflicting", "single"])
def test_what_was_not_updated_is_no_toll(status: Status) -> None:
    assert toll(fact("f-1", status=status), rising("2031-01-02", "2031-01-03")) is None


@pytest.mark.parametrize("days", [(None, "2031-01-02"), ("2031-01-02", "2031-01-02"), ()])
def test_one_moment_makes_no_line(days: tuple[str | None, ...]) -> None:
    assert toll(fact("f-1", status="updated"), rising(*days)) is None
