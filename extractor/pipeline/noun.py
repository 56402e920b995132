"""The noun that a bare number counts, by the tags of its noun phrase."""

import re

from spacy.tokens import Span, Token

from extractor import lexicon

# Tags that may stand between a number and the noun that it counts.
_MODIFIERS = {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "NN", "NNP", "NNPS", "NNS", "FW"}
NOUNS = {"NN", "NNS", "NNP", "NNPS"}
PLURALS = {"NNS", "NNPS"}
# A noun phrase longer than this is a wrong guess of the tagger.
_LONGEST = 7
# "three-toed": no toes are counted.
_PARTICIPLE = re.compile(r"\w{2}(?<!e)ed$")


def counted(number: Span) -> Token | None:
    """The noun at the right of the number that it counts, or None."""
    doc, words = number.doc, lexicon.load().count
    start, limit = number.end, min(number.sent.end, number.end + _LONGEST)
    while start < limit and doc[start].lower_ in words.linking:
        start += 1
    if start > number.end and doc[number.end].lower_ != "of":
        return None
    if start < limit and doc[start].tag_ == "HYPH" and start + 1 < limit:
        start += 1
        if doc[start].lower_ not in words.strong:
            is_noun = doc[start].tag_ in NOUNS and not _PARTICIPLE.search(doc[start].lower_)
            return doc[start] if is_noun else None
    phrase = _phrase(doc[start:limit])
    if phrase and phrase[-1].lower_ in words.casualty_words:
        return phrase[-1]
    nouns = [t for t in phrase if t.tag_ in NOUNS and not _is_date(t)]
    if not nouns:
        return None
    if _is_name(nouns):
        return None
    noun = nouns[-1]
    is_plural = noun.tag_ in PLURALS or noun.lower_ in words.collective
    if is_plural or number.text.lower() == "one":
        return _second(noun) if doc[number.end].lower_ == "of" else noun
    return nouns[0] if _is_compound(number, nouns) else None


def behind_level(number: Span) -> Token | None:
    """ "cut from 12 to nine judges": the noun stands behind the second of two levels."""
    doc, sent = number.doc, number.sent
    if number.start == sent.start or doc[number.start - 1].lower_ != lexicon.load().range.start:
        return None
    if number.end + 1 >= sent.end or doc[number.end].lower_ != lexicon.load().range.to:
        return None
    second = doc[number.end + 1 : number.end + 2]
    return counted(second) if second[0].like_num else None


def _is_name(nouns: list[Token]) -> bool:
    """ "99 Red Balloons": capitals in a sentence of small letters."""
    sent = nouns[0].sent
    small = [t for t in sent if t.is_lower and t.is_alpha and len(t.text) > 3]
    return len(nouns) > 1 and len(small) > 1 and all(t.is_title for t in nouns)


def _phrase(tokens_: Span) -> list[Token]:
    """The tokens of one noun phrase, from its first on: "tram-related accidents"."""
    phrase: list[Token] = []
    for token in tokens_:
        is_noun = bool(phrase) and phrase[-1].tag_ in PLURALS
        if token.lower_ in lexicon.load().count.casualty_words and not is_noun:
            return [*phrase, token]
        if not _goes_on(phrase, token):
            break
        phrase.append(token)
    return phrase


def _goes_on(phrase: list[Token], token: Token) -> bool:
    """Whether the token belongs to the phrase; "AK 47" is a name among its nouns."""
    last = phrase[-1] if phrase else None
    if token.is_sent_start or (last is not None and last.tag_ in PLURALS):
        return token.tag_ in NOUNS and not token.is_sent_start
    if token.tag_ in NOUNS or token.tag_ in ("HYPH", "POS"):
        return True
    if token.tag_ == "CD":
        is_name = any(letter.isalpha() for letter in token.text) and not token.is_alpha
        return is_name or (last is not None and last.tag_ == "NNP")
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.tag_ == "CC":
        is_pair = following is not None and following.tag_ in _MODIFIERS
        return last is not None and is_pair and token.lower_ != "or"
    if token.tag_ == "RB":
        return following is not None and following.tag_ in ("JJ", "VBN", "VBG")
    is_open = last is None or last.tag_ in ("HYPH", "CC", "RB") or last.tag_ not in NOUNS
    return token.tag_ in _MODIFIERS and is_open


def _is_compound(number: Span, nouns: list[Token]) -> bool:
    """ "a three course meal": the first noun is counted, for the last one has its own article."""
    before = number.doc[number.start - 1] if number.start > number.sent.start else None
    has_article = before is not None and before.lower_ in lexicon.load().count.articles
    return has_article and len(nouns) > 1 and nouns[0].tag_ == "NN" and nouns[0].i == number.end


def _second(noun: Token) -> Token:
    """ "hundreds of guests and speakers": the last of two nouns that are counted together."""
    for child in noun.children:
        if child.dep_ == "conj" and child.tag_ in PLURALS and child.i - noun.i <= 3:
            return child
    return noun


def _is_date(token: Token) -> bool:
    return any(span.start <= token.i < span.end for span in token.doc.spans["dates"])


def is_counted_one(number: Span, noun: Token) -> bool:
    """ "one person was killed" counts; "one of the reasons" and "one day" do not."""
    before = number.doc[number.start - 1] if number.start > number.sent.start else None
    if before is not None and before.pos_ == "ADJ":
        return False  # "the new one"
    is_article = noun.lemma_.lower() in lexicon.load().count.one_is_article
    return number.root.dep_ == "nummod" and number.root.head == noun and not is_article
