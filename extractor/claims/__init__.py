"""The door out of spaCy: a Doc with marked spans and its Article -> names, figures, dates, claims.

One module per question: whose figure and of what (subject, metric), when (period), who says so
(attribution), and whether it is so (modality). Nothing of spaCy leaves this package.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractor import kinds, lexicon
from extractor.claims import attribution, ellipsis, entity, metric, modality, period, timing
from extractor.claims.confidence import confidence
from extractor.claims.direction import direction
from extractor.claims.question import Answer
from extractor.claims.site import Site
from extractor.claims.sketch import sketch
from extractor.claims.timing import Read
from extractor.kinds import date
from extractor.model import (
    Annotation,
    Article,
    Claim,
    DateMention,
    EntityMention,
    Figure,
    Kind,
    digest,
)
from extractor.model import Span as TextSpan
from extractor.pipeline.spans import marked, overlaps


def annotate(doc: Doc, article: Article) -> Annotation:
    """Everything that was read in the article; offsets refer to `article.text`."""
    day = published_day(article)
    entities = entity.mentions(doc)
    dates = list(_dates(doc, article, day))
    sites = list(_sites(doc, article))
    told = {"url": article.url, "sketch": sketch(article.text)}
    read = [c.model_copy(update=told) for c in _claims(sites, dates, article, entities)]
    return Annotation(
        id=article.id,
        published=day,
        entities=entities,
        figures=tuple(
            site.figure.model_copy(update={"change": claim.change, "unit": claim.unit})
            for site, claim in zip(sites, read, strict=True)
        ),
        dates=_mentions(doc, article.text, dates),
        claims=tuple(read),
    )


def published_day(article: Article) -> dt.date | None:
    """The day of publication, without its time."""
    return dt.date.fromisoformat(article.published[:10]) if article.published else None


def _mentions(doc: Doc, text: str, dates: Sequence[period.Dated]) -> tuple[DateMention, ...]:
    """The calendar expressions and, between them, the durations, which are no periods."""
    found = [dated.mention for dated in dates]
    taken = [(start, end) for key in ("dates", "skipped") for _, start, end in marked(doc, key)]
    found += [m for m in date.durations(text) if not overlaps(m.start, m.end, taken)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _dates(doc: Doc, article: Article, day: dt.date | None) -> Iterator[period.Dated]:
    focus: tuple[dt.date | None, dt.date | None] = (None, None)
    quarter: tuple[dt.date, dt.date] | None = None
    for span, start, end in marked(doc, "dates"):
        anchors = date.Anchors(
            published=day,
            focus=focus[0],
            focus_end=focus[1],
            quarter=quarter,
            tense=period.tense(span.root, period.verb_of(span)),
            day_first=article.country not in (None, "US"),
            fiscal_year_end=article.fiscal_year_end,
        )
        mention = date.read(article.text[start:end], anchors)
        if mention is None:
            continue
        if mention.anchor is None and mention.begin is not None:
            focus = (mention.begin, mention.end_date)
        if date.is_quarter(mention) and mention.anchor != "focus":
            assert mention.begin is not None and mention.end_date is not None
            quarter = (mention.begin, mention.end_date)
        offsets = {"start": start + mention.start, "end": start + mention.end}
        yield period.Dated(span, mention.model_copy(update=offsets))


def _sites(doc: Doc, article: Article) -> Iterator[Site]:
    home = kinds.Home(article.text, article.country)
    for span, start, end in marked(doc, "figures"):
        kind: Kind = span.label_  # type: ignore[assignment]
        unit = span.kb_id_ or None
        figure = kinds.read(article.text, (start, end), kind=kind, unit=unit, home=home)
        if figure is not None:
            yield Site(figure, span)


def _claims(
    sites: Sequence[Site],
    dates: Sequence[period.Dated],
    article: Article,
    entities: tuple[EntityMention, ...],
) -> Iterator[Claim]:
    earlier: list[Read] = []
    for site in sites:
        restated = _restated(site, earlier, article.text)
        if restated is not None:
            claim = _restatement(site, restated.claim)
            answer = restated.answer
        else:
            answer = _answer(site, earlier)
            claim = _claim(site, answer, article, entities)
            claim = claim.model_copy(
                update=timing.timed(site, answer, dates, earlier, published_day(article))
            )
        earlier.append(Read(site, answer, claim))
        yield claim


def _claim(
    site: Site, answer: Answer, article: Article, entities: tuple[EntityMention, ...]
) -> Claim:
    figure, sentence = site.figure, site.span.sent
    holder = entity.entity_of(answer.holder, entities)
    return Claim(
        id="c-" + digest(article.id, figure.start, figure.end, figure.kind),
        article=article.id,
        source=article.source,
        published=article.published,
        sentence=TextSpan(start=sentence.start_char, end=sentence.end_char),
        quote=figure.text,
        start=figure.start,
        end=figure.end,
        kind=figure.kind,
        relation=figure.relation,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        step=figure.step,
        per=figure.per,
        subject=answer.subject,
        subject_entity=holder,
        metric=_per(answer.metric, figure.per),
        scope=answer.scope,
        as_of=article.published,
        change=direction(site, answer.change),
        basis=modality.basis(site),
        modality=modality.modality(site),
        polarity=modality.polarity(site),
        vintage=modality.vintage(site),
        attribution=attribution.attribution(site),
        rule=answer.rule,
        confidence=confidence(answer.rule, subject=answer.subject, entity=holder),
    )


def _per(measured: str | None, per: str | None) -> str | None:
    """ "offer per share": what an amount is counted by is part of the question."""
    if measured is None or per is None or per in measured.split():
        return measured
    return f"{measured} per {per}"


def _previous(site: Site, earlier: Sequence[Read]) -> Answer | None:
    """The answer of the figure before, when it stands in this sentence or the one before."""
    if not earlier:
        return None
    last, doc = earlier[-1], site.span.doc
    sentence = site.span.sent
    same = last.site.span.sent.start == sentence.start
    if same and last.answer.follows and len(earlier) > 1:
        return last.answer
    before = doc[sentence.start - 1].sent.start if sentence.start else -1
    return last.answer if same or last.site.span.sent.start == before else None


def _answer(site: Site, earlier: Sequence[Read]) -> Answer:
    start = site.span.sent.start
    return (
        ellipsis.another_value(site, _alike(site, earlier, start - _FAR))
        or ellipsis.named_again(site, _alike(site, earlier, start))
        or metric.answer(site, _previous(site, earlier))
    )


def _alike(site: Site, earlier: Sequence[Read], start: int) -> Answer | None:
    """The last answer, from the token `start` on, of a figure that this may be another value of."""
    near = itertools.takewhile(lambda read: read.site.span.start >= start, reversed(earlier))
    alike = (read.answer for read in near if ellipsis.is_alike(site.figure, read.site.figure))
    return next(alike, None)


# Tokens before its sentence in which a figure finds what it is another value of.
_FAR = 60
_BRACKET = re.compile(r"\s*+(?:,\s*+)?\(\s*+(?:or\s++|equal\s++to\s++|equivalent\s++to\s++)?$")
_OR = re.compile(r"\s*+(?:,\s*+)?or\s+$")
_COMMA = re.compile(r"\s*[,;]\s*$")


def _restated(site: Site, earlier: Sequence[Read], text: str) -> Read | None:
    """The amount that this one repeats in another currency or unit, in brackets or after "or"."""
    if not earlier:
        return None
    last = earlier[-1]
    one, two = last.site.figure, site.figure
    between = text[one.end : two.start]
    if one.kind != two.kind or one.unit == two.unit or one.kind not in ("money", "measure"):
        return None
    if one.kind == "measure" and not _convertible(one, two):
        return None
    again = last.claim.restates is not None and _COMMA.match(between)
    return last if again or _BRACKET.match(between) or _OR.match(between) else None


def _convertible(one: Figure, two: Figure) -> bool:
    units = lexicon.load().units
    a, b = units.get(one.unit or ""), units.get(two.unit or "")
    return a is not None and b is not None and a.dimension == b.dimension


def _restatement(site: Site, restated: Claim) -> Claim:
    figure = site.figure
    own = {
        "id": "c-" + digest(restated.article, figure.start, figure.end, figure.kind),
        "quote": figure.text,
        "start": figure.start,
        "end": figure.end,
        "relation": figure.relation,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "step": figure.step,
        "per": figure.per or restated.per,
        "restates": restated.restates or restated.id,
        "rule": "claim.restatement",
    }
    return restated.model_copy(update=own)


__all__ = ["annotate", "published_day"]
