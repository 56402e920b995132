from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import gold, labels
from extractor.lexicon import DataError
from tests.evaluate import samples

Raw = dict[str, Any]


def test_articles_get_ids_that_are_unique_over_clusters(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    assert [article.id for article in cluster.articles] == ["orchard/a1", "orchard/a2"]
    for marked in (cluster.claims, cluster.dates):
        assert {label.article for label in marked} == {"orchard/a1", "orchard/a2"}
    assert [trap.article for trap in cluster.not_facts] == ["orchard/a1"]


def test_labels_become_claims(tmp_path: Path) -> None:
    cluster = samples.load(tmp_path)
    first, _, book, _, denied = labels.claims(cluster)
    assert (first.id, first.article) == ("orchard/a1#c1", "orchard/a1")
    assert (first.source, first.published, first.as_of) == ("Wire", "2031-05-04", "2031-05-04")
    assert first.period and str(first.period.end) == "2031-03-31"
    assert (first.sentence.start, first.sentence.end) == (first.start, first.end)
    assert book.low == Decimal(2_500_000_000) and book.period is None
    assert (denied.modality, denied.polarity) == ("actual", "neg")
    assert (first.modality, first.polarity) == ("actual", "pos")


@pytest.mark.parametrize("written", ["33.333", "0.1", "2e11", "12"])
def test_numbers_are_read_exactly(tmp_path: Path, written: str) -> None:
    path = samples.write(tmp_path, samples.raw())
    plain = '"low": 300, "high": 300'
    assert plain in path.read_text()
    exact = f'"low": {written}, "high": {written}'
    path.write_text(path.read_text().replace(plain, exact, 1))
    (cluster,) = gold.load([path])
    assert cluster.claims[0].low == Decimal(written)


def test_folders_are_searched_and_floors_left_out(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    samples.write(tmp_path / "deep", samples.raw())
    samples.write(tmp_path, {**samples.raw(), "cluster": "another"}, "z.json")
    samples.write(tmp_path, {"digest": "", "floors": {}}, "floors.json")
    assert [cluster.cluster for cluster in gold.load([tmp_path])] == ["orchard", "another"]


def test_a_path_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = samples.write(tmp_path, samples.raw())
    assert len(gold.load([path, tmp_path])) == 1


def test_two_clusters_of_one_name_are_refused(tmp_path: Path) -> None:
    samples.write(tmp_path, samples.raw(), "one.json")
    samples.write(tmp_path, samples.raw(), "two.json")
    with pytest.raises(DataError, match="'orchard'"):
        gold.load([tmp_path])


@pytest.mark.parametrize("text", ["", "{", "[]", "\ufeff{}", '{"cluster": "x"}'])
def test_what_is_no_gold_is_refused_by_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="broken.json"):
        gold.load([path])


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no gold"):
        gold.load([tmp_path])
    with pytest.raises(DataError, match="missing.json"):
        gold.load([tmp_path / "missing.json"])


def change(table: str, number: int, **fields: Any) -> Callable[[Raw], None]:
    return lambda data: data[table][number].update(fields)


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (change("claims", 0, start=18), "claims.c1.quote"),
        (change("claims", 0, quote="301 jobs"), "claims.c1.quote"),
        (change("claims", 0, start=20, end=20, quote=""), "claims.c1.quote"),
        (change("claims", 0, article="a9"), "claims.c1.article"),
        (change("claims", 0, fact="f9"), "claims.c1.fact"),
        (change("claims", 1, id="c1"), "claims.c1: 2 have this id"),
        (change("facts", 1, id="f1"), "facts.f1: 2 have this id"),
        (change("articles", 1, id="a1"), "articles.a1: 2 have this id"),
        (change("claims", 0, low=299), "claims.c1: 299 to 300"),
        (change("claims", 0, high=None), "claims.c1: 300 to None"),
        (change("claims", 0, relation=">"), "does not fit '>'"),
        (change("claims", 0, relation="<="), "does not fit '<='"),
        (change("claims", 0, relation="range", low=301), "does not fit 'range'"),
        (change("claims", 0, relation="exactly"), "claims.0.relation"),
        (change("claims", 0, period="spring"), "claims.0.period"),
        (change("claims", 0, modality="maybe"), "claims.0.modality"),
        (change("claims", 0, low="many"), "claims.0.low"),
        (change("claims", 0, colour="red"), "claims.0.colour"),
        (change("facts", 0, status="settled"), "facts.0.status"),
        (change("dates", 2, value="5 May"), "dates.2.value"),
        (change("dates", 2, end=20), "dates.2.quote"),
        (change("not_facts", 0, article="a2"), "not_facts.0.quote"),
    ],
)
def test_a_wrong_label_is_named_by_file_and_key(
    tmp_path: Path, spoil: Callable[[Raw], None], key: str
) -> None:
    data = samples.raw()
    spoil(data)
    with pytest.raises(DataError) as error:
        gold.load([samples.write(tmp_path, data)])
    assert "orchard.json" in str(error.value)
    assert key in str(error.value)


@pytest.mark.parametrize(
    ("relation", "low", "high"),
    [(">=", 300, None), (">", 300, None), ("<", None, 300), ("vague", 200, 999), ("<~", 300, 300)],
)
def test_bounds_that_fit_their_relation_are_read(
    tmp_path: Path, relation: str, low: int | None, high: int | None
) -> None:
    data = samples.raw()
    change("claims", 0, relation=relation, low=low, high=high)(data)
    (cluster,) = gold.load([samples.write(tmp_path, data)])
    assert (cluster.claims[0].low, cluster.claims[0].high) == (low, high)
