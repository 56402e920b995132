"""The word lists as a whole: broken tables are named, and no word contradicts another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pycountry
import pytest
from babel import Locale

from extractor import lexicon
from extractor.lexicon import DataError, Lexicon
from extractor.model import Basis, Modality, Relation, Vintage

WORDS = lexicon.load()
COUNTRIES = {country.alpha_2 for country in pycountry.countries}
DATA = Path(lexicon.__file__).parents[1] / "data"


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data files that a test may break, read instead of the real ones."""
    folder = tmp_path / "data"
    folder.mkdir()
    for path in DATA.glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(lexicon, "files", lambda package: tmp_path)
    lexicon.load.cache_clear()
    yield folder
    lexicon.load.cache_clear()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_copy_reads_as_the_real_files(broken: Path) -> None:
    assert lexicon.load() == WORDS


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("en.toml", "[range]\n", "[range]\nplenty = 3\n", "range.plenty"),
        ("en.toml", 'dozen = "dozen"', "dozen = 12", "number.dozen"),
        ("en.toml", 'dozen = "dozen"\n', "", "number.dozen"),
        ("en.toml", '[qualifier.before]\n">" =', '[qualifier.before]\n"<>" =', "qualifier.before"),
        ("en.toml", 'will = "forecast"', 'will = "certain"', "modality.auxiliaries.will"),
        ("units.toml", 'dimension = "length"', "dimension = 1", "units.metre.dimension"),
        ("units.toml", 'factor = "1000"', 'factor = "many"', "units.kilometre.factor"),
        ("currencies.toml", 'names = ["Korean won"]', "names = 9", "currencies.currency.KRW.names"),
    ],
)
def test_a_broken_table_is_named_with_its_file_and_key(
    broken: Path, file: str, old: str, new: str, key: str
) -> None:
    change(broken / file, old, new)
    with pytest.raises(DataError) as caught:
        lexicon.load()
    assert str(caught.value).startswith(f"data/{file}: {key}")


@pytest.mark.parametrize("file", ["en.toml", "units.toml", "currencies.toml", "metrics.toml"])
def test_a_file_that_is_no_toml_is_named_with_the_line(broken: Path, file: str) -> None:
    (broken / file).write_text("[number]\nones = = 1\n", "utf-8")
    with pytest.raises(DataError, match=rf"data/{file}: .*line 2"):
        lexicon.load()


def test_a_lexicon_never_changes() -> None:
    with pytest.raises(ValueError, match="frozen"):
        WORDS.number.half = "full"


def test_currencies_are_those_of_iso_4217_and_its_retired_ones() -> None:
    money = WORDS.currencies
    signed = {code for sign in money.shared.values() for code in sign.signed}
    defaults = {sign.default for sign in money.shared.values()}
    codes = {*money.currency, *signed, *defaults, *money.unsure_prefixes.values()}
    assert codes <= set(Locale.parse("en").currencies)


def test_countries_are_those_of_iso_3166() -> None:
    assert WORDS.names.countries.keys() - COUNTRIES <= {"EU"}


def repeated(words: Iterable[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_qualifier_says_one_thing(side: str) -> None:
    table: dict[Relation, tuple[str, ...]] = getattr(WORDS.qualifier, side)
    assert repeated(word for words in table.values() for word in words) == []
    assert not table.keys() & {"=", "range", "vague"}


def test_a_currency_word_names_one_currency() -> None:
    money = WORDS.currencies
    own = [w for c in money.currency.values() for w in {*c.prefixes, *c.names, *c.cents}]
    shared = [w for s in money.shared.values() for w in {*s.written, *s.cents}]
    assert repeated([*own, *shared]) == []


@pytest.mark.parametrize(
    "table",
    [WORDS.claim.change_verbs, WORDS.claim.change_nouns, WORDS.claim.change_adverbs],
    ids=["verbs", "nouns", "adverbs"],
)
def test_a_change_goes_one_way(table: dict[str, tuple[str, ...]]) -> None:
    assert set(table) == {"up", "down"}
    assert repeated(word for words in table.values() for word in words) == []


def test_a_noun_is_one_kind_of_event() -> None:
    assert repeated(noun for row in WORDS.claim.events for noun in row) == []


@pytest.mark.parametrize("noun", sorted(WORDS.claim.holders))
def test_a_noun_is_a_holder_or_a_measure(noun: str) -> None:
    assert noun not in WORDS.claim.measured


def test_vague_bounds_are_in_order() -> None:
    for word, (low, high) in WORDS.number.vague.items():
        assert 0 < low <= high, word


@pytest.mark.parametrize(
    ("used", "allowed"),
    [
        (set(WORDS.basis), set(get_args(Basis))),
        (set(WORDS.vintage), set(get_args(Vintage))),
        (
            {
                *WORDS.modality.auxiliaries.values(),
                *WORDS.modality.verbs.values(),
                *WORDS.modality.nouns.values(),
                *WORDS.modality.adverbs.values(),
            },
            # What is so has no words; a condition makes "would" conditional.
            set(get_args(Modality)) - {"actual", "conditional"},
        ),
    ],
    ids=["basis", "vintage", "modality"],
)
def test_every_label_has_words(used: set[str], allowed: set[str]) -> None:
    assert used == allowed


def test_every_problem_is_named(broken: Path) -> None:
    change(broken / "en.toml", 'dozen = "dozen"', "dozen = 12")
    change(broken / "units.toml", 'factor = "1000"', 'factor = "many"')
    with pytest.raises(DataError) as caught:
        lexicon.load()
    assert "data/en.toml: number.dozen: " in str(caught.value)
    assert "; data/units.toml: units.kilometre.factor: " in str(caught.value)


@pytest.mark.parametrize("field", sorted(Lexicon.model_fields))
def test_no_table_is_empty(field: str) -> None:
    assert getattr(WORDS, field)
