"""Bytes of a page -> text: UTF-8, what the header or the page says, or what is detected."""

import codecs
import re
from collections.abc import Iterator

from trafilatura.utils import detect_encoding

from extractor.ingest.decode import Unreadable, clean, is_windows_text

# Browsers look for a `meta` in the first kilobyte; pages put it further down.
HEAD = 4096
# A page may have a stray NUL, which browsers drop; with more of them it is something else.
NULS = 0.001

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
# Who says these means Windows-1252 (WHATWG, Encoding Standard, "Names and labels").
_WINDOWS = {"iso8859-1", "ascii"}


def text_of(data: bytes, *, header: str | None = None) -> str:
    """The text of a page; `header` is the charset that the server named.

    A charset that the bytes contradict is passed over. Raises `Unreadable` for binary data.
    """
    for name in _candidates(data, header):
        try:
            return _without_nuls(data.decode(name))
        except (UnicodeError, LookupError):  # Python has a codec for nothing, "undefined"
            continue
    raise Unreadable("in no known encoding: neither header, page nor its bytes tell one")


def _candidates(data: bytes, header: str | None) -> Iterator[str]:
    yield from (name for mark, name in _MARKS if data.startswith(mark))
    if b"\0" not in data:  # What reads as UTF-8 is UTF-8, whatever an old server calls it.
        yield "utf-8"
    named = _META.search(data, 0, HEAD)
    labels = (header, named.group(1).decode("ascii") if named else None)
    yield from filter(None, map(_known, labels))
    if is_windows_text(data):  # Detection takes "£" for "Ł" where nothing else tells.
        yield "cp1252"
    yield from filter(None, map(_known, detect_encoding(data)))
    yield from ("utf-8", "cp1252")


def _known(label: str | None) -> str | None:
    """Python's name for a charset of text, if it has one."""
    try:
        info = codecs.lookup(label or "")
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True):
        return None
    return "cp1252" if info.name in _WINDOWS else info.name


def _without_nuls(text: str) -> str:
    count = text.count("\0")
    if count > NULS * len(text):
        raise Unreadable(f"binary: it contains {count:,} NUL characters")
    return clean(text.replace("\0", ""))
