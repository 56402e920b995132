"""Independent sources: copies of one story count once, and so does a report that others quote."""

from itertools import permutations

import pytest

from extractor.model import Claim, Fact, Span
from extractor.reconcile import reconcile
from extractor.reconcile.sources import stories
from tests.reconcile.samples import claim

LONG = Span(start=0, end=90)


def story(paper: str, *figures: str, length: int = 80) -> list[Claim]:
    """An article of a paper: a figure to a sentence, each of another question."""
    return [
        claim(
            f"{paper}{number}",
            figure,
            article=paper,
            source=f"The {paper}",
            metric=f"boats at pier {number}",
            sentence=Span(start=100 * number, end=100 * number + length),
            start=100 * number + 10,
            end=100 * number + 20,
        )
        for number, figure in enumerate(figures)
    ]


def first(*claims: Claim) -> Fact:
    """The fact that the first claim is part of."""
    return next(f for f in reconcile(claims) if claims[0].id in {m.id for m in f.claims})


def test_the_copies_of_a_story_count_once_and_are_named() -> None:
    found = first(*story("Echo", "11", "12", "13"), *story("Voice", "11", "12", "13"))
    assert (found.status, found.sources) == ("agreed", 1)
    (note,) = found.notes
    assert note.reason == "The Echo and The Voice print one story and count once"


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (("11", "12", "13", "14"), True),
        (("11", "12", "13"), True),  # a cut tail
        (("11", "12", "99", "98"), False),  # two sentences are a statement that both quote
        (("21", "22", "23", "24"), False),
        ((), False),
    ],
)
def test_what_is_a_copy(other: tuple[str, ...], is_copy: bool) -> None:
    claims = [*story("Echo", "11", "12", "13", "14"), *story("Voice", *other)]
    assert stories(claims) == ({"Echo": "Echo", "Voice": "Echo"} if is_copy else {})


def test_a_story_of_many_is_one_in_any_order() -> None:
    told = ("11", "12", "13", "14", "15", "16")
    # The first and the third have hardly a sentence in common, but both are cut from the second.
    papers = [story("A", *told[:3]), story("B", *told), story("C", *told[2:])]
    expected = {"A": "A", "B": "A", "C": "A"}
    for order in permutations(papers):
        assert stories([each for paper in order for each in paper]) == expected


def test_very_many_copies_are_one_story() -> None:
    claims = [each for n in range(60) for each in story(f"P{n:02}", "11", "12", "13")]
    assert set(stories(claims).values()) == {"P00"}
    assert len(stories(claims)) == 60


def test_another_report_of_the_same_day_is_another_source() -> None:
    found = first(*story("Echo", "11", "12", "13"), *story("Voice", "11", "12", "13", length=81))
    assert (found.sources, found.notes) == (2, ())


@pytest.mark.parametrize(
    ("claims", "sources"),
    [
        ([claim("a", source="Echo"), claim("b", source="Echo")], 1),
        ([claim("a", source="Echo"), claim("b", source="Voice")], 2),
        ([claim("a", source=None), claim("b", source=None)], 2),
        ([claim("a", source=None, article="x"), claim("b", source=None, article="x")], 1),
        # versions of one page
        ([claim(n, url="https://example.org/fire") for n in "ab"], 1),
        ([claim(n, url=f"https://example.org/{n}") for n in "ab"], 2),
        # one sentence in both
        ([claim(n, sentence=LONG) for n in "ab"], 1),
        ([claim("a", sentence=LONG), claim("b", sentence=Span(start=0, end=91))], 2),
    ],
)
def test_independent_sources(claims: list[Claim], sources: int) -> None:
    assert first(*claims).sources == sources


@pytest.mark.parametrize(
    ("speakers", "sources"),
    [
        (("Reuters", "Reuters"), 1),  # an agency that is no source itself
        (("Reuters", "police"), 2),
        (("police", "police"), 2),  # both have asked
        ((None, "the Echo"), 1),  # the other paper
        (("the Sun-Times", "Acton Sun-Times"), 1),  # a paper that is no source itself
        (("the Acton Sun-Times", "Boro Sun-Times"), 2),
        (("Fleet Bank", "the bank"), 2),
    ],
)
def test_who_quotes_another_counts_as_that_one(
    speakers: tuple[str | None, str], sources: int
) -> None:
    papers = zip(("Echo", "Voice"), speakers, strict=True)
    claims = [claim(p, source=p, speaker=speaker) for p, speaker in papers]
    assert first(*claims).sources == sources


def test_a_page_that_quotes_another_paper_still_has_its_own_word() -> None:
    page = {"article": "x", "url": "https://example.org/fire", "source": "Voice"}
    told = [claim("b", speaker="Echo", **page), claim("c", start=30, end=40, **page)]
    assert first(claim("a", source="Echo"), *told).sources == 2


def test_who_is_quoted_is_named() -> None:
    found = first(claim("a", source="Echo"), claim("b", source="Voice", speaker="Echo"))
    assert [note.reason for note in found.notes] == ["Voice has it from Echo"]
