"""The scripts of a checkout, run as people run them, on the invented cluster."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.evaluate import gate
from tests.evaluate import samples

SCRIPTS = Path(__file__).parents[2] / "scripts"

pytestmark = pytest.mark.model


def call(script: str, *options: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, SCRIPTS / script, *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_floors_are_raised_held_and_let_down_for_a_reason(tmp_path: Path) -> None:
    samples.write(tmp_path, samples.raw())
    floors = tmp_path / "floors.json"
    options = ("--gold", tmp_path, "--floors", floors)

    assert call("raise_floors.py", *options).returncode == 0
    assert call("evaluate.py", "--gold", tmp_path, "--gate", floors).returncode == 0

    data = json.loads(floors.read_text())
    was = data["floors"]["claim.found.f1"]
    floors.write_text(json.dumps(data | {"floors": data["floors"] | {"claim.found.f1": "1.1"}}))
    broken = call("evaluate.py", "--gold", tmp_path, "--gate", floors)
    assert broken.returncode == 3
    assert "claim.found.f1" in broken.stdout + broken.stderr

    held = call("raise_floors.py", *options)
    assert held.returncode == 3
    assert "claim.found.f1" in held.stdout

    assert call("raise_floors.py", *options, "--allow-lower", "a test").returncode == 0
    lowered = gate.read(floors)
    assert str(lowered.floors["claim.found.f1"]) == was
    assert [each.reason for each in lowered.lowered] == ["a test"]
