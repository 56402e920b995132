"""Rules for the sizes of rises and falls, and for multiples: what changed, and whose it is."""

from dataclasses import replace

from spacy.tokens import Token

from extractor import lexicon
from extractor.claims import phrase, reference, subject
from extractor.claims.question import Answer, directions, following, of_holder, of_noun
from extractor.claims.site import Site, lemma, object_of, object_of_preposition, subject_of
from extractor.model import Change

# More words than this after "than" are a clause, and no short name of what is compared with.
_LONGEST_COMPARISON = 14
# Hardly a share costs more, and hardly a company tells of less.
_DEAREST = 1000


def change_of_adverb(site: Site, previous: Answer | None) -> Answer | None:
    """ "117, up 4.81 percent": the change of what the figure before it measures."""
    direction = directions("change_adverbs").get(site.anchor.head.lower_)
    if direction is None or site.anchor.dep_ not in ("npadvmod", "dobj", "nummod", "pobj", "dep"):
        return None
    if (
        not _is_of_own_clause(site)
        and previous is not None
        and previous.metric
        and previous.holder is not None
    ):
        measured = previous.metric if previous.change else f"change in {previous.metric}"
        return following("claim.adverb_change", previous, measured, change=direction)
    if site.subject is None:
        return None
    if lemma(site.subject) in lexicon.load().claim.securities:
        metric, holder = lexicon.load().claim.security_price, phrase.owner(site.subject)
        found = of_holder("claim.adverb_change", holder, f"change in {metric}", change=direction)
        return of_security(found, site.subject)
    return of_noun("claim.adverb_change", site.subject, prefix="change in ", change=direction)


def _is_of_own_clause(site: Site) -> bool:
    """ "Oil fell. Gold was up 2 percent": "up" is said of the gold, not of what was told before."""
    if site.subject is None or reference.is_pronoun(site.subject):
        return False
    return lemma(site.verb) == "be" and site.anchor.head.head == site.verb


def moved(verb: Token | None) -> Change | None:
    """The way that a verb says something went: "rose", "edged up"."""
    if (direction := directions("change_verbs").get(lemma(verb))) is not None:
        return direction
    if verb is None or lemma(verb) not in lexicon.load().claim.moving_verbs:
        return None
    ways = (directions("change_adverbs").get(child.lower_) for child in verb.rights)
    return next((way for way in ways if way is not None), None)


def change_of_verb(site: Site, previous: Answer | None) -> Answer | None:
    """ "revenue rose 5 percent to $3.2 billion": the size of a change, and the level after it."""
    verb, link = site.verb, link_of(site)
    direction = moved(verb)
    changed = None if verb is None else _changed_thing(site, verb)
    if direction is None or changed is None or (link is not None and not _belongs(link, verb)):
        return None
    if found := _share_price(site, changed, direction):
        return found
    if phrase.is_holder(changed) and lemma(verb) in lexicon.load().claim.level_verbs:
        return None
    actor = site.subject if changed != site.subject else None
    is_pace = link is not None and link.lower_ == "at" and link != site.preposition
    if link is not None and link.lower_ in ("to", "at") and not is_pace:
        return of_noun("claim.level_after_change", changed, actor=actor)
    if link is not None and link.lower_ == "from":
        scope = lexicon.load().claim.before_change
        return of_noun("claim.level_before_change", changed, actor=actor, scope=scope)
    if link is not None and link.lower_ not in ("by", "about") and not is_pace:
        return None
    if site.figure.kind == "duration":
        return None
    return _size(site, changed, actor, direction)


def revised(site: Site, previous: Answer | None) -> Answer | None:
    """ "growth was revised to 2.9 percent from 2.6": the level as it is told now, and as it was."""
    verb, link = site.verb, site.preposition
    if verb is None or link is None or link.head != verb:
        return None
    changed = _changed_thing(site, verb)
    if changed is None or lemma(verb) not in lexicon.load().claim.revising_verbs:
        return None
    if link.lower_ == "to":
        return of_noun("claim.level_after_change", changed)
    if link.lower_ == "from":
        scope = lexicon.load().claim.before_change
        return of_noun("claim.level_before_change", changed, scope=scope)
    return None


def link_of(site: Site) -> Token | None:
    """The preposition of the figure; that of "rate" in "grew at a rate of 2 percent"."""
    link = site.preposition
    if link is None or link.lower_ != "of" or site.verb is None:
        return link
    noun, outer = link.head, link.head.head
    is_way = lemma(noun) in lexicon.load().claim.paces and noun.dep_ == "pobj"
    changes = moved(site.verb) is not None and outer.head == site.verb
    return outer if is_way and changes else link


def _belongs(link: Token, verb: Token | None) -> bool:
    """ "fell to", "dropped back to"."""
    return link.head == verb or (link.head.pos_ == "ADV" and link.head.head == verb)


def _share_price(site: Site, changed: Token, direction: Change) -> Answer | None:
    """ "Acme shares fell 34 cents to $26.53", "Acme lost 34 cents": the price of one share."""
    words, figure, link = lexicon.load().claim, site.figure, site.preposition
    is_share = lemma(changed) in words.securities and figure.kind in ("money", "percent")
    is_small = figure.kind == "money" and (figure.high or _DEAREST) < _DEAREST
    # A company itself rises by no percent: that is its price.
    is_price = is_small or figure.kind == "percent"
    if not is_share and not (is_price and changed.ent_type_ == "ORG"):
        return None
    holder = phrase.owner(changed) if is_share else changed
    if link is None or link.lower_ == "by":
        found = of_holder(
            "claim.change_verb", holder, f"change in {words.security_price}", change=direction
        )
    elif link.lower_ in ("to", "at"):
        found = of_holder("claim.level_after_change", holder, words.security_price)
    else:
        return None
    return of_security(found, changed) if is_share else found


def of_security(answer: Answer, security: Token) -> Answer:
    """ "Acme shares": what has the price, named with whose it is."""
    if answer.subject is None or answer.subject.endswith(security.lower_):
        return answer
    return replace(answer, subject=f"{answer.subject} {security.lower_}")


def _changed_thing(site: Site, verb: Token) -> Token | None:
    """What rises or is raised: the object beside the figure, else the subject."""
    changed = object_of(verb)
    is_figure = changed is not None and changed.i in phrase.figure_and_date_tokens(changed.doc)
    return site.subject if changed is None or changed in site.span or is_figure else changed


def _size(site: Site, changed: Token, actor: Token | None, direction: Change) -> Answer | None:
    if site.figure.kind == "count" and site.anchor.dep_ == "dobj" and site.verb is not None:
        metric = f"{phrase.counted(site.span, site.figure.unit)} {site.verb.text}"
        return of_holder("claim.change_count", changed, metric, change=direction)
    if lemma(changed) in lexicon.load().claim.economies:  # "the economy grew": that is its growth
        return of_holder("claim.change_verb", changed, "growth", change=direction)
    if lemma(changed) in lexicon.load().count.index:
        named = subject.index(changed)
        return Answer("claim.change_verb", named, "change in level", changed, change=direction)
    return of_noun("claim.change_verb", changed, prefix="change in ", change=direction, actor=actor)


def change_noun(site: Site, noun: Token, direction: Change) -> Answer | None:
    """ "a 5 percent increase in sales": the change of what stands behind "in"."""
    for child in noun.rights:
        target = object_of_preposition(child) if child.lower_ in ("in", "of") else None
        if target is not None:
            return of_noun(
                "claim.change_noun",
                target,
                prefix="change in ",
                change=direction,
                actor=site.subject,
            )
    actor = site.subject if noun.dep_ not in ("nsubj", "nsubjpass") else None
    return of_noun("claim.change_noun", noun, change=direction, actor=actor)


def multiple_of(site: Site, previous: Answer | None) -> Answer | None:
    """ "That is 2.5 times higher than a year ago": what is compared."""
    if site.figure.kind != "multiple":
        return None
    if site.figure.rule == "multiple.word" and (found := _multiplied(site)):
        return found
    if site.subject is None:
        return None
    compared, change = _compared(site), _comparative(site)
    if reference.is_pronoun(site.subject) and previous is not None and previous.metric:
        against = (compared or "").partition(" ")[2]
        metric = f"{previous.metric} compared with {against}" if against else previous.metric
        return following("claim.multiple", previous, metric, scope=compared, change=change)
    return of_noun("claim.multiple", site.subject, scope=compared, change=change)


def _multiplied(site: Site) -> Answer | None:
    """ "Profit doubled", "the bank tripled its loans": the verb itself is the multiple."""
    actor = subject_of(site.node)
    changed = object_of(site.node) or actor
    if changed is None:
        return None
    direction: Change = "down" if (site.figure.low or 1) < 1 else "up"
    return of_noun(
        "claim.multiple_verb",
        changed,
        prefix="change in ",
        change=direction,
        actor=actor if actor != changed else None,
    )


def _comparative(site: Site) -> Change | None:
    """ "2.3 times higher" is a rise; "twice as many" compares without one."""
    end = site.span.end
    following_word = site.span.doc[end].lower_ if end < len(site.span.doc) else ""
    return directions("change_adverbs").get(following_word)


def _compared(site: Site) -> str | None:
    """ "than the total of the decade before", in the text's own words."""
    for token in site.node.sent[site.span.end - site.node.sent.start :]:
        if token.lower_ in lexicon.load().claim.comparison and token.dep_ in ("prep", "mark"):
            words = " ".join(t.text for t in token.subtree if not t.is_punct and not t.is_space)
            return words if len(words.split()) <= _LONGEST_COMPARISON else None
    return None
