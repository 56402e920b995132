"""How much of the input has been read, by the bytes of its files, for whoever shows progress."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO


class Meter:
    """Counts the bytes of files as they are read; packed files by their packed bytes."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        """`files` are all that will be read, or none where nobody can tell."""
        self._total = sum(map(_size, files))
        self._done = 0
        self._stream: BinaryIO | None = None

    def follow(self, stream: BinaryIO) -> None:
        """Looks at this stream to tell how far its file is read."""
        self._stream = stream

    def finish(self, file: Path) -> None:
        """Counts the file as read."""
        self._stream = None
        self._done += _size(file)

    def share(self) -> float | None:
        """The part that is read, from 0 to 1; null where the size of all is not known."""
        if not self._total:
            return None
        under_way = self._stream.tell() if self._stream and not self._stream.closed else 0
        return min(1.0, (self._done + under_way) / self._total)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # It fails when it is read, and is named then.
