"""The time that a figure holds for: the date of its own clause, not of who reported it when."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor import lexicon
from extractor.claims.reference import is_pronoun
from extractor.claims.site import Site, lemma, subject_of, verb_above
from extractor.claims.subject import is_same
from extractor.kinds.date import Tense
from extractor.model import DateMention, Period

# A day further from publication than this is history or future, not what the news is about.
NEWS = dt.timedelta(days=7)
# Results are of no shorter time and of no longer one, and told within a year.
QUARTER, YEAR = dt.timedelta(days=89), dt.timedelta(days=365)


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
    candidates = [d for d in here if not any(other(d, site) for other in _OTHERWISE)]
    if not candidates:
        return None
    return min(candidates, key=lambda d: (_distance(d, site), d.span.start)).period


def of_start(site: Site, dates: Sequence[Dated]) -> Period | None:
    """The time that a change is counted from: "to $5 million from $4 million a year earlier"."""
    here = [d for d in dates if d.span.sent.start == site.span.sent.start and _resolved(d)]
    starts = [d for d in here if _is_baseline(d, site) or _is_of_start(d, site, own=True)]
    return min(starts, key=lambda d: (_distance(d, site), d.span.start)).period if starts else None


def of_story(
    site: Site, dates: Sequence[Dated], published: dt.date | None, *, of_event: bool
) -> Period | None:
    """The day that the story tells of, for a figure in the past tense without a date of its own.

    It is the last day named before, and of the news: within `NEWS` of publication. What stands
    before every such day, as headlines and leads do, is of the first one named, if it is part of
    an event: results are told on a day, and hold for another time.
    """
    told = "past" if site.verb is None else tense(site.node, verb_above(site.node))
    if published is None or told not in ("past", "present") or _adds_up(site):
        return None
    news = [dated for dated in dates if _is_of_news(dated, site, published)]
    before = [dated for dated in news if dated.span.start < site.span.start]
    if before or not of_event:
        return before[-1].period if before and told == "past" else None
    # A date without a verb is the page's own, or a dateline: it stands in where there is no other.
    told_of = [d.period for d in news if verb_above(d.span.root) is not None]
    return next(iter(told_of or [d.period for d in news]), None)


def of_history(
    site: Site, dates: Sequence[Dated], event: Token, published: dt.date | None
) -> Period | None:
    """The time long gone of which the sentence before tells such an event: this one goes on."""
    start = site.span.sent.start
    if published is None:
        return None
    before = site.span.doc[start - 1].sent.start if start else start
    earlier = site.span.doc[before:start]
    if not any(is_same(token, event) and token.dep_ != "compound" for token in earlier):
        return None
    told = [d for d in dates if before <= d.span.start < start and _resolved(d)]
    last = next((d for d in reversed(told) if verb_of(d.span) is not None), None)
    if last is None or last.mention.end_date is None or last.mention.end_date > published - NEWS:
        return None
    return None if _is_of_report(last, site) else last.period


def of_results(site: Site, dates: Sequence[Dated], published: dt.date | None) -> Period | None:
    """The quarter or year whose results are told, for a figure of them without a time of its own.

    It is the one that this sentence or the one before tells of, else the first that was told;
    a headline is of what its article tells first.
    """
    if published is None or tense(site.node, verb_above(site.node)) == "future":
        return None
    told = [d for d in dates if _is_of_results(d, published) and not _is_baseline(d, site)]
    start = site.span.sent.start
    before = site.span.doc[start - 1].sent.start if start else start
    near = [d for d in told if before <= d.span.start < site.span.start]
    first = [d for d in told if start == 0 or d.span.start < site.span.start]
    return next((d.period for d in (*reversed(near), *first)), None)


def _is_of_results(dated: Dated, published: dt.date) -> bool:
    begin, end = dated.mention.begin, dated.mention.end_date
    if begin is None or end is None or end >= published:
        return False
    return QUARTER <= end - begin <= YEAR and published - end <= YEAR


def _is_of_news(dated: Dated, site: Site, published: dt.date) -> bool:
    day = dated.mention.begin
    if day is None or day != dated.mention.end_date or abs(day - published) > NEWS:
        return False
    return not _is_baseline(dated, site) and not _is_of_report(dated, site)


def _adds_up(site: Site) -> bool:
    """ "Has seized 14 rifles so far": on more days than the one that the story tells of."""
    told = site.span.sent.text.lower()
    return any(cue in told for cue in lexicon.load().claim.running)


def of_event(event: Token, dates: Sequence[Dated], published: dt.date | None) -> Period | None:
    """The day of an event: "Monday's quake", "the quake struck on Monday".

    Another event of the kind may have a day too: away from the event's own sentence only a day of
    the news counts, or the only one that lies ahead.
    """
    told = [dated for dated in dates if _tells_when(dated, event)]
    for dated in told:
        begin = dated.mention.begin
        is_near = published is None or (begin is not None and abs(begin - published) <= NEWS)
        if is_near or dated.span.sent == event.sent:
            return dated.period
    ahead = [d for d in told if published and d.mention.begin and d.mention.begin > published]
    return ahead[0].period if len({d.mention.begin for d in ahead}) == 1 else None


def _tells_when(dated: Dated, event: Token) -> bool:
    root = dated.span.root
    verb = verb_above(root)
    of_noun = root.dep_ in ("poss", "compound", "nmod", "npadvmod") and is_same(root.head, event)
    holder = None if verb is None else subject_of(verb)  # also of "elections planned for May"
    return _resolved(dated) and (of_noun or (holder is not None and is_same(holder, event)))


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
    if _follows_comparison(dated.span):
        return True
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


def _follows_comparison(date: Span) -> bool:
    """ "More than a year earlier", "as much as in May", "that of 2023", however it is parsed."""
    before = [token.lower_ for token in date.doc[max(date.start - 2, 0) : date.start]]
    return " ".join(before) in ("as in", "as for", "that of", "those of") or before[-1:] == ["than"]


def _opens_range(dated: Dated) -> bool:
    """ "From 2015 to 2020", "since 2015": the time itself, not what it is compared with."""
    opens = dated.span[0].lower_ in ("from", "since")
    return opens and dated.mention.begin != dated.mention.end_date


def _is_of_report(dated: Dated, site: Site) -> bool:
    """The date tells when something was said or published, not when it was so."""
    verb = verb_of(dated.span)
    if verb is None or verb == site.verb:
        return False
    says = lemma(verb) in lexicon.load().attribution.verbs or lemma(verb) in ("release", "publish")
    if _is_announced(site, verb):
        return False
    return says and dated.mention.begin == dated.mention.end_date


def _is_announced(site: Site, verb: Token) -> bool:
    """ "Said Thursday it was raising its rate": who is about to do so, does it by saying so."""
    if site.verb is None or site.verb.head != verb or site.subject is None:
        return False
    helpers = {child.tag_ for child in site.verb.children if child.dep_ == "aux"}
    return is_pronoun(site.subject) and ("MD" in helpers or site.verb.tag_ == "VBG")


def _is_of_other_clause(dated: Dated, site: Site) -> bool:
    """ "Lost 34 cents after it put off its third-quarter report": the quarter is the report's."""
    verb = verb_above(dated.span.root)
    if verb is None or site.verb is None or verb == site.verb:
        return False
    return verb.dep_ == "advcl" and site.verb in verb.ancestors


def _is_beyond(dated: Dated, site: Site) -> bool:
    """ "Profit was $5m; in the year before it was $4m": the year is of what comes after it."""
    between = site.span.doc[site.span.end : dated.span.start]
    return any(token.text == ";" for token in between)


def _is_of_start(dated: Dated, site: Site, *, own: bool = False) -> bool:
    """ "Rose to 4.6 percent from 4.5 percent Thursday": the day is of where the change began.

    With `own`, whether the figure itself is that start.
    """
    before = dated.span.doc[: dated.span.start]
    start = next((f for f in dated.span.doc.spans["figures"] if f.end == len(before)), None)
    if start is None or (start == site.span) != own or start.start == 0:
        return False
    return before[start.start - 1].lower_ in lexicon.load().claim.comparison


# What a date in the sentence of a figure may be there for, instead of its time.
_OTHERWISE = (_is_baseline, _is_of_report, _is_of_other_clause, _is_beyond, _is_of_start)


def verb_of(date: Span) -> Token | None:
    """The verb that a date tells the time of: of "said on Monday it had" the first, always."""
    before = [t for t in date.doc[max(date.start - 2, 0) : date.start] if t.lower_ != "on"]
    is_told = bool(before) and lemma(before[-1]) in lexicon.load().attribution.verbs
    return before[-1] if is_told and before[-1].pos_ == "VERB" else verb_above(date.root)


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


def tense(token: Token, verb: Token | None) -> Tense | None:
    """The tense of the verb above the token; what is planned lies in the future, in any tense."""
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
