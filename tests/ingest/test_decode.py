import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.ingest.decode import Unreadable, clean, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Trams in Brno", "Trams in Brno"),
        ("Trams in Plzeň — €3".encode(), "Trams in Plzeň — €3"),
        (b"\xef\xbb\xbfTrams", "Trams"),
        (b"The mayor\x92s \x93tram\x94 costs \x803 a ride, she said.", None),
        (b"", ""),
    ],
)
def test_decodes(data: bytes, text: str | None) -> None:
    assert decode(data) == (text or data.decode("cp1252"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04\x00\x00", "binary"),
        ("Trams in Brno".encode("utf-16"), "binary"),
        (b"\x89PNG\r\n\x1a\n\xff\xd8", "neither UTF-8"),
        ("城市购买四十辆电车".encode("gbk"), "neither UTF-8"),
        ("Трамваи в Брно".encode("cp1251"), "neither UTF-8"),
        ("The mayor’s trams, cut in the middle of “".encode()[:-1], "neither UTF-8"),
        (b"A byte that Windows-1252 does not define: \x81 in English text.", "neither UTF-8"),
    ],
)
def test_refuses(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        decode(data)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Trams", "Trams"),
        ("Tram \ud83d in Brno", "Tram \ufffd in Brno"),
        ("Tram \ude8b", "Tram \ufffd"),
        ("Tram \ud83d\ude8b", "Tram \U0001f68b"),
        ("\x1b[0mTram", "\x1b[0mTram"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_clean_refuses_nul() -> None:
    with pytest.raises(Unreadable, match="binary"):
        clean("Tram\0")


@given(st.binary())
def test_what_comes_out_can_be_encoded(data: bytes) -> None:
    try:
        text = decode(data)
    except Unreadable:
        return
    assert "\0" not in text and text.encode("utf-8").decode("utf-8") == text
