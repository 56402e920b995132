"""What a figure measures, and of whom: a table of rules over the parse, the first that fits decides.

Each rule takes the place of a figure and what the figure before it answered, and returns an answer
or None. An answer without a subject is honest; a rule never guesses one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from extractor import lexicon
from extractor.claims import phrase, subject
from extractor.claims.site import Site, lemma, object_of, subject_of
from extractor.model import Change


@dataclass(frozen=True, eq=False)
class Answer:
    """The question that a figure answers; `holder` is the token that names the subject.

    `base` is the answer of the earlier figure that it speaks of, as "It accounts for" does.
    """

    rule: str
    confidence: str
    subject: str | None
    metric: str | None
    holder: Token | None = None
    scope: str | None = None
    change: Change | None = None
    base: "Answer | None" = None

    @property
    def follows(self) -> bool:
        """Whether the subject is what an earlier figure was about ("It accounts for ...")."""
        return self.base is not None


# Dependents of a verb that are clauses of their own.
_CLAUSES = {"advcl", "cc", "parataxis", "ccomp", "mark"}
_LONGEST_PREDICATE = 12

Rule = Callable[[Site, Answer | None], Answer | None]
"""(place of the figure, answer of the figure before it) -> answer, or None when it does not fit."""


def answer(site: Site, previous: Answer | None) -> Answer:
    """The question that the figure answers, by the first rule of `RULES` that fits."""
    for rule in RULES:
        if found := rule(site, previous):
            return found
    return Answer("claim.none", "0.1", None, None)


def index_score(site: Site, previous: Answer | None) -> Answer | None:
    """ "The index shows the city scoring 117", "the average closed at 12,105": points of an index."""
    if site.figure.rule != "measure.bare":
        return None
    before = list(site.span.doc[site.span.sent.start : site.span.start])
    indices = [t for t in before if lemma(t) in lexicon.load().count.index]
    if not indices:
        return None
    index = indices[-1]
    scored = [t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.i > index.i]
    entity = subject.entity_at(index)
    named = entity.text if entity is not None else phrase.text(index)
    if not scored:
        return Answer("claim.index_score", "0.8", named, "score", index)
    return Answer("claim.index_score", "0.8", subject.name(scored[-1]), f"{named} score", scored[-1])


def change_of_adverb(site: Site, previous: Answer | None) -> Answer | None:
    """ "117, up 4.81 percent": the change of what the figure before it measures."""
    adverb = site.anchor.head
    direction = _directions("change_adverbs").get(adverb.lower_)
    if direction is None or site.anchor.dep_ not in ("npadvmod", "dobj", "nummod", "pobj", "dep"):
        return None
    if previous is not None and previous.metric and previous.holder is not None:
        measured = previous.metric if previous.change else f"change in {previous.metric}"
        return _following("claim.adverb_change", "0.8", previous, measured, change=direction)
    whole = site.subject
    if whole is None:
        return None
    return _of_noun("claim.adverb_change", "0.7", whole, prefix="change in ", change=direction)


def multiple_of(site: Site, previous: Answer | None) -> Answer | None:
    """ "It was 2.3 times higher than the total of the decade before": what is compared."""
    if site.figure.kind != "multiple":
        return None
    compared = _compared(site)
    if site.figure.rule == "multiple.word" and site.verb is not None:
        changed = object_of(site.node) or subject_of(site.node)
        if changed is not None and (found := _changed(site, changed)):
            return found
    if site.subject is None:
        return None
    if subject.is_pronoun(site.subject) and previous is not None and previous.metric:
        against = (compared or "").partition(" ")[2]
        metric = f"{previous.metric} compared with {against}" if against else previous.metric
        return _following(
            "claim.multiple", "0.7", previous, metric, scope=compared, change=_comparative(site)
        )
    return _of_noun(
        "claim.multiple", "0.6", site.subject, scope=compared, change=_comparative(site)
    )


def _comparative(site: Site) -> Change | None:
    """ "2.3 times higher" is a rise; "twice as many" compares without one."""
    end = site.span.end
    following = site.span.doc[end].lower_ if end < len(site.span.doc) else ""
    return _directions("change_adverbs").get(following)


def _changed(site: Site, changed: Token) -> Answer | None:
    direction: Change = "down" if (site.figure.low or 1) < 1 else "up"
    actor = subject_of(site.node)
    fallback = actor if actor != changed else None
    return _of_noun(
        "claim.multiple_verb", "0.7", changed, prefix="change in ", change=direction, actor=fallback
    )


def _compared(site: Site) -> str | None:
    for token in site.node.sent[site.span.end - site.node.sent.start :]:
        if token.lower_ in lexicon.load().claim.comparison and token.dep_ in ("prep", "mark"):
            words = " ".join(t.text for t in token.subtree if not t.is_punct and not t.is_space)
            return words if len(words.split()) <= 14 else None
    return None


def share(site: Site, previous: Answer | None) -> Answer | None:
    """ "accounts for 40 percent of the nation's total": whose share, and of which whole."""
    whole = _whole(site.node)
    if site.figure.kind != "percent" or whole is None or _is_subject(site.anchor):
        return None
    if site.verb is None or lemma(site.verb) not in lexicon.load().claim.share_verbs:
        return None
    of = phrase.text(whole)
    if site.subject is None or not of:
        return None
    scope = _joined(_fronted(site), f"of {phrase.text(whole)}")
    if subject.is_pronoun(site.subject) and previous is not None and previous.metric:
        metric = f"share of {_completed(whole, (previous.base or previous).metric or '')}"
        return _following("claim.share", "0.8", previous, metric, scope=scope)
    holder = subject.resolve(site.subject)
    return Answer(
        "claim.share", "0.85", subject.name(holder), f"share of {of}", holder, scope
    )


def _completed(whole: Token, metric: str) -> str:
    """ "the nation's total" of what was spoken of: "nation's total licensing revenue"."""
    words = lexicon.load().claim.partitives
    text = phrase.text(whole)
    if lemma(whole) not in words:
        return text
    rest = [word for word in metric.split() if word.lower() not in words]
    return " ".join([text, *rest])


def _fronted(site: Site) -> str | None:
    """A participle before the clause that narrows it: "Facing China, ..."."""
    if site.verb is None:
        return None
    for child in site.verb.lefts:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and object_of(child) is not None:
            if lemma(child) in lexicon.load().attribution.verbs:
                return None
            return " ".join(t.text for t in child.subtree if not t.is_punct).lower()
    return None


def share_of_group(site: Site, previous: Answer | None) -> Answer | None:
    """ "65 percent of them have a background": the share of a group that does something."""
    if site.figure.kind != "percent" or not _is_subject(site.anchor) or site.verb is None:
        return None
    group = _whole(site.node) or _fronted_group(site)
    predicate = _predicate(site.verb)
    if not predicate:
        return None
    metric = f"share who {predicate}" if site.verb.tag_ != "VBN" else f"share {predicate}"
    if group is not None and not subject.is_pronoun(group):
        return Answer("claim.share_of_group", "0.8", phrase.text(group), metric, group)
    if previous is not None and previous.rule == "claim.share_of_group":
        return _following("claim.share_of_group", "0.6", previous, metric)
    return Answer("claim.share_of_group", "0.3", None, metric)


def _whole(node: Token) -> Token | None:
    for child in node.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > node.i:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _fronted_group(site: Site) -> Token | None:
    """ "Of the 300 staff, 45% work remotely": the group at the front of the clause."""
    for child in site.verb.lefts if site.verb is not None else ():
        if child.dep_ == "prep" and child.lower_ in ("of", "among"):
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _predicate(verb: Token) -> str:
    """The verb with what follows it, up to the end of its clause."""
    end = verb.i + 1
    for child in verb.rights:
        if child.dep_ in _CLAUSES or (child.is_punct and child.tag_ != "HYPH"):
            break
        end = child.right_edge.i + 1
    return " ".join(verb.doc[verb.i : min(end, verb.i + _LONGEST_PREDICATE)].text.split())


def modifier(site: Site, previous: Answer | None) -> Answer | None:
    """ "a five-day summit", "a 6.1-magnitude quake", "a $13 billion acquisition of EDS"."""
    node, head = site.node, site.node.head
    kind = site.figure.kind
    if head.pos_ not in ("NOUN", "PROPN") or node.i > head.i or head in site.span:
        return None
    if node.dep_ not in ("nummod", "compound", "amod", "nmod", "npadvmod", "quantmod", "poss"):
        return None
    if kind == "duration" or (kind == "measure" and site.figure.unit == "magnitude"):
        metric = "duration" if kind == "duration" else "magnitude"
        named = subject.event_name(head) if subject.is_event(head) else phrase.text(head)
        return Answer("claim.modifier", "0.8", named, metric, head)
    direction = _directions("change_nouns").get(lemma(head))
    if direction is not None and kind in ("percent", "percentage_point", "money", "count"):
        return _change_noun(site, head, direction)
    actor = site.subject if site.verb is not None and head.dep_ != "nsubj" else None
    return _of_noun("claim.modifier", "0.7", head, actor=actor)


def _change_noun(site: Site, noun: Token, direction: Change) -> Answer | None:
    """ "a 5 percent increase in sales": the change of what stands behind "in"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of") and child.i > noun.i:
            if target := next((t for t in child.children if t.dep_ == "pobj"), None):
                return _of_noun(
                    "claim.change_noun", "0.8", target, prefix="change in ", change=direction,
                    actor=site.subject,
                )  # fmt: skip
    actor = site.subject if noun.dep_ not in ("nsubj", "nsubjpass") else None
    return _of_noun("claim.change_noun", "0.6", noun, change=direction, actor=actor)


def chained(site: Site, previous: Answer | None) -> Answer | None:
    """ "a death toll of 35", "with a market value of about $115 billion"."""
    link = site.preposition
    if link is None or link.head.pos_ not in ("NOUN", "PROPN") or link.i > site.anchor.i:
        return None
    noun = link.head
    if link.lower_ not in ("of", "at", "to", "worth", "around", "between", "from") or noun.ent_type_:
        return None
    direction = _directions("change_nouns").get(lemma(noun))
    if direction is not None and site.figure.kind != "count" and lemma(noun) != "loss":
        return _change_noun(site, noun, direction)
    return _of_noun("claim.chained", "0.8", noun, actor=_holder_of(noun, site))


def _holder_of(noun: Token, site: Site) -> Token | None:
    """Whose noun it is: "HP, with a value of", "the firm reported a loss of"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "with":
        return noun.head.head if noun.head.head.pos_ in ("NOUN", "PROPN") else site.subject
    if noun.dep_ == "appos":
        return noun.head
    return site.subject if noun.dep_ not in ("nsubj", "nsubjpass") else None


def change_of_verb(site: Site, previous: Answer | None) -> Answer | None:
    """ "revenue rose 5 percent to $3.2 billion": the size of a change, and the level after it."""
    verb = site.verb
    direction = _directions("change_verbs").get(lemma(verb))
    if verb is None or direction is None:
        return None
    link = site.preposition
    changed = object_of(verb)
    if changed is None or changed == site.anchor or changed in site.span:
        changed = site.subject
    if changed is None or (link is not None and link.head != verb):
        return None
    if phrase.is_holder(changed) and lemma(verb) in lexicon.load().claim.level_verbs:
        return None
    actor = site.subject if changed != site.subject else None
    if link is not None and link.lower_ in ("to", "at"):
        return _of_noun("claim.level_after_change", "0.85", changed, actor=actor)
    if link is not None and link.lower_ == "from":
        return _of_noun("claim.level_before_change", "0.7", changed, actor=actor, scope="before the change")
    if link is not None and link.lower_ not in ("by", "about"):
        return None
    if site.figure.kind == "duration":
        return None
    if site.figure.kind == "count" and site.anchor.dep_ == "dobj":
        metric = f"{phrase.counted(site.span)} {verb.text}"
        holder = subject.resolve(changed)
        return Answer("claim.change_count", "0.7", subject.name(holder), metric, holder, None, direction)
    return _of_noun(
        "claim.change_verb", "0.85", changed, prefix="change in ", change=direction, actor=actor
    )


def casualties(site: Site, previous: Answer | None) -> Answer | None:
    """ "killed 11 people", "24 dead": people by what happened to them, in the event spoken of."""
    if site.figure.kind != "count":
        return None
    words = lexicon.load().claim.casualties
    verb = site.verb
    fate = words.get(site.span[-1].lower_)
    if fate is None and site.anchor.dep_ in ("dobj", "nsubj", "nsubjpass"):
        fate = words.get(lemma(verb))
        if lemma(verb) == "leave" or (fate is None and verb is not None):
            fate = next((words[lemma(t)] for t in verb.subtree if t.i > site.node.i and lemma(t) in words), None) if lemma(verb) == "leave" else None
    if fate is None and site.node.dep_ == "pobj":
        return None
    if fate is None:
        acl = next((t for t in site.node.children if t.dep_ in ("acl", "amod") and lemma(t) in words), None)
        fate = words.get(lemma(acl)) if acl is not None else None
    if fate is None:
        return None
    noun = site.figure.unit or "person"
    counted = "people" if noun == "person" else phrase.counted(site.span)
    event = subject.event(site.span)
    cause = site.subject if site.anchor.dep_ == "dobj" and site.subject is not None else None
    if cause is not None and cause.pos_ in ("NOUN", "PROPN") and not subject.is_event(cause) and event is None:
        return Answer("claim.casualties", "0.7", subject.name(cause), f"{counted} {fate}", cause)
    if event is None:
        return Answer("claim.casualties", "0.4", None, f"{counted} {fate}")
    return Answer("claim.casualties", "0.8", subject.event_name(event), f"{counted} {fate}", event)


def level(site: Site, previous: Answer | None) -> Answer | None:
    """ "revenues have added up to 200 billion yuan": subject and amount of a verb of state."""
    verb, levels = site.verb, lexicon.load().claim.level_verbs
    if verb is None or lemma(verb) not in levels or site.subject is None:
        return None
    if site.anchor.dep_ not in ("dobj", "attr", "pobj", "npadvmod", "acomp", "nummod", "oprd"):
        return None
    if site.subject in site.span or (site.figure.kind == "count" and lemma(verb) != "number" and phrase.is_holder(site.subject)):
        return None
    if subject.is_pronoun(site.subject) and previous is not None and previous.metric:
        if subject.resolve(site.subject) is None or not phrase.is_holder(subject.resolve(site.subject) or site.subject):
            return _following("claim.level", "0.6", previous, previous.metric)
    named = levels[lemma(verb)]
    measured = subject.resolve(site.subject) or site.subject
    if phrase.is_holder(measured) and named:
        return Answer("claim.level_of_holder", "0.7", subject.name(measured), _with_complement(named, site), measured)
    if phrase.is_holder(measured):
        return _in_noun(site, measured)
    if named and site.figure.kind in ("duration", "measure"):
        return Answer("claim.level", "0.7", subject.name(measured), named, measured)
    return _of_noun("claim.level", "0.9", measured)


def _in_noun(site: Site, holder: Token) -> Answer | None:
    """ "The firm reached $3bn in sales": the metric stands behind "in"."""
    for child in [*site.node.children, *(site.verb.children if site.verb else ())]:
        if child.dep_ == "prep" and child.lower_ in ("in", "of") and child.i > site.span.start:
            target = next((t for t in child.children if t.dep_ == "pobj"), None)
            if target is not None and not target.ent_type_ and phrase.text(target):
                return Answer("claim.in_noun", "0.75", subject.name(holder), phrase.text(target), holder)
    return None


def _with_complement(named: str, site: Site) -> str:
    """ "paid $3m for the rights": payment for the rights."""
    for child in [*site.node.children, *(site.verb.children if site.verb else ())]:
        if child.dep_ == "prep" and child.lower_ in ("for", "on", "in") and child.i > site.span.start:
            target = next((t for t in child.children if t.dep_ == "pobj"), None)
            if target is not None and phrase.text(target):
                return f"{named} {child.lower_} {phrase.text(target)}"
    return named


def count_object(site: Site, previous: Answer | None) -> Answer | None:
    """ "companies have obtained over 400 patents": things counted, and who did what with them."""
    if site.figure.kind not in ("count", "measure", "duration") or site.verb is None:
        return None
    if site.preposition is not None and site.preposition.lower_ in ("of", "among"):
        return None
    if site.anchor.dep_ not in ("dobj", "attr", "pobj", "npadvmod", "oprd", "dative"):
        return None
    if site.anchor.dep_ == "pobj" and site.preposition is not None and site.preposition.head != site.verb:
        return None
    if site.subject is None or site.subject in site.span:
        return None
    counted = phrase.counted(site.span)
    done = _done(site)
    metric = " ".join(filter(None, (counted, done)))
    if lemma(site.subject) == lexicon.load().claim.existential:
        return Answer("claim.exists", "0.4", None, f"number of {counted}")
    holder = subject.resolve(site.subject)
    return Answer("claim.count_object", "0.7", subject.name(holder), metric, holder)


def _done(site: Site) -> str:
    """The verb and what follows the counted things: "obtained with overseas partners"."""
    verb = site.verb
    if verb is None or verb.pos_ == "AUX" or lemma(verb) in ("have", "be"):
        return ""
    parts = [verb.text.lower()]
    if site.preposition is not None:
        return " ".join([*parts, site.preposition.lower_])
    for child in verb.rights:
        if child.dep_ == "prep" and child.i > site.span.end - 1:
            target = next((t for t in child.children if t.dep_ == "pobj"), None)
            words = phrase.text(target) if target is not None else ""
            if words:
                parts += [child.lower_, words]
                break
    return " ".join(parts)


def count_subject(site: Site, previous: Answer | None) -> Answer | None:
    """ "25 forums will drive upgrading": things of the event that the article is about."""
    if site.figure.kind != "count" or not _is_subject(site.anchor) or site.verb is None:
        return None
    counted = phrase.counted(site.span)
    event = subject.event(site.span)
    if site.verb.tag_ == "VBN" and site.anchor.dep_ == "nsubjpass":
        metric = f"{counted} {site.verb.text}"
    else:
        metric = f"number of {counted}"
    if event is None:
        return Answer("claim.count_subject", "0.3", None, metric)
    return Answer("claim.count_subject", "0.6", subject.event_name(event), metric, event)


def counted_group(site: Site, previous: Answer | None) -> Answer | None:
    """ "of the over 4,000 surveyed scientists in the city": a group by its size."""
    if site.figure.kind != "count" or site.anchor.dep_ != "pobj":
        return None
    place = next(
        (t for c in site.node.children if c.dep_ == "prep" and c.lower_ in ("in", "at", "of")
         for t in c.children if t.dep_ == "pobj"),
        None,
    )  # fmt: skip
    metric = phrase.counted(site.span)
    if place is not None:
        return Answer("claim.counted_group", "0.6", subject.name(place), metric, place)
    if site.subject is not None and site.subject not in site.span:
        holder = subject.resolve(site.subject)
        verb = site.verb.text.lower() if site.verb is not None else ""
        return Answer("claim.counted_group", "0.4", subject.name(holder), f"{metric} {verb}".strip(), holder)
    return Answer("claim.counted_group", "0.3", None, metric)


def object_of_verb(site: Site, previous: Answer | None) -> Answer | None:
    """ "agreed to pay $3 million for the rights": any other verb, with its own words."""
    if site.verb is None or site.subject is None or site.subject in site.span:
        return None
    holder = subject.resolve(site.subject)
    if holder is not None and (found := _in_noun(site, holder)):
        return found
    done = _done(site) or site.verb.text.lower()
    target = object_of(site.verb)
    if target is not None and target not in site.span and phrase.text(target):
        done = f"{done} {phrase.text(target)}"
    noun = {"money": "amount", "percent": "share"}.get(site.figure.kind, "number")
    return Answer("claim.verb", "0.4", subject.name(holder), f"{noun} {done}", holder)


def distance(site: Site, previous: Answer | None) -> Answer | None:
    """ "55 kilometres west of the port": how far what is spoken of is from somewhere."""
    unit = lexicon.load().units.get(site.figure.unit or "")
    following = site.span.doc[site.span.end] if site.span.end < len(site.span.doc) else None
    if unit is None or unit.dimension != "length" or following is None:
        return None
    if following.lower_.replace("-", "") not in lexicon.load().claim.directions:
        return None
    end = following.right_edge.i + 1
    where = " ".join(site.span.doc[following.i : min(end, following.i + 8)].text.split())
    holder = subject.resolve(site.subject) if site.subject is not None else None
    return Answer("claim.distance", "0.6", subject.name(holder), f"distance {where}", holder)


def of_noun_alone(site: Site, previous: Answer | None) -> Answer | None:
    """Headlines and fragments: the noun that the figure hangs on."""
    head = site.anchor.head
    if head.pos_ not in ("NOUN", "PROPN") or head in site.span:
        return None
    return _of_noun("claim.noun", "0.4", head)


# In the order of how much the words around a figure commit to.
RULES: tuple[Rule, ...] = (
    index_score,
    multiple_of,
    change_of_adverb,
    distance,
    share,
    share_of_group,
    modifier,
    chained,
    casualties,
    change_of_verb,
    level,
    count_object,
    count_subject,
    counted_group,
    object_of_verb,
    of_noun_alone,
)


def _of_noun(
    rule: str,
    confidence: str,
    noun: Token,
    *,
    prefix: str = "",
    scope: str | None = None,
    change: Change | None = None,
    actor: Token | None = None,
) -> Answer | None:
    """The answer whose metric is a noun phrase: its owner is the subject, else the actor."""
    noun = subject.resolve(noun) or noun
    metric = phrase.metric_of(noun)
    if not metric:
        return None
    if phrase.is_holder(noun) and not phrase.owner(noun):
        return None
    holder = phrase.owner(noun) or actor or subject.company(noun.sent)
    if holder is not None:
        holder = subject.resolve(holder)
    named = subject.name(holder)
    if named == metric:
        named = None
    certain = confidence if named else "0.4"
    return Answer(rule, certain, named, prefix + metric, holder if named else None, scope, change)


def _following(
    rule: str,
    confidence: str,
    previous: Answer,
    metric: str,
    *,
    scope: str | None = None,
    change: Change | None = None,
) -> Answer:
    """The answer about what the figure before was about."""
    base = previous.base or previous
    return Answer(rule, confidence, base.subject, metric, base.holder, scope, change, base)


@cache
def _directions(table: str) -> dict[str, Change]:
    words: dict[Change, tuple[str, ...]] = getattr(lexicon.load().claim, table)
    return {word: direction for direction, forms in words.items() for word in forms}


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass")


def _joined(*parts: str | None) -> str | None:
    return ", ".join(filter(None, parts)) or None
