"""The project's own gold is sound: its labels fit the corpus, the vocabularies and each other."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pycountry
import pytest

from extractor.evaluate.period import days
from extractor.ingest import read
from extractor.model import Article, Change, Failure, Kind, Modality, Relation, Status

ROOT = Path(__file__).parent.parent
FLOORS = "floors.json"  # scores to keep, no labels
Labels = dict[str, Any]

CLUSTERS: dict[str, Labels] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    for path in sorted((ROOT / "gold").glob("*.json"))
    if path.name != FLOORS
}
ARTICLES = {
    article["id"]: (article, cluster)
    for cluster in CLUSTERS.values()
    for article in cluster["articles"]
}
CORPUS = tuple(read([ROOT / "corpus"]))

# Longest possible runs, so "1,140" and "2011-2020" are one number and two.
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MODALITIES = {*get_args(Modality), "denied"}
UNITS = {"percent": "%", "percentage_point": "pp", "multiple": "x"}
POINTS = {"=", "~", "<~", ">~"}

each_cluster = pytest.mark.parametrize("cluster", CLUSTERS.values(), ids=CLUSTERS.keys())
each_article = pytest.mark.parametrize(("article", "cluster"), ARTICLES.values(), ids=ARTICLES)


def marks(cluster: Labels) -> Iterator[Labels]:
    """Everything that is labelled at a place in a text."""
    for key in ("claims", "not_facts", "dates"):
        yield from cluster[key]


def names(cluster: Labels) -> Iterator[Labels]:
    """Every mention of every chain."""
    for chain in cluster["entities"]:
        yield from chain["mentions"]


def spans(article: Labels, cluster: Labels) -> list[tuple[int, int]]:
    """The labelled stretches of the article, in reading order."""
    own = (mark for mark in marks(cluster) if mark["article"] == article["id"])
    return sorted((mark["start"], mark["end"]) for mark in own)


def uncovered(text: str, labelled: list[tuple[int, int]]) -> list[str]:
    """The numbers in digits that no labelled stretch holds as a whole."""
    return [
        found.group()
        for found in NUMBER.finditer(text)
        if not any(start <= found.start() and found.end() <= end for start, end in labelled)
    ]


def fits(relation: str, low: Decimal | None, high: Decimal | None) -> bool:
    """Whether the bounds are those of the relation: one side open, an interval, or a point."""
    if relation in {">", ">="}:
        return low is not None and high is None
    if relation in {"<", "<="}:
        return low is None and high is not None
    if low is None or high is None:
        return False
    return low == high if relation in POINTS else low < high


def members(fact: Labels, cluster: Labels) -> list[Labels]:
    """The claims of the fact in its own unit, without their restatements in another."""
    return [
        claim
        for claim in cluster["claims"]
        if claim["fact"] == fact["id"] and claim["unit"] == fact["unit"]
    ]


def bounds(label: Labels) -> tuple[Decimal | None, Decimal | None]:
    return label["low"], label["high"]


def with_status(status: str) -> pytest.MarkDecorator:
    """A case for each fact of that status, named by cluster and fact."""
    return pytest.mark.parametrize(
        ("fact", "cluster"),
        [
            pytest.param(fact, cluster, id=f"{name}-{fact['id']}")
            for name, cluster in CLUSTERS.items()
            for fact in cluster["facts"]
            if fact["status"] == status
        ],
    )


def test_corpus_and_gold_hold_the_same_articles() -> None:
    assert [item for item in CORPUS if isinstance(item, Failure)] == []
    found = {item.id: item for item in CORPUS if isinstance(item, Article)}
    assert len(found) == len(CORPUS)
    assert found.keys() == ARTICLES.keys()
    assert sum(len(cluster["articles"]) for cluster in CLUSTERS.values()) == len(ARTICLES)
    for name, (article, _) in ARTICLES.items():
        told = found[name]
        assert told.text == article["text"]
        assert (told.title, told.source) == (article["title"], article["source"])
        assert told.published is not None
        assert told.published.startswith(article["published"])


@each_article
def test_article_is_as_long_as_news_is(article: Labels, cluster: Labels) -> None:
    assert 120 <= len(article["text"].split()) <= 400


@each_article
def test_every_number_in_digits_is_labelled(article: Labels, cluster: Labels) -> None:
    assert uncovered(article["text"], spans(article, cluster)) == []


@each_article
def test_labels_do_not_overlap(article: Labels, cluster: Labels) -> None:
    places = spans(article, cluster)
    assert all(before[1] <= after[0] for before, after in zip(places, places[1:], strict=False))


@each_cluster
def test_quotes_are_what_stands_at_their_offsets(cluster: Labels) -> None:
    texts = {article["id"]: article["text"] for article in cluster["articles"]}
    wrong = [
        mark
        for mark in (*marks(cluster), *names(cluster))
        if texts[mark["article"]][mark["start"] : mark["end"]] != mark["quote"]
    ]
    assert wrong == []
    assert all(mark["quote"] == mark["quote"].strip() != "" for mark in marks(cluster))


@pytest.mark.parametrize("name", CLUSTERS)
def test_ids_are_unique(name: str) -> None:
    cluster = CLUSTERS[name]
    assert cluster["cluster"] == name
    for key in ("articles", "claims", "facts", "entities"):
        repeated = [i for i, n in Counter(row["id"] for row in cluster[key]).items() if n > 1]
        assert repeated == []


@each_article
def test_names_stand_apart_and_end_with_words(article: Labels, cluster: Labels) -> None:
    own = sorted(
        (name["start"], name["end"]) for name in names(cluster) if name["article"] == article["id"]
    )
    assert len(own) >= 7
    assert all(before[1] <= after[0] for before, after in zip(own, own[1:], strict=False))
    for start, end in own:
        name = article["text"][start:end]
        assert name[0].isupper()
        assert not name.startswith(("The ", "Mr", "Sir "))
        assert not name.endswith(("'s", "\u2019s"))
        assert not article["text"][end].isalnum()


def test_chains_are_of_15_articles_and_some_go_through_several() -> None:
    told = {name["article"] for cluster in CLUSTERS.values() for name in names(cluster)}
    assert told == ARTICLES.keys()
    assert len(told) >= 15
    chains = [chain for cluster in CLUSTERS.values() for chain in cluster["entities"]]
    assert sum(len({name["article"] for name in c["mentions"]}) > 1 for c in chains) >= 20
    assert {chain["type"] for chain in chains} == {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"}


@each_cluster
def test_claims_and_facts_name_each_other(cluster: Labels) -> None:
    named = {claim["fact"] for claim in cluster["claims"]}
    assert named == {fact["id"] for fact in cluster["facts"]}


@each_cluster
def test_words_are_those_of_the_vocabularies(cluster: Labels) -> None:
    for claim in cluster["claims"]:
        assert claim["kind"] in get_args(Kind), claim["id"]
        assert claim["relation"] in get_args(Relation), claim["id"]
        assert claim["change"] in {None, *get_args(Change)}, claim["id"]
        assert claim["modality"] in MODALITIES, claim["id"]
    for fact in cluster["facts"]:
        assert fact["status"] in get_args(Status), fact["id"]


@each_cluster
def test_units_are_those_of_the_kinds(cluster: Labels) -> None:
    for claim in cluster["claims"]:
        kind, unit = claim["kind"], claim["unit"]
        if kind == "money":
            assert pycountry.currencies.get(alpha_3=unit), claim["id"]
        elif kind in UNITS:
            assert unit == UNITS[kind], claim["id"]
        else:
            assert re.fullmatch(r"[a-zA-Z]+( [a-zA-Z]+)*", unit), claim["id"]


@each_cluster
def test_bounds_fit_the_relations(cluster: Labels) -> None:
    wrong = [c["id"] for c in cluster["claims"] if not fits(c["relation"], *bounds(c))]
    assert wrong == []


@each_cluster
def test_periods_and_dates_are_iso(cluster: Labels) -> None:
    periods = [claim["period"] for claim in cluster["claims"] if claim["period"]]
    for iso in (*periods, *(date["value"] for date in cluster["dates"])):
        known = days(iso)
        assert known.begin or known.end


@with_status("single")
def test_single_facts_have_one_claim(fact: Labels, cluster: Labels) -> None:
    (claim,) = members(fact, cluster)
    assert bounds(fact) == bounds(claim)


@with_status("agreed")
def test_agreed_facts_have_one_value(fact: Labels, cluster: Labels) -> None:
    claims = members(fact, cluster)
    assert len(claims) > 1
    assert {bounds(claim) for claim in claims} == {bounds(fact)}


@with_status("compatible")
def test_compatible_claims_differ_as_written(fact: Labels, cluster: Labels) -> None:
    claims = members(fact, cluster)
    assert len({(claim["relation"], *bounds(claim)) for claim in claims}) > 1
    least = [claim["low"] for claim in claims if claim["relation"] in {">", ">="}]
    assert all(low <= fact["low"] for low in least)


@with_status("updated")
def test_updated_facts_have_the_value_of_the_latest_article(fact: Labels, cluster: Labels) -> None:
    published = {article["id"]: article["published"] for article in cluster["articles"]}
    claims = members(fact, cluster)
    latest = max(published[claim["article"]] for claim in claims)
    last = [claim for claim in claims if published[claim["article"]] == latest]
    assert bounds(fact) in {bounds(claim) for claim in last}
    assert len({bounds(claim) for claim in claims}) > 1


@with_status("conflicting")
def test_conflicting_facts_span_what_is_claimed(fact: Labels, cluster: Labels) -> None:
    told = [
        bound for claim in members(fact, cluster) for bound in bounds(claim) if bound is not None
    ]
    assert bounds(fact) == (min(told), max(told))
    assert fact["low"] < fact["high"]


@with_status("retracted")
def test_retracted_facts_have_the_value_that_was_taken_back(fact: Labels, cluster: Labels) -> None:
    assert {bounds(claim) for claim in members(fact, cluster)} == {bounds(fact)}


def test_everything_that_can_be_labelled_occurs() -> None:
    claims = [claim for cluster in CLUSTERS.values() for claim in cluster["claims"]]
    facts = [fact for cluster in CLUSTERS.values() for fact in cluster["facts"]]
    assert {claim["kind"] for claim in claims} == set(get_args(Kind))
    assert {claim["relation"] for claim in claims} == set(get_args(Relation))
    assert {claim["modality"] for claim in claims} >= {
        "actual",
        "forecast",
        "target",
        "possible",
        "denied",
    }
    assert {fact["status"] for fact in facts} == set(get_args(Status))
    assert len(claims) >= 150


@pytest.mark.parametrize(
    ("text", "labelled", "left"),
    [
        ("It sold 1,140 mugs.", [(8, 18)], []),
        ("It sold 1,140 mugs.", [(8, 11)], ["1,140"]),
        ("It sold 1,140 mugs in 2020.", [(8, 18)], ["2020"]),
        ("The Q40 won 3-1.", [(4, 7), (12, 15)], []),
        ("From 1.5 to 2.5.", [(5, 8)], ["2.5"]),
        ("Nobody came.", [], []),
    ],
)
def test_uncovered_numbers_are_found(
    text: str, labelled: list[tuple[int, int]], left: list[str]
) -> None:
    assert uncovered(text, labelled) == left


@pytest.mark.parametrize(
    ("relation", "low", "high", "good"),
    [
        ("=", 4, 4, True),
        ("=", 4, 5, False),
        ("<~", 4, 4, True),
        ("~", 4, None, False),
        (">", 4, None, True),
        (">", 4, 4, False),
        (">=", None, 4, False),
        ("<=", None, 4, True),
        ("<", 4, 4, False),
        ("range", 4, 5, True),
        ("range", 5, 4, False),
        ("vague", 4, None, False),
    ],
)
def test_bounds_that_do_not_fit_are_found(
    relation: str, low: int | None, high: int | None, good: bool
) -> None:
    exact = [None if bound is None else Decimal(bound) for bound in (low, high)]
    assert fits(relation, *exact) is good
