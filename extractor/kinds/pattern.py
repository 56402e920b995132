"""Words -> patterns: what all grammars of text are compiled from."""

import re
from collections.abc import Iterable
from typing import Any

# White space within an expression: at most one line break, since old newswire wraps its lines. No
# blank of a run is given back: a run could be split in as many ways as it is long.
GAP = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?|\n[^\S\n]*+)"
HYPHEN = r"[-\u2010\u2011]"
# What may stand between the words of one number; tokenised text has blanks around its hyphens.
JOIN = rf"(?:{GAP}(?:{HYPHEN}{GAP})?|{HYPHEN})"
# Between a part and what it is a part of: "half | an | hour", "three quarters | of a | mile".
PART = rf"(?:{HYPHEN}|{GAP}(?:of{GAP})?(?:an?{GAP})?)"

_END = ""


def any_of(words: Iterable[object], blank: str = GAP) -> str:
    """A pattern of the words, the longest that fits, with any white space for each blank.

    Common beginnings are tried once, so that hundreds of words cost little more than a few.

    >>> any_of(["ten", "tenth", "six"])
    'six|ten(?:th)?'
    """
    trie: dict[str, Any] = {}
    for word in words:
        branch = trie
        for character in re.sub(" +", " ", str(word)):
            branch = branch.setdefault(character, {})
        branch[_END] = {}
    return "|".join(_branches(trie, blank))


def _branches(trie: dict[str, Any], blank: str) -> list[str]:
    return [
        (blank if character == " " else re.escape(character)) + _rest(trie[character], blank)
        for character in sorted(trie)
        if character != _END
    ]


def _rest(trie: dict[str, Any], blank: str) -> str:
    branches = _branches(trie, blank)
    if not branches:
        return ""
    if len(branches) == 1 and _END not in trie:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if _END in trie else "")
