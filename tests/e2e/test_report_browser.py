"""The report in a browser: it opens from a file, asks nobody for anything, fits the window, prints, and its labels do not collide."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from parley.config import Settings
from parley.workflows.ingest import build
from parley.workflows.reporting import write_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
WIDTHS = (1280, 390)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

pytestmark = pytest.mark.slow

OVERLAPS = """() => {
  const found = [];
  for (const picture of document.querySelectorAll('svg.pic')) {
    const frame = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
    for (const [words, box] of texts) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(['cut', words]);
    }
    for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) {
      const [one, a] = texts[i], [two, b] = texts[j];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 0.5 && down > Math.min(a.height, b.height) * 0.25) found.push(['overlap', one, two]);
    }
  }
  return found;
}"""


FAINT = """() => {
  const parse = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const linear = value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ground = one => {
    for (let at = one; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const one of document.querySelectorAll('body *')) {
    const told = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!told || one.tagName === 'title') continue;
    const style = getComputedStyle(one), drawn = one.closest('svg');
    const ink = light(parse(drawn ? style.fill : style.color)), paper = light(drawn ? [255, 255, 255] : ground(one));
    if ((Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) < 4.5) found.push([one.tagName, one.textContent.slice(0, 30)]);
  }
  return found;
}"""


def _missing(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Skips without it; in CI that is a failure."""
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if path is None:
        _missing("no Chromium is installed")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("Playwright is not installed")
    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the examples."""
    folder = tmp_path_factory.mktemp("report")
    build([ROOT / "examples"], settings=Settings(ledger=folder / "ledger.db"))
    write_report(folder / "ledger.db", folder / "report.html")
    return folder / "report.html"


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser, report: Path) -> Iterator[Page]:
    """The report, open from its file at one width, with all that the browser noted in `page.noted`."""
    context = browser.new_context(viewport={"width": request.param, "height": 900}, offline=True)
    opened = context.new_page()
    noted: list[Any] = []
    opened.on("console", lambda message: noted.append(("console", message.text)))
    opened.on("pageerror", lambda error: noted.append(("error", str(error))))
    opened.on("request", lambda asked: noted.append(("request", asked.url)))
    opened.goto(report.as_uri())
    opened.wait_for_load_state("networkidle")
    opened.noted = noted  # type: ignore[attr-defined]
    yield opened
    context.close()


def test_it_opens_from_a_file_and_asks_nobody(page: Page, report: Path) -> None:
    assert page.noted == [("request", report.as_uri())]  # type: ignore[attr-defined]
    assert page.title() == "The ledger of a peace process"
    assert page.locator("#summary .sentence").count() >= 8


def test_it_fits_the_window(page: Page) -> None:
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room
    cut = page.evaluate(
        """() => [...document.querySelectorAll('h1, h2, h3, h4, p, li, td, th, dd, .tag')].filter(one => !one.closest('.scroll')
           && one.getBoundingClientRect().width && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
           .map(one => one.textContent.slice(0, 60))"""
    )
    assert cut == []


def test_labels_of_the_pictures_do_not_collide(page: Page) -> None:
    assert page.locator("#timeline svg text.label").count() >= 20
    assert page.locator("#deadlocks svg").count() >= 1
    assert page.locator("#promises svg").count() >= 1
    assert page.evaluate(OVERLAPS) == []


def test_its_own_links_lead_somewhere(page: Page) -> None:
    lost = page.evaluate(
        """() => [...document.querySelectorAll('a')].map(one => one.href.baseVal ?? one.getAttribute('href'))
           .filter(target => target.startsWith('#') && !document.getElementById(target.slice(1)))"""
    )
    assert lost == []
    page.locator("#summary sup a").first.click()
    assert page.url.endswith("#note-1")
    assert page.locator("#note-1").is_visible()


def test_words_stand_out_from_the_paper(page: Page) -> None:
    """Every text has a contrast of 4.5 to 1 at least (WCAG 2.2, success criterion 1.4.3)."""
    faint = page.evaluate(FAINT)
    assert faint == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_summary_prints_on_one_page(browser: Browser, report: Path, paper: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(report.as_uri())
    whole = _pages(page.pdf(format=paper))
    page.add_style_tag(content="@media print { .sheet > :not(.front) { display: none; } .front { break-after: auto !important; } }")
    front = _pages(page.pdf(format=paper))
    page.add_style_tag(content="@media print { .front { display: none; } .sheet > #timeline { display: block !important; } }")
    timeline = _pages(page.pdf(format=paper))
    context.close()
    assert front == 1
    assert timeline <= 2
    assert whole > front + timeline


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_the_page_has_no_script_and_no_address_but_the_reports(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    assert "<script" not in text
    assert set(re.findall(r'(?:href|src)="(?!#)([^"]+)"', text)) <= set(
        re.findall(r'<a href="(https?://[^"]+)" rel="noreferrer noopener">', text)
    )
