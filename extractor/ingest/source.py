"""Where articles are read from: a file, packed or not, or standard input -> bytes, never too many.

A file whose name ends in `.gz` is unpacked while it is read; a bomb is noticed and left.
"""

import gzip
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from extractor.ingest import limits
from extractor.ingest.decode import Unreadable
from extractor.ingest.meter import Meter

PACKED = ".gz"
# Names standard input among the paths, as other programs have it.
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input when `path` is `STDIN`, under the `name` that it is told by.

    `fields` maps fields of `Article` to what the input calls them; `meter` counts what is read.
    """

    path: Path
    name: str
    fields: Mapping[str, str] = field(default_factory=dict)
    meter: Meter | None = None

    @property
    def suffix(self) -> str:
        """The ending that tells the format, in lower case, `.gz` put aside: `.jsonl`.

        Standard input is JSONL, as `extractor ingest` writes it.
        """
        if self.path == STDIN:
            return ".jsonl"
        name = self.path.name.lower().removesuffix(PACKED)
        return Path(name).suffix


class Unpacked:
    """Bytes of a packed file. Raises `Unreadable` when they are too many for the file's size."""

    def __init__(self, stream: gzip.GzipFile, packed: int) -> None:
        self._stream = stream
        self._left = limits.EXPANSION_FREE + limits.EXPANSION_LARGEST * packed

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size` of them."""
        return self._counted(self._stream.read(size))

    def readline(self, size: int) -> bytes:
        """The next line, at most `size` bytes of it."""
        return self._counted(self._stream.readline(size))

    def _counted(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(
                f"unpacks to more than {limits.EXPANSION_LARGEST} times its size, as no text does"
            )
        return data


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO | Unpacked]:
    """The bytes of the source, to be read in pieces.

    Raises `OSError` when it cannot be read, `Unreadable` when it is packed and damaged.
    """
    if source.path == STDIN:
        yield sys.stdin.buffer
        return
    with source.path.open("rb") as stream:
        if source.meter is not None:
            source.meter.follow(stream)
        if not source.path.name.lower().endswith(PACKED):
            yield stream
            return
        packed = source.path.stat().st_size
        try:
            with gzip.GzipFile(fileobj=stream) as unpacking:
                yield Unpacked(unpacking, packed)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Unreadable(f"damaged: {error}") from error


class Readable(Protocol):
    """What bytes can be read from, a piece at a time."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size` of them; none at the end."""


def content(source: Source, *, largest: int) -> bytes:
    """All bytes of the source. Raises `Unreadable` beyond `largest`, and as `opened` does."""
    with opened(source) as stream:
        return take(stream, largest=largest)


def take(stream: Readable, *, largest: int) -> bytes:
    """All bytes that are left in the stream. Raises `Unreadable` for more than `largest`."""
    pieces = []
    left = largest + 1
    while left and (piece := stream.read(min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise Unreadable(f"more than {largest:,} bytes, the most that can be read")
    return b"".join(pieces)


def lines(source: Source) -> Iterator[bytes | None]:
    """The lines of the source; null stands for one that is too long to be held in memory."""
    longest = limits.LINE_LONGEST
    with opened(source) as stream:
        while line := stream.readline(longest):
            if len(line) < longest or line.endswith(b"\n"):
                yield line
            else:
                while rest := stream.readline(longest):
                    if rest.endswith(b"\n"):
                        break
                yield None
