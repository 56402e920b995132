"""Two reports of one story beside the checkout: what must be read in them, and come together.

Without the folder `shared` beside the checkout these tests are skipped; nothing else needs it.
"""

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from extractor import claims
from extractor.evaluate.period import days
from extractor.model import Annotation, Article, Claim, Fact
from extractor.reconcile import entities, reconcile

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "dev" / "zhangjiang-2022.json"
# First characters of a file's name -> the day of its publication.
PUBLISHED = {"000": "2022-11-15", "002": "2022-11-16"}

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not GOLD.exists(), reason=f"the seed articles are not at {SHARED}"),
]


@pytest.fixture(scope="module")
def annotations(nlp: Language) -> list[Annotation]:
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    articles = [
        Article(id=path.stem, text=path.read_text("utf-8"), published=PUBLISHED[path.name[:3]])
        for path in paths
    ]
    assert len(articles) == len(PUBLISHED)
    return [claims.annotate(nlp(article.text), article) for article in articles]


@pytest.fixture(scope="module")
def found(annotations: list[Annotation]) -> dict[tuple[str, str], Claim]:
    """(article, quote) -> the claim."""
    return {(c.article, c.quote): c for each in annotations for c in each.claims}


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    gold: list[dict[str, Any]] = json.loads(GOLD.read_text("utf-8"), parse_float=Decimal)["claims"]
    return gold


@pytest.fixture(scope="module")
def facts(annotations: list[Annotation]) -> tuple[Fact, ...]:
    return reconcile(claim for each in annotations for claim in each.claims)


def same_value(label: dict[str, Any], claim: Claim | None) -> bool:
    """Whether the bounds are exactly those of the label."""
    return claim is not None and (claim.low, claim.high) == (label["low"], label["high"])


def same_figure(label: dict[str, Any], claim: Claim | None) -> bool:
    """Whether value, unit and relation are exactly those of the label."""
    if claim is None or not same_value(label, claim):
        return False
    return (claim.unit, claim.relation) == (label["unit"], label["relation"])


def words(text: str | None) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]{3,}", (text or "").lower())}


def overlap(one: str | None, other: str | None) -> bool:
    """Whether at least half of the words of the longer wording are in the other."""
    a, b = words(one), words(other)
    return 2 * len(a & b) >= max(len(a), len(b))


def same_period(label: dict[str, Any], claim: Claim) -> bool:
    if label["period"] is None or claim.period is None:
        return label["period"] is None and claim.period is None
    expected = days(label["period"])
    return (claim.period.begin, claim.period.end) == (expected.begin, expected.end)


def of_label(label: dict[str, Any], found: dict[tuple[str, str], Claim]) -> Claim | None:
    return found.get((label["article"], label["quote"]))


def test_most_figures_are_read_exactly(
    labels: list[dict[str, Any]], found: dict[tuple[str, str], Claim]
) -> None:
    exact = [label["quote"] for label in labels if same_figure(label, of_label(label, found))]
    assert len(labels) == 19
    assert len(exact) >= 15, exact


def test_the_questions_of_most_are_read_too(
    labels: list[dict[str, Any]], found: dict[tuple[str, str], Claim]
) -> None:
    whole = []
    for label in labels:
        claim = of_label(label, found)
        if claim is None or not same_figure(label, claim):
            continue
        question = overlap(label["subject"], claim.subject) and overlap(
            label["metric"], claim.metric
        )
        if question and same_period(label, claim):
            whole.append(label["quote"])
    assert len(whole) >= 10, whole


def test_the_name_of_a_list_is_no_claim(annotations: list[Annotation]) -> None:
    assert "1%" not in {claim.quote for each in annotations for claim in each.claims}
    assert "1%" not in {figure.text for each in annotations for figure in each.figures}


def test_the_weekday_of_a_report_is_its_day(annotations: list[Annotation]) -> None:
    values = {date.text: date.value for each in annotations for date in each.dates}
    assert values["Tuesday"] == "2022-11-15"


def fact_of(claim: Claim, facts: Iterable[Fact]) -> Fact:
    (fact,) = [f for f in facts if claim.id in {member.id for member in f.claims}]
    return fact


def quoted(quote: str, found: dict[tuple[str, str], Claim]) -> Claim:
    (claim,) = [claim for (_, text), claim in found.items() if text == quote]
    return claim


def test_a_lower_bound_and_an_approach_meet_in_one_fact(
    facts: tuple[Fact, ...], found: dict[tuple[str, str], Claim]
) -> None:
    quotes = (
        "more than 200 billion yuan",  # and in brackets behind it:
        "US$28.4 billion",
        "nearly RMB210 billion",
    )
    members = [quoted(quote, found) for quote in quotes]
    fact = fact_of(members[0], facts)
    assert {member.id for member in fact.claims} == {claim.id for claim in members}
    assert (fact.status, fact.unit) == ("compatible", "CNY")
    assert fact.low == 200_000_000_000
    assert fact.high == 210_000_000_000


def test_the_rate_that_a_restatement_implies_is_told(
    facts: tuple[Fact, ...], found: dict[tuple[str, str], Claim]
) -> None:
    fact = fact_of(quoted("US$28.4 billion", found), facts)
    # 200 billion yuan are 28.4 billion dollars.
    assert "1 USD = 7.04 CNY" in fact.explanation


def test_shares_of_two_markets_are_a_near_miss(
    facts: tuple[Fact, ...], found: dict[tuple[str, str], Claim]
) -> None:
    one, other = quoted("40 percent", found), quoted("more than one-third", found)
    first, second = fact_of(one, facts), fact_of(other, facts)
    assert first.id != second.id
    for fact in (first, second):
        pairs = {frozenset((v.a, v.b)): v.verdict for v in fact.verdicts}
        assert pairs[frozenset((one.id, other.id))] == "different"


def test_the_same_share_of_two_groups_is_two_facts(
    facts: tuple[Fact, ...], found: dict[tuple[str, str], Claim]
) -> None:
    one, other = quoted("nearly 65 percent", found), quoted("Nearly 65 percent", found)
    assert one.low == other.low == 65
    assert fact_of(one, facts).id != fact_of(other, facts).id


def test_names_are_what_they_are(annotations: list[Annotation]) -> None:
    kept = entities([(each.id, name) for each in annotations for name in each.entities])
    by_name = {name: entity for entity in kept for name in (entity.name, *entity.aliases)}
    park = by_name["Zhangjiang"]
    assert (park.id, park.type, park.articles) == ("place:zhangjiang", "GPE", 2)
    assert [by_name[name].type for name in ("Shi Qian", "Zhang Wei")] == ["PERSON", "PERSON"]
    for event in ("Innovation Summit", "Biopharma Industry Week"):
        (found,) = [entity for entity in kept if entity.name.endswith(event)]
        assert (found.type, found.articles) == ("EVENT", 2)
    assert {"License", "Licenses", "Academicians"}.isdisjoint(by_name)
    # No name but the place itself is taken for the place, and none of it for somebody.
    people = [entity.name for entity in kept if entity.type == "PERSON"]
    assert not any("Zhangjiang" in name for name in people)
