"""Runs every command that README shows, and puts what it prints now under it (`make readme`).

Commands are the lines that begin with "$ " in blocks marked `console`. They run one after the other
in a scratch folder that holds copies of corpus and gold.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def refreshed(page: str, folder: Path) -> str:
    """The page with what its commands print in the folder."""
    return BLOCK.sub(lambda block: _run_all(block[0], folder), page)


def _run_all(block: str, folder: Path) -> str:
    commands = re.findall(r"^\$ .*$", block, flags=re.MULTILINE)
    return "\n".join(f"{command}\n{_output(command[2:], folder)}" for command in commands)


def _output(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return "".join(f"{line.rstrip()}\n" for line in ran.stdout.splitlines())


def main() -> None:
    page = ROOT / "README.md"
    with TemporaryDirectory() as scratch:
        for name in ("corpus", "gold"):
            shutil.copytree(ROOT / name, Path(scratch) / name)
        page.write_text(refreshed(page.read_text(encoding="utf-8"), Path(scratch)), "utf-8")


if __name__ == "__main__":
    main()
