import json
import os
import time
from pathlib import Path

import pytest

from extractor import ingest
from extractor.model import Article, Failure

FOREIGN = (
    "Der Stadtrat hat beschlossen, vierzig neue Bahnen zu kaufen, und der Hersteller soll die "
    "erste Bahn nach dem Sommer liefern, wie der Bürgermeister in der Sitzung am Montag sagte. "
    "Die Kosten trägt das Land."
)


def paths(items: list[Article | Failure]) -> list[str | None]:
    return [item.path for item in items]


def reason(path: Path) -> str:
    [failure] = ingest.read([path])
    assert isinstance(failure, Failure)
    assert (failure.path, failure.stage) == (str(path), "ingest")
    return failure.reason


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.TXT", "a/b.jsonl", "c.json", "c.meta.json", ".hidden.txt", "d.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "It rained."}')
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "e.txt").write_text("It rained.")
    (tmp_path / "loop").symlink_to(tmp_path)
    return tmp_path


def test_folder_is_walked_in_sorted_order(folder: Path) -> None:
    found = list(ingest.read([folder]))
    names = ["a/b.jsonl:1", "a/z.TXT", "b.txt", "c.json"]
    assert paths(found) == [str(folder / name) for name in names]
    assert all(isinstance(item, Article) for item in found)


def test_named_files_come_in_the_order_named(folder: Path) -> None:
    named = [folder / "c.json", folder / "b.txt"]
    assert paths(list(ingest.read(named))) == [str(path) for path in named]


def test_articles_are_completed_from_their_text(tmp_path: Path) -> None:
    path = tmp_path / "rain.txt"
    path.write_text("Rain in Brno\n\nBy Ana Ruiz\n\nIt rained.")
    [article] = ingest.read([path])
    assert isinstance(article, Article)
    assert (article.title, article.author) == ("Rain in Brno", "Ana Ruiz")


def test_nothing_is_read_before_all_paths_are_checked(folder: Path) -> None:
    with pytest.raises(ingest.InputError, match="nowhere: no such file or folder"):
        ingest.read([folder, folder / "nowhere"])


@pytest.mark.parametrize("name", ["nowhere\0", "x" * 5_000])
def test_impossible_paths(name: str) -> None:
    with pytest.raises(ingest.InputError, match="no such file"):
        ingest.read([Path(name)])


def test_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text("x")
    with pytest.raises(ingest.InputError, match=r"known are .*\.html, \.json, \.jsonl.*, \.txt"):
        ingest.read([tmp_path])


def test_no_paths() -> None:
    with pytest.raises(ingest.InputError):
        ingest.read([])


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", b"It rained.", "unknown format '.pdf'"),
        ("a", b"It rained.", "unknown format ''"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"It\0rained.", "binary"),
        ("a.json", b"{}", "empty"),
        ("a.json", b"", "empty"),
        ("a.txt", FOREIGN.encode(), "not English"),
    ],
)
def test_file_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert reason(path).startswith(expected)


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It rained.")

    def refuse(_: Path, mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert reason(path) == "cannot be read: Permission denied"


def test_folder_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    first, *rest = ingest.read([folder])
    assert first == Failure(
        path=str(folder / "a"), stage="ingest", reason="cannot be read: Permission denied"
    )
    assert paths(rest) == [str(folder / "b.txt"), str(folder / "c.json")]


def test_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("It rained.")
    [article] = ingest.read([path])
    assert isinstance(article, Article)
    assert article.path == f"{tmp_path}/\ufffd.txt"


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ({"text": FOREIGN}, "de"),
        ({"text": FOREIGN, "language": "de"}, "de"),
        ({"text": "Es regnete.", "language": "de"}, "de"),
        ({"text": "It rained.", "language": "en-GB"}, "en-GB"),
        ({"text": "It rained."}, None),
    ],
)
def test_language(tmp_path: Path, fields: dict[str, str], language: str | None) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(fields))
    [article] = ingest.read([path], english_only=False)
    assert isinstance(article, Article) and article.language == language
    [strict] = ingest.read([path])
    is_english = language is None or language.startswith("en")
    assert isinstance(strict, Article if is_english else Failure)


def test_fields_under_other_names(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"body": "It rained.", "date": "14 March 2021"}')
    (tmp_path / "b.jsonl").write_text('{"body": "It snowed.", "published": "2020-01-01"}')
    (tmp_path / "c.csv").write_text("title,body\nSun,It was sunny.\n")
    names = ingest.field_names("text=body, published=date")
    found = [item for item in ingest.read([tmp_path], fields=names) if isinstance(item, Article)]
    assert [(a.text, a.title, a.published) for a in found] == [
        ("It rained.", None, "2021-03-14"),
        ("It snowed.", None, None),
        ("It was sunny.", "Sun", None),
    ]


@pytest.mark.parametrize("text", ["", "text", "text=", "body=text", "text=a,,", "text=a,x=b"])
def test_field_names_that_cannot_be_meant(text: str) -> None:
    with pytest.raises(ingest.InputError, match="expected FIELD=NAME"):
        ingest.field_names(text)


def test_an_extra_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"")

    def missing(name: str) -> object:
        raise ModuleNotFoundError(name="pyarrow")

    monkeypatch.setattr(ingest, "import_module", missing)
    assert reason(path) == ".parquet needs pyarrow, an extra: pip install 'extractor[parquet]'"


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "a\x1bb.txt", " .txt", "-.txt", "ü\u202e.txt", "a:1.txt"]
)
def test_odd_path_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("It rained.")
    assert paths(list(ingest.read([tmp_path]))) == [str(tmp_path / name)]


def test_links_in_circles_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.txt").write_text("It rained.")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert paths(list(ingest.read([tmp_path]))) == [str(tmp_path / "a" / "a.txt")]


def test_read_lines() -> None:
    lines = ['\ufeff{"text": "It rained."}\n', "\n", "{\n", '{"text": "Dry.", "id": "d"}']
    first, broken, last = ingest.read_lines(lines, name="stdin")
    assert first == Article(text="It rained.", path="stdin:1")
    assert isinstance(broken, Failure) and broken.path == "stdin:3"
    assert last == Article(text="Dry.", id="d", path="stdin:4")


def test_read_lines_flags_the_language_or_refuses_it() -> None:
    lines = [f'{{"text": "{FOREIGN}"}}']
    [flagged] = ingest.read_lines(lines, name="stdin")
    assert isinstance(flagged, Article) and flagged.language == "de"
    [refused] = ingest.read_lines(lines, name="stdin", english_only=True)
    assert isinstance(refused, Failure) and refused.reason == "not English (its language: de)"


@pytest.mark.parametrize(
    ("name", "start", "limit"),
    [("a.txt", "", "4,000,003"), ("a.json", '{"text": "', "1,000,000")],
)
def test_huge_line(tmp_path: Path, name: str, start: str, limit: str) -> None:
    path = tmp_path / name
    end = '"}' if start else ""
    path.write_text(start + "word " * 4_000_000 + end)
    began = time.perf_counter()
    assert limit in reason(path)
    assert time.perf_counter() - began < 10
