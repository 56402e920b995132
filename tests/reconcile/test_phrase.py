import pytest

from extractor.lexicon import load
from extractor.reconcile.phrase import initials, names, stem, vocabulary, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("people killed", "killing of people"),
        ("death toll", "deaths"),
        ("the company's revenues", "company revenue"),
        ("robbed stores", "store robbery"),
        ("Café licences", "cafe license"),
        ("U.S. economy", "US economy"),
        ("AK-47 rifles", "AK 47 rifle"),
    ],
)
def test_same_words(one: str, other: str) -> None:
    told = set(words(one)) - vocabulary().light
    assert told == set(words(other)) - vocabulary().light


@pytest.mark.parametrize(
    ("one", "other"),
    [("killed", "injured"), ("revenue", "profit"), ("bus", "bu"), ("red", "r"), ("string", "str")],
)
def test_other_words(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize("text", [None, "", "of the", "-- ..."])
def test_no_words(text: str | None) -> None:
    assert words(text) == ()


def test_stem_is_stable() -> None:
    assert all(stem(stem(word)) == stem(word) for word in ("houses", "robbing", "companies", "gas"))


def test_names_and_acronyms() -> None:
    assert names("offers by Great Lakes Freight") == {"great", "lak", "freight"}
    assert names("freight on the lakes") == frozenset()
    assert initials("shares of Great Lakes Freight")["glf"] == {"great", "lak", "freight"}
    assert initials("Freight") == {}


def test_a_word_stands_for_one_thing() -> None:
    named: dict[str, str] = {}
    for name, forms in load().metrics.synonyms.items():
        for root in {stem(form) for form in (name, *forms)}:
            assert named.setdefault(root, name) == name


def test_words_that_exclude_each_other_stay_different() -> None:
    for row in load().metrics.apart:
        assert len({words(word) for word in row}) == len(row)
