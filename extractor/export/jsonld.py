"""A facts document -> JSON-LD: facts and claims as schema.org Observations, with their provenance.

A fact was derived (PROV-O) from its claims, a claim from its article; a Web Annotation says where
in the article's text the claim's figure stands. The context is in the document: nothing is fetched.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import quote

from extractor.model import ArticleRef, Claim, Fact, FactPeriod, FactsDocument, Period, plain

CONTEXT: Mapping[str, object] = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "extractor": "urn:extractor:vocabulary:",
    **{name: {"@type": "xsd:decimal"} for name in ("value", "minValue", "maxValue")},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "hasBody": {"@id": "oa:hasBody", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}
# UN/CEFACT Recommendation 20; money has the codes of ISO 4217, what has no code its name alone.
UNIT_CODES = {"%": "P1"}
# An open end of an interval of ISO 8601-2.
OPEN = ".."

Node = dict[str, object]


def write(document: FactsDocument) -> str:
    """One JSON-LD document with a graph of all facts, claims and articles."""
    nodes = [_fact(fact) for fact in document.facts]
    for claim in document.claims:
        nodes += [_claim(claim), _annotation(claim)]
    nodes += [_article(article) for article in document.articles]
    text = json.dumps({"@context": CONTEXT, "@graph": nodes}, indent=1, ensure_ascii=False)
    return text + "\n"


def _fact(fact: Fact) -> Node:
    return {
        "@id": _name("fact", fact.id),
        "@type": ["Observation", "prov:Entity"],
        "description": fact.explanation,
        "extractor:status": fact.status,
        "extractor:modality": fact.modality,
        **_question(fact),
        **_amount(fact, fact.value),
        "derivedFrom": [_name("claim", member.id) for member in fact.claims],
    }


def _claim(claim: Claim) -> Node:
    point = claim.low if claim.low == claim.high else None
    said = {"observationDate": claim.as_of or claim.published, "extractor:rule": claim.rule}
    return {
        "@id": _name("claim", claim.id),
        "@type": ["Observation", "prov:Entity"],
        "extractor:relation": claim.relation,
        "extractor:modality": claim.modality,
        **_question(claim),
        **_amount(claim, point),
        **_known(said),
        "derivedFrom": [_name("article", claim.article)],
    }


def _annotation(claim: Claim) -> Node:
    """Where the claim's figure stands, by its words and by its place."""
    selectors: list[Node] = [
        {"@type": "oa:TextQuoteSelector", "oa:exact": claim.quote},
        {"@type": "oa:TextPositionSelector", "start": claim.start, "end": claim.end},
    ]
    return {
        "@id": _name("annotation", claim.id),
        "@type": "oa:Annotation",
        "hasBody": _name("claim", claim.id),
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "hasSource": _name("article", claim.article),
            "oa:hasSelector": selectors,
        },
    }


def _article(article: ArticleRef) -> Node:
    source = article.source and {"@type": "Organization", "name": article.source}
    told = {"headline": article.title, "publisher": source, "datePublished": article.published}
    return {
        "@id": _name("article", article.id),
        "@type": ["NewsArticle", "prov:Entity"],
        "identifier": article.id,
        **_known(told),
        **_known({"url": article.url}),
    }


def _question(of: Fact | Claim) -> Node:
    """What is observed of whom and when, as far as the text names it."""
    about = of.subject and {"@type": "Thing", "name": of.subject}
    measured = of.metric and {"@type": "Property", "name": of.metric}
    period = of.period and _interval(of.period)
    return _known(
        {"observationAbout": about, "measuredProperty": measured, "observationPeriod": period}
    )


def _interval(period: FactPeriod | Period) -> str:
    return f"{period.begin or OPEN}/{period.end or OPEN}"


def _amount(of: Fact | Claim, value: Decimal | None) -> Node:
    numbers = {"value": value, "minValue": of.low, "maxValue": of.high}
    code = of.unit if of.kind == "money" else UNIT_CODES.get(of.unit or "")
    found = {name: plain(number) for name, number in numbers.items() if number is not None}
    return {**found, **_known({"unitCode": code, "unitText": of.unit})}


def _known(fields: Mapping[str, object]) -> Node:
    return {name: value for name, value in fields.items() if value}


def _name(kind: str, own: str) -> str:
    """The IRI of one of our records; an id may hold any character."""
    return f"urn:extractor:{kind}:{quote(own, safe='', errors='surrogatepass')}"
