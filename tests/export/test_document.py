from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.export import document
from extractor.export.document import entities
from extractor.model import Entity
from tests.export.samples import RUN, article, claim, fact, mention, sample


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
    for each in (facts, claims, articles):
        random.shuffle(each)
    names = [("a1", mention("Café Lumen", "org:lumen"))]
    assert document(facts, claims, articles, names, RUN) == made


@pytest.mark.parametrize(
    ("names", "best", "aliases"),
    [
        (["Lumen", "Café Lumen", "Lumen"], "Lumen", ("Café Lumen",)),
        (["Lumen", "The Lumen"], "The Lumen", ("Lumen",)),
        (["Lumen B", "Lumen A"], "Lumen A", ("Lumen B",)),
        (["Café\n  Lumen", "Café Lumen"], "Café Lumen", ()),
    ],
)
def test_the_best_name_is_the_most_frequent_then_the_longest(
    names: list[str], best: str, aliases: tuple[str, ...]
) -> None:
    (entity,) = entities([("a1", mention(name, "org:lumen")) for name in names])
    assert (entity.name, entity.aliases, entity.mentions) == (best, aliases, len(names))


def test_entities_are_counted_over_articles() -> None:
    lumen, oslo = mention("Lumen", "org:lumen"), mention("Oslo", "place:oslo", "GPE")
    person = mention("Lumen", "org:lumen", "PERSON")
    assert entities([("a1", oslo), ("a1", lumen), ("a2", person), ("a1", lumen)]) == (
        Entity(id="org:lumen", name="Lumen", type="ORG", articles=2, mentions=3),
        Entity(id="place:oslo", name="Oslo", type="GPE", articles=1, mentions=1),
    )
