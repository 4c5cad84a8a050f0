"""Every page, on every paper, at the widths people have: pleasing to axe, nothing cut off, a picture kept.

The keeper looks, because the keeper's pages hold all that anyone's do. Pictures: test-output/screens.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.conftest import OUTPUT, Desks
from browser.pages import SIGHTS, Sight
from browser.running import Served
from browser.watching import HEIGHTS, PAPERS, Window

on_each_paper = pytest.mark.parametrize("paper", PAPERS)
LOOKED_AT_BY_AXE = (360, 1280)
every_sight = pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)

_WIDER_THAN_THE_WINDOW = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const isClipped = (one) => {
        for (let outer = one.parentElement; outer; outer = outer.parentElement) {
            if (outer !== document.body && getComputedStyle(outer).overflowX !== "visible"
                && outer.getBoundingClientRect().right <= width) return true;
        }
        return false;
    };
    return [...document.querySelectorAll("body *")]
        .filter((one) => one.checkVisibility() && !isClipped(one)
                      && (one.getBoundingClientRect().right > width + 1
                          || one.getBoundingClientRect().left < -1))
        .map((one) => one.tagName + "." + one.className);
}"""


def _visit(desks: Desks, samples: Served, sight: Sight, paper: str) -> Window:
    opened = desks.window(paper)
    opened.problems.clear()
    assert opened.go(sight.address.format(**samples.samples)) == sight.status
    return opened


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for one in found
        for node in one["nodes"]
    ]


@every_sight
@on_each_paper
def test_a_page_pleases_axe_fits_its_window_and_does_nothing_wrong(
    sight: Sight, paper: str, desks: Desks, samples: Served
) -> None:
    """One visit for all three: a page is looked at once on each paper."""
    opened = _visit(desks, samples, sight, paper)
    folder = OUTPUT / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    violations, sticking_out = {}, []
    for width in HEIGHTS:
        opened.set_width(width)
        opened.page.screenshot(path=folder / f"{sight.name}-{width}-{paper}.png")
        if width in LOOKED_AT_BY_AXE:
            violations[width] = _violations(opened.page)
        if width == min(HEIGHTS):
            sticking_out = opened.page.evaluate(_WIDER_THAN_THE_WINDOW)
    assert violations == {360: [], 1280: []}
    assert sticking_out == []
    assert opened.problems == []


@on_each_paper
def test_the_storys_text_stands_out_seven_to_one(paper: str, desks: Desks, samples: Served) -> None:
    opened = _visit(desks, samples, Sight("chapter", "/works/{everyone}/chapters/1", 200), paper)
    options = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
    found = Axe().run(opened.page, context="main p", options=options).response
    assert found["passes"], "no text was measured"
    assert found["violations"] == []
