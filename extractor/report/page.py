"""A template and its values -> one page with its style and script inside, and a strict policy.

Everything that comes out of an article passes through `visible` and is then escaped.
"""

import unicodedata
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractor.reconcile.say import say, say_fact, say_period

STYLE = "style.css"
SCRIPTS = ("script.js", "errors.js")
LINKED = ("http", "https")
# Controls, directions, halves of surrogate pairs: they change what is seen, or cannot be written.
HIDDEN = ("Cc", "Cf", "Cs")
# Line ends and tabs are layout; joiners and soft hyphens belong to words and emoji.
KEPT = frozenset("\n\t\r\u200c\u200d\u00ad")
# Beyond the first plane, what is hidden are tags.
PLANES = (*range(0x10000), *range(0xE0000, 0xE0080))


def render(template: str, **values: object) -> str:
    """The page that the template makes of the values."""
    return _environment().get_template(template).render(values)


def visible(value: object) -> object:
    """A text with its unseen characters named: U+202E as "[U+202E]"; anything else as it is."""
    if type(value) is not str or value.isprintable():
        return value
    return value.translate(_names())


def link(url: str | None) -> str | None:
    """The address if a reader may follow it, which is on the web; `javascript:` is not."""
    try:
        scheme = urlsplit(url or "").scheme
    except ValueError:
        return None
    return url if scheme.lower() in LINKED else None


def moment(published: str | None) -> str:
    """When an article was published, for people: "2022-11-16 13:47" of `2022-11-16T13:47:00`."""
    day, _, time = (published or "undated").partition("T")
    return f"{day} {time[:5]}{time[8:]}".rstrip()


def policy() -> str:
    """The Content-Security-Policy: nothing is loaded, and only our own style and scripts apply."""
    scripts = " ".join(f"'{_hash(_source(name))}'" for name in SCRIPTS)
    return (
        f"default-src 'none'; style-src '{_hash(_source(STYLE))}'; script-src {scripts}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("extractor.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
    )
    environment.filters.update(link=link, moment=moment)
    environment.filters.update(say=say, say_fact=say_fact, say_period=say_period)
    environment.globals.update(
        policy=policy,
        style=lambda: Markup(_source(STYLE)),
        script=lambda name: Markup(_source(name)),
    )
    return environment


def _source(name: str) -> str:
    loader = PackageLoader("extractor.report")
    return loader.get_source(_environment(), name)[0]


def _hash(source: str) -> str:
    return "sha256-" + b64encode(sha256(source.encode()).digest()).decode()


@cache
def _names() -> Mapping[int, str]:
    return {
        code: f"[U+{code:04X}]"
        for code in PLANES
        if unicodedata.category(chr(code)) in HIDDEN and chr(code) not in KEPT
    }
