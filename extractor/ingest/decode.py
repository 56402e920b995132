"""Bytes of a file -> text: UTF-8, or Windows-1252 where the bytes are plausible text.

Every text that comes out can be encoded again and has no NUL characters.
"""

import re

# English in Windows-1252 has a few quotes, dashes and accents beyond ASCII; other alphabets and
# compressed data are mostly beyond it.
BEYOND_ASCII = 0.2

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf](?![\x80-\xbf])|[\xe0-\xef][\x80-\xbf]{2}")


class Unreadable(ValueError):
    """A file, or a line of one, that is no article; the message is the reason."""


def decode(data: bytes) -> str:
    """The text of the bytes. Raises `Unreadable` for binary data and unknown encodings."""
    if b"\0" in data:
        raise Unreadable("binary: it contains NUL bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if not is_windows_text(data):
            raise Unreadable(f"neither UTF-8 (byte {error.start}) nor Windows-1252 text") from None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Unreadable(f"neither UTF-8 nor Windows-1252 (byte {error.start})") from None


def clean(text: str) -> str:
    """The text with lone surrogates replaced, as a broken JSON escape leaves them.

    Raises `Unreadable` for text with NUL characters, which is binary data in disguise.
    """
    if "\0" in text:
        raise Unreadable("binary: it contains NUL characters")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def is_windows_text(data: bytes) -> bool:
    """Whether no byte is a control and few are beyond ASCII, and it is not UTF-8 with a fault."""
    if _CONTROLS.search(data) or _MULTIBYTE.search(data):
        return False
    return len(data.translate(None, bytes(range(128)))) <= BEYOND_ASCII * len(data)
