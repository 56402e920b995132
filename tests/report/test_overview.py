from extractor.model import Failure, Figure
from extractor.report.overview import Covered, Disputant, Share, covered, disputants, shares
from tests.export.samples import RUN, claim, document
from tests.report import samples


def test_sources_are_named_with_those_they_contradict() -> None:
    assert disputants(samples.sample()) == [
        Disputant("Lamp Weekly", 1, 1, ("Wire",)),
        Disputant("Wire", 1, 1, ("Lamp Weekly",)),
    ]


def test_shares_of_figures_with_a_claim() -> None:
    counts = {Covered("money", True): 3, Covered("money", False): 1, Covered("count", True): 2}
    assert shares(counts) == [Share("all", 5, 6), Share("money", 3, 4), Share("count", 2, 2)]


def test_a_figure_is_covered_by_a_claim_at_its_place() -> None:
    figure = Figure(
        start=16, end=24, text="40 lamps", kind="count", relation="=", low="40", high="40",
        unit="lamp", rule="sample",
    )  # fmt: skip
    page = samples.pages(samples.sample(), figures=(figure,))["index.html"]
    assert "3 of 3" in page
    assert list(covered(None, [claim("c-1", "a1")])) == []


def test_the_page_counts_and_names_failures() -> None:
    failure = Failure(path="torn.jsonl:3", stage="ingest", reason="not <JSON>")
    page = samples.pages(samples.sample(), failures=[failure])["index.html"]
    assert "2 facts from 3 claims in 3 articles" in page
    assert '<th scope="row">ingest</th><td class="number">1</td>' in page
    assert "torn.jsonl:3" in page and "not &lt;JSON&gt;" in page


def test_an_empty_store_says_so() -> None:
    found = samples.pages(document([], [], [], [], RUN))
    assert "This store is empty" in found["index.html"]
    assert "There are no facts" in found["facts.html"]
    assert "There are no articles" in found["articles.html"]
