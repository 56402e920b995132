"""Names of many articles as entities: counted, joined with a reason, and kept apart."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model import EntityMention
from extractor.reconcile import entities

Mention = tuple[str, EntityMention]


def mention(article: str, text: str, entity: str, label: str = "ORG") -> Mention:
    found = EntityMention(start=0, end=len(text), text=text, label=label, entity=entity)
    return article, found


def rows(mentions: Sequence[Mention]) -> list[tuple[str, str, int, int]]:
    return [(e.id, e.name, e.articles, e.mentions) for e in entities(mentions)]


@pytest.mark.parametrize(
    ("names", "best", "aliases"),
    [
        (["Lumen", "Café Lumen", "Lumen"], "Lumen", ("Café Lumen",)),
        (["Lumen", "The Lumen"], "Lumen", ("The Lumen",)),
        (["Lumen B", "Lumen A"], "Lumen A", ("Lumen B",)),
        (["Lumen\n  Ltd.", "Lumen Ltd."], "Lumen Ltd.", ()),
        (["LMN", "LMN", "Lumen"], "Lumen", ("LMN",)),
    ],
)
def test_the_best_name_is_the_one_that_the_id_is_made_of(
    names: list[str], best: str, aliases: tuple[str, ...]
) -> None:
    (entity,) = entities([mention("a1", name, "org:lumen") for name in names])
    assert (entity.name, entity.aliases, entity.mentions) == (best, aliases, len(names))


def test_entities_are_counted_over_articles() -> None:
    lumen = mention("a1", "Lumen", "org:lumen")
    assert rows([lumen, mention("a2", "Lumen", "org:lumen", "PERSON"), lumen]) == [
        ("org:lumen", "Lumen", 2, 3)
    ]


def test_a_country_has_its_code_and_is_no_nationality() -> None:
    adjective = mention("a1", "Norwegian", "country:NO", "NORP")
    (norway,) = entities([adjective, adjective, mention("a2", "Norway", "country:NO", "GPE")])
    assert (norway.code, norway.type) == ("NO", "GPE")
    assert (norway.name, norway.aliases) == ("Norway", ("Norwegian",))


def test_what_one_article_shortens_is_the_same_in_another() -> None:
    bank = "org:european-central-bank"
    full = [mention("a1", "European Central Bank", bank), mention("a1", "ECB", bank)]
    (entity,) = entities([*full, mention("a2", "ECB", "org:ecb")])
    assert (entity.id, entity.mentions, entity.articles) == (bank, 3, 2)
    assert entity.merged == {"org:ecb": "European Central Bank is called ECB in a1"}


@pytest.mark.parametrize(
    "names",
    [
        # Nobody says what the short name stands for.
        [("a1", "European Central Bank", "org:european-central-bank"), ("a2", "ECB", "org:ecb")],
        # Two have it.
        [
            *(("a1", "Fern Bank", "org:fern-bank"), ("a1", "FB", "org:fern-bank")),
            *(("a2", "Fir Bank", "org:fir-bank"), ("a2", "FB", "org:fir-bank")),
            ("a3", "FB", "org:fb"),
        ],
        # People may share a surname.
        [
            *(("a1", "Anna Berg", "person:anna-berg"), ("a1", "Berg", "person:anna-berg")),
            *(("a2", "Jonas Berg", "person:jonas-berg"), ("a3", "Berg", "person:berg")),
        ],
        # One word with an s may be another name.
        [("a1", "Adam", "org:adam"), ("a2", "Adams", "org:adams")],
        # A town and a firm of about the same weight.
        [("a1", "Fern", "place:fern"), ("a2", "Fern", "org:fern")],
    ],
)
def test_what_may_be_two_things_stays_two(names: list[tuple[str, str, str]]) -> None:
    found = entities([mention(*each) for each in names])
    assert {entity.id for entity in found} == {name for *_, name in names}
    assert all(entity.merged == {} for entity in found)


def test_a_plural_in_a_long_name_is_no_other_name() -> None:
    rare = mention("a2", "Wood Science Fair", "event:wood-science-fair", "EVENT")
    often = mention("a1", "Wood Sciences Fair", "event:wood-sciences-fair", "EVENT")
    (fair,) = entities([rare, often, often])
    assert (fair.id, fair.name, fair.aliases) == (
        "event:wood-sciences-fair",
        "Wood Sciences Fair",
        ("Wood Science Fair",),
    )
    same = "the same as Wood Sciences Fair but for a plural"
    assert fair.merged == {"event:wood-science-fair": same}


def test_many_mentions_outweigh_a_wrong_label() -> None:
    right = [mention("a1", "Brno", "place:brno", "GPE")] * 3
    (brno,) = entities([*right, mention("a2", "Brno", "org:brno")])
    assert (brno.id, brno.type) == ("place:brno", "GPE")
    assert brno.merged == {"org:brno": "3 of 4 mentions of Brno are GPE"}


NAMES = st.builds(
    mention,
    st.sampled_from(["a1", "a2"]),
    st.sampled_from(["Lumen", "Lumen Lamps", "Lumen Lamp", "LL"]),
    st.sampled_from(["org:lumen", "org:lumen-lamps", "org:lumen-lamp", "org:ll", "place:lumen"]),
)


@given(st.lists(NAMES, max_size=12), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_no_mention_is_lost(names: list[Mention], random: Random) -> None:
    found = entities(names)
    assert sum(entity.mentions for entity in found) == len(names)
    ids = [e.id for e in found] + [old for e in found for old in e.merged]
    assert sorted(ids) == sorted({each.entity for _, each in names})
    random.shuffle(names)
    assert entities(names) == found
