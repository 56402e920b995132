"""The time that a figure holds for: the date of its own clause, not of who reported it when."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor import lexicon
from extractor.claims.site import SUBJECTS, Site, lemma, verb_above
from extractor.claims.subject import is_same
from extractor.kinds.date import Tense
from extractor.model import DateMention, Period

# A day further from publication than this is history or future, not what the news is about.
NEWS = dt.timedelta(days=7)


@dataclass(frozen=True, eq=False)
class Dated:
    """A calendar expression with its tokens and its value."""

    span: Span
    mention: DateMention

    @property
    def period(self) -> Period:
        return Period(text=self.mention.text, begin=self.mention.begin, end=self.mention.end_date)


def period(site: Site, dates: Sequence[Dated]) -> Period | None:
    """The nearest date that belongs to the figure's clause, or None."""
    here = [d for d in dates if d.span.sent.start == site.span.sent.start and _resolved(d)]
    candidates = [d for d in here if not _is_baseline(d, site) and not _is_of_report(d, site)]
    if not candidates:
        return None
    return min(candidates, key=lambda d: (_distance(d, site), d.span.start)).period


def of_story(
    site: Site, dates: Sequence[Dated], published: dt.date | None, *, of_event: bool
) -> Period | None:
    """The day that the story tells of, for a figure in the past tense without a date of its own.

    It is the last day named before, and of the news: within `NEWS` of publication. What stands
    before every such day, as headlines and leads do, is of the first one named, if it is part of
    an event: results are told on a day, and hold for another time.
    """
    told = "past" if site.verb is None else tense(site.node)
    if published is None or told not in ("past", "present"):
        return None
    news = [dated for dated in dates if _is_of_news(dated, site, published)]
    before = [dated for dated in news if dated.span.start < site.span.start]
    if before or not of_event:
        return before[-1].period if before and told == "past" else None
    # A date without a verb is the page's own, or a dateline.
    return next((d.period for d in news if verb_above(d.span.root) is not None), None)


def _is_of_news(dated: Dated, site: Site, published: dt.date) -> bool:
    day = dated.mention.begin
    if day is None or day != dated.mention.end_date or abs(day - published) > NEWS:
        return False
    return not _is_baseline(dated, site) and not _is_of_report(dated, site)


def of_event(event: Token, dates: Sequence[Dated], published: dt.date | None) -> Period | None:
    """The day of an event: "Monday's quake", "the quake struck on Monday".

    Another event of the kind may have a day too: away from the event's own sentence only a day of
    the news counts.
    """
    for dated in dates:
        begin = dated.mention.begin
        is_near = published is None or (begin is not None and abs(begin - published) <= NEWS)
        if (is_near or dated.span.sent == event.sent) and _tells_when(dated, event):
            return dated.period
    return None


def _tells_when(dated: Dated, event: Token) -> bool:
    root = dated.span.root
    verb = next((t for t in root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    of_noun = root.dep_ in ("poss", "compound", "nmod", "npadvmod") and is_same(root.head, event)
    subjects = () if verb is None else (t for t in verb.children if t.dep_ in SUBJECTS)
    return _resolved(dated) and (of_noun or any(is_same(t, event) for t in subjects))


def baseline(site: Site, dates: Sequence[Dated]) -> str | None:
    """What a change is counted from ("from a year earlier"), as the text says it."""
    for dated in dates:
        same = dated.span.sent.start == site.span.sent.start
        if same and dated.span.start >= site.span.end and _is_baseline(dated, site):
            between = site.span.doc[site.span.end : dated.span.start].text
            if len(between.split()) <= 3:
                return " ".join(f"{between} {dated.mention.text}".split())
    return None


def _resolved(dated: Dated) -> bool:
    mention = dated.mention
    return mention.type in ("DATE", "TIME") and (mention.begin or mention.end_date) is not None


def _is_baseline(dated: Dated, site: Site) -> bool:
    """ "from a year earlier", "than in the previous decade": what is compared with."""
    words = lexicon.load().claim.comparison
    token = dated.span.root
    for ancestor in (token, *token.ancestors):
        if ancestor in dated.span and ancestor.lower_ not in words:
            continue
        if ancestor.lower_ in words and ancestor.dep_ in ("prep", "mark", "pcomp"):
            return not _opens_range(dated) and not ancestor.is_ancestor(site.node)
        is_clause = ancestor.pos_ == "VERB" and ancestor.dep_ not in ("acl", "relcl")
        if is_clause or ancestor.i >= dated.span.end:
            break
    return False


def _opens_range(dated: Dated) -> bool:
    """ "From 2015 to 2020", "since 2015": the time itself, not what it is compared with."""
    opens = dated.span[0].lower_ in ("from", "since")
    return opens and dated.mention.begin != dated.mention.end_date


def _is_of_report(dated: Dated, site: Site) -> bool:
    """The date tells when something was said or published, not when it was so."""
    verb = next((t for t in dated.span.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb == site.verb:
        return False
    says = lemma(verb) in lexicon.load().attribution.verbs or lemma(verb) in ("release", "publish")
    return says and dated.mention.begin == dated.mention.end_date


def _distance(dated: Dated, site: Site) -> int:
    """Steps in the parse from the figure to the date; far in the text counts too."""
    up = {t.i: n for n, t in enumerate((site.node, *site.node.ancestors))}
    for n, token in enumerate((dated.span.root, *dated.span.root.ancestors)):
        if token.i in up:
            return 4 * (n + up[token.i]) + abs(dated.span.start - site.span.start) // 4
    return 100 + abs(dated.span.start - site.span.start)


def _is_ahead(token: Token, verb: Token | None) -> bool:
    """ "set to resume Monday", "payable Dec. 15": what is planned for a day, in any tense."""
    ahead = lexicon.load().claim.planned
    modifiers = [t for t in token.head.children if t.dep_ == "amod"]  # "Tuesday's planned launch"
    near = [token.head, token.head.head, *modifiers]
    if verb is not None and any(t.tag_ == "TO" for t in verb.children):
        near += [verb.head, *verb.head.children]
    elif verb is not None:
        near.append(verb)
    return any(t.lemma_.lower() in ahead and _has_purpose(t) for t in near)


def _has_purpose(token: Token) -> bool:
    """ "is set to open", but not "a record set on"; a plan is none that says when it is made."""
    if token.pos_ not in ("VERB", "ADJ", "AUX"):
        return False
    return lemma(token) != "set" or any(child.dep_ == "xcomp" for child in token.children)


def tense(token: Token) -> Tense | None:
    """The tense of the verb above the token; what is planned lies in the future, in any tense."""
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if _is_ahead(token, verb):
        return "future"
    if token.dep_ == "poss" and lemma(token.head) in lexicon.load().claim.over:
        return "past"
    if verb is None:
        return None
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    tags = {t.tag_ for t in (verb, *helpers)}
    if "MD" in tags:
        return "future"
    if "VBD" in tags or any(lemma(t) == "have" for t in helpers):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return "past" if "VBN" in tags else None
