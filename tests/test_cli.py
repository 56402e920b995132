"""Every command and option, as people and programs call them, and what happens to bad input."""

import csv
import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import spacy
from jsonschema import Draft202012Validator
from spacy.language import Language

from extractor import batch, cli, export, reconcile, schema
from extractor.cli import output
from extractor.evaluate import gate, gold, labels
from extractor.store import Store, decisions
from tests.evaluate import samples as gold_samples
from tests.reconcile import samples
from tests.store.test_browse import fill

CORPUS = Path(__file__).parents[1] / "corpus"

FIRST = {
    "id": "ferry-1",
    "source": "Strait Herald",
    "published": "2031-05-06",
    "text": "A ferry fire near Port Selva killed 31 people on Monday, the coast guard said. "
    "Marlow Lines paid $4.2 million for the ship in 2019.",
}
SECOND = {
    "id": "ferry-2",
    "source": "Morning Ledger",
    "published": "2031-05-06",
    "text": "The fire on a ferry near Port Selva on Monday killed 31 people.\n",
}

GERMAN = (
    "Der Konzern hat im vergangenen Jahr nach eigenen Angaben mehr als drei Milliarden Euro "
    "umgesetzt und das Ergebnis deutlich verbessert, wie der Vorstand am Montag in Kiel mitteilte. "
    "Die Aktie stieg daraufhin um vier Prozent und war so teuer wie seit sieben Jahren nicht mehr."
)


class Ran(NamedTuple):
    """How a command ended, and what it wrote to its two outputs."""

    code: object
    out: str
    err: str


Call = Callable[..., Ran]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs a command in this process; `stdin` are the bytes that it finds in its pipe."""

    def called(*options: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.app([str(option) for option in options])
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return Ran(ended.value.code, written.out, written.err)

    return called


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder for every test."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def reading(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets commands use the pipeline of the session instead of loading one."""
    monkeypatch.setattr(output, "pipeline", lambda model: nlp)


@pytest.fixture
def stored(call: Call, reading: None, here: Path) -> Path:
    """A store with the two articles in it."""
    Path("ferry.jsonl").write_bytes(lines(FIRST, SECOND))
    assert call("run", "ferry.jsonl").code == 0
    return here / "facts.db"


def lines(*documents: object) -> bytes:
    return "".join(json.dumps(each) + "\n" for each in documents).encode()


def invalid(name: str, document: object) -> list[str]:
    """What is wrong with a document by its committed schema."""
    validator = Draft202012Validator(json.loads(schema.read(name)))
    return [error.message for error in validator.iter_errors(document)]


def without_run(text: str) -> dict[str, Any]:
    return {key: value for key, value in json.loads(text).items() if key != "run"}


@pytest.mark.model
class TestRun:
    def test_it_writes_the_facts_and_shows_them(self, call: Call, reading: None) -> None:
        Path("ferry.jsonl").write_bytes(lines(FIRST, SECOND))
        ran = call("run", "ferry.jsonl", "--store", "a/b/facts.db", "--out", "c/d")
        assert (ran.code, ran.err) == (0, "")
        document = json.loads(Path("c/d/facts.json").read_text(encoding="utf-8"))
        assert invalid("facts", document) == []
        assert {each["id"] for each in document["articles"]} == {"ferry-1", "ferry-2"}
        assert document["run"]["model"] == cli.DEFAULT_MODEL
        heading, *rows = ran.out.splitlines()
        names = ["subject", "metric", "period", "value", "status", "sources", "fact"]
        assert heading.split() == names
        assert any("31 people" in row and "2031-05-05" in row for row in rows)
        assert "2 articles added with 3 claims" in ran.out
        assert "a/b/facts.db and c/d/facts.json" in ran.out

    def test_a_second_run_adds_nothing_and_says_so(self, call: Call, stored: Path) -> None:
        before = Path("out/facts.json").read_bytes()
        again = call("run", "ferry.jsonl")
        assert again.code == 0
        assert "nothing new: no article was added, 2 known already" in again.out
        assert Path("out/facts.json").read_bytes() == before

    def test_workers_and_engine_change_nothing(self, call: Call, stored: Path) -> None:
        options = ("--store", "two.db", "--out", "two", "--workers", 2, "--engine", "local")
        assert call("run", "ferry.jsonl", *options).code == 0
        assert Path("two/facts.json").read_bytes() == Path("out/facts.json").read_bytes()

    @pytest.mark.parametrize("rows", [0, 1])
    def test_the_table_can_be_cut(self, call: Call, stored: Path, rows: int) -> None:
        facts = len(json.loads(Path("out/facts.json").read_text())["facts"])
        ran = call("run", "ferry.jsonl", "--rows", rows)
        assert f"... and {facts - rows} more in out/facts.json" in ran.out
        assert ran.out.count(" f-") == rows

    def test_two_bounds_in_two_articles_are_compatible(self, call: Call, reading: None) -> None:
        pair = [CORPUS / "meixi-census.txt", CORPUS / "meixi-opening.txt"]
        ran = call("run", *pair)
        row = next(row for row in ran.out.splitlines() if "200-210 billion CNY" in row)
        assert {"2016-2023", "compatible", "2"} <= set(row.split())
        explained = call("explain", row.split()[-1])
        assert "more than 200 billion CNY (Jiangnan Daily)" in " ".join(explained.out.split())

    def test_text_without_figures_gives_no_table(self, call: Call, reading: None) -> None:
        Path("calm.txt").write_text("Nothing happened in the harbour, and nobody minded.")
        ran = call("run", "calm.txt")
        assert (ran.code, ran.out.splitlines()[-1]) == (0, "0 facts in facts.db and out/facts.json")
        assert "subject" not in ran.out

    def test_failures_are_listed_in_a_file_too(self, call: Call, reading: None) -> None:
        Path("ferry.jsonl").write_bytes(lines(FIRST) + b"oops\n")
        assert call("run", "ferry.jsonl").code == 1
        (line,) = Path("out/failures.jsonl").read_text(encoding="utf-8").splitlines()
        failure = json.loads(line)
        assert (failure["path"], failure["stage"]) == ("ferry.jsonl:2", "ingest")
        assert failure["reason"].startswith("not JSON")
        Path("ferry.jsonl").write_bytes(lines(FIRST, SECOND))
        assert call("run", "ferry.jsonl").code == 0
        assert Path("out/failures.jsonl").read_text() == ""

    def test_what_failed_is_retried_alone(self, call: Call, reading: None) -> None:
        for name in ("a", "b"):
            Path(f"{name}.jsonl").write_bytes(b"oops\n")
            assert call("run", f"{name}.jsonl").code == 1
        Path("a.jsonl").write_bytes(lines(FIRST, SECOND))
        one = call("run", "--retry-failed", "a.jsonl")
        assert (one.code, one.err) == (0, "")
        assert "1 article added" in one.out  # the second line had not failed
        Path("b.jsonl").unlink()
        rest = call("run", "--retry-failed")
        assert rest.code == 1
        assert rest.err == "extractor: b.jsonl:1: ingest: no such file or folder\n"

    def test_a_log_for_programs(self, call: Call, reading: None) -> None:
        Path("ferry.jsonl").write_bytes(lines(FIRST) + b"oops\n")
        ran = call("run", "ferry.jsonl", "--log-json")
        events = [json.loads(line) for line in ran.err.splitlines()]
        assert [event["event"] for event in events] == ["progress", "done", "failure"]
        counts = {"read": 2, "added": 1, "failed": 1, "claims": 2}
        assert counts.items() <= events[0].items() and counts.items() <= events[1].items()
        assert events[0]["seconds_left"] == events[1]["seconds_left"] == 0
        assert events[1]["facts"] == 2 and events[1]["words_per_second"] > 0
        assert events[2]["path"] == "ferry.jsonl:2"

    def test_a_store_in_use_says_by_whom(self, call: Call, stored: Path) -> None:
        with Store.open(stored) as other, other.held():
            ran = call("run", "ferry.jsonl")
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert "extractor: facts.db: in use by process" in ran.err

    def test_a_full_disk_leaves_the_files_of_before(
        self, call: Call, stored: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = Path("out/facts.json").read_bytes()

        def full(path: Path, data: bytes) -> int:
            path.touch()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

        monkeypatch.setattr(Path, "write_bytes", full)
        ran = call("run", "ferry.jsonl")
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert "No space left on device" in ran.err
        assert Path("out/facts.json").read_bytes() == before
        assert sorted(each.name for each in Path("out").iterdir()) == [
            "facts.json",
            "failures.jsonl",
        ]

    def test_an_unknown_model_is_named(self, call: Call) -> None:
        Path("ferry.jsonl").write_bytes(lines(FIRST))
        ran = call("run", "ferry.jsonl", "--model", "en_core_web_nowhere")
        assert (ran.code, ran.out) == (2, "")
        assert "no spaCy pipeline named 'en_core_web_nowhere'" in ran.err

    def test_a_file_is_no_folder_to_write_to(self, call: Call, reading: None) -> None:
        Path("ferry.jsonl").write_bytes(lines(FIRST))
        ran = call("run", "ferry.jsonl", "--out", "ferry.jsonl")
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert "ferry.jsonl: a file, where a folder is needed" in ran.err

    @pytest.mark.parametrize("where", ["ferry.jsonl/x", "/dev/null/x"])
    def test_nothing_can_be_made_below_a_file(self, call: Call, reading: None, where: str) -> None:
        Path("ferry.jsonl").write_bytes(lines(FIRST))
        for option in ("--out", "--store"):
            ran = call("run", "ferry.jsonl", option, f"{where}/y")
            assert (ran.code, ran.err.count("\n")) == (2, 1)
            assert where.partition("/x")[0] in ran.err

    @pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_text("a,b\n" * 400)])
    def test_what_is_no_store_is_refused(
        self, call: Call, reading: None, make: Callable[[Path], object]
    ) -> None:
        Path("ferry.jsonl").write_bytes(lines(FIRST))
        make(Path("taken"))
        ran = call("run", "ferry.jsonl", "--store", "taken")
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert ran.err.startswith("extractor: taken: ")


# File name and content -> how the one line about it goes on, after "extractor: in/".
UNREADABLE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("x.txt", b"", "x.txt: ingest: "),
    "empty lines": ("x.jsonl", b"\n\n", "x.jsonl: ingest: empty"),
    "a broken line": ("x.jsonl", b'\n{"text": oops}\n', "x.jsonl:2: ingest: not JSON"),
    "no object": ("x.jsonl", b"[1]\n", "x.jsonl:1: ingest: expected an article object"),
    "no text": ("x.json", b'{"title": "Calm"}', "x.json: ingest: empty"),
    "half a file": ("x.json", b'{"text": "Cal', "x.json: ingest: not JSON"),
    "a wrong field": (
        "x.json",
        b'{"text": "Calm.", "published": "soon"}',
        "x.json: ingest: published: ",
    ),
    "binary": ("x.txt", b"\x89PNG\r\n\x1a\n\0\0", "x.txt: ingest: binary"),
    "another encoding": ("x.txt", "Calm.".encode("utf-16"), "x.txt: ingest: binary"),
    "broken UTF-8": ("x.txt", b"Calm \xe2\x82\xac \xe2\x28", "x.txt: ingest: neither UTF-8"),
    "another language": ("x.txt", GERMAN.encode(), "x.txt: ingest: not English"),
    "a line of 20 MB": (
        "x.jsonl",
        b'{"text": "' + b"a " * 10_000_000 + b'"}\n',
        "x.jsonl:1: ingest: more than the 16,000,000 bytes",
    ),
}


@pytest.mark.model
class TestUnreadableArticles:
    @pytest.mark.parametrize("case", UNREADABLE)
    def test_each_is_named_kept_and_tried_again(
        self, call: Call, reading: None, here: Path, case: str
    ) -> None:
        name, content, reason = UNREADABLE[case]
        Path("in").mkdir()
        Path("in/good.jsonl").write_bytes(lines(FIRST))
        Path("in", name).write_bytes(content)
        for _ in range(2):
            ran = call("run", "in")
            assert (ran.code, ran.err.count("\n")) == (1, 1)
            assert ran.err.startswith(f"extractor: in/{reason}")
        assert "31 people" in ran.out
        assert "1 known already, 1 could not be read" in ran.out
        with Store.open(here / "facts.db") as store:
            assert [failure.path for failure in store.failures()] == [
                f"in/{reason.partition(': ')[0]}"
            ]
        document = lines(SECOND) if name.endswith("l") else json.dumps(SECOND).encode()
        Path("in", name).write_bytes(document)
        mended = call("run", "in")
        assert (mended.code, mended.err) == (0, "")
        assert "1 article added" in mended.out

    def test_those_of_other_folders_are_left_alone(self, call: Call, reading: None) -> None:
        Path("bad.jsonl").write_text("oops\n")
        Path("bad.jsonl.txt").write_text(FIRST["text"])
        assert call("run", "bad.jsonl").code == 1
        other = call("run", "bad.jsonl.txt")
        assert (other.code, other.err) == (0, "")

    def test_a_text_in_windows_1252_is_read(self, call: Call, reading: None) -> None:
        Path("x.txt").write_bytes("The café – a barn – paid €40 million in 2020.".encode("cp1252"))
        assert "40 million EUR" in call("run", "x.txt").out


# What is wrong about each, as one line that begins with "extractor: " unless it is about usage.
WRONG: dict[str, tuple[str, ...]] = {
    "run": ("extractor: no file or folder is named",),
    "run --retry-failed": ("extractor: facts.db: no such store",),
    "run nowhere": ("extractor: nowhere: no such file or folder",),
    "run nothing": ("extractor: nothing: no file to read in this folder",),
    "run a.jsonl --wokers 2": ("No such option: --wokers", "--workers"),
    "run a.jsonl --workers 0": ("'--workers'", "1"),
    "run a.jsonl --workers two": ("'--workers'", "integer"),
    "run a.jsonl --rows -1": ("'--rows'", "0"),
    "run a.jsonl --engine steam": ("'--engine'", "'steam' is not one of local, ray"),
    "run - --engine ray": ("extractor: --engine ray reads files",),
    "ingest": ("Missing argument 'PATH'",),
    "ingest a.jsonl --map text": ("extractor: map: text=: expected FIELD=NAME",),
    "run a.jsonl --map body=text": ("extractor: map: body=text: expected FIELD=NAME",),
    "ingest nowhere": ("extractor: nowhere: no such file or folder",),
    "ingest nothing": ("extractor: nothing: no file to read in this folder",),
    "reconcile nowhere": ("extractor: nowhere: No such file or directory",),
    "reconcile nothing": ("extractor: nothing: Is a directory",),
    "reconcile a.jsonl --rates nowhere": ("extractor: nowhere: No such file or directory",),
    "export": ("extractor: facts.db: no such store",),
    "export --store nothing": ("extractor: nothing: no such store",),
    "export --store a.jsonl": ("extractor: a.jsonl: ",),
    "export --format xml": ("'--format'", "'xml' is not one of csv, csv-facts, json, jsonl"),
    "entities": ("extractor: facts.db: no such store",),
    "entities --type CHEESE": ("extractor: no type 'CHEESE': choose one of EVENT, FAC, GPE",),
    "entities --format jsonl": ("'--format'", "'jsonl' is not one of csv, json"),
    "explain": ("Missing argument 'FACT'",),
    "explain f-1": ("extractor: facts.db: no such store",),
    "schema": ("Missing argument 'NAME'",),
    "schema store": ("'store' is not one of article, annotation, claim, facts, gold",),
    "evaluate --gold nowhere": ("extractor: nowhere: ", "No such file or directory"),
    "evaluate --gold nothing": ("extractor: no gold found",),
    "evaluate --gold a.jsonl": ("extractor: a.jsonl: ",),
    "evaluate --gold gold --gate nowhere": ("extractor: nowhere: ", "No such file or directory"),
    "evaluate --gold gold --gate a.jsonl": ("extractor: a.jsonl: ",),
    "devour": ("No such command 'devour'",),
}


@pytest.mark.parametrize("command", WRONG)
def test_wrong_usage_is_explained_and_leaves_nothing_behind(
    call: Call, here: Path, command: str
) -> None:
    Path("nothing").mkdir()
    Path("nothing/picture.gif").touch()
    Path("a.jsonl").write_bytes(lines(FIRST, SECOND))
    Path("gold").mkdir()
    gold_samples.write(Path("gold"), gold_samples.raw())
    before = sorted(here.rglob("*"))
    ran = call(*command.split())
    assert (ran.code, ran.out) == (2, "")
    *usage, message = ran.err.splitlines()
    assert all(part in message for part in WRONG[command])
    assert all(line == "" or line.startswith(("Usage: ", "Try ")) for line in usage)
    assert usage == [] or message.startswith("Error: ")
    assert sorted(here.rglob("*")) == before


@pytest.mark.model
@pytest.mark.parametrize("file", ["nowhere", "nothing"])
def test_a_missing_file_cannot_be_annotated(call: Call, file: str) -> None:
    Path("nothing").mkdir()
    ran = call("annotate", file)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"extractor: {file}: ")


def test_without_a_command_there_is_help(call: Call) -> None:
    assert call().code == 2
    helped = call("--help")
    assert helped.code == 0
    for name in ("run", "ingest", "annotate", "reconcile", "export", "entities", "explain"):
        assert f"\n  {name} " in helped.out


class TestIngest:
    def test_articles_are_printed_with_their_path(self, call: Call) -> None:
        Path("in").mkdir()
        Path("in/a.jsonl").write_bytes(lines(FIRST))
        Path("in/b.txt").write_text(SECOND["text"])
        Path("in/c.json").write_text("{")
        ran = call("ingest", "in")
        read = [json.loads(line) for line in ran.out.splitlines()]
        assert [article["path"] for article in read] == ["in/a.jsonl:1", "in/b.txt"]
        assert [article["text"] for article in read] == [FIRST["text"], SECOND["text"]]
        assert [invalid("article", article) for article in read] == [[], []]
        assert ran.code == 1
        assert ran.err.startswith("extractor: in/c.json: ingest: not JSON")


@pytest.mark.model
@pytest.mark.usefixtures("reading")
class TestAnnotate:
    def test_a_line_in_gives_a_line_out(self, call: Call) -> None:
        ran = call("annotate", stdin=lines(SECOND, FIRST))
        read = [json.loads(line) for line in ran.out.splitlines()]
        assert (ran.code, ran.err) == (0, "")
        assert [annotation["id"] for annotation in read] == ["ferry-2", "ferry-1"]
        assert [invalid("annotation", annotation) for annotation in read] == [[], []]
        assert [invalid("claim", claim) for claim in read[1]["claims"]] == [[], []]
        figures = {figure["text"]: figure["low"] for figure in read[1]["figures"]}
        assert figures == {"31 people": "31", "$4.2 million": "4200000"}
        for figure in read[1]["figures"]:
            assert FIRST["text"][figure["start"] : figure["end"]] == figure["text"]

    def test_a_file_is_read_as_a_pipe_is(self, call: Call) -> None:
        Path("in.jsonl").write_bytes(lines(FIRST, SECOND))
        piped = call("annotate", stdin=lines(FIRST, SECOND))
        assert call("annotate", "in.jsonl") == piped
        assert call("annotate", "in.jsonl", "--workers", 2) == piped

    def test_standard_input_is_read_like_a_file(self, call: Call) -> None:
        ran = call("ingest", "-", "--map", "text=body", stdin=b'{"body": "Calm."}\n{\n')
        assert ran.code == 1 and ran.err.startswith("extractor: stdin:2: ingest: not JSON")
        assert json.loads(ran.out)["text"] == "Calm."

    def test_what_ingest_prints_can_be_read(self, call: Call) -> None:
        Path("in.jsonl").write_bytes(lines(FIRST))
        ingested = call("ingest", "in.jsonl").out.encode()
        assert call("annotate", stdin=ingested) == call("annotate", "in.jsonl")

    def test_nothing_in_gives_nothing_out(self, call: Call) -> None:
        assert call("annotate", stdin=b"\n") == (0, "", "")

    def test_broken_lines_are_named_and_the_others_read(self, call: Call) -> None:
        broken = b'{"text": 3}\n\n\xff\xfe\x00\noops\n' + lines(FIRST)
        ran = call("annotate", stdin=broken)
        assert ran.code == 1
        assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["ferry-1"]
        named = [message.split()[1] for message in ran.err.splitlines()]
        assert sorted(named) == ["stdin:1:", "stdin:3:", "stdin:4:"]


def claim_lines(*claims: Any) -> bytes:
    return "".join(claim.model_dump_json() + "\n" for claim in claims).encode()


class TestReconcile:
    CRANES = (
        samples.money("a", "10000000", "AUD"),
        samples.money("b", "6800000", "USD"),
    )

    def test_claims_in_any_order_give_one_document(self, call: Call) -> None:
        claims = [samples.claim("a"), samples.claim("b"), samples.claim("c", "90", relation=">")]
        ran = call("reconcile", stdin=claim_lines(*claims))
        assert (ran.code, ran.err) == (0, "")
        document = json.loads(ran.out)
        assert invalid("facts", document) == []
        assert [(fact["status"], fact["sources"]) for fact in document["facts"]] == [
            ("compatible", 3)
        ]
        Path("claims.jsonl").write_bytes(claim_lines(*reversed(claims), claims[0]))
        assert call("reconcile", "claims.jsonl").out == ran.out

    def test_rates_join_what_two_currencies_keep_apart(self, call: Call) -> None:
        Path("claims.jsonl").write_bytes(claim_lines(*self.CRANES))
        Path("rates.json").write_text('{"AUD/USD": "0.68"}')
        apart = json.loads(call("reconcile", "claims.jsonl").out)
        joined = json.loads(call("reconcile", "claims.jsonl", "--rates", "rates.json").out)
        assert (len(apart["facts"]), len(joined["facts"])) == (2, 1)
        assert "at the rates supplied" in joined["facts"][0]["explanation"]
        assert joined["run"]["settings"] == {"rates": "rates.json"}

    @pytest.mark.parametrize(
        "rates",
        [
            "",
            "{",
            "[]",
            "null",
            '{"AUD/USD": "much"}',
            '{"AUD/USD": null}',
            '{"AUD/USD": "0"}',
            '{"AUD/USD": "-0.68"}',
            '{"AUD/USD": "Infinity"}',
            '{"AUDUSD": "0.68"}',
            '{"aud/usd": "0.68"}',
        ],
    )
    def test_broken_rates_are_refused(self, call: Call, rates: str) -> None:
        Path("rates.json").write_text(rates)
        ran = call("reconcile", "--rates", "rates.json", stdin=claim_lines(*self.CRANES))
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert ran.err.startswith("extractor: rates.json: ")
        assert 'expected an object such as {"AUD/USD": "0.68"}' in ran.err

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            (b"oops", "Invalid JSON"),
            (b"{}", "id: Field required"),
            (b"\xff\x00", "binary"),
            (claim_lines(CRANES[0]).replace(b'"money"', b'"cash"').strip(), "kind: "),
            (claim_lines(CRANES[0]).replace(b'"10000000"', b'"ten"').strip(), "low: "),
        ],
    )
    def test_a_broken_line_costs_only_itself(self, call: Call, line: bytes, reason: str) -> None:
        stdin = claim_lines(self.CRANES[0]) + b"\n" + line + b"\n" + claim_lines(self.CRANES[1])
        ran = call("reconcile", stdin=stdin)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert ran.err.startswith("extractor: stdin:3: ")
        assert reason in ran.err
        assert len(json.loads(ran.out)["claims"]) == 2


def test_a_report_needs_a_store_and_an_empty_one_says_so(call: Call) -> None:
    ran = call("report", "--store", "none.db")
    assert (ran.code, ran.err) == (2, "extractor: none.db: no such store\n")
    with Store.open(Path("new.db")):
        assert call("report", "--store", "new.db").code == 0
    assert "This store is empty" in Path("report/index.html").read_text(encoding="utf-8")


@pytest.mark.model
class TestStore:
    def test_json_is_what_run_wrote(self, call: Call, stored: Path) -> None:
        ran = call("export", "--store", stored)
        assert ran.code == 0
        assert without_run(ran.out) == without_run(Path("out/facts.json").read_text())
        assert call("export", "--format", "json").out == ran.out

    def test_jsonl_is_a_fact_a_line(self, call: Call, stored: Path) -> None:
        facts = [json.loads(line) for line in call("export", "--format", "jsonl").out.splitlines()]
        document = json.loads(Path("out/facts.json").read_text())
        assert [fact["id"] for fact in facts] == [fact["id"] for fact in document["facts"]]
        assert all(claim["quote"] for fact in facts for claim in fact["claims"])

    def test_csv_is_a_claim_a_row(self, call: Call, stored: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(call("export", "--format", "csv").out)))
        assert sorted(row["quote"] for row in rows) == ["$4.2 million", "31 people", "31 people"]

    def test_what_changed_since_a_day(self, call: Call, stored: Path) -> None:
        assert json.loads(call("export", "--since", "2031-05-06").out)["facts"]
        assert json.loads(call("export", "--since", "2031-05-07").out)["facts"] == []
        ran = call("export", "--since", "soon")
        assert (ran.code, ran.out) == (2, "") and "--since" in ran.err

    @pytest.mark.parametrize("format", export.BINARY)
    def test_a_table_for_data_frames(self, call: Call, stored: Path, format: str) -> None:
        assert call("export", "--format", format, "--out", "facts.parquet") == (0, "", "")
        assert Path("facts.parquet").read_bytes().startswith(b"PAR1")

    @pytest.mark.parametrize("format", export.FORMATS)
    def test_a_file_holds_what_is_printed(self, call: Call, stored: Path, format: str) -> None:
        printed = call("export", "--format", format).out
        assert call("export", "--format", format, "--out", "facts.out") == (0, "", "")
        assert Path("facts.out").read_bytes() == printed.encode()

    def test_what_cannot_be_written_is_named(self, call: Call, stored: Path) -> None:
        ran = call("export", "--out", "out")
        assert (ran.code, ran.err) == (2, "extractor: out: Is a directory\n")

    def test_the_report_is_pages_that_open_from_its_folder(self, call: Call, stored: Path) -> None:
        ran = call("report", "--out", "pages")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == f"{Path('pages') / 'index.html'}: open it in a browser\n"
        written = {path.name for path in Path("pages").iterdir()}
        assert written == {"articles", "articles.html", "facts.html", "index.html"}
        assert len(list(Path("pages/articles").iterdir())) == 2
        assert "31 people" in Path("pages/facts.html").read_text(encoding="utf-8")
        assert call("report", "--out", "ferry.jsonl").err.count("\n") == 1

    def test_entities_are_those_of_the_document(self, call: Call, stored: Path) -> None:
        document = json.loads(Path("out/facts.json").read_text())
        assert json.loads(call("entities", "--store", stored).out) == document["entities"]

    @pytest.mark.parametrize("type", ["ORG", "org"])
    def test_entities_of_one_type(self, call: Call, stored: Path, type: str) -> None:
        found = json.loads(call("entities", "--type", type, "--format", "json").out)
        table = call("entities", "--type", type, "--format", "csv").out
        rows = list(csv.DictReader(io.StringIO(table)))
        assert [row["type"] for row in rows] == ["ORG"] * len(found)
        assert "Marlow Lines" in {entity["name"] for entity in found}
        assert call("entities", "--type", "LAW").out == "[]\n"

    def test_facts_about_one_entity(self, call: Call, stored: Path) -> None:
        document = json.loads(Path("out/facts.json").read_text())
        subject = next(c["subject_entity"] for c in document["claims"] if c["subject_entity"])
        part = json.loads(call("export", "--entity", subject).out)
        assert subject in {claim["subject_entity"] for claim in part["claims"]}
        assert 0 < len(part["facts"]) < len(document["facts"])
        ran = call("export", "--entity", "org:none")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "extractor: facts.db: no entity has the id 'org:none'\n"

    def test_a_fact_is_explained_by_id_or_its_start(self, call: Call, stored: Path) -> None:
        facts = json.loads(Path("out/facts.json").read_text())["facts"]
        price = next(fact for fact in facts if fact["kind"] == "money")
        ran = call("explain", price["id"])
        assert ran.code == 0
        assert "4.2 million USD, 2019, single, 1 source" in ran.out
        assert "Marlow Lines paid $4.2 million for the ship in 2019." in ran.out
        assert "2031-05-06  1.  Strait Herald: 4.2 million USD (supports)" in ran.out
        assert price["explanation"] in " ".join(ran.out.split())
        assert call("explain", price["id"][:8]) == ran

    def test_a_fact_of_an_earlier_run_leads_to_that_of_today(
        self, call: Call, reading: None
    ) -> None:
        told = "The quake in Lima killed 38 people, police said on Monday."
        ids = []
        for day in ("2024-05-15", "2024-05-14"):  # the report of the day before comes second
            article = {"text": told, "source": f"Paper of {day}", "published": day}
            Path("news.json").write_text(json.dumps(article))
            assert call("run", "news.json").code == 0
            ids += [fact["id"] for fact in json.loads(Path("out/facts.json").read_text())["facts"]]
        old, new = ids
        assert old != new
        ran = call("explain", old)
        assert ran.err == f"{old}: no fact any more; its first claim is part of {new} now\n"
        assert ran.out == call("explain", new).out

    @pytest.mark.parametrize(
        ("fact", "reason"),
        [
            ("f-", "facts begin with 'f-'"),
            ("", "facts begin with ''"),
            ("x", "no fact begins with 'x'"),
        ],
    )
    def test_which_fact_must_be_clear(
        self, call: Call, stored: Path, fact: str, reason: str
    ) -> None:
        ran = call("explain", fact)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert reason in ran.err

    def test_a_reader_that_leaves_is_no_error(self, stored: Path) -> None:
        command = f"{sys.executable} -m extractor.cli export --store {stored} | head -n 1"
        ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
        assert (ran.stdout, ran.stderr) == ("{\n", "")

    def test_json_is_utf_8_whatever_the_locale(self, call: Call, reading: None) -> None:
        Path("x.txt").write_text("Café Zoë paid €3 million in 2020.", encoding="utf-8")
        assert call("run", "x.txt").code == 0
        ran = subprocess.run(
            [sys.executable, "-m", "extractor.cli", "export"],
            capture_output=True,
            check=True,
            env={"PYTHONIOENCODING": "ascii"},
        )
        assert "Café Zoë".encode() in ran.stdout


@pytest.mark.parametrize("name", schema.SOURCES)
def test_schemas_are_printed_as_they_are_shipped(call: Call, name: str) -> None:
    assert call("schema", name) == (0, schema.read(name), "")


@pytest.mark.model
@pytest.mark.usefixtures("reading")
class TestEvaluate:
    FLOOR = "claim.found.f1"

    def test_scores_are_shown_and_written(self, call: Call) -> None:
        Path("gold").mkdir()
        gold_samples.write(Path("gold"), gold_samples.raw())
        ran = call("evaluate", "--json", "scores.json")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.split()[:3] == ["level", "measure", "precision"]
        scores = json.loads(Path("scores.json").read_text())
        shown = {tuple(row.split()[:2]) for row in ran.out.splitlines()[1:]}
        assert shown == {(row["level"], row["name"]) for row in scores["measures"]}

    def test_detail_baseline_and_the_page_of_mistakes(self, call: Call) -> None:
        Path("gold").mkdir()
        gold_samples.write(Path("gold"), gold_samples.raw())
        assert call("evaluate", "--json", "before.json").code == 0
        ran = call("evaluate", "--detail", "--baseline", "before.json", "--errors", "out.html")
        assert (ran.code, ran.err) == (0, "")
        headings = [line.split() for line in ran.out.splitlines() if line.startswith("level ")]
        assert [line[2] for line in headings] == ["precision", "kind", "gold", "kind"]
        assert "out.html: open it in a browser" in ran.out
        assert "Mistakes" in Path("out.html").read_text()

    def test_a_baseline_that_is_none_is_named(self, call: Call) -> None:
        Path("gold").mkdir()
        gold_samples.write(Path("gold"), gold_samples.raw())
        Path("before.json").write_text('{"clusters": 1}')
        ran = call("evaluate", "--baseline", "before.json")
        assert ran.code == 2
        assert ran.err.startswith("extractor: before.json: articles: Field required")

    def test_parts_are_scored_apart_and_have_no_floors(self, call: Call) -> None:
        Path("gold").mkdir()
        names = ["alpha", "beta", "gamma", "delta", "epsilon"]
        for name in names:
            gold_samples.write(Path("gold"), gold_samples.raw() | {"cluster": name}, f"{name}.json")
        sizes = []
        for part in ("development", "held-out", "all"):
            assert call("evaluate", "--part", part, "--json", "scores.json").code == 0
            sizes.append(json.loads(Path("scores.json").read_text())["clusters"])
        assert sizes[0] + sizes[1] == sizes[2] == len(names)
        assert 0 < sizes[1] < sizes[0]
        ran = call("evaluate", "--part", "held-out", "--gate", "floors.json")
        assert ran.code == 2
        assert "leave out --part" in ran.err

    @pytest.mark.parametrize(("floor", "code"), [("0.00", 0), ("1.1", 3)])
    def test_floors_decide_the_exit_code(self, call: Call, floor: str, code: int) -> None:
        folders = [Path("old"), Path("new")]
        for number, folder in enumerate(folders):
            folder.mkdir()
            cluster = gold_samples.raw() | {"cluster": folder.name}
            gold_samples.write(folder, cluster, name=f"{number}.json")
        floors = {"digest": gate.fingerprint(folders), "floors": {self.FLOOR: floor}}
        Path("floors.json").write_text(json.dumps(floors))
        ran = call("evaluate", "--gold", "old", "--gold", "new", "--gate", "floors.json")
        assert ran.code == code
        assert ("floors.json: all floors hold (1)" in ran.out) == (code == 0)
        assert (self.FLOOR in ran.err) == (code == 3)


def test_datasette_writes_metadata_and_readies_an_empty_store(call: Call) -> None:
    Store.open(Path("facts.db")).__exit__(None, None, None)
    for _ in range(2):
        ran = call("datasette", "--out", "meta.json")
        assert (ran.code, ran.err) == (0, "")
        assert "datasette facts.db -m meta.json" in ran.out
    assert list(json.loads(Path("meta.json").read_text("utf-8"))["databases"]) == ["facts"]


def test_datasette_makes_no_store(call: Call) -> None:
    assert call("datasette") == (2, "", "extractor: facts.db: no such store\n")
    assert not Path("facts.db").exists()


def test_datasette_names_a_folder_that_is_missing(call: Call) -> None:
    Store.open(Path("facts.db")).__exit__(None, None, None)
    ran = call("datasette", "--out", "nowhere/meta.json")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "nowhere/meta.json" in ran.err


class TestGold:
    @pytest.fixture(autouse=True)
    def _gold(self, call: Call) -> None:
        Path("gold").mkdir()
        gold_samples.write(Path("gold"), gold_samples.raw())

    def test_check_names_problems_and_their_number(self, call: Call) -> None:
        assert call("gold", "check") == (0, "1 files, 0 problems\n", "")
        data = gold_samples.raw()
        data["claims"][0]["unit"] = " "
        gold_samples.write(Path("gold"), data)
        ran = call("gold", "check", "gold")
        assert ran.code == 1
        assert "gold/orchard.json: claims.c1.unit: is empty\n" in ran.out
        assert call("gold", "check", "nowhere").code == 2

    def test_new_writes_what_check_accepts(self, call: Call) -> None:
        Path("a.txt").write_text("Mills hire\n\nThe mills hired 40 people in May.\n")
        assert call("gold", "new", "a.txt", "--name", "mills", "--out", "new.json").code == 0
        made = json.loads(Path("new.json").read_text())
        assert (made["cluster"], made["claims"], len(made["articles"])) == ("mills", [], 1)
        assert call("gold", "check", "new.json").code == 0

    @pytest.mark.model
    @pytest.mark.usefixtures("reading")
    def test_new_suggests_only_when_asked(self, call: Call) -> None:
        Path("a.txt").write_text("Mills hire\n\nThe mills hired 40 people in May.\n")
        made = json.loads(call("gold", "new", "a.txt", "--suggest").out)
        assert [claim["quote"] for claim in made["claims"]] == ["40 people"]
        assert made["cluster"] == "a"

    def test_agree_shows_fields_and_kappa(self, call: Call) -> None:
        ran = call("gold", "agree", "gold", "gold", "--json", "scores.json")
        assert (ran.code, ran.err) == (0, "")
        headings = [line.split()[-1] for line in ran.out.splitlines() if line.startswith("level ")]
        assert headings == ["articles", "kappa", "for"]
        assert json.loads(Path("scores.json").read_text())["clusters"] == 1

    def test_convert_there_and_back(self, call: Call) -> None:
        source = "gold/orchard.json"
        assert call("gold", "convert", source, "--to", "brat", "--out", "brat").code == 0
        back = json.loads(call("gold", "convert", "brat").out)
        assert back["claims"] == json.loads(call("gold", "convert", source).out)["claims"]
        assert call("gold", "convert", source, "--to", "conll").out.startswith("# article = a1\n")
        assert call("gold", "convert", source, "--to", "docbin", "--out", "a.spacy").code == 0
        assert len(json.loads(call("gold", "convert", "a.spacy").out)["claims"]) == 5

    def test_convert_says_what_is_missing(self, call: Call) -> None:
        ran = call("gold", "convert", "gold/orchard.json", "--to", "brat")
        assert (ran.code, ran.err) == (2, "extractor: --to brat: name its folder with --out\n")
        ran = call("gold", "convert", "gold/orchard.json", "--to", "xml")
        assert ran.code == 2


@pytest.fixture
def disputed(here: Path) -> Path:
    """A store in which two papers dispute how many lamps were sold."""
    path = here / "facts.db"
    fill(path)
    return path


def test_decisions_go_out_come_back_and_last(call: Call, disputed: Path) -> None:
    tasks = json.loads(call("review", "export").out)
    chosen = {"from_name": "answer", "value": {"choices": ["value confirmed"]}}
    mark = {"result": [chosen], "completed_by": "Ana", "updated_at": "2031-02-03T04:05:06Z"}
    asked = [task for task in tasks if "b" not in task["data"]]
    asked[0]["annotations"] = [mark]
    Path("done.json").write_text(json.dumps(tasks), encoding="utf-8")
    ran = call("review", "import", "done.json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("1 decisions kept (1 value confirmed)")
    with Store.open(disputed) as store:
        fact = next(f for f in store.facts() if f.current == asked[0]["data"]["a"])
    assert "In review by Ana on 2031-02-03" in call("explain", fact.id).out
    call("report")
    shown = "<bdi>value confirmed by Ana on 2031-02-03</bdi>"
    assert shown in Path("report/facts.html").read_text("utf-8")
    with Store.open(disputed) as store:
        batch.run([], nlp=spacy.blank("en"), store=store)
        assert store.fact(fact.id).current == fact.current


def test_answers_of_doccano_are_decisions(call: Call, disputed: Path) -> None:
    asked = [
        json.loads(x) for x in call("review", "export", "--format", "doccano").out.splitlines()
    ]
    assert all(line["label"] == [] for line in asked), "what is not answered decides nothing"
    pair = next(line for line in asked if "b" in line)
    answers = [{**pair, "label": ["not the same"]}, *(line for line in asked if line is not pair)]
    Path("done.jsonl").write_text("".join(json.dumps(line) + "\n" for line in answers))
    ran = call("review", "import", "done.jsonl")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("1 decisions kept (1 not the same)")
    with Store.open(disputed) as store:
        assert [(d.a, d.b) for d in decisions.read(store)] == [(pair["a"], pair["b"])]


@pytest.mark.parametrize("format", ["label-studio", "doccano"])
def test_labels_of_a_store_become_gold(call: Call, format: str) -> None:
    """Once people have submitted what they were shown: in doccano that is what they left."""
    (cluster,) = gold.load([gold_samples.write(Path(), gold_samples.raw(), "orchard.json")])
    with Store.open(Path("facts.db")) as store:
        for article in cluster.articles:
            store.add(article, labels.annotations(cluster)[article.id])
        store.replace_facts(reconcile.reconcile(store.claims()))
        statuses = sorted(fact.status for fact in store.facts())
    out = "tasks.json" if format == "label-studio" else "lines.jsonl"
    asked = ("review", "export", "--labels", "--format", format, "--name", "banks")
    assert call(*asked, "--out", out).code == 0
    if format == "label-studio":
        ran = call("review", "import", out, "--gold", "made")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"extractor: {out}: nobody has submitted labels of any article yet\n"
        tasks = json.loads(Path(out).read_text("utf-8"))
        tasks = [{"data": t["data"], "annotations": t["predictions"]} for t in tasks]
        Path(out).write_text(json.dumps(tasks), encoding="utf-8")
    ran = call("review", "import", out, "--gold", "made")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "made/banks.json: 2 articles, 5 claims\n1 files, 0 problems\n"
    (made,) = gold.load([Path("made")])
    assert made.articles == tuple(
        article.model_copy(update={"id": f"banks/{article.id}"}) for article in cluster.articles
    )
    assert [c.quote for c in made.claims] == [c.quote for c in cluster.claims]
    assert sorted(fact.status for fact in made.facts) == statuses
    names = {mention.quote for chain in cluster.entities for mention in chain.mentions}
    assert {mention.quote for chain in made.entities for mention in chain.mentions} == names


@pytest.mark.parametrize("format", ["label-studio", "doccano"])
def test_the_whole_gold_goes_out_and_is_imported_as_it_was(call: Call, format: str) -> None:
    out = "tasks.json" if format == "label-studio" else "lines.jsonl"
    files = gold.files([CORPUS.parent / "gold"])
    assert len(files) > 1
    for file in files:
        assert call("gold", "convert", str(file), "--to", format, "--out", out).code == 0
        ran = call("review", "import", out, "--gold", "made")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.endswith("\n1 files, 0 problems\n")
        assert Path("made", file.name).read_bytes() == file.read_bytes()


def test_the_interface_for_labels_is_another_one(call: Call) -> None:
    usual = call("review", "export", "--format", "label-studio-config").out
    labels = call("review", "export", "--format", "label-studio-config", "--labels").out
    assert "rejected" in usual and 'value="money"' in labels and usual != labels


@pytest.mark.parametrize("file", ["tasks.json", "lines.jsonl"])
def test_labels_that_do_not_fit_write_no_gold(call: Call, file: str) -> None:
    gold_samples.write(Path(), gold_samples.raw(), "orchard.json")
    format = "label-studio" if file == "tasks.json" else "doccano"
    call("gold", "convert", "orchard.json", "--to", format, "--out", file)
    ran = call("review", "import", file)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"extractor: {file}: labels of articles: name a folder of gold by --gold\n"
    good = Path(file).read_text("utf-8")
    Path(file).write_text(good.replace("cut 300 jobs", "cut 3000 jobs"), encoding="utf-8")
    ran = call("review", "import", file, "--gold", "gold")
    assert (ran.code, ran.out) == (2, "")
    assert "not '4 percent'" in ran.err or "not 'March'" in ran.err or "not '300 jobs'" in ran.err
    Path(file).write_text(good.replace('"cluster": "orchard"', '"cluster": "../orchard"'), "utf-8")
    ran = call("review", "import", file, "--gold", "gold")
    assert (ran.code, ran.err) == (2, "extractor: '../orchard': this names no file of gold\n")
    assert not Path("gold").exists() or not list(Path("gold").iterdir())


def test_labels_that_are_not_whole_are_written_and_named(call: Call) -> None:
    gold_samples.write(Path(), gold_samples.raw(), "orchard.json")
    call("gold", "convert", "orchard.json", "--to", "doccano", "--out", "lines.jsonl")
    lines = [json.loads(line) for line in Path("lines.jsonl").read_text("utf-8").splitlines()]
    lines[0]["notes"][0][3]["unit"] = ""
    Path("lines.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    ran = call("review", "import", "lines.jsonl", "--gold", "gold")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "gold/orchard.json: 2 articles, 5 claims\n"
        "gold/orchard.json: claims.c1.unit: is empty\n"
        "1 files, 1 problems\n"
    )


REVIEWS = {
    "review export": "facts.db: no such store",
    "review export --store nothing": "nothing: no such store",
    "review export --format doc": "'doc' is not one of label-studio",
    "review import none.json": "none.json: No such file",
    "review import bad.json": "bad.json: Expecting value",
    "review import empty.json": "facts.db: no such store",
    "review import object.json": "object.json: not an export of Label Studio",
    "review import bad.jsonl": "bad.jsonl: Expecting value",
    "review import latin.json": "latin.json: 'utf-8' codec can't decode",
    "review import line.jsonl": "line.jsonl: task 1: data.a: Field required",
}


@pytest.mark.parametrize("words", REVIEWS)
def test_reviews_that_cannot_be(call: Call, words: str) -> None:
    Path("bad.json").write_text("x", encoding="utf-8")
    Path("empty.json").write_text("[]", encoding="utf-8")
    Path("object.json").write_text("{}", encoding="utf-8")
    Path("bad.jsonl").write_text("x", encoding="utf-8")
    Path("latin.json").write_bytes(b'["caf\xe9"]')
    Path("line.jsonl").write_text('{"text": "Ten.", "label": ["rejected"]}\n', encoding="utf-8")
    ran = call(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert REVIEWS[words] in ran.err


def test_a_decision_on_an_unknown_claim_keeps_none(call: Call, disputed: Path) -> None:
    chosen = {"from_name": "answer", "value": {"choices": ["rejected"]}}
    told = [{"data": {"a": name}, "annotations": [{"result": [chosen]}]} for name in ("c-1", "x")]
    Path("done.json").write_text(json.dumps(told), encoding="utf-8")
    ran = call("review", "import", "done.json")
    assert (ran.code, ran.err) == (2, "extractor: no claim of the store has the id 'x'\n")
    with Store.open(disputed) as store:
        assert decisions.read(store) == []


def test_an_empty_store_has_nothing_to_review(call: Call) -> None:
    Store.open(Path("facts.db")).__exit__(None, None, None)
    assert call("review", "export").out == "[]\n"
