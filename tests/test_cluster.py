"""Ray on this machine, with two workers, gives what one process gives."""

import os
import signal
from pathlib import Path

import pytest
from spacy.language import Language

from extractor import batch, ingest, pipeline
from extractor.store import IN_MEMORY, Store

pytest.importorskip("ray", reason="the extra [ray] is not installed")

CORPUS = Path(__file__).parents[1] / "corpus"

pytestmark = [
    pytest.mark.model,
    # Of Ray itself and what it imports.
    pytest.mark.filterwarnings("ignore"),
]


def test_the_facts_are_those_of_one_process_even_when_a_worker_is_killed(
    nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractor import cluster

    marker, whole = tmp_path / "killed", cluster.Reader

    class Dies:
        """A worker that is killed in the middle of its first batch, once in the run."""

        def __init__(self, model: str, fields: dict[str, str]) -> None:
            self.reader = whole(model, fields)

        def __call__(self, files: cluster.Row) -> cluster.Row:
            rows = self.reader(files)
            if not marker.exists():
                marker.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return rows

    monkeypatch.setattr(cluster, "Reader", Dies)
    (tmp_path / "torn.jsonl").write_text("{")
    paths, folder = [CORPUS, tmp_path / "torn.jsonl"], tmp_path / "claims"
    cluster.read(paths, out=folder, model=pipeline.DEFAULT_MODEL, workers=2, fields={})
    assert marker.exists()
    outcomes: dict[str, batch.Outcome] = {}
    with Store.open(IN_MEMORY) as store, Store.open(IN_MEMORY) as alone:
        items = cluster.items(folder, outcomes)
        found = batch.keep(items, store=store, engine=cluster.engine(outcomes))
        expected = batch.run(ingest.read(paths), store=alone, nlp=nlp)
        assert found.model_dump(exclude={"seconds"}) == expected.model_dump(exclude={"seconds"})
        assert store.claims() == alone.claims() != []
        assert store.facts() == alone.facts() != []
        assert store.entities() == alone.entities()
        assert store.failures() == alone.failures() != []
