"""A small invented report: two papers in conflict on a fact, hostile text in a third."""

from pathlib import Path
from typing import Any

from extractor import report
from extractor.decision import Decision
from extractor.model import Annotation, Claim, Fact, FactsDocument, Verdict
from tests.export.samples import RUN, TEXT, article, claim, document, fact

HOSTILE = (
    "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\"> "
    "</script><!-- \u202eflow\u202c \ud83d \x07 {{ 7 * 7 }} 'quoted' \"twice\""
)


def conflict() -> tuple[Fact, list[Claim]]:
    """A fact that two papers dispute."""
    claims = [
        claim("c-1", "a1", source="Wire", published="2031-01-02"),
        claim("c-2", "a2", source="Lamp Weekly", published="2031-01-03", low="60", high="60"),
    ]
    verdict = Verdict(a="c-1", b="c-2", verdict="conflict", rule="judge.sample", reason="apart")
    fields: dict[str, Any] = {"status": "conflicting", "low": "40", "high": "60", "value": None}
    return fact("f-1", "c-1", "c-2", verdicts=[verdict], **fields), claims


def sample() -> FactsDocument:
    """Two papers in conflict on lamps, and a third that tells of chairs."""
    disputed, claims = conflict()
    chairs = claim("c-3", "a3", subject="Stol & Sons", metric="chairs sold", source="Chair News")
    single = fact("f-2", "c-3", subject="Stol & Sons", metric="chairs sold", status="single")
    articles = [article("a1", title="Lamps"), article("a2"), article("a3")]
    return document([disputed, single], [*claims, chairs], articles, [], RUN)


def decided() -> list[Decision]:
    """What people decided of the sample: a value, and that two claims are one fact."""
    told = {"reviewer": "Ana", "decided": "2031-02-03"}
    confirmed = {"a": "c-1", "decision": "value confirmed", **told}
    joined = {"a": "c-1", "b": "c-2", "decision": "same fact", **told}
    return [Decision.model_validate(each) for each in (confirmed, joined)]


def hostile() -> FactsDocument:
    """One fact, of which every word is hostile."""
    words: dict[str, Any] = {"subject": HOSTILE, "metric": HOSTILE}
    source: dict[str, Any] = {"source": HOSTILE, "title": HOSTILE, "url": "javascript:alert(1)"}
    told = claim("c-1", "a1", source=HOSTILE, quote=HOSTILE, **words)
    found = fact("f-1", "c-1", status="single", explanation=HOSTILE, **words)
    return document([found], [told], [article("a1", **source)], [], RUN)


def many(count: int) -> FactsDocument:
    """So many facts with a claim each, of one article."""
    names = [f"{number:05}" for number in range(count)]
    claims = [claim(f"c-{n}", "a1", subject=f"Branch {n}") for n in names]
    facts = [fact(f"f-{n}", f"c-{n}", subject=f"Branch {n}", status="single") for n in names]
    return document(facts, claims, [article("a1")], [], RUN)


def pages(document: FactsDocument, text: str = TEXT, **fields: Any) -> dict[str, str]:
    """All pages by file name, with one text for all articles."""
    failures = fields.pop("failures", [])
    decisions = fields.pop("decisions", [])

    def annotated(article_id: str) -> Annotation:
        nothing: dict[str, Any] = {"entities": (), "figures": (), "dates": (), "claims": ()}
        return Annotation(id=article_id, published=None, **nothing | fields)

    found = report.pages(
        document,
        failures,
        text_of=lambda _: text,
        annotation_of=annotated,
        decisions=decisions,
    )
    return dict(found)


def write(document: FactsDocument, folder: Path, text: str = TEXT, **fields: Any) -> Path:
    """The pages as files; returns the folder."""
    for name, page in pages(document, text, **fields).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(page, encoding="utf-8")
    return folder
