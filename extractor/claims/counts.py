"""Rules for counts of people and things: what was done with them, in which event or group."""

from spacy.tokens import Token

from extractor import lexicon
from extractor.claims import phrase, subject
from extractor.claims.question import (
    Answer,
    complement,
    deed,
    done_to,
    following,
    is_subject,
    of_holder,
)
from extractor.claims.site import Site, lemma, object_of, object_of_preposition

# How what is told of people hangs on the verb that tells it.
TOLD = ("xcomp", "ccomp", "advcl", "prep", "oprd", "acomp")


def casualties(site: Site, previous: Answer | None) -> Answer | None:
    """ "killed 11 people", "24 dead": people by what happened to them, in the event spoken of."""
    fate = _fate(site) if site.figure.kind == "count" else None
    if fate is None:
        return None
    is_of_people = site.figure.unit in (None, "person")
    things = "people" if is_of_people else phrase.counted(site.span, site.figure.unit)
    metric = " ".join(filter(None, (things, _degree(site), fate)))
    event, cause = _cause(site), site.subject
    if event is None and (doer := _doer(site)) is not None:
        return of_holder("claim.casualties", doer, metric)
    event = event or subject.event(site.span)
    if event is not None:
        named, where = subject.event_name(event), _where(site)
        scope = where if where and where.split()[-1] not in named else None
        if _is_added(site, metric, previous):
            scope = " ".join(filter(None, ("in addition", scope)))
        return Answer("claim.casualties", named, metric, event, scope)
    if site.anchor.dep_ == "dobj" and cause is not None and cause.pos_ in ("NOUN", "PROPN"):
        return of_holder("claim.casualties", cause, metric)
    return Answer("claim.casualties", None, metric)


def _cause(site: Site) -> Token | None:
    """The event whose doing the clause is: "the quake caused 300 people to be evacuated"."""
    if (doer := _doer(site)) is not None and subject.is_event(doer):
        return doer
    if site.subject is not None and subject.is_event(site.subject):
        return site.subject
    for verb in (t for t in site.node.ancestors if t.pos_ == "VERB"):
        told = next((t for t in verb.children if t.dep_ == "nsubj"), None)
        if told is not None and told not in site.span and subject.is_event(told):
            return told
    return None


def _doer(site: Site) -> Token | None:
    """What killed or hurt them, where the clause says so: "were injured by falling tiles"."""
    if site.verb is None or site.anchor.dep_ != "nsubjpass":
        return None
    told = (site.verb, *site.verb.conjuncts)  # "two were killed and five injured by tiles"
    agent = next((t for verb in told for t in verb.rights if t.dep_ == "agent"), None)
    return None if agent is None else object_of_preposition(agent)


def part_of_toll(site: Site, previous: Answer | None) -> Answer | None:
    """ "killed 80 people, including 10 children": a part by what happened to the whole."""
    link = site.preposition
    is_part = link is not None and link.lower_ == "including" and site.figure.kind == "count"
    if not is_part or previous is None or previous.rule != "claim.casualties":
        return None
    fate = (previous.metric or "").split()[-1]
    things = phrase.counted(site.span, site.figure.unit)
    return following("claim.part_of_toll", previous, f"{things} {fate}")


def _degree(site: Site) -> str | None:
    """ "seriously" of "seriously injured": another count than that of all injured."""
    degrees = lexicon.load().claim.degrees
    near = site.span.doc[site.span.start : min(site.span.end + 4, site.span.sent.end)]
    return next((degrees[token.lower_] for token in near if token.lower_ in degrees), None)


def _is_added(site: Site, metric: str, previous: Answer | None) -> bool:
    """ "another two were killed", "killed 80 in town and dozens more in the hills": no total."""
    near = site.span.doc[max(site.span.start - 2, site.span.sent.start) : site.span.end + 1]
    words = {token.lower_ for token in near}
    again = previous is not None and previous.metric == metric
    return "another" in words or (again and "more" in words and "than" not in words)


def _where(site: Site) -> str | None:
    """ "killed 170,000 people in Aceh": the place that the toll is of, if its clause names one."""
    for above in (site.node, site.verb):
        for child in () if above is None else above.rights:
            if child.dep_ == "prep" and child.lower_ in lexicon.load().names.place_prepositions:
                place = object_of_preposition(child)
                regions = lexicon.load().names.places
                if place is not None and (
                    place.ent_type_ in ("GPE", "LOC") or lemma(place) in regions
                ):
                    return f"{child.lower_} {phrase.text(place)}"
    return None


def _fate(site: Site) -> str | None:
    """What happened to the people counted: by the figure's last word, its verb, or a participle."""
    words = lexicon.load().claim.casualties
    if fate := words.get(site.span[-1].lower_):
        is_part = any(t.lower_ == "of" for t in site.span)  # "25 of the injured were treated"
        return None if is_part else fate
    if site.verb is not None and site.anchor.dep_ in ("dobj", "nsubj", "nsubjpass"):
        if fate := words.get(lemma(site.verb)):
            return fate
        if lemma(site.verb) == "leave":  # "left 20 people injured"
            after = (t for t in site.verb.subtree if t.i > site.node.i)
            return next((words[lemma(t)] for t in after if lemma(t) in words), None)
        if lemma(site.verb) == "be":  # "eight people were missing"
            states = (t for t in site.verb.rights if t.dep_ in ("acomp", "attr"))
            return next((words[t.lower_] for t in states if t.lower_ in words), None)
        if lemma(site.verb) in lexicon.load().attribution.verbs:
            return _told_fate(site)
    behind = site.span.doc[site.span.end : site.span.end + 1]  # "recorded 24 people dead"
    if behind and behind[0].pos_ in ("ADJ", "VERB") and behind[0].lower_ in words:
        return words[behind[0].lower_]
    participles = (t for t in site.node.children if t.dep_ in ("acl", "amod"))
    return next((words[lemma(t)] for t in participles if lemma(t) in words), None)


def _told_fate(site: Site) -> str | None:
    """ "Two are reported to have been killed", "confirmed as having died", "recorded 24 dead"."""
    words = lexicon.load().claim.casualties
    assert site.verb is not None
    told = [t for t in site.verb.rights if t.dep_ in TOLD or lemma(t) in words]
    inside = [t for child in told for t in (child, *child.children) if t.i > site.node.i]
    return next((words[lemma(t)] for t in inside if lemma(t) in words), None)


def count_object(site: Site, previous: Answer | None) -> Answer | None:
    """ "firms have filed over 300 patents": things counted, and who did what with them."""
    link = site.preposition
    if site.figure.kind not in ("count", "measure", "duration") or site.verb is None:
        return None
    if site.anchor.dep_ not in ("dobj", "attr", "pobj", "npadvmod", "oprd", "dative"):
        return None
    if link is not None and (link.head != site.verb or link.lower_ in ("of", "among")):
        return None
    counted = phrase.counted(site.span, site.figure.unit)
    if any(child.dep_ == "expl" for child in site.verb.children):  # "There are 12 bridges in town"
        place = complement(site, "in", "at", "on")
        return of_holder("claim.exists", place, f"number of {counted}")
    if site.subject is None or site.subject in site.span:
        return None
    if site.figure.kind == "duration":  # "shook houses for a minute"
        counted, what = "time", object_of(site.verb)
        if what is not None and what not in site.span:
            counted = f"time {phrase.text(what)}"
        return of_holder("claim.count_object", site.subject, f"{counted} {done_to(site.verb)}")
    return of_holder("claim.count_object", site.subject, f"{counted} {deed(site)}".rstrip())


def count_subject(site: Site, previous: Answer | None) -> Answer | None:
    """ "18 workshops will be held": things of the event that the article is about."""
    if site.figure.kind != "count" or not is_subject(site.anchor) or site.verb is None:
        return None
    counted = phrase.counted(site.span, site.figure.unit)
    done = deed(site, with_object=True)
    metric = f"{counted} {done}" if done else f"number of {counted}"
    event = subject.event(site.span)
    if event is None:
        return Answer("claim.count_subject", None, metric)
    return Answer("claim.count_subject", subject.event_name(event), metric, event)


def counted_group(site: Site, previous: Answer | None) -> Answer | None:
    """ "of the 900 polled growers in the valley": a group by its size."""
    if site.figure.kind != "count" or site.anchor.dep_ != "pobj":
        return None
    metric = phrase.counted(site.span, site.figure.unit)
    owner = next((t for t in site.node.children if t.dep_ == "poss"), None)
    if owner is not None:  # "competition for the maker and its 900 workers"
        return of_holder("claim.counted_group", owner, metric)
    for child in site.node.children:
        place = object_of_preposition(child) if child.lower_ in ("in", "at", "of") else None
        if place is not None:
            return of_holder("claim.counted_group", place, metric)
    if site.subject is None or site.subject in site.span or site.verb is None:
        return Answer("claim.counted_group", None, metric)
    done = f"{metric} {site.verb.text.lower()}"
    return of_holder("claim.counted_group", site.subject, done)
