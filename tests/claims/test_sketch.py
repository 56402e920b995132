from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.claims.sketch import LEAD, SHORTEST, SLOTS, sketch

STORY = [f"word{number}" for number in range(2 * LEAD)]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (" ".join(STORY).upper(), True),
        ("\n\t".join(STORY), True),
        (" ".join(STORY[:LEAD]), True),
        (" ".join(STORY[1:]), False),
        (" ".join(STORY[::-1]), False),
    ],
)
def test_white_space_case_and_what_follows_the_lead_do_not_count(text: str, same: bool) -> None:
    assert (sketch(text) == sketch(" ".join(STORY))) is same


def test_short_texts_have_none() -> None:
    assert sketch(" ".join(STORY[: SHORTEST - 1])) is None
    assert sketch(" ".join(STORY[:SHORTEST])) is not None
    assert sketch("") is None


@given(st.text(st.characters(categories=["L", "Cs", "Zs"]), min_size=40))
def test_any_text_has_a_sketch_of_one_size_or_none(text: str) -> None:
    made = sketch(text)
    assert made is None or len(b64decode(made)) == SLOTS
