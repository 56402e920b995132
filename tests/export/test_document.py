import datetime as dt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.export import about, document, since
from extractor.model import Entity
from tests.export.samples import RUN, article, claim, fact, sample


def test_everything_is_sorted() -> None:
    facts = [
        fact("f-3", subject="b"),
        fact("f-2", subject="a", metric="z"),
        fact("f-4", subject="a", metric="y"),
        fact("f-1", subject="a", metric="z"),
        fact("f-5", subject=None, metric=None),
    ]
    claims = [claim("c-1", "b"), claim("c-4", "a"), claim("c-3", "a"), claim("c-5", "a", start=2)]
    made = document(facts, claims, [article("b"), article("a")], [], RUN)
    assert [each.id for each in made.facts] == ["f-5", "f-4", "f-1", "f-2", "f-3"]
    assert [each.id for each in made.claims] == ["c-5", "c-3", "c-4", "c-1"]
    assert [each.id for each in made.articles] == ["a", "b"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_does_not_matter(random: Random) -> None:
    made = sample()
    facts, claims = list(made.facts), list(made.claims)
    articles = [article("a1", url="https://example.org/1", title="Lamps"), article("a2")]
    names = list(made.entities)
    for each in (facts, claims, articles, names):
        random.shuffle(each)
    assert document(facts, claims, articles, names, RUN) == made


def test_the_part_about_one_entity() -> None:
    lumen = Entity(
        id="org:lumen",
        name="Lumen",
        type="ORG",
        articles=1,
        mentions=1,
        merged={"person:lumen": "it said so"},
    )
    oslo = Entity(id="place:oslo", name="Oslo", type="GPE", articles=1, mentions=1)
    claims = [
        claim("c-1", "a1", subject_entity="person:lumen"),
        claim("c-2", "a2"),
        claim("c-3", "a3", subject_entity="place:oslo"),
    ]
    facts = [fact("f-1", "c-1", "c-2"), fact("f-2", "c-3")]
    articles = [article("a1"), article("a2"), article("a3")]
    whole = document(facts, claims, articles, [oslo, lumen], RUN)
    for each in ("org:lumen", "person:lumen"):
        part = about(whole, each)
        assert [fact.id for fact in part.facts] == ["f-1"]
        assert [claim.id for claim in part.claims] == ["c-1", "c-2"]
        assert [article.id for article in part.articles] == ["a1", "a2"]
        assert part.entities == (lumen,)
    with pytest.raises(ValueError, match="no entity has the id 'org:none'"):
        about(whole, "org:none")


def test_what_changed_since_a_day_is_facts_with_a_new_claim_and_all_their_claims() -> None:
    told = [
        claim("c-old", "a1", published="2031-01-01"),
        claim("c-new", "a2", published="2031-01-05T23:30:00+02:00"),
        claim("c-past", "a3", published="2031-01-04"),
        claim("c-undated", "a4"),
    ]
    facts = [fact("f-1", "c-old", "c-new"), fact("f-2", "c-past"), fact("f-3", "c-undated")]
    articles = [article(name) for name in ("a1", "a2", "a3", "a4")]
    part = since(document(facts, told, articles, [], RUN), dt.date(2031, 1, 5))
    assert [each.id for each in part.facts] == ["f-1"]
    assert {each.id for each in part.claims} == {"c-old", "c-new"}
    assert {each.id for each in part.articles} == {"a1", "a2"}
