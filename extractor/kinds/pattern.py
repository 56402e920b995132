"""Words -> patterns: what all grammars of text are compiled from."""

import re

# White space within an expression: at most one line break, since old newswire wraps its lines.
GAP = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
HYPHEN = r"[-\u2010\u2011]"
# What may stand between the words of one number; tokenised text has blanks around its hyphens.
JOIN = rf"(?:{GAP}(?:{HYPHEN}{GAP})?|{HYPHEN})"
# Between a part and what it is a part of: "half | an | hour", "three quarters | of a | mile".
PART = rf"(?:{HYPHEN}|{GAP}(?:of{GAP})?(?:an?{GAP})?)"


def any_of(words: object) -> str:
    """A pattern of the words, longest first, with any white space for each blank."""
    ordered = sorted(map(str, words), key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered)
