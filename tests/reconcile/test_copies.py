from base64 import b64encode
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.claims.sketch import sketch
from extractor.model import Claim
from extractor.reconcile.sources import stories
from extractor.reconcile.union import connected
from tests.reconcile.samples import claim

STORY = (
    "The port authority of Bergen is to buy eleven cranes for 41 million euros, its board decided "
    "on Tuesday night after a debate of six hours. The first of them will stand on the northern "
    "quay by the end of May, where ships from Hull and Ghent have waited for up to three days. "
    "Dockers had asked for the order since the winter before last, when two of the old machines "
    "fell still in the frost and cargo of four weeks went to Gothenburg instead. The maker, a firm "
    "from Tampere with 300 workers, had asked for less than two rivals and promised to train "
    "drivers. The city will carry a third of the price, the state the rest, and fees do not rise."
)
OTHER = (
    "Orchards in the Lumenta valley gave a fifth less fruit than in the year before, growers said "
    "when they met for their autumn fair. Late frost took most of the apricots and half of the "
    "plums, while apples did well on the higher slopes. Prices at the market rose by nine percent."
)
WORDS = STORY.split()


def printed(name: str, text: str) -> Claim:
    return claim(name, sketch=sketch(text))


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        STORY.upper().replace(" ", "\n"),
        "Bergen orders new cranes as ships wait\n\n" + STORY,
        "By Ana Moe, Harbour Herald Staff\nBERGEN (Wire) - " + STORY,
        " ".join(WORDS[: len(WORDS) * 7 // 10]),
    ],
)
def test_copies_are_one_story(text: str) -> None:
    claims = [printed("a", STORY), printed("b", text), printed("c", OTHER)]
    assert stories(claims) == dict.fromkeys(["article-a", "article-b"], "article-a")


@pytest.mark.parametrize("text", [OTHER, " ".join(WORDS[::-1]), " ".join(WORDS[70:]), "Eleven."])
def test_another_text_is_no_copy(text: str) -> None:
    assert stories([printed("a", STORY), printed("b", text)]) == {}


@given(st.randoms(use_true_random=False), st.integers(2, 12))
def test_stories_do_not_depend_on_order(random: Random, number: int) -> None:
    slots = [bytes(random.choice(b"ab") for _ in range(64)) for _ in range(number)]
    claims = [claim(str(n), sketch=b64encode(s).decode()) for n, s in enumerate(slots)]
    found = stories(claims)
    random.shuffle(claims)
    assert stories(claims) == found
    assert all(found[first] == first <= name for name, first in found.items())


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1)))
def test_what_is_in_one_group_is_connected(groups: list[set[str]]) -> None:
    found = connected(groups)
    assert all(len({found[name] for name in group}) == 1 for group in groups)
    assert connected(groups[::-1]) == found
    assert found.keys() == set().union(*groups)
