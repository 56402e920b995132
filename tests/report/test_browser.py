"""The pages in a real browser, headless: what a reader does, and what hostile text cannot do."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.model import Failure
from extractor.report.article import name
from extractor.report.facts import ROWS
from tests.report import samples

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")

# What the issue asks of 10,000 facts, in milliseconds.
OPENS_IN = 2000


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        # Root, as in containers, has no sandbox; the pages are our own.
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(offline=True)
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield page
    context.close()
    assert complaints == []


def address(folder: Path, name: str) -> str:
    file, mark, place = name.partition("#")
    return (folder / file).as_uri() + mark + place


def subjects(page: Any) -> list[str]:
    return [str(each) for each in page.locator(".open").all_inner_texts()]


def test_search_and_filters_narrow_the_table(page: Any, tmp_path: Path) -> None:
    page.goto(address(samples.write(samples.sample(), tmp_path), "facts.html"))
    assert subjects(page) == ["Café Lumen", "Stol & Sons"]
    page.fill("#search", "chair NEWS")
    assert subjects(page) == ["Stol & Sons"]
    assert page.inner_text("#found") == "1 of 2 facts"
    page.fill("#search", "")
    page.check("[value=conflicting]")
    assert subjects(page) == ["Café Lumen"]


def test_the_first_click_after_a_search_opens_a_row(page: Any, tmp_path: Path) -> None:
    page.goto(address(samples.write(samples.sample(), tmp_path), "facts.html"))
    page.fill("#search", "chair")
    page.click(".open")
    assert page.is_visible("#f-2 blockquote")


def test_headings_sort_both_ways(page: Any, tmp_path: Path) -> None:
    page.goto(address(samples.write(samples.sample(), tmp_path), "facts.html"))
    page.click("th.metric button")
    assert subjects(page) == ["Stol & Sons", "Café Lumen"]
    assert page.get_attribute("th.metric", "aria-sort") == "ascending"
    page.click("th.metric button")
    assert subjects(page) == ["Café Lumen", "Stol & Sons"]


def test_a_row_opens_by_keyboard_to_its_claims(page: Any, tmp_path: Path) -> None:
    page.goto(address(samples.write(samples.sample(), tmp_path), "facts.html"))
    assert not page.is_visible("#f-1 blockquote >> nth=0")
    page.focus("#f-1 .open")
    page.keyboard.press("Enter")
    assert page.get_attribute("#f-1 .open", "aria-expanded") == "true"
    assert page.inner_text("#f-1 mark >> nth=0") == "40 lamps"
    assert page.is_visible("#f-1 svg[role=img]")


def test_a_fact_leads_to_its_article_and_back(page: Any, tmp_path: Path) -> None:
    page.goto(address(samples.write(samples.sample(), tmp_path), "facts.html#f-1"))
    page.click("#f-1 .origin a >> nth=0")
    assert "/articles/" in page.url and page.url.endswith("#c-1")
    page.click("#c-1")
    assert page.url.endswith("facts.html#f-1")
    assert page.is_visible("#f-1 blockquote >> nth=0")


def test_an_address_opens_a_fact_of_a_later_page(page: Any, tmp_path: Path) -> None:
    folder = samples.write(samples.many(ROWS + 5), tmp_path)
    page.goto(address(folder, f"facts.html#f-{ROWS + 2:05}"))
    assert page.is_visible(f"#f-{ROWS + 2:05} blockquote")
    assert page.inner_text("#place") == f"{ROWS + 1} to {ROWS + 5} of {ROWS + 5}"
    page.click("#previous")
    assert len(subjects(page)) == ROWS


def test_decisions_of_reviewers_stand_where_they_apply(page: Any, tmp_path: Path) -> None:
    folder = samples.write(samples.sample(), tmp_path, decisions=samples.decided())
    page.goto(address(folder, "facts.html#f-1"))
    of_claim, of_pair = page.locator("#f-1 .decision").all_inner_texts()
    assert of_claim == "value confirmed by Ana on 2031-02-03"
    assert of_pair == "same fact by Ana on 2031-02-03"
    assert page.inner_text("#f-1 .claims li >> nth=0").startswith("40 lamps supports value conf")
    assert page.inner_text("#f-1 li:has-text('same fact')").startswith("1 and 2: ")
    assert page.inner_text("#f-1 td.status").split() == ["conflicting", "reviewed"]
    assert page.locator("#f-2 .reviewed, #f-2 .decision").count() == 0
    page.fill("#search", "reviewed")
    assert subjects(page) == ["Café Lumen"]


@pytest.mark.parametrize("file", ["index.html", "facts.html", "articles.html", name("a1")])
def test_hostile_text_is_shown_and_never_run(page: Any, tmp_path: Path, file: str) -> None:
    folder = samples.write(samples.hostile(), tmp_path, samples.HOSTILE)
    page.goto(address(folder, file))
    assert page.title().endswith("extractor")
    if file != "index.html":
        assert "<script>document.title = 'owned'</script>" in page.inner_text("main")
        assert "[U+202E]flow" in page.inner_text("main")


def test_ten_thousand_facts_open_in_two_seconds(page: Any, tmp_path: Path) -> None:
    page.goto(address(samples.write(samples.many(10_000), tmp_path), "facts.html"))
    assert len(subjects(page)) == ROWS
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert loaded < OPENS_IN


def test_on_a_phone_titles_have_the_width_of_the_screen(page: Any, tmp_path: Path) -> None:
    folder = samples.write(samples.sample(), tmp_path)
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(address(folder, "articles.html"))
    assert page.locator("tbody th >> nth=0").bounding_box()["width"] > 300
    assert page.inner_text("tbody td.number >> nth=0") == "1 claim"
    page.goto(address(folder, "facts.html"))
    cells = [cell.bounding_box() for cell in page.locator("#f-1 td:visible").all()]
    edge = page.locator("#f-1 td.metric").bounding_box()["x"]
    assert len({cell["y"] for cell in cells}) > 2, "they wrap"
    assert min(cell["x"] for cell in cells) == edge, "below the subject, not left of it"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen_or_hard_to_use(
    page: Any, tmp_path: Path, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    failed = [Failure(path=f"{each}.html", stage="ingest", reason="no article") for each in "ab"]
    told: dict[str, Any] = {"decisions": samples.decided(), "failures": failed}
    folder = samples.write(samples.sample(), tmp_path, **told)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    articles = [name(each) for each in ("a1", "a2", "a3")]
    for file in ("index.html", "facts.html#f-1", "articles.html", *articles):
        page.goto(address(folder, file))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, file
        found = axe.Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], file


def test_on_paper_the_facts_stand_without_the_tools(page: Any, tmp_path: Path) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address(samples.write(samples.sample(), tmp_path), "facts.html#f-1"))
    assert not any(page.is_visible(each) for each in ("header", "#tools", "#pager"))
    assert page.is_visible("#f-1 blockquote >> nth=0") and page.is_visible("#f-1 svg[role=img]")
    colours = (
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


# What a reader is shown of the disputed fact, whatever it looks like.
SHOWN = """
- rowgroup:
  - row:
    - rowheader "▾ Café Lumen":
      - button "▾ Café Lumen" [expanded]
    - cell "lamps sold"
    - cell "2030"
    - cell "40-60 lamps"
    - cell "≠ conflicting ✓ reviewed"
    - cell /^2( sources)?$/
    - cell "2031-01-03"
  - row:
    - cell:
      - paragraph: all give 40 f-1
      - figure:
        - img /^Claims on one axis, .* 1. 40 lamps, Wire, 2031-01-02; 2. 60 lamps, Lamp/
      - list:
        - listitem:
          - paragraph: 40 lamps supports value confirmed by Ana on 2031-02-03 Wire, 2031-01-02
          - blockquote:
            - text: Café Lumen sold
            - mark: 40 lamps
            - text: in 2030.
          - paragraph:
            - link "In the article"
        - listitem:
          - paragraph: 60 lamps supports Lamp Weekly, 2031-01-03
      - heading "Decided in review" [level=2]
      - list:
        - listitem: "1 and 2: same fact by Ana on 2031-02-03"
      - heading "How they compare" [level=2]
      - list:
        - listitem: "1 and 2: conflict, apart judge.sample"
"""


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_layout_shows_the_same(page: Any, tmp_path: Path, width: int, media: str) -> None:
    """Pages are compared by what a screen reader gets of them: no pixel matters."""
    folder = samples.write(samples.sample(), tmp_path, decisions=samples.decided())
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media=media)
    page.goto(address(folder, "facts.html#f-1"))
    playwright.expect(page.locator("#f-1")).to_match_aria_snapshot(SHOWN)


def test_without_scripts_the_claims_are_open(browser: Any, tmp_path: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address(samples.write(samples.sample(), tmp_path), "facts.html"))
    assert page.is_visible("#f-1 blockquote >> nth=0")
    page.close()
