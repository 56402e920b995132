"""Rules for levels: how high, how much, how long something is, and whose it is."""

from spacy.tokens import Span, Token

from extractor import lexicon
from extractor.claims import phrase, reference, subject
from extractor.claims.changes import change_noun, link_of, of_security
from extractor.claims.direction import direction
from extractor.claims.question import (
    Answer,
    complement,
    deed,
    directions,
    following,
    in_noun,
    of_holder,
    of_noun,
    plural,
)
from extractor.claims.site import Site, lemma, object_of

_OBJECTS = ("dobj", "attr", "pobj", "npadvmod", "acomp", "nummod", "oprd")
_MODIFIERS = ("nummod", "compound", "amod", "nmod", "npadvmod", "quantmod", "poss")
# Prepositions that hang a figure on the noun that it measures: "a toll of 35".
_CHAINS = ("of", "at", "to", "worth", "around", "between", "from")
_LONGEST_WAY = 8


def level(site: Site, previous: Answer | None) -> Answer | None:
    """ "orders have come to 70 million euros": subject and amount of a verb of state."""
    named = lexicon.load().claim.level_verbs.get(lemma(site.verb))
    if found := _put_at(site) or _price_of_share(site):
        return found
    if named is None or site.subject is None or site.anchor.dep_ not in _OBJECTS:
        return None
    if named and _has_particle(site):
        return None
    if site.figure.kind == "duration" and named:
        named = lexicon.load().claim.lasting_verbs.get(lemma(site.verb))
        if named is None:
            return None
    if site.preposition is not None and site.preposition.lower_ == "of":
        return None
    if site.subject in site.span or _counts_for_holder(site):
        return None
    measured = reference.resolve(site.subject)
    is_holder = measured is not None and phrase.is_holder(measured)
    if reference.is_pronoun(site.subject) and previous and previous.metric and not is_holder:
        return following("claim.level", previous, named or previous.metric)
    measured = measured or site.subject
    if phrase.is_holder(measured):
        return _of_holder(site, measured, named)
    measures = measured.lemma_.lower() in lexicon.load().claim.measured
    is_size = site.figure.kind in ("duration", "measure")
    if is_size and lemma(site.verb) in lexicon.load().claim.paying_verbs:
        return None  # "sold 3 million hectolitres": things, and no price
    # "The bridge cost $3m", but "the brewer sold 3 million bottles".
    if named and (is_size or (site.figure.kind != "count" and not measures)):
        return of_holder("claim.level", measured, named)
    return of_noun("claim.level", measured)


def _has_particle(site: Site) -> bool:
    """ "Made off with" is no making."""
    assert site.verb is not None
    return any(t.dep_ == "prt" or t.lower_ == "off" for t in site.verb.rights)


def _put_at(site: Site) -> Answer | None:
    """ "Analysts put the bill at $1bn"; what is valued at so much is itself no amount."""
    words, link = lexicon.load().claim, site.preposition
    if link is None or link.lower_ != "at" or site.verb is None:
        return None
    placed = object_of(site.verb)
    if placed is None or placed in site.span or lemma(site.verb) not in words.placing_verbs:
        return None
    if lemma(site.verb) in words.valuing_verbs and lemma(placed) not in words.measured:
        return of_holder("claim.level", placed, "value")
    return of_noun("claim.level", placed)


def _price_of_share(site: Site) -> Answer | None:
    """ "Acme shares closed at $24.13": what is at so much is their price."""
    words, security = lexicon.load().claim, site.subject
    is_level = security is not None and lemma(site.verb) in words.level_verbs
    if security is None or not is_level or lemma(security) not in words.securities:
        return None
    if site.figure.kind != "money" or site.preposition is None:
        return None
    answer = of_holder("claim.level", phrase.owner(security), words.security_price)
    return of_security(answer, security)


def _counts_for_holder(site: Site) -> bool:
    """ "The islands have 50 voters", "the brewer sold 90 barrels": things, and no level."""
    if site.subject is None or site.figure.kind != "count" or lemma(site.verb) == "number":
        return False
    if lemma(site.verb) == "have":
        return True
    is_deed = bool(lexicon.load().claim.level_verbs.get(lemma(site.verb)))
    return is_deed or phrase.is_holder(site.subject)


def _of_holder(site: Site, holder: Token, named: str) -> Answer | None:
    """ "The firm earned $3m", "paid $3m for the rights", "reached $3bn in sales"."""
    if not named:
        return in_noun(site, holder)
    target = complement(site, "for", "on", "in")
    behind = "" if target is None else f" {target.head.lower_} {phrase.text(target)}"
    return of_holder("claim.level_of_holder", holder, named + behind)


def index_score(site: Site, previous: Answer | None) -> Answer | None:
    """ "The index shows the city scoring 117", "the average closed at 12,105"."""
    before = site.span.doc[site.span.sent.start : site.span.start]
    figures = {t.i for span in site.span.doc.spans["figures"] for t in span}  # "28.76 points"
    words = lexicon.load().count.index
    indices = [t for t in before if lemma(t) in words and t.i not in figures]
    if site.figure.rule != "measure.bare" or not indices:
        return None
    index = indices[-1]
    named = subject.index(index)
    link = site.preposition
    if link is not None and link.lower_ == "of" and link.head.pos_ == "NOUN" and link.head != index:
        reading = phrase.text(link.head)  # "an intraday high of 12,486"
        return Answer("claim.index_score", named, reading, index)
    subjects = [t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.i > index.i]
    scored = [t for t in subjects if index not in t.subtree]
    if scored:
        return of_holder("claim.index_score", scored[-1], f"{named} score")
    moved = direction(site, None)
    return Answer("claim.index_score", named, "change in level" if moved else "level", index)


def worth(site: Site, previous: Answer | None) -> Answer | None:
    """ "jewellery worth $2 million": what has the value, whoever got or lost it."""
    words, head = lexicon.load().claim.worth, site.anchor.head
    if site.figure.kind != "money" or head.lower_ not in words or head.i > site.anchor.i:
        return None
    thing = head.head
    if thing.pos_ not in ("NOUN", "PROPN") or thing.i > head.i:
        return None
    named = phrase.text(thing).removesuffix(f" {head.text}")
    return Answer("claim.worth", named, head.lower_, thing)


def magnitude(site: Site, previous: Answer | None) -> Answer | None:
    """ "measuring 7.2 on the Richter scale", "a quake of magnitude 8": it is the event's."""
    event = subject.event(site.span) if site.figure.unit == "magnitude" else None
    if event is None:
        return None
    return Answer("claim.magnitude", subject.event_name(event), "magnitude", event)


def modifier(site: Site, previous: Answer | None) -> Answer | None:
    """ "a five-day summit", "a 6.1-magnitude quake", "a $13 billion acquisition of EDS"."""
    node, head, kind = site.node, site.node.head, site.figure.kind
    is_noun = head.pos_ in ("NOUN", "PROPN") or head.dep_ == "dobj"  # "a 12 percent cut"
    if not is_noun or node.i > head.i or head in site.span:
        return None
    if node.dep_ not in _MODIFIERS:
        return None
    if kind == "duration" or site.figure.unit == "magnitude":
        return _span_of(site, head)
    if kind == "count" and "-" in site.figure.text and site.figure.unit is not None:
        return _made_of(site, head)
    way = directions("change_nouns").get(lemma(head))
    if way is not None and kind not in ("measure", "multiple"):
        return change_noun(site, head, way)
    return of_noun("claim.modifier", head, actor=_actor_beside(head, site))


def _made_of(site: Site, head: Token) -> Answer:
    """ "a six-member panel": how many of them make one, and what they make."""
    metric = f"number of {plural(phrase.counted(site.span, site.figure.unit))}"
    if lemma(head) in lexicon.load().claim.manners:
        return of_holder("claim.modifier", site.subject, metric)
    own = frozenset(token.i for token in site.span)
    thing = subject.event_name(head) if subject.is_event(head) else phrase.text(head, without=own)
    return Answer("claim.modifier", thing or None, metric, head)


def _span_of(site: Site, head: Token) -> Answer:
    """ "a five-day summit", "its 69-year history", "a six-year high": how long, and of what."""
    owner = phrase.owner(head)
    if site.figure.kind == "duration" and lemma(head) in lexicon.load().claim.records:
        metric = f"time since it was as {lemma(head)}"
        return of_holder("claim.modifier", owner or site.subject, metric)
    if site.figure.kind == "duration" and owner is not None and not subject.is_event(head):
        return of_holder("claim.modifier", owner, f"length of {phrase.metric_of(head)}")
    metric = "duration" if site.figure.kind == "duration" else "magnitude"
    named = subject.event_name(head) if subject.is_event(head) else phrase.text(head)
    return Answer("claim.modifier", named, metric, head)


def chained(site: Site, previous: Answer | None) -> Answer | None:
    """ "a death toll of 35", "with a market value of about $115 billion"."""
    link = site.preposition
    if link is None or link.head.pos_ not in ("NOUN", "PROPN") or link.i > site.anchor.i:
        return None
    noun = link.head
    if link_of(site) != link:
        return None  # "rose to a record of", "grew at a rate of"
    is_price = link.lower_ == "for" and lemma(noun) in lexicon.load().claim.actions
    if (link.lower_ not in _CHAINS and not is_price) or noun.ent_type_:
        return None
    if lemma(noun) in lexicon.load().claim.of_events and (event := subject.event(site.span)):
        return Answer("claim.chained", subject.event_name(event), lemma(noun), event)
    direction = directions("change_nouns").get(lemma(noun))
    if direction is not None and site.figure.kind != "count" and lemma(noun) != "loss":
        return change_noun(site, noun, direction)
    return of_noun("claim.chained", noun, actor=_holder_of(noun, site))


def _holder_of(noun: Token, site: Site) -> Token | None:
    """Whose noun it is: "HP, with a value of", "the firm reported a loss of"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "with":
        above = noun.head.head
        return above if above.pos_ in ("NOUN", "PROPN") else site.subject
    return noun.head if noun.dep_ == "appos" else _actor_beside(noun, site)


def _actor_beside(noun: Token, site: Site) -> Token | None:
    return None if noun.dep_ in ("nsubj", "nsubjpass") else site.subject


def distance(site: Site, previous: Answer | None) -> Answer | None:
    """ "55 kilometres west of the port": how far what is spoken of is from somewhere."""
    unit = lexicon.load().units.get(site.figure.unit or "")
    way = _behind(site.span)
    if unit is None or unit.dimension != "length" or way is None:
        return None
    if way.lower_.replace("-", "") not in lexicon.load().claim.directions:
        return None
    last = min(way.right_edge.i + 1, way.i + _LONGEST_WAY)
    where = " ".join(site.span.doc[way.i : last].text.split())
    return of_holder("claim.distance", _beside(site) or site.subject, f"distance {where}")


def _beside(site: Site) -> Token | None:
    """ "fell in the valley, 12 km from the port": the place that a distance stands behind."""
    start, doc = site.span.start, site.span.doc
    before = doc[start - 2] if start > 1 and doc[start - 1].text == "," else None
    if before is None or before.i < site.span.sent.start:
        return None
    is_place = before.ent_type_ in ("GPE", "LOC") or lemma(before) in lexicon.load().names.places
    return before if is_place and before.pos_ in ("NOUN", "PROPN") else None


def _behind(span: Span) -> Token | None:
    """The token behind a figure and its restatement in brackets: "12 km (7.5 miles) east"."""
    following = span.doc[span.end : span.sent.end]
    if following and following[0].text == "(":
        closing = next((t.i for t in following if t.text == ")"), span.sent.end)
        following = span.doc[closing + 1 : span.sent.end]
    return following[0] if following else None


def dimension(site: Site, previous: Answer | None) -> Answer | None:
    """ "The tunnel is 12 km (7.5 miles) long", "a three-metre-high wave"."""
    dimensions, adjective = lexicon.load().claim.dimensions, site.node.head
    behind = _behind(site.span)
    if adjective.lower_ not in dimensions and behind is not None:
        adjective = behind  # "standing 70 metres (230 feet) tall"
    named = dimensions.get(adjective.lower_)
    if named is None or site.figure.kind != "measure" or adjective.i < site.node.i:
        return None
    if adjective.dep_ != "amod":
        return of_holder("claim.dimension", site.subject, named)
    own = frozenset(t.i for t in adjective.subtree)
    thing = phrase.text(adjective.head, without=own) or None
    return Answer("claim.dimension", thing, named, adjective.head)


def object_of_verb(site: Site, previous: Answer | None) -> Answer | None:
    """ "agreed to pay $3 million for the rights": any other verb, with its own words."""
    if site.verb is None or site.subject is None or site.subject in site.span:
        return None
    holder = reference.resolve(site.subject)
    words = lexicon.load().claim
    bought = object_of(site.verb) if lemma(site.verb) in words.buying_verbs else None
    if bought is not None and bought not in site.span and site.figure.kind == "money":
        metric = f"{phrase.text(bought)} {words.purchase_price}"
        return of_holder("claim.verb", holder, metric)
    if holder is not None and site.figure.kind != "count" and (found := in_noun(site, holder)):
        return found
    noun = {"money": "amount", "percent": "share"}.get(site.figure.kind, "number")
    done = deed(site) or site.verb.text.lower()
    if site.figure.kind == "count":
        counted = phrase.counted(site.span, site.figure.unit)
        return of_holder("claim.verb", holder, f"{counted} {done}")
    target = object_of(site.verb)
    told = phrase.text(target) if target is not None and target not in site.span else ""
    return of_holder("claim.verb", holder, told or f"{noun} {done}")


def noun_alone(site: Site, previous: Answer | None) -> Answer | None:
    """Headlines and fragments: the noun that the figure hangs on."""
    head = site.anchor.head
    if head.pos_ not in ("NOUN", "PROPN") or head in site.span:
        return None
    return of_noun("claim.noun", head)
