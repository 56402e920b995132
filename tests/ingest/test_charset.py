import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.ingest.charset import text_of
from extractor.ingest.decode import Unreadable

PAGE = "<html><head><meta charset={}></head><p>The café in Plzeň sold “forty” cakes for €3.</p>"
ENGLISH = "The café in Brno sold “forty” cakes for €3, and “thirty” more – the mayor’s – for £4."


@pytest.mark.parametrize("charset", ["utf-8", "cp1250", "utf-16"])
def test_header_names_the_charset(charset: str) -> None:
    page = PAGE.format("none")
    assert text_of(page.encode(charset), header=charset) == page


@pytest.mark.parametrize("charset", ["utf-8", "windows-1250", '"cp1250"'])
def test_page_names_the_charset(charset: str) -> None:
    page = PAGE.format(charset)
    assert text_of(page.encode(charset.strip('"'))) == page


@pytest.mark.parametrize(
    ("data", "header", "expected"),
    [
        ("café".encode(), "iso-8859-1", "café"),
        (ENGLISH.encode("cp1252"), "utf-8", ENGLISH),
        ("€3".encode("cp1252"), "iso-8859-1", "€3"),
        ("café".encode(), "klingon", "café"),
        ("café".encode(), "rot13", "café"),
        (b"\xef\xbb\xbf" + "café".encode(), "cp1252", "café"),
        (b"one " * 1000 + b"\0stray", None, "one " * 1000 + "stray"),
    ],
)
def test_what_the_bytes_contradict_is_passed_over(
    data: bytes, header: str | None, expected: str
) -> None:
    assert text_of(data, header=header) == expected


def test_binary_is_refused() -> None:
    with pytest.raises(Unreadable, match="binary: it contains 3 NUL"):
        text_of(b"%PDF\0\0\0")


@given(st.binary(max_size=300), st.text(max_size=12) | st.none())
@example(b"Tea \xa3 2", "undefined")
@example(b"\0", "undefined")
@example(b"\xff\xfe\xfd", "idna")
def test_any_bytes_are_text_or_unreadable(data: bytes, header: str | None) -> None:
    try:
        text = text_of(data, header=header)
    except Unreadable:
        return
    assert "\0" not in text
    text.encode("utf-8")
