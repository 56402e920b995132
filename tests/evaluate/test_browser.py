"""The page of mistakes in a real browser: filters work, text does not run, anybody can use it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import browser as mistakes
from tests.evaluate import samples
from tests.evaluate.test_scores import rightly
from tests.report import test_browser as report

pytestmark = report.pytestmark
browser, page = report.browser, report.page


def write(folder: Path) -> str:
    """The page of a cluster in which a value is wrong and another claim is missing."""
    cluster = samples.load(folder)
    read = samples.perfect(cluster)
    first, *rest = read["orchard/a1"].claims
    wrong = first.model_copy(update={"low": Decimal(3), "subject": "<script>alert(1)</script>"})
    claims = (wrong, *rest[:-1])
    read["orchard/a1"] = read["orchard/a1"].model_copy(update={"claims": claims})
    path = folder / "mistakes.html"
    path.write_text(mistakes.page([cluster], read, rightly, samples.resolved), "utf-8")
    return path.as_uri()


def test_mistakes_are_filtered_by_kind_and_words(page: Any, tmp_path: Path) -> None:
    page.goto(write(tmp_path))
    assert page.inner_text("#found") == "3 mistakes"
    page.check("[value=missed]")
    assert page.inner_text("#found") == "1 of 3 mistakes"
    assert page.locator(".mistakes > li:visible mark").all_inner_texts() == ["2.5 billion francs"]
    page.uncheck("[value=missed]")
    page.fill("#search", "300 jobs alert")
    assert page.inner_text("#found") == "1 of 3 mistakes"
    assert "<script>alert(1)</script>" in page.inner_text(".mistakes > li:visible")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_fits_and_is_easy_to_use(page: Any, tmp_path: Path, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(write(tmp_path))
    page.click("summary >> nth=0")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
