"""JSON-LD is read as RDF by rdflib and held against shapes by pyshacl; neither needs a network."""

import json
from decimal import Decimal

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.plugins.parsers.jsonld import to_rdf

from extractor.export import document, write
from extractor.model import FactsDocument, Period
from tests.export.samples import RUN, article, claim, fact, sample

SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix s: <https://schema.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
[] a sh:NodeShape ; sh:targetClass s:Observation ;
  sh:property [ sh:path s:observationAbout ; sh:maxCount 1 ; sh:class s:Thing ] ;
  sh:property [ sh:path s:measuredProperty ; sh:maxCount 1 ; sh:class s:Property ] ;
  sh:property [ sh:path s:value ; sh:maxCount 1 ; sh:datatype xsd:decimal ] ;
  sh:property [ sh:path s:minValue ; sh:maxCount 1 ; sh:datatype xsd:decimal ] ;
  sh:property [ sh:path s:maxValue ; sh:maxCount 1 ; sh:datatype xsd:decimal ] ;
  sh:property [ sh:path s:unitCode ; sh:maxCount 1 ; sh:pattern "^[A-Z0-9]{2,3}$" ] ;
  sh:property [ sh:path s:observationPeriod ; sh:maxCount 1 ; sh:pattern "^[0-9.-]+/[0-9.-]+$" ] ;
  sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:class prov:Entity ] .
[] a sh:NodeShape ; sh:targetClass oa:Annotation ;
  sh:property [ sh:path oa:hasBody ; sh:minCount 1 ; sh:maxCount 1 ; sh:class s:Observation ] ;
  sh:property [ sh:path ( oa:hasTarget oa:hasSource ) ; sh:minCount 1 ; sh:class s:NewsArticle ] ;
  sh:property [ sh:path ( oa:hasTarget oa:hasSelector oa:exact ) ; sh:minCount 1 ] ;
  sh:property [ sh:path ( oa:hasTarget oa:hasSelector oa:start ) ;
    sh:minCount 1 ; sh:datatype xsd:nonNegativeInteger ] ;
  sh:property [ sh:path ( oa:hasTarget oa:hasSelector oa:end ) ;
    sh:minCount 1 ; sh:datatype xsd:nonNegativeInteger ] .
"""


def graph(made: FactsDocument) -> Graph:
    """The document as triples; `Graph.parse` goes through a class that rdflib itself deprecates."""
    found = Graph()
    to_rdf(json.loads(write(made, format="jsonld")), found)
    return found


def rich() -> FactsDocument:
    """Money with an open end, a percentage, a claim that knows little, and odd ids and words."""
    claims = [
        claim("c-1", "a 1/é", kind="money", unit="CNY", relation=">", high=None),
        claim("c-2", "a2", kind="percent", unit="%", low="0.5", high="0.75", relation="range"),
        claim("c-3", "a2", subject=None, metric=None, low=None, high=None, relation="vague"),
        claim("c-4", "a2", period=Period(begin=None, end="2030-12-31"), quote='"<&\ud83d'),
    ]
    facts = [fact(f"f-{each.id[-1]}", each.id, kind=each.kind, unit=each.unit) for each in claims]
    articles = [article("a 1/é", url="javascript:alert(1)", title="One"), article("a2")]
    return document(facts, claims, articles, [], RUN)


@pytest.mark.parametrize("made", [sample(), rich()], ids=["sample", "rich"])
def test_it_has_the_shapes_of_its_vocabularies(made: FactsDocument) -> None:
    shapes = Graph().parse(data=SHAPES, format="turtle")
    conforms, _, words = validate(graph(made), shacl_graph=shapes)
    assert conforms, words


def test_a_fact_is_an_observation_derived_from_its_claims() -> None:
    found, fact_name = graph(sample()), URIRef("urn:extractor:fact:f-1")
    assert (fact_name, RDF.type, SCHEMA.Observation) in found
    assert found.value(fact_name, SCHEMA.value) == Literal(Decimal(40))
    assert str(found.value(fact_name, SCHEMA.observationPeriod)) == "2030-01-01/2030-12-31"
    about = found.value(fact_name, SCHEMA.observationAbout)
    assert str(found.value(about, SCHEMA.name)) == "Café Lumen"
    derived = {str(each) for each in found.objects(fact_name, PROV.wasDerivedFrom)}
    assert derived == {"urn:extractor:claim:c-1", "urn:extractor:claim:c-2"}


def test_every_claim_is_found_in_its_article_by_words_and_place() -> None:
    found = graph(sample())
    quotes = {str(each) for each in found.objects(None, OA.exact)}
    starts = {int(str(each)) for each in found.objects(None, OA.start)}
    assert (quotes, starts) == ({"40 lamps"}, {16, 30})


def test_units_have_codes_where_there_are_codes() -> None:
    found = graph(rich())

    def codes(claim_id: str) -> tuple[str, ...]:
        name = URIRef(f"urn:extractor:claim:{claim_id}")
        terms = (SCHEMA.unitCode, SCHEMA.unitText)
        return tuple(str(found.value(name, term) or "") for term in terms)

    assert [codes(f"c-{n}") for n in (1, 2, 3)] == [("CNY", "CNY"), ("P1", "%"), ("", "lamp")]


def test_numbers_are_exact() -> None:
    numbers = graph(rich()).objects(None, SCHEMA.minValue)
    assert all(isinstance(n, Literal) and n.datatype == XSD.decimal for n in numbers)


def test_an_address_of_the_article_is_text_and_no_link() -> None:
    (url,) = graph(rich()).objects(None, SCHEMA.url)
    assert isinstance(url, Literal)
