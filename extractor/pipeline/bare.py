"""What a bare number counts, by the tags and the parse of its sentence, or that it counts nothing.

"over 900 polled growers", "35 dead", "the index closed at 117", "two of them fled" count;
numbers in names, ages, ranks, scores, addresses and idioms do not.
"""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from extractor import kinds, lexicon
from extractor.kinds import count, duration
from extractor.kinds.pattern import any_of
from extractor.pipeline import plain
from extractor.pipeline.spans import Mark, tokens
from extractor.pipeline.traps import is_trap, is_vote

# Tags that may stand between a number and the noun that it counts.
_MODIFIERS = {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "NN", "NNP", "NNPS", "NNS", "FW"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_PLURALS = {"NNS", "NNPS"}
# A bare number on this scale is of money where the figure before it is.
_MILLION = 1_000_000
# Figures that are compared are within this factor of each other.
_ALIKE = 20
# A noun phrase longer than this is a wrong guess of the tagger.
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Bare:
    """A number without a unit at `[start, end)` of the text, qualifiers included.

    `last` is the figure before it, whose noun or currency it may leave out.
    """

    text: str
    group: kinds.Group
    start: int
    end: int
    number: Span
    last: Mark | None

    @property
    def is_one(self) -> bool:
        return self.group[0].low == self.group[-1].high == 1


def find(bare: Bare) -> Mark | None:
    """The figure that the number makes with what it counts, or None."""
    if is_trap(bare.text, bare.group, bare.number):
        return None
    if is_vote(bare.text, bare.group[0], bare.number):
        return Mark(bare.start, bare.end, "count", lexicon.load().count.ballot_unit)
    if bare.group[-1].number.form == "fraction":
        return _without_noun(bare) or _stated(bare)
    if noun := _noun_ahead(bare.number):
        return Mark(bare.start, bare.end, "count", count.singular(noun.text))
    if noun := _noun(bare.number):
        if bare.is_one and not _is_one(bare.number, noun):
            return None
        end = max(bare.end, noun.idx + len(noun))
        return Mark(bare.start, kinds.tail(bare.text, end), "count")
    return _without_noun(bare) or _stated(bare)


def _without_noun(bare: Bare) -> Mark | None:
    """A number whose unit is understood: points of an index, a toll, the figure before it."""
    if unit := _age(bare):
        return Mark(bare.start, bare.end, "duration", unit)
    if compared := _compared(bare):
        return compared
    verb = _verb(bare.number)
    is_article = bare.is_one and bare.start == bare.group[0].start
    if verb is None or is_article or bare.group[-1].number.form == "fraction":
        return None
    if _is_score(bare.number, verb):
        return Mark(bare.start, bare.end, "measure", "point")
    if unit := _elided(bare.number, verb):
        return Mark(bare.start, bare.end, "count", unit)
    return _continued(bare)


def _stated(bare: Bare) -> Mark | None:
    is_stated = plain.is_stated(bare.text, bare.group, bare.number)
    return Mark(bare.start, bare.end, "count") if is_stated else None


def _age(bare: Bare) -> str:
    """The unit of an age: "he is 34", "those aged 65 or over", but not "Smith, aged 34,"."""
    words, number = lexicon.load().count, bare.number
    lead = tokens(number.doc, bare.start, bare.end).start
    first = number.doc[lead - 1] if lead > number.sent.start else None
    if bare.is_one or bare.group[-1].high > duration.OLDEST or first is None:
        return ""
    if first.lower_ in words.aged:
        above = number.doc[first.i - 1] if first.i > number.sent.start else first
        return "" if above.is_punct else words.age_unit
    verb = number.root.head
    subjects = {t.lower_ for t in verb.children if t.dep_ == "nsubj" and t.pos_ == "PRON"}
    is_person = bool(subjects & set(words.persons))
    return words.age_unit if verb.lemma_ == "be" and is_person else ""


def _compared(bare: Bare) -> Mark | None:
    """ "20,000 tonnes, down from 22,000": of the same kind as what it is compared with."""
    last, amount = bare.last, bare.group[-1]
    if last is None or last.start < bare.number.sent.start_char or amount.high <= 0:
        return None
    between = bare.text[last.end : bare.start]
    if not _comparison().search(between) or last.label == "multiple":
        return None
    read = kinds.read(bare.text, (last.start, last.end), unit=last.unit or None)
    known = None if read is None else read.high or read.low
    if known is None or not 1 / _ALIKE < known / amount.high < _ALIKE:
        return None
    if last.label != "count":
        return Mark(bare.start, bare.end, last.label, last.unit)
    unit = _unit(last, bare.number.doc)
    return Mark(bare.start, bare.end, "count", unit) if unit else None


@cache
def _comparison() -> re.Pattern[str]:
    words = any_of(lexicon.load().count.compares)
    return re.compile(rf"(?<!\w)(?:{words})\s*$", re.IGNORECASE)


def _continued(bare: Bare) -> Mark | None:
    """A number of the kind of the figure before it in the paragraph: "455 pence ... 385"."""
    last, amount = bare.last, bare.group[-1]
    if last is None:
        return None
    if "\n\n" in bare.text[last.end : bare.start] and not _is_part(bare.number):
        return None
    if last.label == "money" and amount.number.scale >= _MILLION:
        return Mark(bare.start, bare.end, "money", last.unit)
    if last.label == "count" and _stands_alone(bare.number, amount):
        unit = _unit(last, bare.number.doc)
        return Mark(bare.start, bare.end, "count", unit) if unit else None
    return None


def _unit(last: Mark, doc: Doc) -> str:
    """What the figure before counts, when it says so."""
    noun = tokens(doc, last.start, last.end)[-1]
    is_noun = noun.tag_ in _NOUNS and not noun.like_num
    return last.unit or (count.singular(noun.text) if is_noun else "")


def _whole(number: Span) -> Token | None:
    """ "six of the nine members": the noun of the group that the number is a part of."""
    if number.end >= len(number.doc) or number.doc[number.end].lower_ != "of":
        return None
    group = next((t for t in number.doc[number.end].children if t.dep_ == "pobj"), None)
    return group if group is not None and group.tag_ in _PLURALS else None


def _is_part(number: Span) -> bool:
    """ "two of them": of things that the text has counted, however far before."""
    following = number.doc[number.end : number.end + 2]
    pronouns = lexicon.load().count.pronouns
    return len(following) == 2 and following[0].lower_ == "of" and following[1].lower_ in pronouns


def _stands_alone(number: Span, amount: kinds.Amount) -> bool:
    """ "Two managed to escape", "117 of them", "the remaining three": a noun is understood."""
    if amount.low != int(amount.low) or amount.number.form == "fraction":
        return False
    following = number.doc[number.end] if number.end < len(number.doc) else None
    if following is not None and following.lower_ in ("of", "more"):
        return True
    return number.root.dep_ in ("nsubj", "nsubjpass") or (
        number.root.dep_ in ("dobj", "pobj") and "," in number.text
    )


def _verb(number: Span) -> Token | None:
    return next((t for t in number.root.ancestors if t.pos_ in ("VERB", "AUX")), None)


def _elided(number: Span, verb: Token) -> str:
    """The unit of a number whose noun stands elsewhere: "killing 35", "the toll rose to 85"."""
    words = lexicon.load().count
    if whole := _whole(number):
        return count.singular(whole.text)
    if number.root.dep_ not in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "npadvmod"):
        return ""
    link = number.root.head
    if link.dep_ == "prep" and link.head.lemma_.lower() in words.toll:
        return "person"
    if _subject_lemmas(verb) & set(words.toll) or _is_toll(verb, number):
        return "person"
    if number.root.dep_ != "pobj" and verb.lemma_ in words.casualty_verbs:
        return "person"
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in _PLURALS and verb.lemma_ in words.change_verbs:
        return count.singular(subject.text)
    return ""


def _is_toll(verb: Token, number: Span) -> bool:
    """ "put the toll at 9": the toll is the object of the verb."""
    is_toll = any(t.dep_ == "dobj" and t.lemma_ in lexicon.load().count.toll for t in verb.children)
    return is_toll and number.root.dep_ == "pobj"


def _noun(number: Span) -> Token | None:
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
            return doc[start] if doc[start].tag_ in _NOUNS else None
    phrase = _phrase(doc[start:limit])
    if phrase and phrase[-1].lower_ in words.casualty_words:
        return phrase[-1]
    nouns = [t for t in phrase if t.tag_ in _NOUNS and not _is_date(t)]
    if not nouns:
        return None
    noun = nouns[-1]
    is_plural = noun.tag_ in _PLURALS or noun.lower_ in words.collective
    if is_plural or number.text.lower() == "one":
        return _second(noun) if doc[number.end].lower_ == "of" else noun
    return nouns[0] if _is_compound(number, nouns) else None


def _noun_ahead(number: Span) -> Token | None:
    """ "cut from 12 to nine judges": the noun stands behind the second of two levels."""
    doc, sent = number.doc, number.sent
    if number.start == sent.start or doc[number.start - 1].lower_ != lexicon.load().range.start:
        return None
    if number.end + 1 >= sent.end or doc[number.end].lower_ != lexicon.load().range.to:
        return None
    second = doc[number.end + 1 : number.end + 2]
    return _noun(second) if second[0].like_num else None


def _phrase(tokens_: Span) -> list[Token]:
    """The tokens of one noun phrase, from its first on: "tram-related accidents"."""
    phrase: list[Token] = []
    for token in tokens_:
        is_noun = bool(phrase) and phrase[-1].tag_ in _PLURALS
        if token.lower_ in lexicon.load().count.casualty_words and not is_noun:
            return [*phrase, token]
        if not _goes_on(phrase, token):
            break
        phrase.append(token)
    return phrase


def _goes_on(phrase: list[Token], token: Token) -> bool:
    """Whether the token belongs to the phrase; "AK 47" is a name among its nouns."""
    last = phrase[-1] if phrase else None
    if token.is_sent_start or (last is not None and last.tag_ in _PLURALS):
        return token.tag_ in _NOUNS and not token.is_sent_start
    if token.tag_ in _NOUNS or token.tag_ in ("HYPH", "POS"):
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
    is_open = last is None or last.tag_ in ("HYPH", "CC", "RB") or last.tag_ not in _NOUNS
    return token.tag_ in _MODIFIERS and is_open


def _is_compound(number: Span, nouns: list[Token]) -> bool:
    """ "a three course meal": the first noun is counted, for the last one has its own article."""
    before = number.doc[number.start - 1] if number.start > number.sent.start else None
    has_article = before is not None and before.lower_ in lexicon.load().count.articles
    return has_article and len(nouns) > 1 and nouns[0].tag_ == "NN" and nouns[0].i == number.end


def _second(noun: Token) -> Token:
    """ "hundreds of guests and speakers": the last of two nouns that are counted together."""
    for child in noun.children:
        if child.dep_ == "conj" and child.tag_ in _PLURALS and child.i - noun.i <= 3:
            return child
    return noun


def _is_date(token: Token) -> bool:
    return any(span.start <= token.i < span.end for span in token.doc.spans["dates"])


def _is_one(number: Span, noun: Token) -> bool:
    """ "one person was killed" counts; "one of the reasons" and "one day" do not."""
    is_article = noun.lemma_.lower() in lexicon.load().count.one_is_article
    return number.root.dep_ == "nummod" and number.root.head == noun and not is_article


def _is_score(number: Span, verb: Token) -> bool:
    """ "the index closed at 117": points, where the sentence names an index before the number."""
    words = lexicon.load().count
    sentence = {token.lemma_.lower() for token in number.sent[: number.start - number.sent.start]}
    if not sentence & set(words.index):
        return False
    above = {verb, verb.head, number.root.head, number.doc[max(0, number.start - 1)]}
    scores = {*words.score_verbs, *words.change_verbs}
    is_quotation = "." in number.text or "," in number.text
    return is_quotation or bool({t.lemma_.lower() for t in above} & scores)


def _subject_lemmas(verb: Token) -> set[str]:
    return {
        token.lemma_.lower()
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass")
        for token in child.subtree
    }
