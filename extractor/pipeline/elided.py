"""Numbers whose unit is understood: points of an index, a toll, the noun of the figure before."""

import re
from decimal import Decimal
from functools import cache

from spacy.tokens import Doc, Span, Token

from extractor import kinds, lexicon
from extractor.kinds import count, duration
from extractor.kinds.pattern import any_of
from extractor.pipeline.bare import Bare
from extractor.pipeline.noun import NOUNS, PLURALS
from extractor.pipeline.spans import Mark, tokens

# A bare number on this scale is of money where the figure before it is.
_MILLION = 1_000_000
# Figures that are compared are within this factor of each other.
_ALIKE = 20


def find(bare: Bare) -> Mark | None:
    """A number whose unit is understood: points of an index, a toll, the figure before it."""
    if unit := _age(bare):
        return Mark(bare.start, bare.end, "duration", unit)
    if compared := _compared(bare):
        return compared
    verb = _verb(bare.number)
    is_article = bare.is_one and bare.start == bare.group[0].start
    if verb is None or is_article or bare.is_part:
        return None
    if _is_score(bare.number, verb):
        return Mark(bare.start, bare.end, "measure", "point")
    if unit := _elided(bare.number, verb):
        return Mark(bare.start, bare.end, "count", unit)
    return _continued(bare)


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
    known = _value(bare, last)
    if known is None or not 1 / _ALIKE < known / amount.high < _ALIKE:
        return None
    if last.label != "count":
        return Mark(bare.start, bare.end, last.label, last.unit)
    return Mark(bare.start, bare.end, "count", _unit(last, bare.number.doc))


@cache
def _comparison() -> re.Pattern[str]:
    words = any_of(lexicon.load().count.compares)
    return re.compile(rf"(?<!\w)(?:{words})\s*$", re.IGNORECASE)


def _continued(bare: Bare) -> Mark | None:
    """A number of the kind of the figure before it in the paragraph: "$3m in May, 4m in June"."""
    last, amount = bare.last, bare.group[-1]
    if last is None:
        return None
    if "\n\n" in bare.text[last.end : bare.start] and not _is_part(bare.number):
        return None
    is_price = kinds.tail(bare.text, amount.end) > amount.end
    if last.label == "money" and (amount.number.scale >= _MILLION or is_price):
        return Mark(bare.start, bare.end, "money", last.unit)
    if last.label == "count" and _stands_alone(bare.number, amount):
        known, unit = _value(bare, last), _unit(last, bare.number.doc)
        goes_on = bare.number.end < len(bare.number.doc) and (
            bare.number.doc[bare.number.end].lower_ == "more"
        )
        is_part = goes_on or (known is not None and amount.high <= known)
        return Mark(bare.start, bare.end, "count", unit) if unit and is_part else None
    return None


def _value(bare: Bare, last: Mark) -> Decimal | None:
    """The value of the figure before."""
    kind: kinds.Kind = last.label  # type: ignore[assignment]
    read = kinds.read(bare.text, (last.start, last.end), kind=kind, unit=last.unit or None)
    return None if read is None else read.high or read.low


def _unit(last: Mark, doc: Doc) -> str:
    """What the figure before counts, when it says so."""
    noun = tokens(doc, last.start, last.end)[-1]
    scales = lexicon.load().number
    is_scale = noun.lower_ in scales.scales or noun.lower_ in scales.abbreviations
    is_noun = noun.tag_ in NOUNS and not noun.like_num and not is_scale
    return last.unit or (count.singular(noun.text) if is_noun else "")


def _whole(number: Span) -> Token | None:
    """ "six of the nine members": the noun of the group that the number is a part of."""
    if number.end >= len(number.doc) or number.doc[number.end].lower_ != "of":
        return None
    group = next((t for t in number.doc[number.end].children if t.dep_ == "pobj"), None)
    return group if group is not None and group.tag_ in PLURALS else None


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


def _elided(number: Span, verb: Token) -> str:
    """The unit of a number whose noun stands elsewhere: "killing 35", "the toll rose to 85"."""
    words = lexicon.load().count
    if whole := _whole(number):
        return count.singular(whole.text)
    if number.root.dep_ not in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "npadvmod"):
        return ""
    is_subject = number.root.dep_ in ("nsubj", "nsubjpass")
    if is_subject and {t.lemma_.lower() for t in number.sent} & set(words.patients):
        return "person"
    is_crowd = number.text.lower() in lexicon.load().number.vague
    if is_crowd and number.root.dep_ == "nsubj" and verb.lemma_.lower() in words.crowd_verbs:
        return "person"
    link = number.root.head
    if link.dep_ == "prep" and link.head.lemma_.lower() in words.toll:
        return "person"
    if _subject_lemmas(verb) & set(words.toll) or _is_toll(verb, number):
        return "person"
    if number.root.dep_ != "pobj" and verb.lemma_ in words.casualty_verbs:
        return "person"
    subject = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.tag_ in PLURALS and verb.lemma_ in words.change_verbs:
        return count.singular(subject.text)
    return ""


def _is_toll(verb: Token, number: Span) -> bool:
    """ "put the toll at 9": the toll is the object of the verb."""
    is_toll = any(t.dep_ == "dobj" and t.lemma_ in lexicon.load().count.toll for t in verb.children)
    return is_toll and number.root.dep_ == "pobj"


def _is_score(number: Span, verb: Token) -> bool:
    """ "the index closed at 117": points, where the sentence names an index before the number."""
    words = lexicon.load().count
    before = number.sent[: number.start - number.sent.start]
    sentence = {token.lemma_.lower() for token in before if token.pos_ in ("NOUN", "PROPN")}
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


def _verb(number: Span) -> Token | None:
    return next((t for t in number.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
