"""Many words as one pattern: it finds each of them, and the longest where two begin alike."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.kinds.pattern import any_of

WORDS = st.lists(st.text("abc -", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=1)


@given(WORDS)
def test_every_word_is_found_and_nothing_else(words: list[str]) -> None:
    pattern = re.compile(any_of(words))
    for word in words:
        assert pattern.fullmatch(word)
        assert not pattern.fullmatch(word + "x")
        assert not pattern.fullmatch("x" + word)


@given(WORDS)
def test_of_two_that_begin_alike_the_longer_is_taken(words: list[str]) -> None:
    pattern = re.compile(any_of(words))
    for word in words:
        found = pattern.match(word)
        assert found is not None
        assert found[0] == max((w for w in words if word.startswith(w)), key=len)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["dollar", "dollars"], "dollars", "dollars"),
        (["US dollar", "US"], "US\u00a0dollar", "US\u00a0dollar"),
        (["a.b"], "axb", None),
    ],
)
def test_blanks_and_signs(words: list[str], text: str, found: str | None) -> None:
    match = re.match(any_of(words), text)
    assert (match and match[0]) == found
