import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from extractor.report.page import link, policy, visible
from tests.report import samples

ALLOWED_SCHEMES = ("http", "https", "")


class Seen(HTMLParser):
    """Every element with its attributes, and the text of those that are no script or style."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    seen = Seen()
    seen.feed(page)
    return seen.elements


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, Ünïcode and 漢字", "plain, Ünïcode and 漢字"),
        ("two\nlines\tand tabs", "two\nlines\tand tabs"),
        ("\u202egnp.exe", "[U+202E]gnp.exe"),
        ("half \ud83d pair, bell \x07", "half [U+D83D] pair, bell [U+0007]"),
        ("\U000e0041 tag", "[U+E0041] tag"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_what_is_not_seen_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("http://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_on_the_web_are_followed(url: str | None, followed: bool) -> None:
    assert link(url) == (url if followed else None)


def test_the_policy_names_what_is_in_the_page() -> None:
    for page in samples.pages(samples.sample()).values():
        for tag in ("style", "script"):
            (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, flags=re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy()
        assert "default-src 'none'" in policy()
        assert policy().replace("'", "&#39;") in page


def test_pages_load_nothing() -> None:
    for page in samples.pages(samples.sample()).values():
        found = elements(page)
        assert not {tag for tag, _ in found} & {"link", "img", "iframe", "object", "base"}
        assert not [attrs for _, attrs in found if "src" in attrs or "style" in attrs]


def test_hostile_text_becomes_no_element_no_handler_and_no_link() -> None:
    calm = samples.pages(samples.many(1))
    for name, page in samples.pages(samples.hostile(), samples.HOSTILE).items():
        page.encode("utf-8")
        found = elements(page)
        scripts = [attrs for tag, attrs in found if tag == "script"]
        assert len(scripts) == len([t for t, _ in elements(calm[name]) if t == "script"])
        assert not [key for _, attrs in found for key in attrs if key.startswith("on")]
        hrefs = [str(attrs["href"]) for _, attrs in found if "href" in attrs]
        assert all(link(href) or re.match(r"[\w./#-]+$", href) for href in hrefs)
        assert "\u202e" not in page
        assert "{{ 7 * 7 }}" in page or name == "index.html", (
            "which names no source without conflict"
        )
