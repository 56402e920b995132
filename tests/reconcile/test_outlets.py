import pytest

from extractor.model import Claim
from extractor.reconcile.outlets import Outlets
from extractor.reconcile.phrase import words
from tests.reconcile.samples import claim

CLAIMS: list[Claim] = [
    claim("a", source="Acton Sun-Times", speaker="police"),
    claim("b", source="Fleet Bank", speaker="the Boro Gazette"),
    claim("c", source="Echo", speaker="the Corby Gazette"),
]


@pytest.mark.parametrize(
    ("speaker", "outlet"),
    [
        ("Echo", "Echo"),
        ("the Echo", "Echo"),
        ("Sun-Times", "Acton Sun-Times"),
        ("the Sun-Times", "Acton Sun-Times"),
        ("the Boro Gazette", "Boro Gazette"),
        ("Reuters", "Reuters"),
        ("the Gazette", None),  # of two
        ("the bank", None),
        ("police", None),
        ("the", None),
        (None, None),
    ],
)
def test_outlets(speaker: str | None, outlet: str | None) -> None:
    assert Outlets(CLAIMS).named(speaker) == (outlet and words(outlet))
