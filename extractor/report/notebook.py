"""Records -> small pieces of HTML: what a notebook shows where a record is the last line of a cell.

Notebooks look for a method `_repr_html_`. The records know nothing of pages, so it is given to them
here, for all of them at once.
"""

from collections.abc import Callable, Mapping
from typing import Any

from extractor.model import Annotation, Claim, Fact, FactsDocument, Record
from extractor.reconcile.order import by_need, by_time
from extractor.report.page import render
from extractor.report.plot import plot

# The method that notebooks call (IPython, "Rich display").
METHOD = "_repr_html_"
# As many rows, and as many pictures, as are still a display and not a document.
ROWS = 50
PICTURES = 5


def show_records() -> None:
    """Lets records show themselves in a notebook; calling it again changes nothing."""
    for record, display in DISPLAYS.items():
        setattr(record, METHOD, display)


def claims(*found: Claim) -> str:
    """A table of claims."""
    return render("notebook.html", facts=(), claims=found[:ROWS], more=len(found) - ROWS, plots=())


def annotation(found: Annotation) -> str:
    """What was read in an article, as the table of its claims."""
    return claims(*found.claims)


def fact(found: Fact) -> str:
    """A fact, and why it has its value."""
    return render("notebook.html", facts=(found,), claims=(), more=0, plots=())


def document(found: FactsDocument) -> str:
    """The facts that need a look first, and pictures of how the claims of some of them meet."""
    facts, known = by_need(found.facts, found.claims), {c.id: c for c in found.claims}
    told = [(each, [known[m.id] for m in by_time(each, known)]) for each in facts[:ROWS]]
    drawn = [(each, plot(each, claims)) for each, claims in told]
    return render(
        "notebook.html",
        facts=facts[:ROWS],
        claims=(),
        more=len(facts) - ROWS,
        plots=[pair for pair in drawn if pair[1] is not None][:PICTURES],
    )


DISPLAYS: Mapping[type[Record], Callable[[Any], str]] = {
    Annotation: annotation,
    Claim: claims,
    Fact: fact,
    FactsDocument: document,
}
