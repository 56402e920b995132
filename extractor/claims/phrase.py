"""Text of noun phrases, and the line between what is measured and whose it is.

"total license revenue of firms in Lund" is the metric "total license revenue" of the
owner "firms in Lund"; figures and dates are no part of either.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from extractor import lexicon
from extractor.claims.site import lemma

# Dependencies that belong to a noun phrase when it is named; clauses and asides do not.
_INSIDE = {
    *("amod", "compound", "nmod", "nummod", "poss", "case", "prep", "pobj", "conj", "cc"),
    *("det", "npadvmod", "advmod", "quantmod", "punct", "predet", "pcomp", "appos_name"),
}
_ARTICLES = {"the", "a", "an", "this", "that", "these", "those", "some", "any"}
_POSSESSIVES = {"its", "their", "his", "her", "our", "my", "your"}
_JOINTS = {"of", "in", "at", "for", "on", "from", "to", "with", "and", "or", ",", "-", "by", "than"}
# Prepositions that lead from what is measured to whose it is.
_OWNER_PREPOSITIONS = ("of", "for", "in", "at", "by")
# A longer phrase is a parse gone wrong, and no name for anything.
_LONGEST = 14


@lru_cache(maxsize=1)
def figure_and_date_tokens(doc: Doc) -> frozenset[int]:
    """Indices of the tokens of figures and dates; of a count, without the things counted.

    Asked for every phrase of a document, hence kept for the one that is being read.
    """
    found = {token.i for span in doc.spans["dates"] for token in span}
    for span in doc.spans["figures"]:
        things = _things(span) if span.label_ == "count" else span.end
        found |= set(range(span.start, things))
    return frozenset(found)


def _things(span: Span) -> int:
    """Index of the first token behind the number of a count: "patents" in "over 400 patents"."""
    words = lexicon.load()
    last = span.start
    for token in span:
        if token.like_num or token.lower_ in {*words.number.vague, *words.number.scales}:
            last = token.i
    index = last + 1
    doc, linking = span.doc, words.count.linking
    while index < span.end and (doc[index].lower_ in linking or doc[index].tag_ == "HYPH"):
        index += 1
    return index


def counted(span: Span, unit: str | None) -> str:
    """The things that a count counts: "patents" of "over 400 patents", else its unit."""
    tokens = span.doc[_things(span) : span.end]
    per = next((t.i for t in tokens if t.lower_ in lexicon.load().kind.per), span.end)
    things = " ".join(span.doc[tokens.start : per].text.split())
    if things and (substance := _substance(span)):
        things = f"{things} of {substance}"
    return things or ("people" if unit == "person" else unit or "number")


def _substance(span: Span) -> str | None:
    """ "ammunition" of "923 rounds of ammunition"; a group that they are of is no part of them."""
    end = span.end
    if end + 1 >= len(span.doc) or span.doc[end].lower_ != "of":
        return None
    noun = span.doc[end + 1]
    is_stuff = noun.tag_ in ("NN", "NNS") and not noun.ent_type_ and noun.dep_ == "pobj"
    return noun.text if is_stuff else None


def text(root: Token, *, without: frozenset[int] = frozenset()) -> str:
    """The noun phrase of `root` in the article's words, without `without` and without asides."""
    left_out = without | figure_and_date_tokens(root.doc)
    tokens = sorted(_tokens(root, left_out), key=lambda token: token.i)
    while tokens and _is_loose(tokens[0], first=True):
        tokens.pop(0)
    while tokens and _is_loose(tokens[-1], first=False):
        tokens.pop()
    if len(tokens) > _LONGEST:
        tokens = [t for t in tokens if abs(t.i - root.i) <= _LONGEST // 2]
    return _joined(tokens)


def _tokens(token: Token, left_out: frozenset[int]) -> Iterator[Token]:
    if token.i not in left_out:
        yield token
    for child in token.children:
        if child.i not in left_out and _belongs(child, left_out):
            yield from _tokens(child, left_out)


def _belongs(child: Token, left_out: frozenset[int]) -> bool:
    if child.dep_ not in _INSIDE or child.is_space:
        return False
    if child.dep_ == "punct":
        return child.tag_ == "HYPH"
    if child.dep_ == "prep":
        objects = [t for t in child.children if t.dep_ in ("pobj", "pcomp")]
        if child.lower_ == "with" and any(t.i in left_out for t in child.subtree):
            return False  # "Acme, with a value of $3bn": a figure of it, no part of its name
        return bool(objects) and not all(t.i in left_out for t in objects)
    if child.dep_ == "cc":
        return any(t.dep_ == "conj" and t.i not in left_out for t in child.head.children)
    if child.dep_ == "advmod":
        return child.head.pos_ == "ADJ"
    return True


def _is_loose(token: Token, *, first: bool) -> bool:
    word = token.lower_
    if first:
        return word in _ARTICLES | _POSSESSIVES | _JOINTS | {"'s", "\u2019s"} or token.is_punct
    return word in _JOINTS | _ARTICLES | {"'s", "\u2019s"} or token.is_punct


def _joined(tokens: list[Token]) -> str:
    parts: list[str] = []
    last = -1
    for token in tokens:
        apart = parts and (token.i != last + 1 or token.doc[last].whitespace_)
        parts.append(f" {token.text}" if apart else token.text)
        last = token.i
    return " ".join("".join(parts).split())


def owner(root: Token) -> Token | None:
    """Whose the thing named by `root` is: its possessor, its "of", or the name before it."""
    if possessor := next((t for t in root.children if t.dep_ == "poss"), None):
        return possessor
    words = lexicon.load().claim
    if root.lemma_.lower() in words.actions:
        return None
    for preposition in _OWNER_PREPOSITIONS:
        for child in root.children:
            if child.dep_ != "prep" or child.lower_ != preposition or child.i < root.i:
                continue
            target = next((t for t in child.children if t.dep_ == "pobj"), None)
            if target is None or _is_marked(target):
                continue
            if preposition == "of" and root.lower_ in words.partitives:
                return owner(target)
            if preposition == "of" or target.ent_type_ or is_holder(target):
                return target
    named = (t for t in root.lefts if t.ent_type_ and t.dep_ in ("compound", "amod"))
    # "Swiss inflation" is Switzerland's, "Swiss shares" are not.
    return next((t for t in named if t.dep_ == "compound" or is_national(root)), None)


def is_national(noun: Token) -> bool:
    """Whether the noun measures a whole economy: "inflation", "industrial production"."""
    near = [lemma(t) for t in noun.lefts if t.dep_ in ("compound", "amod")]
    words, known = [*near, lemma(noun)], lexicon.load().claim.national
    return any(" ".join(words[-length:]) in known for length in (1, 2, 3))


def _is_marked(token: Token) -> bool:
    return token.i in figure_and_date_tokens(token.doc)


def metric_of(root: Token) -> str:
    """The phrase of `root` without its owner: what is measured."""
    holder = owner(root)
    if holder is None:
        return text(root)
    without = {t.i for t in holder.subtree}
    if holder.dep_ == "pobj" and holder.head.i not in without:
        without.add(holder.head.i)
    if holder.dep_ == "compound" and holder.ent_type_:
        name = next((e for e in root.doc.ents if e.start <= holder.i < e.end), None)
        without |= {t.i for t in name if t.i != root.i} if name else set()
    return text(root, without=frozenset(without))


def is_holder(token: Token) -> bool:
    """Whether the noun names whoever has a quantity (a name, "the bank"), not a quantity."""
    noun = token.lemma_.lower()
    if noun in lexicon.load().claim.holders or token.pos_ == "PRON":
        return True
    return token.pos_ == "PROPN" and noun not in lexicon.load().claim.measured
