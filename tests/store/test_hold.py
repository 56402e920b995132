import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.store import IN_MEMORY, Store, StoreError

# Holds the store that it is given until it is killed, and has a process of its own that goes on.
HOLD = """
import multiprocessing, sys, time
from pathlib import Path
from extractor.store import Store
with Store.open(Path(sys.argv[1])) as store, store.held():
    worker = multiprocessing.get_context("fork").Process(target=time.sleep, args=(20,))
    worker.start()
    print(worker.pid, flush=True)
    time.sleep(20)
"""


def test_the_second_run_is_told_who_holds_the_store(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    with Store.open(path) as first, Store.open(path) as second, first.held():
        with pytest.raises(StoreError, match=rf"in use by process {os.getpid()} on \S+ since"):
            second.held().__enter__()
        assert second.claims() == []  # reading is free
    with Store.open(path) as second, second.held():
        pass


def test_a_killed_run_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        worker = int(holder.stdout.readline())
        try:
            with Store.open(path) as store:
                with pytest.raises(StoreError, match=f"in use by process {holder.pid}"):
                    store.held().__enter__()
                holder.kill()
                holder.wait()
                with store.held():
                    pass
        finally:
            os.kill(worker, signal.SIGKILL)


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    with Store.open(path) as store:
        path.with_name("facts.db.lock").mkdir()
        with pytest.raises(StoreError, match=r"facts\.db\.lock: unable to open"):
            store.held().__enter__()


def test_a_store_in_memory_is_nobody_elses() -> None:
    stores = Store.open(IN_MEMORY), Store.open(IN_MEMORY)
    with stores[0] as first, stores[1] as second, first.held(), second.held():
        assert first.claims() == second.claims() == []
